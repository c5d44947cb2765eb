"""A small report that checks of packs look at, with any section in other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.api import Finding, Options, Report
from gouji.packs.checks.check import Check
from gouji.packs.judge import Judge as RuleCheck
from gouji.packs.looking import holding_alone
from gouji.rules.holding import Holding, Unknown

Bind = Callable[[str], Report]
Holds = Callable[[Report, Check], Holding | Unknown]
Judge = Callable[..., list[tuple[str | None, str]]]

SECTIONS = {
    "title": "澄江市气象局2024年政府信息公开工作年度报告",
    "preface": "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
    "overview": "2024年，我局依法公开政府信息。",
    "problems": "（一）存在问题。公开形式单一。\n（二）改进措施。加强培训。",
    "other": "本年度未收取信息处理费。",
}


def written(**sections: str) -> str:
    """Return the text of a report with some sections in other words."""
    texts = SECTIONS | sections
    return (
        f"{texts['title']}\n{texts['preface']}\n一、总体情况\n{texts['overview']}\n"
        f"五、存在的主要问题及改进情况\n{texts['problems']}\n六、其他需要报告的事项\n{texts['other']}\n"
    )


@pytest.fixture
def holding() -> Holds:
    """Return a function that tells whether a rule with a check, and no more, holds for a report."""
    return lambda report, check: holding_alone(RuleCheck(check), report, Options())


@pytest.fixture
def judge(bind: Bind, holding: Holds) -> Judge:
    """Return a function that gives the words at which a check finds something (None: it cannot tell), and what it says.

    Where a look tells that the rule is kept, nothing may be found.
    """

    def judged(check: Check, **sections: str) -> list[tuple[str | None, str]]:
        report = bind(written(**sections))
        found = [_told(report, each) for each in check.judge(report, Options())]
        assert not found or holding(report, check) == "yes"
        return found

    return judged


def _told(report: Report, found: Finding | Unknown) -> tuple[str | None, str]:
    if isinstance(found, Unknown):
        return None, found.reason.zh
    assert found.span is not None
    return report.document.source[found.span], found.message.zh
