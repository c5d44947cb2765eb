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


TRUE_BY_ANOTHER_BASE = {
    "前句的总数": "全年办结各类来信64件。其中，网上来信48件，占75%；书面来信16件，占25%。",
    "前句的总数不止一个": "上门走访32户，收到建议40条。采纳的有10条，占25%；转办的有30条，占75%。",
    "隔一句的总数": "共收到来信64件。邮箱48件，占75%；信函16件，占25%。个人来信60件，占93.75%；单位来信4件，占6.25%。",
    "同类之和": "自然人来信15件，占75%；单位来信5件，占25%。",
    "各项有各项的占比": "公开信息200条，其中网站120条，比上年增长20%，占60%，公众号80条，比上年下降5%，占40%。",
    "占比没有自己的数": "办结来信64件，其中当日办结占75%、次日办结占20%。",
    "点名的总数在前": "收到来信80件，答复来信64件，其中采纳16件，占答复总数的25%。",
    "点名的总数不在此句": "收到来信80件，答复来信64件。采纳16件，占答复来信的25%；解释48件，占答复来信的75%。",
    "与上年结转之和": "收到来信50件，上年结转14件，其中当日办结48件，占75%。",
    "分别占": "公开信息200条，其中网站120条、公众号80条，分别占60%和40%。",
    "括号里的占比": "公开信息200条，其中网站120条（占60%）、公众号80条（占40%）。",
    "合计占": "公开信息200条，其中网站120条，公众号50条，两项合计占85%。",
    "在其中占": "公开信息200条，网站发布120条，在公开信息总数中占60%。",
    "以万计": "公开信息1.2万条，其中网站3150条，占26%。",
    "约数的总数": "公开信息200余条，其中网站120条，占58%。",
    "总数在上一段": "全年收到来信64件。\n网上来信48件，占全年来信的75%。",
}


@pytest.mark.parametrize("text", TRUE_BY_ANOTHER_BASE.values(), ids=TRUE_BY_ANOTHER_BASE)
def test_a_share_that_is_true_by_any_base_is_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年办结各类来信64件。其中，网上来信48件，占72%；书面来信16件，占25%。", [("72%", "75%")]),
        ("收到来信80件；答复来信64件。采纳的有16件，占28.5%；解释的有48件，占75%。", [("28.5%", "25.0%")]),
        ("收到来信80件，答复来信64件，其中采纳16件，占答复总数的20%。", [("20%", "25%")]),
        ("公开信息200条。其中，网站120条，同比增长20%，占总数的60%，公众号80条，占46%。", [("46%", "40%")]),
        ("公开信息200条，其中网站120条、公众号80条，分别占60%和42%。", [("42%", "40%")]),
        ("公开信息200条，其中网站120条（占66%）、公众号80条（占40%）。", [("66%", "60%")]),
        ("自然人来信15件，占75%；单位来信5件，占23%。", [("23%", "25%")]),
        ("全年收到来信64件。自然人来信60件，占93.57%。", [("93.57%", "93.75%")]),
        ("收到来信50件，上年结转14件，其中当日办结48件，占72%。", [("72%", "96%")]),
    ],
)
def test_a_share_that_is_true_by_no_base_is_told_with_the_best_supported(
    say: Say, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(d.actual, d.expected) for d in say(RULE, text)] == expected


def test_a_base_that_stands_before_the_sentence_is_told_as_such(say: Say) -> None:
    (found,) = say(RULE, "全年收到来信64件。自然人来信60件，占93.57%。")

    assert found.message.zh == "93.57% 与前文数字不符：60÷64=93.75%"
    assert [related.message.zh for related in found.related] == ["64件", "60件"]


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
