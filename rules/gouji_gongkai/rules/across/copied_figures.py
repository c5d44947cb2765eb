"""X104 copied-figures: every figure of the tables is the same as in an earlier year."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import (
    AcrossFinding,
    AcrossRelated,
    Contributing,
    Joined,
    Member,
    Message,
    NamedTuple,
    PackedCells,
    Report,
    Spot,
    across_rule,
    counted,
)
from gouji_common.digest import digest_of

__all__ = ["copied_figures"]

_STOCKS = (".in_force", ".total_public", ".prior_items")

_NOT_BY_CHANCE = 3
"""So many different figures are no chance, however many years lie between."""

_COPIED = Message(
    "各表的全部数字都与{year}年报告相同（不为零的有 {count} 个）",
    "every figure of the tables is that of the report of {year} ({count} not 0)",
)
_THERE = Message("{year}年报告：{figure}", "report of {year}: {figure}")


class TableDigest(NamedTuple):
    """Digest of all figures, how many are not 0, how many of these differ, and the first that can change, with its place."""

    digest: str
    moved: int
    distinct: int
    fact: str
    cells: PackedCells

    @property
    def first(self) -> Spot:
        """The place of the first figure that can change."""
        return self.cells.spot(self.fact)


def _figures(report: Report, contributing: Contributing) -> TableDigest | None:
    """Contribute the digest of a report's figures; None where all are 0 or count only what lasts for years."""
    if any(bound.outcome not in {"complete", "absent"} for bound in report.tables.values()):
        return None
    counted = [fact for fact in report.others.values() if fact.value]
    moved = [fact for fact in counted if not fact.id.endswith(_STOCKS)]
    first = next((fact for fact in moved if fact.id.endswith("total")), moved[0] if moved else None)
    if first is None or first.cell is None:
        return None
    distinct = len({fact.value for fact in moved})
    cells = contributing.packed_cells([first.id])
    return TableDigest(report.derive(digest_of), len(counted), distinct, first.id, cells)


@across_rule(
    code="X104",
    name="copied-figures",
    kind="gongkai",
    severity="info",
    summary=Message("全部数字与往年报告相同", "every figure is that of an earlier year's report"),
    source="practice",
    since="0.1",
    contributes=_figures,
    messages=(_COPIED, _THERE),
)
def copied_figures(joined: Joined) -> Iterator[AcrossFinding]:
    """Check that not every figure is the same as in an earlier year.

    ## What it does

    Reports a report all of whose figures are those of the same body's report of an earlier year; of the year before
    first.

    ## Why is this bad

    Most often an earlier year's tables were left in the file.

    ## What is not reported

    - Reports in which every figure is 0, or in which only documents in force are counted.
    - Reports in which a table could not be read.
    - Few and small figures like those of a year before the last: one application granted is no rare year.

    ## Example

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |||||
    2 | 1 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |||||
    2 | 1 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |||||
    2 | 1 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    四、政府信息公开行政复议、行政诉讼情况
    行政复议 | 行政诉讼 | |||||||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
    结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |||||
    1 | 1 | 0 | 0 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```
    """
    compared = joined.read(TableDigest)
    for member in compared.checked:
        prior = next((each for each in compared.earlier(member) if _is_copied(member, each)), None)
        if prior is not None:
            there = prior.given.first
            message = _THERE.format(year=prior.period, figure=there.text.strip())
            yield AcrossFinding(
                member,
                _COPIED.format(year=prior.period, count=counted(member.given.moved, "of them is", "of them are")),
                member.given.first,
                related=(AcrossRelated(prior, there, message),),
            )


def _is_copied(member: Member[TableDigest], earlier: Member[TableDigest]) -> bool:
    """Return whether all figures are those of an earlier report, and too many to be so by chance."""
    if member.given.digest != earlier.given.digest:
        return False
    return earlier.period == member.period - 1 or member.given.distinct >= _NOT_BY_CHANCE
