"""The document model: paragraphs, tables and pictures in reading order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate, chain
from operator import gt
from typing import Literal, TypeAlias

from gouji.message import Message
from gouji.text.source import Source, Span
from gouji.value import Entity, NamedTuple, evolve, field, frozen, maker

__all__ = [
    "Block",
    "Cell",
    "Comment",
    "Document",
    "Locator",
    "Paragraph",
    "Picture",
    "Row",
    "RowLine",
    "Script",
    "Table",
    "make_cell",
    "texts_of",
]

_BETWEEN = " | "
"""What stands between the cells of a row that is shown as a line."""

Locator: TypeAlias = Mapping[str, object]
"""Where something stands in a format without lines, such as ``{"table": 2, "row": 5, "cell": 3}``."""


def _source_span(node: Paragraph | Cell, start: int, end: int) -> Span:
    """Return the span in the source of characters ``start`` to ``end`` of a node's text.

    Where the text goes back in the source, the span is that of its last character up to its first.
    """
    if not node.jumps:
        return Span(node.start + start, node.start + end)
    first = _source_offset(node, start)
    last = _source_end(node, end) if end > start else first
    return Span(first, last) if first <= last else Span(_source_offset(node, end - 1), _source_end(node, start + 1))


def _source_end(node: Paragraph | Cell, end: int) -> int:
    """Return where the character before *end* ends in the source: at a jump's offset, else one after its begin."""
    index = bisect_left(node.jumps, end, key=lambda jump: jump[0])
    here = [source for at, source in node.jumps[index : index + 2] if at == end]
    if len(here) == 2 or (here and end == len(node.text)):
        return here[0]
    return _source_offset(node, end - 1) + 1


def _source_offset(node: Paragraph | Cell, offset: int) -> int:
    index = bisect_right(node.jumps, offset, key=lambda jump: jump[0]) - 1
    if index < 0:
        return node.start + offset
    at, source = node.jumps[index]
    return source + offset - at


