"""F101 blank-cell: no cell for a figure is blank."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Fact, Finding, Message, Options, Related, Report, When, agreeing, counted, rule

__all__ = ["blank_cell"]

_MOST_RELATED = 20

_BLANK = Message(
    "{table}有 {count} 个数字单元格空白：空白不等于 0，没有的应填 0",
    "{count} for figures in {table} {are} blank: a blank is not 0, print 0 where there is none",
)
_UNKNOWN = Message("；{unknown} 条勾稽关系因此无法核对", "; {unknown} could not be checked because of that")
_ALSO = Message("{address}也是空白", "{address} is blank too")


@rule(
    code="F101",
    name="blank-cell",
    kind="any",
    severity="warning",
    summary=Message("数字单元格不应空白", "no cell for a figure is blank"),
    source="各类报告的填报要求，如国办公开办函〔2021〕30号：没有的填 0",
    since="0.1",
    messages=(_BLANK, _ALSO),
    when=When(signs=("blank",)),
)
def blank_cell(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no cell for a figure is blank.

    ## What it does

    Counts the blank cells of each table, one finding a table, at the first of them.

    ## Why is this bad

    A blank may mean zero, unknown or forgotten. Relations with a blank are not checked.

    ## What is not reported

    - Cells that a merged cell covers.
    - Cells that the form lets blank where there is nothing to report, such as the figures of an account that a
      website does not have.
    - Cells for answers and texts: `placeholder-cell` reports those in which one of some choices is missing.
    - Rows that are missing altogether: that is `missing-row`.

    ## Example

    ```text bad
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 |  | 0 |
    ```

    ```text good
    二、主动公开政府信息情况
    第二十条第（一）项 | |||
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
    规章 | 0 | 0 | 0 |
    ```
    """
    blanks: dict[str, list[Fact]] = {}
    for fact in report.others.values():
        if fact.state == "blank" and (column := report.column(fact.id)).is_figure and not column.optional:
            blanks.setdefault(report.table_of(fact.id).id, []).append(fact)
    for table_id, facts in blanks.items():
        yield _finding(report, table_id, facts)


def _finding(report: Report, table_id: str, facts: list[Fact]) -> Finding:
    first, *others = facts
    unknown = sum(
        1
        for outcome in report.outcomes
        if any(fact.state == "blank" for fact in outcome.unknown)
        and report.table_of(outcome.relation.total).id == table_id
    )
    blank = _BLANK.format(
        table=report.tables[table_id].table.title,
        count=counted(len(facts), "cell"),
        are=agreeing(len(facts), "is", "are"),
    )
    more = _UNKNOWN.format(unknown=counted(unknown, "relation")) if unknown else Message("", "")
    return Finding.at(
        first,
        Message(blank.zh + more.zh, blank.en + more.en),
        related=tuple(
            Related.to(fact, _ALSO.format(address=report.address(fact.id))) for fact in others[:_MOST_RELATED]
        ),
    )
