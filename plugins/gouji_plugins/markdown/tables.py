"""A table of GitHub's Markdown → rows of cells, and the lines that are not its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.api.documents import Cell, Row, Table, Vocabulary
from gouji_plugins.markdown.inline import SPECIAL, visible
from gouji_plugins.markdown.merges import merged
from gouji_plugins.markdown.places import MARGIN, Raw, cell_of

__all__ = ["Line", "read_table"]

Line = tuple[int, str]
"""A line without what its quote or list puts before it, and its offset in the source."""

_MARGIN = " \t\n\r\f\v"
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t:-]*")


def read_table(lines: Sequence[Line], vocabulary: Vocabulary, definitions: frozenset[str]) -> Iterator[Table | Line]:
    """Read the table that begins with the header ``lines[0]`` and the rule ``lines[1]``.

    GitHub takes a line without bars right below a table as a row of one cell. If it is no label, yield it as a line of
    text: it is a heading or sentence before which the blank line was forgotten. The table below such a line has a rule
    of its own, which is no row.
    """
    header = _row(*lines[0], 0, definitions)
    rows = [header] if any(cell.text for cell in header.cells) else []
    for start, text in lines[2:]:
        if "|" not in text and len(header.cells) > 1 and not vocabulary.is_label(text):
            if rows:
                yield Table(merged(rows, vocabulary))
                rows = []
            yield start, text
        elif not _RULE.fullmatch(text):
            rows.append(_row(start, text, len(header.cells), definitions))
    if rows:
        yield Table(merged(rows, vocabulary))


def _row(start: int, text: str, width: int, definitions: frozenset[str]) -> Row:
    """Read the cells of one line; if it has fewer than *width*, the missing ones are empty and stand at its end."""
    bare = _without_comment(text.strip(_MARGIN))
    at = start + (text.index(bare) if bare else 0)
    pieces = _BAR.split(bare) if "\\" in bare else bare.split("|")
    places = []
    for piece in pieces:
        places.append((at, piece))
        at += len(piece) + 1
    if places and not places[0][1]:
        del places[0]
    if places and not places[-1][1]:
        del places[-1]
    read = _cell if SPECIAL.search(bare) else _plain_cell
    cells = [read(offset, piece, column, definitions) for column, (offset, piece) in enumerate(places)]
    end = start + len(text.rstrip())
    cells += [Cell("", end, end, column) for column in range(len(cells), width)]
    return Row(tuple(cells))


def _without_comment(text: str) -> str:
    """Remove the comment after the last bar of a row."""
    if not text.endswith("-->"):
        return text
    before = text[: max(0, text.rfind("<!--"))].rstrip(_MARGIN)
    return before if before.endswith("|") else text


def _plain_cell(start: int, text: str, column: int, _definitions: frozenset[str]) -> Cell:
    """Make a cell of a text without marks, as most cells are."""
    bare = text.strip(MARGIN)
    if bare:
        start += text.index(bare[0])
        return Cell(bare, start, start + len(bare), column)
    start += text[:1] == " "
    return Cell("", start, start, column)


def _cell(start: int, text: str, column: int, definitions: frozenset[str]) -> Cell:
    if SPECIAL.search(text) is None:
        return _plain_cell(start, text, column, definitions)
    raw = Raw(text, (0,), (start,))
    return cell_of(raw, visible(text, definitions, in_cell=True).pieces, column)
