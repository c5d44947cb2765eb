"""F109: labels by their places, in every format that a report is printed in."""

from collections.abc import Mapping

import pytest

from gouji.testing.changes import labelled
from gouji.testing.checker import Checker
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import form_of, sound_report


def told(checker: Checker, labels: Mapping[str, str], name: str) -> list[tuple[str, str | None, str | None]]:
    """The rule, what is there and what the form has, of all that errs or warns in a report with such labels."""
    found = checker.check(PLAIN_RENDERERS[name](labelled(sound_report(form_of("2021")), labels)))
    return [(each.rule, each.actual, each.expected) for each in found if each.severity != "info"]


@pytest.mark.parametrize("name", PLAIN_RENDERERS)
@pytest.mark.parametrize(
    ("labels", "actual", "expected"),
    [
        ({"block.1": "第二十条第（二）项"}, "第二十条第（二）项", "第二十条第（五）项"),
        ({"block.0": "第二十条第（五）项"}, "第二十条第（五）项", "第二十条第（一）项"),
        (
            {"row.requests.carried_in": "二、本年结转政府信息公开申请数量"},
            "二、本年结转政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
        ),
        ({"column.enterprise": "科研机构", "column.research": "商业企业"}, "科研机构", "商业企业"),
        ({"column.0.issued": "本年废止件数", "column.0.repealed": "本年制发件数"}, "本年废止件数", "本年制发件数"),
        ({"column.1.decisions": "本年制发件数"}, "本年制发件数", "本年处理决定数量"),
        ({"column.reconsideration.upheld": "结果维特"}, "结果维特", "结果维持"),
        (
            {"column.direct_suit.pending": "总计", "column.direct_suit.total": "尚未审结"},
            "总计",
            "尚未审结",
        ),
        ({"column.suits.0": "经复议直接起诉"}, "经复议直接起诉", "未经复议直接起诉"),
        ({"column.suits.0": "复议后起诉", "column.suits.1": "未经复议直接起诉"}, "复议后起诉", "未经复议直接起诉"),
        ({"group.denied": "（三）不与公开"}, "（三）不与公开", "（三）不予公开"),
        ({"group.denied": "（五）不予处理"}, "（五）不予处理", "（三）不予公开"),
        (
            {"column.3.amount": "本年收费金额（单位：元）"},
            "本年收费金额（单位：元）",
            "本年收费金额（单位：万元）",
        ),
    ],
)
def test_a_label_that_is_not_that_of_its_place(
    labels: dict[str, str], actual: str, expected: str, name: str, checker: Checker
) -> None:
    assert told(checker, labels, name) == [("label-variant", actual, expected)]


@pytest.mark.parametrize("name", PLAIN_RENDERERS)
@pytest.mark.parametrize(
    "labels",
    [
        {"block.0": "第二十条第(1)项", "block.1": "第二十条（五）项"},
        {"row.requests.new": "一、本年度新收政府信息公开申请数量"},
        {"row.requests.new": "本年新收政府信息公开申请数量"},
        {"row.requests.denied.state_secret": "（1）属于国家秘密"},
        {"column.organizations": "法人和其他组织"},
        {"column.total": "合计"},
        {"column.3.amount": "本年收费金额"},
        {"column.3.amount": "本年收费金额（万元）"},
        {"column.0.in_force": "现行有效件数（截至本年底）"},
        {"row.proactive.fees": "行政事业性收费（元）"},
    ],
)
def test_harmless_variants_give_nothing(labels: dict[str, str], name: str, checker: Checker) -> None:
    assert told(checker, labels, name) == []


@pytest.mark.parametrize("name", ["text rows", "text tabs", "html clean", "docx", "xlsx"])
def test_a_row_without_a_label_is_told_where_the_rows_are_marked(name: str, checker: Checker) -> None:
    assert told(checker, {"row.proactive.licensing": ""}, name) == [("label-variant", None, "行政许可")]


def test_a_row_twice_says_nothing_of_the_head_above_it(checker: Checker) -> None:
    found = told(checker, {"row.proactive.licensing": "行政处罚"}, "text rows")

    assert [rule for rule, _, _ in found] == ["missing-row", "extra-row"]
