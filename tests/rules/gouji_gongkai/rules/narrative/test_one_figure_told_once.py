"""One wrong figure of a sentence is one finding, whatever is computed from it."""

from collections.abc import Callable

import pytest

from gouji.testing import Rendered
from gouji.testing.checker import Checker, serious

Print = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("收到来信26封，其中个人19封，占65.4%，单位9封，占34.6%。", ("N103", "26"), id="部分与占比"),
        pytest.param("发文232份，其中主动公开88份、其他144份，公开率37.9%。", None, id="都对"),
        pytest.param("发文236份，其中主动公开90份、其他144份，公开率38.5%。", ("N103", "236"), id="总数与比率"),
        pytest.param("公开信息506条，比上年的462条增加45条，增幅9.5%。", ("N109", "45条"), id="增加数与增幅"),
        pytest.param(
            "发文523篇，其中原创341篇，占65.5%，与上年的58.7%相比提高6.5个百分点。",
            ("N104", "65.5%"),
            id="占比与百分点",
        ),
        pytest.param(
            "公开信息86条，其中财政24条（预算16条、决算7条），政策31条，其他32条。", ("N103", "24"), id="再分的一项"
        ),
    ],
)
def test_one_wrong_figure_is_one_finding(
    checker: Checker, printed: Print, text: str, expected: tuple[str, str] | None
) -> None:
    report = printed().replace("一、总体情况\n", f"一、总体情况\n{text}\n")

    found = [
        (d.code, d.actual)
        for d in serious(checker.check(Rendered(report.encode(), "甲.txt", {})))
        if d.code.startswith("N")
    ]

    assert found == ([expected] if expected else [])
