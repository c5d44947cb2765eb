"""S118: a text that breaks off is told once, and nothing that would follow is missing."""

from collections.abc import Callable

import pytest

from gouji import check_text
from gouji.checking.diagnostic import Diagnostic
from gouji.testing import TEXT_LAYOUTS, text_renderer
from gouji_gongkai.testing import official_forms, sound_report

Check = Callable[..., list[Diagnostic]]

HEAD = "青石县林业局2024年政府信息公开工作年度报告\n本报告的统计期限为2024年1月1日至2024年12月31日。\n"
OVERVIEW = (
    "一、总体情况\n2024年，我局主动公开各类信息，规范办理依申请公开，加强政府信息管理，维护平台，落实监督保障。\n"
)


def whole(layout: str, form: str = "2021") -> str:
    """A sound report."""
    (found,) = (each for each in official_forms() if each.id == form)
    return text_renderer(TEXT_LAYOUTS[layout])(sound_report(found)).text


def serious(text: str) -> list[str]:
    """The codes of all errors and warnings on a text."""
    return [each.code for each in check_text(text, "甲.txt").diagnostics if each.severity != "info"]


@pytest.mark.parametrize("layout", list(TEXT_LAYOUTS))
@pytest.mark.parametrize(
    "until",
    [
        "加强政府信息",
        "第二十条第（五",
        "行政规范性文",
        "本列数据的勾稽关系为：第一项加第二",
        "商业企",
        "一、本年新收政府信息公开申",
        "4.保护第三方合",
        "（五）不予处理",
        "3.要求提供公开出",
        "四、结转下年度继",
        "四、政府信息公开行政复",
        "复议后起",
        "五、存在的主要问",
    ],
)
def test_a_report_that_breaks_off_anywhere_is_told_once(layout: str, until: str) -> None:
    text = whole(layout)

    assert serious(text[: text.index(until) + len(until)]) == ["S118"]


@pytest.mark.parametrize("layout", list(TEXT_LAYOUTS))
@pytest.mark.parametrize("figures", [1, 2, 3, 6])
def test_a_row_that_breaks_off_is_told_once(layout: str, figures: int) -> None:
    text = whole(layout)
    begin = text.index("5.属于三类内部事务信息") + len("5.属于三类内部事务信息")
    for _ in range(figures):
        begin = text.index("0", begin) + 1

    assert serious(text[:begin]) == ["S118"]


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("（一）主动公开。全年更新栏目，发布各类信息，及时回应社会", "及时回应社会"),
        ("（一）主动公开。全年更新栏目，", "全年更新栏目，"),
        ("收到政府信息公开申请3件，其中自然人申请2", "其中自然人申请2"),
        ("制定了《青石县林业局政府信息公开", "制定了《青石县林业局政府信息公开"),
        ("（二）依申请公开", "（二）依申请公开"),
        ("做好以下工作：", "做好以下工作："),
    ],
)
def test_a_sentence_that_breaks_off_is_told_at_its_last_words(check: Check, end: str, words: str) -> None:
    text = f"{HEAD}{OVERVIEW}{end}"

    (found,) = check("text-breaks-off", text)

    assert (found.severity, text[found.span[0] : found.span[1]]) == ("warning", words)
    assert serious(text) == ["S118"]


@pytest.mark.parametrize(
    "chrome",
    ["打印本页 关闭窗口", "上一篇：青石县林业局简介\n下一篇：没有了", "扫一扫在手机打开当前页", "主办：青石县人民政府"],
)
def test_lines_of_the_page_after_the_break_change_nothing(check: Check, chrome: str) -> None:
    assert len(check("text-breaks-off", f"{HEAD}{OVERVIEW}（一）主动公开。全年更新栏\n{chrome}\n")) == 1


@pytest.mark.parametrize(
    "end",
    [
        "全年公开信息120条。",
        "全年公开信息120条。\n青石县林业局\n2025年1月9日",
        "全年公开信息120条。\n附件：青石县林业局公开目录",
        "全年公开信息120条。\n联系电话：0999-8800123",
        "（本部分以表格形式报告）",
        "无",
    ],
)
def test_a_text_that_ends_is_judged_as_it_stands(check: Check, end: str) -> None:
    text = f"{HEAD}{OVERVIEW}{end}\n"

    assert (check("text-breaks-off", text), len(check("missing-section", text))) == ([], 5)


@pytest.mark.parametrize("layout", list(TEXT_LAYOUTS))
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_whole_report_does_not_break_off(check: Check, layout: str, form: str) -> None:
    assert check("text-breaks-off", whole(layout, form)) == []


@pytest.mark.parametrize(
    "last", ["本年度未收取信息处理费", "无其他需要报告的事项", "无", "未收取信息处理费\n青石县林业局"]
)
def test_the_last_section_may_lack_its_full_stop(check: Check, last: str) -> None:
    text = whole("rows")

    assert check("text-breaks-off", f"{text[: text.rindex('六、')]}六、其他需要报告的事项\n{last}\n") == []


@pytest.mark.parametrize(
    "last", ["本年度未收取信息处理费，", "2024年未收取信息处理费（详见", "对照《政府信息公开信息处理费"]
)
def test_the_last_section_breaks_off_where_it_goes_on(check: Check, last: str) -> None:
    text = whole("rows")

    assert len(check("text-breaks-off", f"{text[: text.rindex('六、')]}六、其他需要报告的事项\n{last}\n")) == 1


def test_a_section_missing_before_the_break_is_missing(check: Check) -> None:
    text = whole("rows")
    text = text[: text.index("五、存在的主要问题") + 6].replace("二、主动公开政府信息情况\n", "")

    assert [each.section for each in check("missing-section", text)] == ["proactive"]


def test_a_private_number_in_the_broken_sentence_is_told(check: Check) -> None:
    text = f"{HEAD}{OVERVIEW}（一）主动公开。联系人手机13800138000，"

    assert len(check("phone-number", text)) == 1


@pytest.mark.parametrize("number", ["— 8 —", "-8-", "第8页 共8页"])
def test_the_number_of_the_last_page_is_not_where_a_text_breaks_off(number: str) -> None:
    assert serious(f"{whole('rows')}{number}\n") == []
