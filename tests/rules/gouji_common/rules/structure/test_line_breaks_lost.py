"""S119: a text whose line breaks are lost is told once, and nothing else is judged."""

import re

import pytest

from gouji import check_text
from gouji.testing import TEXT_LAYOUTS, text_renderer
from gouji_gongkai.testing import official_forms, sound_report


def whole(form: str = "2021") -> str:
    """A sound report in rows."""
    (found,) = (each for each in official_forms() if each.id == form)
    return text_renderer(TEXT_LAYOUTS["rows"])(sound_report(found)).text


def told(text: str) -> list[str]:
    """The codes of what is told of a text, what is no fault apart."""
    return [each.code for each in check_text(text, "甲.txt").diagnostics if each.severity != "info"]


def glued(text: str, between: str = "", *, bars: str = "", keep_title: bool = True) -> str:
    """The text on one line, the title on its own."""
    title, _, rest = text.partition("\n")
    rest = between.join(line.strip() for line in rest.splitlines() if line.strip())
    rest = rest.replace(" | ", bars).replace("|", bars)
    return f"{title}\n{rest}\n" if keep_title else f"{title}{between}{rest}\n"


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("keep_title", [True, False])
def test_everything_on_one_line_is_told_once(form: str, keep_title: bool) -> None:
    assert told(glued(whole(form), keep_title=keep_title)) == ["S119"]


def test_headings_parted_by_spaces_are_on_one_line_too() -> None:
    prose = [line for line in whole().splitlines() if "|" not in line]

    assert told(glued("\n".join(prose), "　　")) == ["S119"]


def test_a_glued_text_in_two_lines_is_told_once() -> None:
    text = glued(whole())
    at = text.index("四、政府信息公开行政复议")

    assert told(f"{text[:at]}\n{text[at:]}") == ["S119"]


def test_title_and_body_and_year_are_known_all_the_same() -> None:
    result = check_text(glued(whole()), "甲.txt")

    assert (result.status, result.kind, result.period) == ("checked", "gongkai", 2021)


@pytest.mark.parametrize(
    "preface",
    [
        "本报告由一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况，四、政府信息公开行政复议、行政诉讼情况，"
        "五、存在的主要问题及改进情况，六、其他需要报告的事项组成。",
        "目录：一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 四、政府信息公开行政复议、行政诉讼情况 "
        "五、存在的主要问题及改进情况 六、其他需要报告的事项",
    ],
)
def test_a_list_of_the_sections_is_no_glued_text(preface: str) -> None:
    title, _, rest = whole().partition("\n")

    assert told(f"{title}\n{preface}\n{rest}") == []


def sections_on_lines(text: str, bar: str) -> str:
    """The text with a line for each section: its heading, text and table run together."""
    title, *sections = re.split(r"\n(?=[一二三四五六]、(?:总体|主动|收到|政府|存在|其他))", text)
    return "\n".join(
        (title, *("".join(section.split("\n")).replace(" | ", bar).replace("|", "") for section in sections))
    )


@pytest.mark.parametrize("bar", ["", " ", "　"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_tables_that_run_together_with_their_sections_are_told_once(form: str, bar: str) -> None:
    assert told(sections_on_lines(whole(form), bar)) == ["S119"]


def test_one_table_that_runs_together_is_unreadable_and_the_rest_is_judged() -> None:
    text = whole()
    begin, end = text.index("行政复议 |"), text.index("五、存在的主要问题")
    text = text[:begin] + "".join(text[begin:end].split()).replace("|", "") + "\n" + text[end:]

    assert told(text) == ["F111"]


def test_results_told_in_a_sentence_are_no_glued_table() -> None:
    reasons = "属于国家秘密0件，其他法律行政法规禁止公开0件，保护第三方合法权益0件，属于三类内部事务信息0件，属于四类过程性信息0件，"
    text = whole()
    begin, end = text.index("（本列数据"), text.index("四、政府信息公开行政复议")
    text = f"{text[:begin]}予以公开5件，部分公开3件，{reasons}重复申请0件，要求提供公开出版物0件。\n{text[end:]}"

    assert "S114" in told(text)
