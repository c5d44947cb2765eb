"""N104: a stated percentage is the quotient of the figures beside it."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "percent-mismatch"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到来信20件，比上年增加4件，增长20%。", ("20%", "25%")),
        ("收到来信12封，同比减少4封，下降33%。", ("33%", "25%")),
        ("收到来信由上年的16件增加到20件，增长20%。", ("20%", "25%")),
        ("发布信息71条，其中公众号57条，占85.3%。", ("85.3%", "80.3%")),
        ("办理事项12件，其中网上5件，占比45%。", ("45%", "42%")),
        ("收到来信２０件，较去年增加４件，增长２０％。", ("２０％", "25%")),
    ],
)
def test_a_percentage_that_does_not_follow_is_told(say: Say, text: str, expected: tuple[str, str]) -> None:
    assert [(d.severity, d.actual, d.expected) for d in say(RULE, text)] == [("warning", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("政务新媒体阅读量同比增长12%。", id="底数不在句中"),
        pytest.param("收到来信20件，同比增长12%。", id="只有本年数"),
        pytest.param("公开信息71条，占全市的12%。", id="占全市"),
        pytest.param("办理提案8件，满意率95%，答复率100%。", id="满意率"),
        pytest.param("办理事项12件，其中网上5件，占41%。", id="舍去小数"),
        pytest.param("办理事项12件，其中网上5件，占42%。", id="四舍五入"),
        pytest.param("办理事项12件，其中网上5件，占比约40%。", id="约数"),
        pytest.param("收到来信20件，比上年增加4件，增长25%。", id="确实增长"),
        pytest.param("公开信息100条，其中网站60条，公众号40条，占40%。", id="占总数"),
        pytest.param("公开信息100条，其中网站60条、公众号40条，分别占60%、40%。", id="分别占"),
        pytest.param("收到来信4件，比上年增加4件，增长100%。", id="上年为零"),
        pytest.param("收到来信20件，咨询35条，比上年增加4件，增长12.9%。", id="中间有别的数"),
    ],
)
def test_a_percentage_that_follows_or_has_no_base_is_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text) == []
