"""V102 form-drift: labels or rows of another form in a table."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import BoundTable, Cell, Finding, Label, Message, Options, Report, fold, rule

__all__ = ["form_drift"]

_LABEL = Message(
    "“{text}”是 {other} 年格式的文字，{form} 年格式为“{right}”",
    "“{text}” is of the form of {other}; that of {form} has “{right}”",
)
_FOREIGN = Message(
    "“{text}”是 {other} 年格式的文字，{form} 年格式没有",
    "“{text}” is of the form of {other}; that of {form} has no such label",
)
_TABLE = Message(
    "{table}是 {other} 年格式的表格，其他表格是 {year} 年适用的格式",
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
)
def form_drift(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no label or row of another form stands in a table.

    ## What it does

    Reports each label in a table that is not of the table's own form but of another one, such as
    本年新制作数量 or 规范性文件 in a table of 2021, and a table that as a whole is of another form
    than the others.

    ## Why is this bad

    The template was patched together from two years' forms; what the figure counts is then uncertain:
    规范性文件 made in a year are not the 行政规范性文件 issued in it.

    ## What is not reported

    - 规范性文件 and other words in sentences.
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
        if bound.sure:
            for cell, label in bound.labels:
                if label is not None and label.origin:
                    yield _finding(bound, cell, label)


def _tables(report: Report) -> Iterator[Finding]:
    year = report.period.value
    told = [bound for bound in report.tables.values() if bound.present and bound.sure]
    if not isinstance(year, int) or not any(bound.form.in_force(year) for bound in told):
        return
    for bound in told:
        if not bound.form.in_force(year):
            message = _TABLE.format(table=bound.table.title, other=bound.form.id, year=year)
            yield Finding(message, bound.cells[0].span, section=bound.table.section)


def _finding(bound: BoundTable, cell: Cell, label: Label) -> Finding:
    text = " ".join(cell.text.split())
    right = _right(bound, cell, label)
    message = (_LABEL if right else _FOREIGN).format(text=text, other=label.origin, form=bound.form.id, right=right)
    return Finding(message, cell.span, section=bound.table.section, expected=right or None, actual=text)


def _right(bound: BoundTable, cell: Cell, label: Label) -> str:
    """Return the label that the table's own form has in the place of a foreign one; "" where it has none."""
    if label.kind == "row":
        return next((row.label for row in bound.table.rows if row.id == label.id), "")
    if label.kind == "foreign-column":
        return _right_column(bound, cell)
    return ""


def _right_column(bound: BoundTable, cell: Cell) -> str:
    """Return the label of the column that this form has in the place of a foreign one; "" where that is unknown.

    The place is counted in the header row; the form's row is one of as many columns that shares a label.
    """
    header = []
    for other, label in bound.labels:
        if label is not None and label.kind in ("column", "foreign-column"):
            header.append((other, label))
        elif header and any(other is cell for other, _ in header):
            break
        else:
            header = []
    place = next((number for number, (other, _) in enumerate(header) if other is cell), -1)
    known = {fold(other.text) for other, _ in header}
    for row in bound.table.rows:
        labels = [column.label for column in row.columns]
        if len(labels) == len(header) and any(fold(text) in known for text in labels):
            return labels[place]
    return ""
