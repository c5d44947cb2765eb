"""The style of a web page: the manner of its HTML, what surrounds the report, its encoding."""

from __future__ import annotations

from html import escape

from gouji.testing.layouts import TextStyle
from gouji.value import Value, field, frozen

__all__ = ["MANNERS", "PageStyle"]

MANNERS = ("clean", "word", "one-line")
"""Whose HTML it is: written by hand, saved by Word, or made by a program without a line break."""


@frozen
class PageStyle(Value):
    """The options of a page; the defaults are what is read most easily.

    ``text`` is the style of the report's own text; labels that it parts are parted by ``<br>``,
    paragraphs or a no-break space (``parted_by``). ``declared`` is the encoding that the page names
    ("" for none), which need not be its own. ``chrome`` puts navigation, scripts and a footer
    around the report, ``layout_table`` the report in a cell of a table. ``closes`` writes the end
    tags that may be left out, ``spacer`` a row that only sets widths. ``references`` prints digits
    in tables as numbers of characters, ``blank`` is what an empty cell holds.
    """

    manner: str = "clean"
    text: TextStyle = field(factory=TextStyle)
    declared: str = "utf-8"
    parted_by: str = "<br>"
    chrome: bool = True
    layout_table: bool = False
    closes: bool = True
    spacer: bool = False
    references: bool = False
    blank: str = ""

    @property
    def newline(self) -> str:
        """The line break between tags; "" in a page on one line."""
        return "" if self.manner == "one-line" else "\n"

    def shown(self, text: str) -> str:
        """Return the markup of a cell's text."""
        return escape(text, quote=False).replace("\n", self.parted_by)

    def figure(self, text: str) -> str:
        """Return the markup of a figure."""
        if not self.references:
            return escape(text, quote=False)
        return "".join(f"&#{ord(character)};" if character.isdecimal() else escape(character) for character in text)
