"""F106 missing-row: each row of the form is in its table."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import BoundTable, Finding, FormRow, Message, Options, Report, Span, When, counted, rule

__all__ = ["missing_row"]

_MISSING = Message("{table}缺少 {count} 行：{rows}", "{table} lacks {count}: {rows}")


@rule(
    code="F106",
    name="missing-row",
    kind="any",
    severity="error",
    summary=Message("表格应有格式规定的每一行", "a table has every row of its form"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    messages=(_MISSING,),
    when=When(signs=("tables",)),
)
def missing_row(report: Report, options: Options) -> Iterator[Finding]:
    """Check that each table has every row of its form.

    ## What it does

    Compares the rows of each table with those of the form that its labels show, and names those that
    are not there, neighbours in one finding, at the row that follows them.

    ## Why is this bad

    The form may not be cut. Without the row no sum over the column can be checked.

    ## What is not reported

    - A table that is missing altogether or could not be read.
    - A row that may stand in figures of the table that could not be placed: that is `unreadable-table`.
    - A row whose label is worded a little differently: it is recognised by its likeness and place.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 2 | 0 | 9 |
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政许可 | 31 | ||
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 4 | ||
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 0 | ||
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 2 | 0 | 9 |
    第二十条第（五）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政许可 | 31 | ||
    第二十条第（六）项 | |||
    信息内容 | 本年处理决定数量 | ||
    行政处罚 | 4 | ||
    行政强制 | 0 | ||
    第二十条第（八）项 | |||
    信息内容 | 本年收费金额（单位：万元） | ||
    行政事业性收费 | 0 | ||
    ```
    """
    for bound in report.tables.values():
        if bound.missing and bound.outcome in ("partial", "complete"):
            for run in _runs(bound):
                if not any(bound.may_hide(row) for row in run):
                    yield _finding(report, bound, run)


def _runs(bound: BoundTable) -> Iterator[list[FormRow]]:
    """Yield the missing rows, neighbours in the form together."""
    run: list[FormRow] = []
    for row in bound.table.rows:
        if row.id in bound.missing:
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _finding(report: Report, bound: BoundTable, run: list[FormRow]) -> Finding:
    rows = "；".join(row.label for row in run)
    fact = run[0].facts[0] if len(run) == 1 and len(run[0].facts) == 1 else None
    return Finding(
        _MISSING.format(table=bound.table.title, count=counted(len(run), "row"), rows=rows),
        _place(bound, run[-1]),
        fact=fact,
        section=bound.table.section,
        expected=rows,
    )


def _place(bound: BoundTable, last: FormRow) -> Span | None:
    """Return where a missing row should stand: at the label of the next row that is there, else at the table's end."""
    following = bound.table.rows[bound.table.rows.index(last) + 1 :]
    for row in following:
        found = bound.row.get(row.id)
        if found and found.label:
            return found.label.span
    return bound.cells[-1].span if bound.cells else None
