"""Match the rows of a source table with the rows of the form: by its marks where it has them, else by alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gouji.binding.fragments import Fragment
from gouji.binding.labels import LabelReader
from gouji.binding.runs import Binding, Context, Run, TakenLabel, bound
from gouji.binding.subtotals import without_subtotals
from gouji.document.model import Cell, Row
from gouji.forms.model import FormRow, FormTable, Label
from gouji.report.model import BoundRow
from gouji.text.fold import is_blank
from gouji.text.numbers import MAX_DIGITS, read_figure
from gouji.value import evolve

__all__ = ["bind_rows"]

_HEADER_KINDS = frozenset(("column", "anchor", "header", "truncated", "foreign-column", "foreign-header"))


def bind_rows(table: FormTable, fragments: Sequence[Fragment], reader: LabelReader) -> Binding:
    """Find each row of *table* in *fragments*, place its figures in their columns, and return the binding."""
    labels: list[TakenLabel] = []
    runs: list[Run] = []
    if len(table.rows) == 1 and not table.rows[0].label:
        runs += _unlabelled(table.rows[0], fragments, reader, labels)
        if all(len(run.cells) < len(table.rows[0].facts) for run in runs):
            runs = _together(table.rows[0], fragments, reader) or runs
    else:
        context = Context(table)
        for fragment in fragments:
            cut = _marked if fragment.marked else _unmarked
            runs += cut(fragment, reader, context, labels)
    if not any(fragment.marked for fragment in fragments):
        from gouji.binding.sequence import completed

        known = sum(1 for _, label in labels if label)
        runs = completed(table, runs, fragments[-1].cells[-1].end, known)
    binding = bound(table, without_subtotals(runs, labels), labels, _placed)
    return binding if _is_wide(table, runs) else evolve(binding, by_figures=False)


def _is_wide(table: FormTable, runs: Iterable[Run]) -> bool:
    """Return whether a run has more cells than its row; what the figures are may then decide which of them count."""
    fewest = min(len(row.facts) for row in table.rows)
    return any(len(run.cells) > (len(run.row.facts) if run.row else fewest) for run in runs)


def _marked(
    fragment: Fragment,
    reader: LabelReader,
    context: Context,
    labels: list[TakenLabel],
) -> Iterator[Run]:
    numbers = [[_is_number(cell.text) for cell in row.cells] for row in fragment.rows]
    figures_from, figures_to = _first_figure_column(fragment, numbers), _end_of_columns(fragment, reader)
    if not _is_column_beyond(fragment, numbers, figures_to):
        figures_to = 0
    width = _usual_width(fragment.rows)
    for row, are_numbers in zip(fragment.rows, numbers, strict=True):
        texts = [
            (n, cell, reader.read(cell.text))
            for n, cell in enumerate(row.cells)
            if not are_numbers[n] and _is_text(cell.text)
        ]
        for _, cell, found in texts:
            labels.append((cell, found[0] if found else None))
        if not texts:
            if any(are_numbers):
                yield Run(None, None, row.cells, _ends_blank(row, width))
            continue
        begin = next((n for n, _, found in texts if found), 0)  # a serial number may stand before the label
        first_figure = are_numbers.index(True, begin) if True in are_numbers[begin:] else len(are_numbers)
        if first_figure == len(are_numbers) and _is_header([found for _, _, found in texts]):
            continue
        run = _labelled_run(row, texts, context, (first_figure, width, figures_from, figures_to))
        if run:
            yield run


def _first_figure_column(fragment: Fragment, numbers: Sequence[Sequence[bool]]) -> int:
    """Return the leftmost column in which a figure begins; 0 where the source has no true grid."""
    columns = [
        cell.column
        for row, are_numbers in zip(fragment.rows, numbers, strict=True)
        for cell, is_number in zip(row.cells, are_numbers, strict=True)
        if is_number
    ]
    return max(0, min(columns, default=0))


def _end_of_columns(fragment: Fragment, reader: LabelReader) -> int:
    """Return the column after the last one with a header that the form has; 0 where the source has no true grid.

    What stands right of it, as a share of each figure or a check of sums in a workbook, is not of the table.
    """
    ends = [
        cell.column + cell.column_span
        for row in fragment.rows
        for cell in row.cells
        if cell.column > 0 and any(label.kind == "column" and label.exact for label in reader.read(cell.text))
    ]
    return max(ends, default=0)


def _is_column_beyond(fragment: Fragment, numbers: Sequence[Sequence[bool]], end: int) -> bool:
    """Return whether most rows with figures have something beyond a column: in one row alone, a figure may be in two cells."""
    with_figures = [row for row, are_numbers in zip(fragment.rows, numbers, strict=True) if any(are_numbers)]
    beyond = [row for row in with_figures if any(cell.column >= end and cell.text for cell in row.cells)]
    return 1 < len(with_figures) < 2 * len(beyond)


def _usual_width(rows: Sequence[Row]) -> int:
    """Return the width of most rows that have covered cells, these counted; -1 where no two rows agree."""
    widths = Counter(len(row.cells) + row.covered for row in rows if row.covered)
    width, count = max(widths.items(), key=lambda item: item[1], default=(-1, 0))
    return width if count > 1 else -1


def _ends_blank(row: Row, width: int) -> bool:
    """Return whether a row's run of bars hides a blank last cell, with which the row is as wide as the others."""
    return bool(row.covered) and len(row.cells) + row.covered == width


