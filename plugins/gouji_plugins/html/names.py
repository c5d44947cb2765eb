"""The names of HTML elements, grouped by how they are read."""

from __future__ import annotations

__all__ = [
    "BREAKS",
    "CELLS",
    "COLUMNS",
    "GROUPS",
    "HEADINGS",
    "HEARD",
    "HOLDERS",
    "IMPLIED_ENDS",
    "LEFT_OUT",
    "LINES",
    "PARTS_HOLDING",
    "RAW",
    "ROW_PARTS",
    "VOID",
]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""Headings with their levels."""

HOLDERS = _names(
    "article aside blockquote body center dd div fieldset footer form header li main nav section ucapcontent"
)
"""What holds a part of the page."""

LINES = (
    HOLDERS
    | HEADINGS.keys()
    | _names("address br caption dir dl dt details figcaption figure hr html legend menu ol p pre summary ul")
)
"""What begins a new line, and ends one."""

BREAKS = LINES - HOLDERS - HEADINGS.keys() - _names("caption pre")
"""What only begins a new line, and ends one."""

CELLS = _names("td th")
GROUPS = _names("thead tbody tfoot")
COLUMNS = _names("caption col colgroup")
ROW_PARTS = CELLS | GROUPS | _names("tr")

VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content."""

RAW = _names("script style noscript iframe noembed noframes textarea title")
"""Elements in which there are no tags."""

LEFT_OUT = RAW | _names("audio button canvas datalist del map math object rp rt select svg template video")
"""Elements whose text is no text of the page; ``title`` is its metadata."""

HEARD = LINES | ROW_PARTS | COLUMNS | LEFT_OUT | _names("table img meta")
"""All that reading does something about; the rest only marks text."""

IMPLIED_ENDS = {
    "td": ROW_PARTS,
    "th": ROW_PARTS,
    "tr": ROW_PARTS - CELLS,
    "p": _names("address div dl fieldset form h1 h2 h3 h4 h5 h6 hr ol p pre table ul"),
}
"""Elements that the start of another one ends."""

PARTS_HOLDING = {
    **dict.fromkeys(GROUPS, frozenset[str]()),
    **dict.fromkeys(CELLS, GROUPS | {"tr"}),
    "tr": GROUPS,
    "p": ROW_PARTS | HOLDERS,
}
"""What may hold an element, and ends it with its own end; anything else may stand in all parts of tables."""
