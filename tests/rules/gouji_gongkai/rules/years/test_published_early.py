"""Y106: a report is published when its period has ended."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]
TITLE = "青石县水务局2024年政府信息公开工作年度报告"


def told(check: Check, head: str, text: str = "2024年，主动公开信息35条。", tail: str = "") -> list[str]:
    """Return the words at which findings stand."""
    lines = [
        head,
        "一、总体情况",
        text,
        *(f"公开信息{number}条。" for number in range(7)),
        "二、主动公开政府信息情况",
        tail,
    ]
    source = Source.from_text("\n".join(lines))
    return [source[found.span] for found in check("published-early", source.text)]


@pytest.mark.parametrize(
    ("head", "tail", "day"),
    [
        (f"{TITLE}\n发布日期：2024-12-19", "", "2024-12-19"),
        (f"{TITLE}\n时间：2024年11月2日 16:20", "", "2024年11月2日"),
        (f"{TITLE} 来源：水务局 发布时间：2024-12-30", "", "2024-12-30"),
        (TITLE, "公开日期：2024-10-08", "2024-10-08"),
        (TITLE, "青石县水务局\n2024年12月20日", "2024年12月20日"),
        (f"{TITLE}\n统计期限为2024年1月1日至12月31日。", "（2024年1月15日）", "2024年1月15日"),
        (f"发布时间：2023-01-08\n{TITLE}", "", "2023-01-08"),
        (f"{TITLE}\n（2024年11月17日）\n本报告由水务局编制。", "", "2024年11月17日"),
    ],
)
def test_a_day_within_the_year_is_too_early(check: Check, head: str, tail: str, day: str) -> None:
    assert told(check, head, tail=tail) == [day]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (f"{TITLE}\n发布日期：2025-01-01", "公开信息35条。"),
        (f"{TITLE}\n发布日期：2024-12-31", "公开信息35条。"),
        (f"{TITLE}\n发布日期：2024-12-19\n统计期限为2024年1月1日至2024年9月30日。", "公开信息35条。"),
        (TITLE, "时间：2024年3月5日"),
        (TITLE, "培训日期：2024年3月5日"),
        (f"{TITLE}\n发布日期：2024-01-19\n统计期限为2023年1月1日至2023年12月31日。", "2023年，我局公开信息35条。"),
        (TITLE, "2024年12月20日，我局召开会议。"),
        (TITLE, "2024年12月20日"),
    ],
)
def test_other_days_are_not(check: Check, head: str, text: str) -> None:
    assert told(check, head, text) == []