def _labelled_run(
    row: Row, texts: list[tuple[int, Cell, tuple[Label, ...]]], context: Context, measures: tuple[int, int, int, int]
) -> Run | None:
    """Return a row of the source as a run named by its last known label before the figures; None for no run.

    *measures* are where its first figure stands, how wide most rows are, and between which columns figures stand.
    """
    first_figure, width, figures_from, figures_to = measures
    named: tuple[int, Cell, FormRow] | None = None
    for number, cell, found in texts:
        if number > first_figure:
            break
        context.enter(found)
        taken = context.take(found)
        if taken is not None:
            named = (number, cell, taken)
    if named:
        number, cell, form_row = named
        return Run(cell, form_row, row.cells[number + 1 :], _ends_blank(row, width), figures_from, figures_to)
    before = [(number, cell) for number, cell, _ in texts if number < first_figure]
    if not before or first_figure == len(row.cells):
        return None
    number, cell = before[-1]
    return Run(cell, None, row.cells[number + 1 :], _ends_blank(row, width), figures_from, figures_to)


def _is_header(found: list[tuple[Label, ...]]) -> bool:
    kinds = {label.kind for labels in found for label in labels if label.exact or label.kind != "row"}
    return bool(kinds & _HEADER_KINDS) or "caption" in kinds


def _unmarked(
    fragment: Fragment,
    reader: LabelReader,
    context: Context,
    labels: list[TakenLabel],
) -> Iterator[Run]:
    """Yield the runs of a sequence of cells, cut at its labels; an unknown text in an unfinished row begins one too."""
    label: Cell | None = None
    row: FormRow | None = None
    cells: list[Cell] = []
    begun = False
    for cell in fragment.cells:
        if not _is_text(cell.text):
            cells.append(cell)
            continue
        found = reader.read(cell.text)
        taken = context.take(found, inexact=begun or not _is_column(found))
        structural = bool(found) and (begun or taken is None)
        if taken is None and not structural and row is not None and _unfinished(row, cells):
            cells.append(cell)
            continue
        labels.append((cell, found[0] if found else None))
        context.enter(found)
        if row is not None and not cells and taken is None and _is_group(found):
            continue  # printed between a row's label and its figures
        if label is not None and (begun or _has_number(cells)):
            yield Run(label, row, tuple(cells))
        begun = begun or taken is not None
        known_only = bool(found) and taken is None
        label, row, cells = (None if known_only else cell), taken, []
    if label is not None and (begun or _has_number(cells)):
        yield Run(label, row, tuple(cells))


def _is_group(found: Sequence[Label]) -> bool:
    return bool(found) and all(label.kind == "group" for label in found)


def _is_column(found: Iterable[Label]) -> bool:
    return any(label.kind == "column" for label in found)


def _unfinished(row: FormRow, cells: list[Cell]) -> bool:
    return len(cells) < len(row.facts)


