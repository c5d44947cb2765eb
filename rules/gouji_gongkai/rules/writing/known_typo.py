"""W107 known-typo: no misspelling of a closed list."""

from __future__ import annotations

from gouji.api import Message, MustNotMention, data_rule

__all__ = ["known_typo"]

_TYPOS = {
    "布署": "部署",
    "既使": "即使",
    "贯撤": "贯彻",
    "按装": "安装",
    "再接再励": "再接再厉",
    "名符其实": "名副其实",
    "一愁莫展": "一筹莫展",
    "迫不急待": "迫不及待",
    "行政复仪": "行政复议",
    "行政诉颂": "行政诉讼",
    "依申靖": "依申请",
    "申情公开": "申请公开",
    "信息公幵": "信息公开",
    "政俯信息": "政府信息",
    "监督保证障": "监督保障",
    "规犯性文件": "规范性文件",
    "规范性文伴": "规范性文件",
    "主动公开开": "主动公开",
    "勾嵇关系": "勾稽关系",
    "不予公幵": "不予公开",
    "落实倒位": "落实到位",
    "渡过难关": "度过难关",
    "松驰": "松弛",
    "气慨": "气概",
    "竟争": "竞争",
}
"""Words that are always wrong, and what is meant."""


@data_rule(
    MustNotMention(Message("“{text}”应为“{right}”", "“{text}” should be “{right}”"), replace=_TYPOS, cells=True),
    code="W107",
    name="known-typo",
    kind="gongkai",
    severity="warning",
    summary=Message("常见错别字", "no word of a list of known misspellings"),
    source="practice; 现代汉语词典",
    since="0.1",
)
def known_typo() -> None:
    """Check that the report has none of a list of known misspellings.

    ## What it does

    Looks for words of a closed list that are always wrong: 布署 for 部署, 既使 for 即使, 行政复仪 for 行政复议.

    ## Why is this bad

    A misspelt word is not found by a search, and readers notice it.

    ## What is not reported

    - Words that are right in some sense, such as 做为.

    ## Fix

    The word is replaced (unsafe: ask for it).

    ## Example

    ```text bad
    一、总体情况
    2024年，我局认真布署政府信息公开工作。
    ```

    ```text good
    一、总体情况
    2024年，我局认真部署政府信息公开工作。
    ```
    """
