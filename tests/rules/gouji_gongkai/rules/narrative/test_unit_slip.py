"""N107: no figure is ten thousand times another that it should equal."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "unit-slip"
FEES = {"proactive.fees.amount": "1264.35"}


@pytest.mark.parametrize(
    ("text", "figures", "actual"),
    [
        ("行政事业性收费1264.35元。", FEES, "1264.35"),
        ("新收政府信息公开申请2万件。", {"requests.new.total": 2}, "2万"),
        ("公开信息3.2万条，其中网站2万条，公众号1.2条。", {}, "1.2"),
        ("公开信息3.2条，其中网站20000条，公众号12000条。", {}, "3.2"),
    ],
)
def test_a_figure_that_is_off_by_wan_is_told(say: Say, text: str, figures: dict[str, object], actual: str) -> None:
    assert [(d.severity, d.actual) for d in say(RULE, text, figures)] == [("error", actual)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("行政事业性收费1264.35万元。", FEES),
        ("行政事业性收费12643500元。", FEES),
        ("行政事业性收费1264.53万元。", FEES),
        ("行政事业性收费0元。", {}),
        ("公开信息3.2万条，其中网站2万条，公众号1.2万条。", {}),
        ("公开信息32100条，其中网站2万条，公众号1.2万条。", {}),
    ],
)
def test_a_figure_that_agrees_or_is_off_otherwise_is_passed_over(
    say: Say, text: str, figures: dict[str, object]
) -> None:
    assert say(RULE, text, figures) == []


@pytest.mark.parametrize("rule", ["narrative-mismatch", "part-sum"])
def test_what_is_off_by_wan_is_no_second_finding(say: Say, rule: str) -> None:
    text = "行政事业性收费1264.35元。公开信息3.2万条，其中网站2万条，公众号1.2条。"

    assert say(rule, text, FEES) == []
