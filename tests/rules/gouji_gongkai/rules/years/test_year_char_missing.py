"""Y104: a year is followed by 年."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import Bad, Case, Expected, rule_cases
from gouji.text.source import Position, Range, Source
from gouji_gongkai.rules.years.year_char_missing import year_char_missing

Check = Callable[..., list[Diagnostic]]

TITLE = "青石县水务局2024年政府信息公开工作年度报告"


def report(sentence: str, title: str = TITLE) -> str:
    return f"{title}\n一、总体情况\n{sentence}\n二、主动公开政府信息情况\n"


def told(check: Check, text: str) -> list[tuple[str, str]]:
    """Each finding's severity and the words it stands at."""
    source = Source.from_text(text)
    return [(found.severity, source[found.span]) for found in check("year-char-missing", text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "年初制定2024政务公开培训安排。",
        "落实2024工作要点。",
        "公开2023部门决算信息。",
        "2024全年共公开信息35条。",
        "统计期限自20241月1日起。",
        "统计期限至202412月31日止。",
        "2024度政务公开考核结果已公开。",
        "2024 政府信息公开工作有序推进。",
        "2024我局公开信息35条。",
        "2025重点工作已列出。",
        "年初制定２０２４政务公开培训安排。",
        "2024共收到依申请公开0件。",
        "2024累计主动公开政府信息35条。",
        "截至2024共计公开信息35条。",
        "2024未发生行政复议。",
        "2024举办培训3次。",
    ],
)
def test_a_year_without_its_character_is_information(check: Check, sentence: str) -> None:
    assert [severity for severity, _ in told(check, report(sentence))] == ["info"]


@pytest.mark.parametrize(
    "sentence",
    [
        "《水务行动方案（2024-2026年）》已公开。",
        "2024—2026年，我局分步推进。",
        "2023-2024政务公开工作有序推进。",
        "2023至2024政务公开工作有序推进。",
        "2023/2024政务公开工作有序推进。",
    ],
)
def test_ranges_are_right(check: Check, sentence: str) -> None:
    assert told(check, report(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "全年公开信息2024条。",
        "共有2024政务服务事项。",
        "培训2024人次，投入2024万元。",
        "电话：0399-2024政务热线。",
        "联系电话2795167，邮编202400。",
        "编号第2024政务公开类。",
        "依据〔2024政务公开〕第3号。",
        "网址 example.gov.cn/2024政务公开/。",
        "流量为12.2024政务公开。",
        "2024版目录、2024款设备。",
        "2024年政务公开工作要点已落实。",
        "1998政务公开档案。",
    ],
)
def test_numbers_are_right(check: Check, sentence: str) -> None:
    assert told(check, report(sentence)) == []


@pytest.mark.parametrize("sentence", ["《2024政务公开要点》已公开。", "举办“2024政府开放月”活动。"])
def test_names_are_left_as_they_are_printed(check: Check, sentence: str) -> None:
    assert told(check, report(sentence)) == []


def test_the_report_s_title_is_told_elsewhere(check: Check) -> None:
    assert told(check, report("我局依法公开。", TITLE.replace("年政府", "政府"))) == []


def test_a_year_far_from_the_report_s_is_a_number(check: Check) -> None:
    assert told(check, report("制定2035重点工作安排。")) == []


CASES = rule_cases(
    year_char_missing,
    bad=[
        Bad(
            report("年初制定2024政务公开培训安排。"),
            [Expected("“2024”后缺少“年”", at=Range(Position(3, 5), Position(3, 9)), severity="info")],
            fixed=report("年初制定2024年政务公开培训安排。"),
        )
    ],
    good=[report("年初制定2024年政务公开培训安排。")],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_fix_adds_the_character(case: Case) -> None:
    case.check()