def _jumps(node: Paragraph | Cell, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the jumps of the piece of a node's text from *start* to *end*, counted from *start*."""
    within = [(at - start, source) for at, source in node.jumps if start < at < end]
    last = [source for at, source in node.jumps if at == end > start]
    ends_so = len(last) == 2 or (last and end == len(node.text))
    return (*within, (end - start, last[0])) if ends_so else tuple(within)


@frozen
class Paragraph(Entity):
    """A paragraph or heading: its visible ``text`` and where it stands.

    ``start`` and ``end`` are offsets into the source. ``jumps`` are pairs (offset in ``text``, offset in the source)
    at each point where the next character of the text is not the next one of the source (an entity, a tag). A
    character that is longer in the source (an entity) is followed by two pairs: where it ends, and where the next one
    begins; at the end of the text by the first only. ``level`` is the heading level that the format gives it, 0 for
    body text.
    """

    text: str
    start: int
    end: int
    level: int = 0
    jumps: tuple[tuple[int, int], ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return Span(self.start, self.end)

    def source_span(self, start: int, end: int) -> Span:
        """Return the span in the source of characters ``start`` to ``end`` of ``text``."""
        return _source_span(self, start, end)

    def part(self, start: int, end: int) -> Paragraph:
        """Return a paragraph of only the characters ``start`` to ``end`` of ``text``."""
        span = self.source_span(start, end)
        return evolve(self, text=self.text[start:end], start=span.start, end=span.end, jumps=_jumps(self, start, end))


@frozen
class Cell(Entity):
    """One cell of a table: its visible ``text`` and where it stands.

    An empty cell has an empty span at the place where its text would be. ``column`` (from 0)
    and the spans are known only where the source has a true grid; else ``column`` is -1.
    """

    text: str
    start: int
    end: int
    column: int = -1
    row_span: int = 1
    column_span: int = 1
    jumps: tuple[tuple[int, int], ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return Span(self.start, self.end)

    def source_span(self, start: int, end: int) -> Span:
        """Return the span in the source of characters ``start`` to ``end`` of ``text``."""
        return _source_span(self, start, end)

    def part(self, start: int, end: int) -> Cell:
        """Return a cell of only the characters ``start`` to ``end`` of ``text``, without white space around them."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        text = piece.strip()
        span = self.source_span(start, start + len(text))
        jumps = _jumps(self, start, start + len(text))
        return evolve(self, text=text, start=span.start, end=span.end, jumps=jumps)


make_cell = maker(Cell)
"""Makes a `Cell`, of which a report has hundreds."""


@frozen
class Row(Entity):
    """One row's cells from left to right.

    ``covered`` counts positions that the source marks at the row's end as covered by merged
    cells, where it does not say which (a run of bars).
    """

    cells: tuple[Cell, ...]
    covered: int = 0


@frozen
class Table(Entity):
    """A table: the rows of the source where it marks them, else one row with all cells in sequence.

    ``marked`` tells whether ``rows`` are the source's rows. Unmarked, all cells stand in one
    row in reading order.
    """

    rows: tuple[Row, ...]
    marked: bool = True

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return next(row.cells[0].start for row in self.rows if row.cells)

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return next(row.cells[-1].end for row in reversed(self.rows) if row.cells)

    @property
    def span(self) -> Span:
        """From its first cell to its last."""
        return Span(self.start, self.end)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell in reading order."""
        return tuple(chain.from_iterable([row.cells for row in self.rows]))


@frozen
class Picture(Entity):
    """A picture that stands between the blocks; a table may be printed as a picture."""

    start: int
    end: int
    description: str = ""

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return Span(self.start, self.end)


Script: TypeAlias = Literal["simplified", "traditional"]

Block: TypeAlias = Paragraph | Table | Picture


class RowLine(NamedTuple):
    """A row as one line of a file that has none: the texts of its cells, and where each begins in the source and in the line."""

    text: str
    begins: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, row: Row, source: Source) -> RowLine:
        """Return a row of a source as a line."""
        texts = [source.text[cell.start : cell.end] for cell in row.cells]
        ends = accumulate([len(text) + len(_BETWEEN) for text in texts], initial=0)
        return cls(_BETWEEN.join(texts), tuple([(cell.start, at) for cell, at in zip(row.cells, ends, strict=False)]))

    def at(self, offset: int) -> int:
        """Return where in the line an offset of the source is, counted from the last cell that begins before it."""
        return next((at + offset - start for start, at in reversed(self.begins) if start <= offset), 0)


class Comment(NamedTuple):
    """A comment for gouji, which readers of the report do not see: its text, its span and its line.

    ``line`` is the stretch of the source around it that holds a part of one paragraph, a cell or a row;
    it is empty where the comment stands alone.
    """

    text: str
    span: Span
    line: Span


@frozen
class Document(Entity):
    """The blocks of a source in reading order.

    ``loader`` names the loader that read it. ``locators`` are pairs (offset, locator), sorted by offset, for formats
    without lines; an offset has the locator of the last pair at or before it. ``notes`` tell users what reading left
    out or had to decide (tracked changes, hidden rows). ``metadata`` holds what the format gives beside the text, such
    as ``published`` or ``title``. ``parts`` are further reports in the same file (the other sheets of a workbook).
    ``script`` is that of the source; blocks and metadata are in simplified script, whatever it is. ``comments`` are those
    that begin with ``gouji:``, in a format that has comments. ``kind`` names the kind of report
    whose vocabulary the loader chose: "" where the text shows no kind, None where the loader needed none. ``gaps`` are
    the offsets at which the source has text that was not read, as a page that is a picture: nothing is missing that may
    stand there.
    """

    source: Source
    blocks: tuple[Block, ...]
    loader: str = "text"
    locators: tuple[tuple[int, Locator], ...] = ()
    notes: tuple[Message, ...] = ()
    metadata: Mapping[str, str] = field(factory=dict)
    parts: tuple[Document, ...] = ()
    comments: tuple[Comment, ...] = ()
    kind: str | None = None
    script: Script = "simplified"
    gaps: tuple[int, ...] = ()

    def locator(self, offset: int) -> Locator | None:
        """Return the locator of an offset; None in a format that has lines."""
        index = bisect_right(self._locator_offsets, offset) - 1
        return self.locators[index][1] if index >= 0 else None

    def row_at(self, offset: int) -> RowLine | None:
        """Return the row in one of whose cells an offset stands, as a line; None where it stands in no cell."""
        starts, cells = self._cells
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        cell, row = cells[index]
        if offset > cell.end:
            return None
        if row not in self._lines:
            self._lines[row] = RowLine.of(row, self.source)
        return self._lines[row]

    @cached_property
    def _cells(self) -> tuple[list[int], list[tuple[Cell, Row]]]:
        """Where each cell begins, in this order, and the cell with its row."""
        tables = [block for block in self.blocks if isinstance(block, Table)]
        cells = [(cell, row) for table in tables for row in table.rows for cell in row.cells]
        starts = [cell.start for cell, _ in cells]
        if any(map(gt, starts, starts[1:])):
            cells.sort(key=lambda pair: pair[0].start)
            starts.sort()
        return starts, cells

    @cached_property
    def _lines(self) -> dict[Row, RowLine]:
        """The rows that were asked for, as lines: a row is asked for at each of its cells."""
        return {}

    @cached_property
    def _locator_offsets(self) -> list[int]:
        return [offset for offset, _ in self.locators]


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """Return the texts of paragraphs and cells in reading order."""
    return [
        text
        for block in blocks
        for text in (
            [cell.text for row in block.rows for cell in row.cells]
            if isinstance(block, Table)
            else [block.text]
            if isinstance(block, Paragraph)
            else ()
        )
    ]
