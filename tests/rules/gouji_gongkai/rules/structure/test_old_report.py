"""S115: a page that is no report, or a report older than the first form, is said to be unchecked."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

OLD = "青石县水务局{}年政府信息公开工作年度报告\n一、概述\n{}年，我局公开信息35条。\n"
NOTICE = "\n关于召开年度工作会议的通知\n各科室：定于星期三上午召开会议。\n"


def test_another_page_is_told_at_its_beginning(check: Check) -> None:
    (found,) = check("not-a-report", NOTICE)

    assert (found.severity, found.range) == ("info", ((2, 1), (2, 1)))
    assert found.message.zh.startswith("不是可以检查的报告")


@pytest.mark.parametrize("text", ["。", "\u200b", "0", "{}", "<html></html>"])
def test_whatever_is_no_report_is_told(check: Check, text: str) -> None:
    assert len(check("not-a-report", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        OLD.format(2024, 2024),
        OLD.format(2016, 2016),
        "一、总体情况\n二、主动公开政府信息情况\n",
        "一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||\n",
    ],
)
def test_a_report_or_a_part_of_one_is_not_another_page(check: Check, text: str) -> None:
    assert check("not-a-report", text) == []


@pytest.mark.parametrize("year", [2008, 2016, 2018])
def test_a_report_before_the_first_form_is_told_at_its_year(check: Check, year: int) -> None:
    (found,) = check("old-report", OLD.format(year, year))

    assert (found.severity, found.range, str(year) in found.message.zh) == ("info", ((1, 7), (1, 11)), True)


@pytest.mark.parametrize("text", [OLD.format(2019, 2019), OLD.format(2024, 2016), NOTICE, "一、总体情况\n"])
def test_a_later_report_is_none(check: Check, text: str) -> None:
    assert check("old-report", text) == []


@pytest.mark.parametrize("rule", ["missing-section", "missing-table", "missing-row", "unreadable-table"])
def test_of_an_old_report_no_section_and_no_table_is_asked(check: Check, rule: str) -> None:
    assert check(rule, OLD.format(2016, 2016)) == []


def test_a_report_with_the_tables_of_a_form_is_not_old(check: Check, printed: Print) -> None:
    """Whatever its title says: the title's year is wrong then."""
    assert check("old-report", printed().replace("2024年", "2016年")) == []
