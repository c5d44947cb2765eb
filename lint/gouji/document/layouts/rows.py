"""L1 (and tables of GFM): one row a line, cells parted by bars, a run of bars for covered ones."""

from __future__ import annotations

from gouji.document.layouts.line import row_of
from gouji.document.layouts.lines import Lines
from gouji.document.model import Row, Table, make_cell

__all__ = ["begins_broken_label", "read"]

_RULE = frozenset("|-: \t")
_MOST_TELLING = 200


def read(lines: Lines, first: int, last: int) -> tuple[Table, int]:
    """Read the rows on lines *first* to *last*; return their table and the line after it."""
    barred = [text.lstrip() for text in lines.texts[first : min(last, first + _MOST_TELLING) + 1] if "|" in text]
    framed = 2 * sum(1 for text in barred if text.startswith("|")) > len(barred)
    each = lines.each
    rows: list[Row] = []
    held = -1
    index = first
    while index <= last:
        text = lines.texts[index]
        if "|" not in text:
            if not each[index].is_blank:
                if not begins_broken_label(lines, index):
                    break
                held = lines.starts[index]
        elif not (rows and _is_rule(text)):
            start = lines.starts[index]
            if held >= 0:
                text = lines.source.text[held : start + len(text)]
                pieces, covered = row_of(text, framed=framed)
                start, held = held, -1
            else:
                pieces, covered = each[index].framed_row if framed else each[index].row
            rows.append(Row(tuple([make_cell(piece, start + at, start + end) for piece, at, end in pieces]), covered))
        index += 1
    return Table(tuple(rows)), index


def _is_rule(text: str) -> bool:
    """Return whether a line is the rule that GFM puts between header and body."""
    return "--" in text and _RULE.issuperset(text)


def begins_broken_label(lines: Lines, index: int) -> bool:
    """Return whether a line without bars is the first part of a label that the next line ends."""
    if index + 1 >= len(lines) or "|" not in lines.texts[index + 1]:
        return False
    return lines.begins_label(index, lines.texts[index + 1].split("|", 1)[0])
