"""Y103: dates are complete and in the calendar."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]

TITLE = "青石县水务局2024年政府信息公开工作年度报告"


def report(sentence: str, title: str = TITLE) -> str:
    return f"{title}\n一、总体情况\n{sentence}\n二、主动公开政府信息情况\n"


def told(check: Check, text: str) -> list[tuple[str, str]]:
    """Each finding's severity and the words it stands at."""
    source = Source.from_text(text)
    return [(found.severity, source[found.span]) for found in check("date-malformed", text)]


def mended(check: Check, text: str) -> str:
    """The text with every fix applied."""
    edits = [edit for found in check("date-malformed", text) if found.fix for edit in found.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("统计期限自2024年1月1日起至12月31止。", "12月31"),
        ("统计期限自2024年1月1起至2024年12月31日止。", "2024年1月1"),
        ("截至2024年12月31止，共公开35条。", "2024年12月31"),
        ("统计期限为1月1至12月31日。", "1月1"),
        ("请于3月31前反馈。", "3月31"),
        ("2024年13月，召开会议。", "2024年13月"),
        ("13月5日，召开会议。", "13月5日"),
        ("2024年2月30日，召开会议。", "2024年2月30日"),
        ("2月30日，召开会议。", "2月30日"),
        ("11月31日，召开会议。", "11月31日"),
        ("2024年12月32日，召开会议。", "2024年12月32日"),
        ("2023年2月29日，召开会议。", "2023年2月29日"),
        ("二〇二四年十三月五日，召开会议。", "二〇二四年十三月五日"),
        ("２０２４年１２月３２日，召开会议。", "２０２４年１２月３２日"),
    ],
)
def test_a_day_that_is_none_or_lacks_its_sign_is_a_warning(check: Check, sentence: str, wrong: str) -> None:
    assert told(check, report(sentence)) == [("warning", wrong)]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("统计期限自2024年月1日起。", "年月1日"),
        ("统计期限至12月日止。", "12月日"),
        ("截至202年12月31日。", "202年12月"),
        ("截至20242年12月31日。", "20242年12月"),
        ("统计期限至12月311日止。", "12月311日"),
        ("统计期限自年1月1日起。", "年1月1日"),
    ],
)
def test_digits_lost_by_scraping_are_information(check: Check, sentence: str, wrong: str) -> None:
    assert told(check, report(sentence)) == [("info", wrong)]


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年12月31日，我局公开信息35条。",
        "2024年2月29日，召开会议。",
        "2月29日，召开会议。",
        "3月1至5日，举办宣传周活动。",
        "1月10—12日，举办培训。",
        "1—12月共公开35条，12月3次。",
        "2024年1月35条，2月31条，3月20件。",
        "12月31日前完成，3月12日前后巡查。",
        "历时13个月建成。",
        "（填报日期：    年  月  日）",
        "每月日均访问35次，月底汇总。",
        "二〇二四年十二月三十一日。",
        "2024-13-45号文件已归档，2024.13。",
        "12月31号截止。",
        "一季度至三月底完成。",
        "12月31家单位参加培训。",
    ],
)
def test_these_are_right(check: Check, sentence: str) -> None:
    assert told(check, report(sentence)) == []


def test_the_29th_of_february_without_a_year_is_of_the_report_s(check: Check) -> None:
    text = report("2月29日，召开会议。", TITLE.replace("2024", "2023"))

    assert told(check, text) == [("warning", "2月29日")]


def test_where_no_year_is_known_the_29th_of_february_is_right(check: Check) -> None:
    assert told(check, report("2月29日，召开会议。", TITLE.replace("2024年", ""))) == []


def test_the_fix_adds_the_missing_sign_and_is_unsafe(check: Check) -> None:
    text = report("自2024年1月1起至12月31 止。")

    assert mended(check, text) == report("自2024年1月1日起至12月31日 止。")
    assert [found.fix and found.fix.safety for found in check("date-malformed", text)] == ["unsafe", "unsafe"]


def test_no_fix_changes_a_figure(check: Check) -> None:
    text = report("2024年2月30日至13月5日，12月311日。")

    assert mended(check, text) == text


def test_a_paragraph_full_of_months_is_read_once(check: Check) -> None:
    text = report("至12月31止，" * 30)

    assert len(told(check, text)) == 30


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("新修订的公开规程，自2024年11月\n31日起施行，各股室参照执行。", ["2024年11月\n31日"]),
        ("全县政务公开培训班于2024年\n13月5日至6日举办，共80人参加。", ["13月5日"]),
        ("公开目录调整后的版本于2024年6月3\n1日上线，原版本停止使用。", ["2024年6月3\n1日"]),
        ("新修订的公开规程，自2024年11月\n30日起施行，各股室参照执行。", []),
        ("今年已办结各类申请共计2024\n件，2月30件，3月31件。", []),
        ("各栏目更新至2024年\n12月31日，无遗漏。", []),
    ],
)
def test_a_date_may_be_parted_by_a_line_break(check: Check, sentence: str, wrong: list[str]) -> None:
    assert [words for _, words in told(check, report(sentence))] == wrong
