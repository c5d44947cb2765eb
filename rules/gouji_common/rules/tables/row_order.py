"""F108 row-order: the rows of a table stand in the form's order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.api import BoundRow, BoundTable, Finding, Message, Options, Report, When, rule

__all__ = ["row_order"]

_ORDER = Message(
    "{table}的行序与格式不同：“{rows}”{which}位置有误", "rows of {table} stand out of the form's order: {rows}"
)


@rule(
    code="F108",
    name="row-order",
    kind="any",
    severity="warning",
    summary=Message("表格各行应按格式的顺序排列", "the rows of a table stand in the form's order"),
    source="各类报告的格式，如国办公开办函〔2021〕30号、〔2019〕60号：表格格式",
    since="0.1",
    messages=(_ORDER,),
    when=When(signs=("rows",)),
)
def row_order(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the rows of a table stand in the form's order.

    ## What it does

    Compares the order of a table's rows with the form's, and names the fewest rows that would have to
    move, one finding a table, at the first of them.

    ## Why is this bad

    Programs and people read the table by its places; figures end up in the wrong row of the summary.

    ## What is not reported

    - Rows that are missing: that is `missing-row`.
    - Rows whose figures could not be placed: text that was taken out of a PDF scatters their labels.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    行政规范性文件 | 2 | 0 | 9 |
    规章 | 0 | 0 | 0 |
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
        rows = [row for row in bound.rows if not row.reason]
        if len(rows) > 1:
            yield from _findings(bound, rows)


def _findings(bound: BoundTable, rows: Sequence[BoundRow]) -> Iterator[Finding]:
    found = [row.id for row in rows]
    if found == [row.id for row in bound.table.rows]:
        return
    places = {row.id: number for number, row in enumerate(bound.table.rows)}
    order = [places[row] for row in found]
    if all(before < after for before, after in pairwise(order)):
        return
    staying = _longest_rising(order)
    moved = [row for number, row in enumerate(rows) if number not in staying]
    labels = {row.id: row.label for row in bound.table.rows}
    first = moved[0]
    yield Finding(
        _ORDER.format(
            table=bound.table.title,
            rows="、".join(labels[row.id] for row in moved),
            which=Message("这一行" if len(moved) == 1 else "这几行", ""),
        ),
        first.label.span if first.label else bound.span,
        section=bound.table.section,
    )


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Return the indices of a longest rising subsequence of the values: the rows that need not move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[at], ends[at] = value, index
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
