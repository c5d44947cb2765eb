"""The texts in which rules on writing look: paragraphs, and cells that hold more than a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.report.model import Report
from gouji.text.source import Span

__all__ = ["contains_any", "line_span", "written", "written_in"]

_LONGEST_FIGURE = 6
_MARKS = " \t\r\n\u00a0\u3000*_#>-+"
"""What may stand beside a text on its line and means nothing without it: space, marks of lists and of stress."""


def written(report: Report) -> Iterator[Paragraph | Cell]:
    """Yield every paragraph of a report, and every cell that is longer than a figure, in reading order."""
    return iter(report.derive(_written))


def _written(report: Report) -> tuple[Paragraph | Cell, ...]:
    return tuple(written_in(report.document.blocks))


def written_in(blocks: Iterable[Block]) -> Iterator[Paragraph | Cell]:
    """Yield every paragraph among some blocks, and every cell that is longer than a figure, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if len(cell.text) > _LONGEST_FIGURE:
                        yield cell


def contains_any(text: str, words: tuple[str, ...]) -> bool:
    """Return whether one of the words stands in the text."""
    for word in words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every cell)
        if word in text:
            return True
    return False


def line_span(report: Report, paragraph: Paragraph) -> Span:
    """Return the span that a fix deletes to remove a paragraph.

    That is its line with the line's end where nothing but marks stands beside it, else the paragraph alone. Between
    two parts of a table the line's end is kept: it may be all that separates their rows.
    """
    source = report.document.source
    start, end = paragraph.span
    first, last = source.position(start).line, source.position(end).line
    begin = source.line_starts[first - 1]
    stop = source.line_starts[last] if last < len(source.line_starts) else len(source.text)
    alone = not source.text[begin:start].strip(_MARKS) and not source.text[end:stop].strip(_MARKS)
    return Span(begin, stop) if alone and not _parts_tables(report, paragraph) else paragraph.span


def _parts_tables(report: Report, paragraph: Paragraph) -> bool:
    """Return whether a paragraph has a table before and a table after it."""
    blocks = report.document.blocks
    at = next(number for number, block in enumerate(blocks) if block is paragraph)
    return 0 < at < len(blocks) - 1 and isinstance(blocks[at - 1], Table) and isinstance(blocks[at + 1], Table)
