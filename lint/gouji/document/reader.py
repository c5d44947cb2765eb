"""Plain text → document: each line is a paragraph's or belongs to a table in some layout."""

from __future__ import annotations

from gouji.document.layouts import bars, columns, paragraphs, rows, spaced, tabs
from gouji.document.layouts.lines import Lines
from gouji.document.model import Block, Document, Paragraph, Table
from gouji.document.vocabulary import Vocabulary
from gouji.errors import LimitExceededError
from gouji.message import Message
from gouji.text.source import Source

__all__ = ["MAX_CELLS", "MAX_LINES", "read_text"]

MAX_CELLS = 200_000
"""More bars or tabs than this are no report; a report has some 300 cells."""

MAX_LINES = 500_000
"""More lines than this are no report; a report has some 600."""

_WIDEST_GAP = 3
_MARGIN = " |\t\u3000\ufeff\u200b\u00a0"
_ORDINALS = frozenset("一二三四五六七八九十第（(123456789")


def read_text(source: Source, vocabulary: Vocabulary) -> Document:
    """Read a text report in any of its layouts; a table's layout is told table by table."""
    _check_limits(source)
    lines = Lines(source, vocabulary)
    texts, starts = lines.texts, lines.starts
    blocks: list[Block] = []
    index = 0
    while index < len(texts):
        text = texts[index]
        found = _table(lines, index, text) if text else None
        if found:
            block, index = found
            blocks.append(block)
            continue
        if stripped := text.strip(_MARGIN):
            start = starts[index] + text.index(stripped[0])
            blocks.append(Paragraph(stripped, start, start + len(stripped)))
        index += 1
    return Document(source, tuple(blocks))


def _check_limits(source: Source) -> None:
    text = source.text
    if max(text.count("|"), text.count("\t")) > MAX_CELLS:
        message = Message(
            f"单元格超过 {MAX_CELLS:,} 个；报告不会有这么多",
            f"more than {MAX_CELLS:,} cells; no report has as many",
        )
        raise LimitExceededError(source.name, message, limit="MAX_CELLS")
    if text.count("\n") > MAX_LINES:
        message = Message(
            f"超过 {MAX_LINES:,} 行；报告不会有这么长",
            f"more than {MAX_LINES:,} lines; no report has as many",
        )
        raise LimitExceededError(source.name, message, limit="MAX_LINES")


def _table(lines: Lines, index: int, text: str) -> tuple[Table, int] | None:
    if "\t" in text:
        return columns.read(lines, index) or tabs.read(lines, index)
    if _is_barred(lines, text):
        return _barred(lines, index)
    if "|" in text or len(text) > 80:
        return None
    if index + 1 < len(lines) and _opens_bars(lines, index):
        return _barred(lines, index)
    return (spaced.read(lines, index) if _may_be_spaced(lines, text) else None) or paragraphs.read(lines, index)


def _may_be_spaced(lines: Lines, text: str) -> bool:
    """Whether a line's first word is a label and more follows."""
    words = text.split(None, 1)
    return len(words) > 1 and lines.vocabulary.is_label(words[0])


def _barred(lines: Lines, first: int) -> tuple[Table, int] | None:
    """Read the table of bars that begins on line *first*: rows (L1) or single cells (L2, L5)."""
    last = _last_barred(lines, first)
    barred = [text for text in lines.texts[first : last + 1] if "|" in text]
    inner = sum(1 for text in barred if _has_inner_bar(text))
    if inner * 10 >= len(barred):
        while first < last and "|" not in lines.texts[first]:
            first += 1
        return rows.read(lines, first, last)
    return bars.read(lines, first, last)


def _is_barred(lines: Lines, text: str) -> bool:
    """Whether a line has cells; a sentence may have a bar too, and so may a heading at its end."""
    if "|" not in text or "。" in text:
        return False
    words = text.strip("| \t")
    return words[:1] not in _ORDINALS or "|" in words or not lines.vocabulary.is_heading(words)


def _has_inner_bar(text: str) -> bool:
    """Whether a bar on the line has text on both its sides."""
    pieces = iter(text[:4000].split("|"))
    return any(piece.strip() for piece in pieces) and any(piece.strip() for piece in pieces)


def _last_barred(lines: Lines, first: int) -> int:
    """The last line with a bar before a heading, running text or a gap too wide for a cell."""
    last, gap = first, 0
    for index in range(first, len(lines)):
        text = lines.texts[index]
        if _is_barred(lines, text):
            last, gap = index, 0
        elif text and not lines.blank(index):
            gap += 1
            if gap > _WIDEST_GAP or (index > first and lines.ends_table(index)):
                break
    return last


def _opens_bars(lines: Lines, index: int) -> bool:
    """Whether a line without bars is a cell that the bar on the next line ends (L5, or L2 broken)."""
    if lines.blank(index):
        return False
    below = lines.texts[index + 1].strip()
    if not below:
        after = lines.next_filled(index + 1)
        below = lines.texts[after].strip() if after < len(lines) else ""
    if "|" not in below:
        return False
    if below.strip("| "):
        return not below.startswith("|") and lines.begins_label(index, below.split("|", 1)[0])
    return not lines.ends_table(index) and not _ends_in_text(lines, index)


def _ends_in_text(lines: Lines, index: int) -> bool:
    """Whether a figure follows the last bar of the table below: its bars begin cells, and so does the first."""
    below = lines.next_filled(_last_barred(lines, index) + 1)
    return below < len(lines) and lines.is_figure(lines.texts[below])
