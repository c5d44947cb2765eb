"""V102 form-drift: labels or rows of another form in a table."""

from __future__ import annotations

from collections.abc import Iterator
import itertools

from gouji.api import BoundRow, BoundTable, Cell, Finding, Label, Message, Options, Report, When, fold, rule

__all__ = ["form_drift"]

_LABEL = Message(
    "“{text}”是{other}年格式的文字，{form}年格式为“{right}”",
    "“{text}” is of the form of {other}; that of {form} has “{right}”",
)
_FOREIGN = Message(
    "“{text}”是{other}年格式的文字，{form}年格式没有",
    "“{text}” is of the form of {other}; that of {form} has no such label",
)
_TABLE = Message(
    "{table}是{other}年格式的表格，其他表格是{year}年适用的格式",
    "{table} is of the form of {other}; the other tables are of the form in force in {year}",
)


@rule(
    code="V102",
    name="form-drift",
    kind="gongkai",
    severity="warning",
    summary=Message("表格中混有另一年度格式的文字", "no label or row of another form stands in a table"),
    source="国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    messages=(_LABEL, _FOREIGN, _TABLE),
    when=When(signs=("foreign", "forms")),
)
def form_drift(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no label or row of another form stands in a table.

    ## What it does

    Reports each label in a table that is not of the table's own form but of another one, such as
    本年新制作数量 or 规范性文件 in a table of 2021, and a table that as a whole is of another form
    than the others. A table is judged block by block: the labels of one header are one finding, at
    the head of the block where all of them are foreign. The other blocks are read as usual.

    ## Why is this bad

    The template was patched together from two years' forms; what the figure counts is then uncertain:
    规范性文件 made in a year are not the 行政规范性文件 issued in it.

    ## What is not reported

    - 规范性文件 and other words in sentences.
    - Labels of rows in a block that is of the other form as a whole: its header is reported.
    - A report all of whose tables are of the wrong form: that is `wrong-form`.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    规范性文件 | 0 | 0 | 0 |
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政许可 | 3 | ||
    ```

    ```text good
    二、主动公开政府信息情况
    本年度制发规范性文件0件。
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 0 | 0 | 0 |
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政许可 | 3 | ||
    ```
    """
    yield from _tables(report)
    for bound in report.tables.values():
        if bound.sure and any(label.origin for _, label in bound.labels if label is not None):
            headers = list(_headers(bound))
            told = {id(row.label) for header in headers for row in _rows_in_keeping(bound, header)}
            yield from (_of_header(bound, header) for header in headers)
            for cell, label in bound.labels:
                if label is not None and label.origin and label.kind != "foreign-column" and id(cell) not in told:
                    yield _of_label(bound, cell, label)


_Header = list[tuple[Cell, Label]]
"""The labels of columns that stand together, no other known label between them."""


def _headers(bound: BoundTable) -> Iterator[_Header]:
    """Yield the headers in which a label is foreign."""
    header: _Header = []
    for cell, label in (*bound.labels, (None, None)):
        if cell is not None and label is not None and label.kind in ("column", "foreign-column"):
            header.append((cell, label))
        elif label is not None or cell is None:
            if any(found.origin for _, found in header):
                yield header
            header = []


def _rows_in_keeping(bound: BoundTable, header: _Header) -> Iterator[BoundRow]:
    """Yield the rows of a block that is another form's as a whole: their labels are right there."""
    if len(header) > 1 and all(label.origin for _, label in header):
        yield from itertools.takewhile(lambda row: row.is_foreign, _rows_below(bound, header))


def _rows_below(bound: BoundTable, header: _Header) -> Iterator[BoundRow]:
    """Yield the rows from a header on, in the document's order."""
    at = header[-1][0].end
    return (row for row in bound.rows if row.label is not None and row.label.start >= at)


def _tables(report: Report) -> Iterator[Finding]:
    year = report.period.value
    told = [bound for bound in report.tables.values() if bound.present and bound.sure]
    if not isinstance(year, int) or not any(bound.form.in_force(year) for bound in told):
        return
    for bound in told:
        if not bound.form.in_force(year):
            message = _TABLE.format(table=bound.table.title, other=bound.form.id, year=year)
            yield Finding(message, bound.cells[0].span, section=bound.table.section)


def _of_header(bound: BoundTable, header: _Header) -> Finding:
    """Report a header once: at the head of its block where all of it is foreign, else at the first foreign label."""
    foreign = [(cell, label) for cell, label in header if label.origin]
    texts = [" ".join(cell.text.split()) for cell, _ in foreign]
    right = _right_columns(bound, header)
    below = next(_rows_below(bound, header), None)
    is_whole = len(foreign) == len(header) and below is not None and below.is_foreign
    place = (_head_of_block(bound, header) if is_whole else None) or foreign[0][0]
    message = _message(bound, foreign[0][1], "”“".join(texts), "”“".join(right))
    expected, actual = "、".join(right) or None, "、".join(texts)
    return Finding(message, place.span, section=bound.table.section, expected=expected, actual=actual)


def _head_of_block(bound: BoundTable, header: _Header) -> Cell | None:
    """Return the label right above a header that begins its block; None where none does."""
    begin = header[0][0].start
    above = [(cell, label) for cell, label in bound.labels if cell.start < begin and label is not None]
    heads = itertools.takewhile(lambda pair: pair[1].kind in ("header", "anchor"), reversed(above))
    return next((cell for cell, label in heads if label.kind == "anchor"), None)


def _of_label(bound: BoundTable, cell: Cell, label: Label) -> Finding:
    text = " ".join(cell.text.split())
    right = next((row.label for row in bound.table.rows if row.id == label.id), "") if label.kind == "row" else ""
    message = _message(bound, label, text, right)
    return Finding(message, cell.span, section=bound.table.section, expected=right or None, actual=text)


def _message(bound: BoundTable, label: Label, text: str, right: str) -> Message:
    return (_LABEL if right else _FOREIGN).format(text=text, other=label.origin, form=bound.form.id, right=right)


def _right_columns(bound: BoundTable, header: _Header) -> list[str]:
    """Return the labels that this form has in the places of a header's foreign ones; [] where they are unknown.

    The place is counted in the header; the form's row is one of as many columns that shares a label, or else the first
    row below the header.
    """
    known = {fold(cell.text) for cell, _ in header}
    below = next((row.id for row in _rows_below(bound, header)), "")
    for row in bound.table.rows:
        labels = [column.label for column in row.columns]
        if len(labels) == len(header) and (row.id == below or any(fold(text) in known for text in labels)):
            return [text for text, (_, label) in zip(labels, header, strict=True) if label.origin]
    return []
