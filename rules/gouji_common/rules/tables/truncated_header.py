"""F110 truncated-header: no header cell is cut short."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gouji.api import (
    BoundTable,
    Cell,
    Finding,
    FormTable,
    Label,
    Message,
    Options,
    Report,
    When,
    agreeing,
    counted,
    fold,
    rule,
)

__all__ = ["truncated_header"]

_KINDS = ("truncated", "header")
_TRUNCATED = Message(
    "{table}有 {count} 个表头不完整（如“{text}”），可能是转成文字时丢失的",
    "{count} of {table} {were} cut short (as “{text}”), perhaps when the page was turned into text",
)


@rule(
    code="F110",
    name="truncated-header",
    kind="any",
    severity="info",
    summary=Message("表头文字不完整", "header cells are whole"),
    source="practice",
    since="0.1",
    messages=(_TRUNCATED,),
    when=When(signs=("cut",)),
)
def truncated_header(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no header cell is cut short.

    ## What it does

    Says once a table that header cells hold only the beginning of their label (结果 for 结果维持 and
    结果纠正, 尚未 for 尚未审结). The figures are still placed, by their number.

    ## Why is this bad

    The second line of such a cell was lost, most often when a page was copied as text. Readers cannot
    distinguish the columns.

    ## What is not reported

    - A label broken over two lines that is there as a whole.
    - The headers of a table that could not be read: that is `unreadable-table`.

    ## Example

    ```text bad
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果 | 其他 | 尚未 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```

    ```text good
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```
    """
    for bound in report.tables.values():
        cut = [cell for cell, label in bound.labels if label and label.kind in _KINDS and _is_cut(bound, cell, label)]
        if cut and bound.outcome != "unreadable":
            yield Finding(
                _TRUNCATED.format(
                    table=bound.table.title,
                    count=counted(len(cut), "header cell"),
                    were=agreeing(len(cut), "was", "were"),
                    text=cut[0].text.strip(),
                ),
                cut[0].span,
                section=bound.table.section,
            )


def _is_cut(bound: BoundTable, cell: Cell, label: Label) -> bool:
    """Return whether a cell holds only the beginning of a column's label."""
    if label.kind == "truncated":
        return True
    key = fold(cell.text)
    columns = _columns(bound.table)
    return f"\n{key}" in columns and f"\n{key}\n" not in columns


@lru_cache(maxsize=64)
def _columns(table: FormTable) -> str:
    """Return the labels of a table's columns, each on a line of its own."""
    labels = {fold(column.label) for row in table.rows for column in row.columns}
    return "".join(["\n", *(f"{label}\n" for label in sorted(labels))])
