"""F107 extra-row: no table has a row that its form lacks."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import BoundTable, ExtraRow, Finding, Message, Options, Report, When, fold, rule

__all__ = ["extra_row"]

_EXTRA = Message("规定的{table}没有“{label}”这一行", "the prescribed {table} has no row “{label}”")
_AGAIN = Message("{table}的“{label}”出现了不止一次", "the row “{label}” stands in {table} more than once")
_SUBTOTAL = Message(
    "规定的{table}没有“{label}”这一行；小计不参与核对",
    "the prescribed {table} has no row “{label}”; subtotals take no part in the sums",
)
_SUBTOTALS = frozenset(("小计", "合计", "共计"))
_LONGEST_SHOWN = 40


@rule(
    code="F107",
    name="extra-row",
    kind="any",
    severity="warning",
    summary=Message("表格不应有格式以外的行", "a table has no row that its form lacks"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    messages=(_EXTRA, _AGAIN, _SUBTOTAL),
    when=When(signs=("tables",)),
)
def extra_row(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no table has a row that its form lacks.

    ## What it does

    Reports each row with figures whose label the form does not have, and each row that stands there
    twice. A row 小计 is reported as information: it is harmless, and takes no part in the sums.

    ## Why is this bad

    The form may not be changed; what stands in a row of one's own is counted nowhere.

    ## What is not reported

    - A row of another year's form: that is `form-drift` or `wrong-form`.
    - A row whose label is worded a little differently: it is recognised by its likeness and place.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 2 | 0 | 9 |
    会议纪要 | 4 | 0 | 4 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    行政规范性文件 | 2 | 0 | 9 |
    ```
    """
    for bound in report.tables.values():
        taken = {id(cell): label for cell, label in bound.labels}
        for row in bound.extra:
            label = taken.get(id(row.label)) if row.label else None
            if row.label and any(cell.text.strip() for cell in row.cells) and not (label and label.origin):
                yield _finding(bound, row, is_known=label is not None and label.kind == "row")


def _finding(bound: BoundTable, row: ExtraRow, *, is_known: bool) -> Finding:
    label = " ".join(row.label.text.split()) if row.label else ""
    is_subtotal = fold(label) in _SUBTOTALS
    message = _SUBTOTAL if is_subtotal else _AGAIN if is_known else _EXTRA
    return Finding(
        message.format(table=bound.table.title, label=label[:_LONGEST_SHOWN]),
        row.label.span if row.label else None,
        section=bound.table.section,
        actual=label,
        severity="info" if is_subtotal else None,
    )
