"""The table around a finding: the rows with the cells that it is about, those beside them, and the heads above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.checking.diagnostic import Diagnostic
from gouji.checking.quoted import QuotedBlock, QuotedCell, QuotedColumn, QuotedRow, QuotedTable
from gouji.message import Language, Message
from gouji.output.html.markup import shown
from gouji.text.source import Span
from gouji.value import NamedTuple

__all__ = ["Surroundings", "surroundings"]

_ROW = Message("项目", "row")
_BLANK = Message("（空白）", "(blank)")
_LEFT_OUT = Message("略去 {count} 行", "rows left out: {count}")
_SHORT = 7
"""So many rows of a block are all shown."""


class Surroundings(NamedTuple):
    """The tables around a finding, as HTML, and which of its own and its related spans are marked in them."""

    html: str
    marked: frozenset[Span]


def surroundings(diagnostic: Diagnostic, tables: Sequence[QuotedTable], language: Language) -> Surroundings:
    """Return what stands around a finding, "" where it is about no cell: its own is marked, related ones are tinted."""
    if not tables:
        return Surroundings("", frozenset())
    spans = (each.place.span for each in diagnostic.related if each.path == diagnostic.path)
    writer = _Writer(diagnostic.span, [span for span in spans if span is not None], language)
    html = "".join(map(writer.table, tables))
    return Surroundings(html, frozenset(writer.marked))


class _Writer:
    """Writes tables with the marks of one finding: of its own *span*, and of *related* ones."""

    def __init__(self, span: Span | None, related: Sequence[Span], language: Language) -> None:
        self.marked: set[Span] = set()
        self._span = span
        self._related = related
        self._language = language

    def table(self, table: QuotedTable) -> str:
        """Return the part of a table that is around marked cells; "" where none is marked."""
        blocks = [block for block in table.blocks if any(map(self._tone, _cells_of(block)))]
        if not blocks:
            return ""
        body = "".join("".join(self._block(block)) for block in blocks)
        return f'<div class="scroll"><table class="quoted"><caption>{shown(table.title)}</caption>{body}</table></div>'

    def _block(self, block: QuotedBlock) -> Iterator[str]:
        yield f"<tbody>{self._heads(block.columns)}"
        width = 1 + max(len(row.cells) for row in block.rows)
        for is_kept, rows in groupby(self._kept(block.rows), key=lambda pair: pair[0]):
            if is_kept:
                yield from (self._row(row) for _, row in rows)
            else:
                words = _LEFT_OUT[self._language].format(count=sum(1 for _ in rows))
                yield f'<tr class="gap"><td colspan="{width}">{words}</td></tr>'
        yield "</tbody>"

    def _kept(self, rows: Sequence[QuotedRow]) -> Iterator[tuple[bool, QuotedRow]]:
        """Yield rows, each with whether it is shown: all of a few, else those that are marked and the finding's neighbours."""
        tones = [{self._tone(cell) for cell in (row.label, *row.cells)} for row in rows]
        own = {number for number, found in enumerate(tones) if "fault" in found}
        near = {number + step for number in own for step in (-1, 1)}
        for number, row in enumerate(rows):
            yield len(rows) <= _SHORT or bool(tones[number] - {""}) or number in near, row

    def _heads(self, columns: Sequence[QuotedColumn]) -> str:
        """Return the rows of heads: labels, below those of groups where there are any."""
        if not columns:
            return ""
        has_groups = any(column.group for column in columns)
        corner = f'<th scope="col"{_spanning("rowspan", 1 + has_groups)}>{_ROW[self._language]}</th>'
        labels = "".join(self._cell("th", column.label, ' scope="col"') for column in columns)
        if not has_groups:
            return f"<tr>{corner}{labels}</tr>"
        groups = [(group, sum(1 for _ in found)) for group, found in groupby(columns, key=lambda column: column.group)]
        upper = "".join(
            f'<th scope="colgroup"{_spanning("colspan", count)}>{shown(group)}</th>' for group, count in groups
        )
        return f"<tr>{corner}{upper}</tr><tr>{labels}</tr>"

    def _row(self, row: QuotedRow) -> str:
        cells = "".join(self._cell("td", cell) for cell in row.cells)
        label = self._cell("th", row.label, ' scope="row"')
        return f"<tr>{label}{cells}</tr>"

    def _cell(self, name: str, cell: QuotedCell, attributes: str = "") -> str:
        tone = self._tone(cell)
        if not tone:
            return f"<{name}{attributes}>{shown(cell.text)}</{name}>"
        text = shown(cell.text) or _BLANK[self._language]
        inside = f"<mark>{text}</mark>" if tone == "fault" else text
        return f'<{name}{attributes} class="{tone}">{inside}</{name}>'

    def _tone(self, cell: QuotedCell) -> str:
        """Return how a cell is marked: as the ``fault``, as ``tied`` to it, or "" not at all."""
        if cell.span is None:
            return ""
        if self._span is not None and _overlap(cell.span, self._span):
            self.marked.add(self._span)
            return "fault"
        tied = [span for span in self._related if _overlap(cell.span, span)]
        self.marked.update(tied)
        return "tied" if tied else ""


def _cells_of(block: QuotedBlock) -> Iterator[QuotedCell]:
    yield from (column.label for column in block.columns)
    for row in block.rows:
        yield from (row.label, *row.cells)


def _overlap(cell: Span, span: Span) -> bool:
    """Return whether a span has a part of a cell, or is the place of a blank one."""
    return cell == span or (cell.start < span.end and span.start < cell.end)


def _spanning(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""