def _unlabelled(
    row: FormRow,
    fragments: Sequence[Fragment],
    reader: LabelReader,
    labels: list[TakenLabel],
) -> Iterator[Run]:
    """Yield the figures of a table whose only row has no label: the cells that follow the last label."""
    for fragment in fragments:
        width, figures_to = _usual_width(fragment.rows), _end_of_columns(fragment, reader)
        for source_row in fragment.rows:
            begin = 0
            for number, cell in enumerate(source_row.cells):
                if not _is_text(cell.text):
                    continue
                found = reader.read(cell.text)
                labels.append((cell, found[0] if found else None))
                if found:
                    begin = number + 1
            cells = source_row.cells[begin:]
            if begin and fragment.marked:
                continue
            if len(cells) > len(row.facts) and not fragment.marked:
                cells = _from_first_figure(cells)
            if cells and abs(len(cells) - len(row.facts)) == 1 and all(is_blank(cell.text) for cell in cells):
                cells = (*cells, *cells)[: len(row.facts)]  # a run of bars hides a blank cell, or tells of one more
            if any(_is_number(cell.text) for cell in cells) or (len(cells) == len(row.facts) and not _is_title(cells)):
                beyond = any(_is_number(cell.text) for cell in cells if cell.column >= figures_to)
                end = 0 if beyond else figures_to
                yield Run(None, row, cells, _ends_blank(source_row, width), figures_to=end)


def _is_title(cells: Sequence[Cell]) -> bool:
    """Return whether cells are all blank but the first, which is a text."""
    return _is_text(cells[0].text) and all(is_blank(cell.text) for cell in cells[1:])


def _together(row: FormRow, fragments: Sequence[Fragment], reader: LabelReader) -> list[Run]:
    """Return the one run of a row that is divided among several tables; none where its figures cannot be placed."""
    from gouji.binding.divided import put_together

    cells = put_together(row, [cell for fragment in fragments for cell in fragment.cells], reader)
    return [Run(None, row, cells)] if cells else []


def _from_first_figure(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells without the texts before the first figure, which are parts of broken headers."""
    first = next((number for number, cell in enumerate(cells) if not _is_text(cell.text)), 0)
    return tuple(cells[first:])


def _placed(run: Run, row: FormRow) -> BoundRow:
    """Return the row with each figure of a run in its column, or with the reason why that is not certain."""
    expected = len(row.facts)
    if len(run.cells) == expected:
        return BoundRow(row.id, run.label, run.cells)
    cells = _without_margin(run.cells, run.figures_from, len(run.cells) - expected)
    inside = tuple([cell for cell in cells if cell.column < run.figures_to])
    if len(cells) > expected == len(inside):
        return BoundRow(row.id, run.label, inside)
    lead = next((n for n, cell in enumerate(cells) if not is_blank(cell.text)), len(cells))
    tail = next((n for n, cell in enumerate(reversed(cells)) if not is_blank(cell.text)), 0)
    surplus = len(cells) - expected
    if surplus > 0:
        if (run.figures_from or expected == 1) and len({cell.text for cell in cells[expected - 1 :]}) == 1:
            cells = cells[:expected]  # the last figure, told in every column that its merged cell covers
        elif lead == len(cells) or tail >= surplus:
            cells = cells[:expected]
        elif lead >= surplus and not tail:
            cells = cells[surplus:]
    elif surplus == -1 and run.ends_blank:
        at = cells[-1].end if cells else (run.label.end if run.label else 0)
        cells.append(Cell("", at, at))
    if len(cells) == expected:
        return BoundRow(row.id, run.label, tuple(cells))
    reason = f"{len(run.cells)} figures where the form has {expected}"
    return BoundRow(row.id, run.label, tuple(run.cells), reason)


def _without_margin(cells: Sequence[Cell], figures_from: int, surplus: int) -> list[Cell]:
    """Return the cells without up to *surplus* blank ones left of all figures, which a merged label covers."""
    margin = 0
    while margin < surplus and is_blank(cells[margin].text) and cells[margin].column < figures_from:
        margin += 1
    return list(cells[margin:])


def _has_number(cells: Iterable[Cell]) -> bool:
    return any(_is_number(cell.text) for cell in cells)


def _is_number(text: str) -> bool:
    return (text.isdigit() and text.isascii() and len(text) <= MAX_DIGITS) or (
        bool(text) and read_figure(text).state == "number"
    )


def _is_text(text: str) -> bool:
    return bool(text) and not text.isdigit() and read_figure(text).state == "not-a-number"
