"""F111 unreadable-table: every figure of a table can be placed."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import BoundRow, BoundTable, Cell, Finding, Message, Options, Report, When, agreeing, counted, rule

__all__ = ["unreadable_table"]

_TABLE = Message(
    "{table}无法读取：找到了表格，但其中的数字无法对应到格式的行列，相关勾稽关系无法核对",
    "{table} could not be read: it is there, but its figures could not be placed; its relations were not checked",
)
_ROWS = Message(
    "{table}有 {count} 行的数字个数与格式不符（实有≠应有），无法确定各是哪一格，相关勾稽关系无法核对：{rows}",
    "{count} of {table} {have} another number of figures than the form (found≠prescribed), which could not be placed; "
    "their relations were not checked: {rows}",
)
_LOST = Message(
    "{table}有 {count} 个数字没有对应的行名，无法确定位置；下列行可能就在其中，未检查：{rows}",
    "{count} of {table} {have} no label and could not be placed; these rows may be among them and were not "
    "checked: {rows}",
)


@rule(
    code="F111",
    name="unreadable-table",
    kind="any",
    severity="warning",
    summary=Message("表格中有无法定位的数字，相关关系未检查", "figures that could not be placed were not checked"),
    source="practice",
    since="0.1",
    messages=(_TABLE, _ROWS, _LOST),
    when=When(signs=("tables",)),
)
def unreadable_table(report: Report, options: Options) -> Iterator[Finding]:
    """Check that every table, and every row of it, can be read.

    ## What it does

    Says which table or which rows have figures that cannot be placed with certainty, because cells
    were lost, split or added. Nothing is computed from such a row. Figures without a label are
    reported where a row was not found: it may stand there.

    ## Why is this bad

    What is not read is not checked. A linter that says nothing looks like a clean report.

    ## What is not reported

    - Rows of a block with another form's headers: `form-drift` reports the block.

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 15 | ||
    四、政府信息公开行政复议、行政诉讼情况
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | ||
    ```
    """
    for bound in report.tables.values():
        rows = [row for row in bound.rows if row.reason and not row.is_foreign]
        if bound.outcome == "unreadable":
            yield Finding(_TABLE.format(table=bound.table.title), bound.cells[0].span, section=bound.table.section)
        elif rows:
            yield _finding(report, bound, rows)
        elif hidden := [row.label for row in bound.table.rows if row.id in bound.missing and bound.may_hide(row)]:
            message = _LOST.format(
                table=bound.table.title,
                count=counted(len(bound.lost), "figure"),
                have=agreeing(len(bound.lost), "has", "have"),
                rows="；".join(hidden),
            )
            yield Finding(message, bound.lost[0].span, section=bound.table.section)


def _finding(report: Report, bound: BoundTable, rows: list[BoundRow]) -> Finding:
    labels = {row.id: row.label for row in bound.table.rows}
    names = "、".join(
        f"{labels[row.id] or bound.table.title}（{len(row.cells)}≠{_expected(bound, row)}）" for row in rows
    )
    first: Cell | None = rows[0].label or (rows[0].cells[0] if rows[0].cells else None)
    return Finding(
        _ROWS.format(
            table=bound.table.title,
            count=counted(len(rows), "row"),
            have=agreeing(len(rows), "has", "have"),
            rows=names,
        ),
        first.span if first else bound.span,
        section=bound.table.section,
    )


def _expected(bound: BoundTable, found: BoundRow) -> int:
    return next(len(row.facts) for row in bound.table.rows if row.id == found.id)
