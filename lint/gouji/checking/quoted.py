"""The model of a report's tables as plain rows, which formats show around a finding."""

from collections.abc import Iterator
from decimal import Decimal

from gouji.text.source import Span
from gouji.value import NamedTuple

__all__ = ["QuotedBlock", "QuotedCell", "QuotedColumn", "QuotedRow", "QuotedTable"]


class QuotedCell(NamedTuple):
    """The text of a cell, and its span in the source: None where the report does not print it.

    ``fact`` is the fact that it states ("": none), ``figure`` its value where that is a number.
    """

    text: str
    span: Span | None = None
    fact: str = ""
    figure: Decimal | None = None


class QuotedColumn(NamedTuple):
    """The head of a column: the label of its group ("": none), and its own."""

    group: str
    label: QuotedCell


class QuotedRow(NamedTuple):
    """A row: its label, behind the labels of the groups that it stands in, and its cells."""

    label: QuotedCell
    cells: tuple[QuotedCell, ...]


class QuotedBlock(NamedTuple):
    """Rows that follow each other under the same columns; ``columns`` are () in a list, which has no heads."""

    columns: tuple[QuotedColumn, ...]
    rows: tuple[QuotedRow, ...]


class QuotedTable(NamedTuple):
    """A table of the form as a report fills it in: its title, and its rows in the report's order."""

    title: str
    blocks: tuple[QuotedBlock, ...]

    @property
    def cells(self) -> Iterator[QuotedCell]:
        """The cells of its rows, without labels."""
        return (cell for block in self.blocks for row in block.rows for cell in row.cells)
