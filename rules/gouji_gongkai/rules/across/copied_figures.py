"""X104 copied-figures: every figure of the tables is the same as in the year before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.api import AcrossFinding, AcrossRelated, Contributing, Joined, Message, Report, Spot, across_rule
from gouji_common.digest import digest_of

__all__ = ["copied_figures"]

_STOCKS = (".in_force", ".total_public", ".prior_items")

_COPIED = Message(
    "各表的全部数字都与 {year} 年报告相同（不为零的有 {count} 个）",
    "every figure of the tables is that of the report of {year} ({count} of them are not 0)",
)
_THERE = Message("{year} 年报告：{figure}", "report of {year}: {figure}")


class Figures(NamedTuple):
    """Digest of all figures of a report, how many are not 0, and the place of the first that can change."""

    digest: str
    moved: int
    first: Spot


def _figures(report: Report, contributing: Contributing) -> Figures | None:
    """Contribute the digest of a report's figures; None where all are 0 or count only what lasts for years."""
    counted = {fact.id: fact for fact in report.facts.values() if fact.value}
    moved = [fact for fact in counted if not fact.endswith(_STOCKS)]
    if not moved or any(bound.outcome not in {"complete", "absent"} for bound in report.tables.values()):
        return None
    totals = [fact for fact in moved if fact.endswith("total")] or moved
    spot = contributing.cell(totals[0])
    return Figures(report.derive(digest_of), len(counted), spot) if spot is not None else None


@across_rule(
    code="X104",
    name="copied-figures",
    kind="gongkai",
    severity="info",
    summary=Message("全部数字与上年报告相同", "every figure is that of last year's report"),
    source="practice",
    since="0.1",
    contributes=_figures,
    messages=(_COPIED, _THERE),
)
def copied_figures(joined: Joined) -> Iterator[AcrossFinding]:
    """Check that not every figure is the same as in the year before.

    ## What it does

    Reports a report all of whose figures are those of the same body's report of the year before.

    ## Why is this bad

    Most often last year's tables were left in the file.

    ## What is not reported

    - Reports in which every figure is 0, or in which only documents in force are counted.
    - Reports in which a table could not be read.

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
    compared = joined.read(Figures)
    for member in compared.checked:
        own = member.given
        prior = next((each for each in compared.before(member) if each.given.digest == own.digest), None)
        if prior is not None:
            there = prior.given.first
            message = _THERE.format(year=prior.period, figure=there.text.strip())
            yield AcrossFinding(
                member,
                _COPIED.format(year=prior.period, count=own.moved),
                own.first,
                related=(AcrossRelated(prior, there, message),),
            )
