"""S105: aspects of section one are not numbered on as sections are."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

ASPECTS = ("工作机制", "主动公开工作", "依申请公开工作", "信息管理", "平台建设", "监督保障")
SIX = (
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


def two_systems(count: int, start: int) -> str:
    """A report whose section one runs on as 二、, 三、 …, its other sections numbered from a start."""
    aspects = [f"{'二三四五六七'[n]}、{aspect}\n按要求做好。\n" for n, aspect in enumerate(ASPECTS[:count])]
    others = [f"{'一二三四五六七八九十'[start + n - 1]}、{name}\n情况如下。\n" for n, name in enumerate(SIX)]
    title = "青石县水务局2024年政府信息公开工作年度报告\n"
    return f"{title}一、总体情况\n依法公开信息。\n{''.join((*aspects, *others))}"


@pytest.mark.parametrize(("count", "start"), [(5, 1), (5, 2), (2, 2), (3, 1), (4, 6)])
def test_aspects_that_run_on_as_sections_are_told_once_at_the_first(check: Check, count: int, start: int) -> None:
    text = two_systems(count, start)

    (found,) = check("section-numbering", text)

    assert (found.severity, text[slice(*found.span)]) == ("warning", "二、工作机制")
    assert (f"从“二”到“{'二三四五六七'[count - 1]}”" in found.message.zh, len(found.related)) == (True, count - 1)


def test_a_list_of_its_own_in_section_one_is_no_second_system(check: Check, printed: Print) -> None:
    items = "".join(f"{numeral}、{aspect}\n按要求做好。\n" for numeral, aspect in zip("一二三", ASPECTS, strict=False))

    assert check("section-numbering", printed().replace("一、总体情况\n", f"一、总体情况\n{items}")) == []
