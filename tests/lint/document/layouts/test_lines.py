"""What every layout asks of a line."""

from collections.abc import Callable

import pytest

from gouji.document.layouts.lines import Lines
from gouji.document.vocabulary import Vocabulary
from gouji.text.source import Source


@pytest.fixture
def lines_of(vocabulary: Vocabulary) -> Callable[[str], Lines]:
    return lambda text: Lines(Source.from_text(text), vocabulary)


def test_lines_are_without_their_ends(lines_of: Callable[[str], Lines]) -> None:
    lines = lines_of("甲\r\n\n乙\r丙")

    assert (lines.texts, lines.starts, len(lines)) == (["甲", "", "乙", "丙"], (0, 3, 4, 6), 4)


def test_the_next_filled_line_is_behind_everything_blank(lines_of: Callable[[str], Lines]) -> None:
    lines = lines_of("甲\n\n\u00a0\n\u3000\n乙\n")

    assert (lines.next_filled(1), lines.next_filled(5)) == (4, 6)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("三、收到和处理政府信息公开申请情况", True),
        ("其他需要报告的事项", True),
        ("全年公开信息12条。", True),
        ("具体情况如下：", True),
        ("第二十条第（一）项", False),
        ("1.属于国家秘密", False),
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", False),
        ("其中：", True),
        ("小计", False),
        ("0", False),
        ("3.", False),
        ("3件：", True),
        ("字" * 81, True),
    ],
)
def test_a_heading_or_running_text_ends_a_table(lines_of: Callable[[str], Lines], text: str, ends: bool) -> None:
    assert lines_of(text).ends_table(0) is ends


@pytest.mark.parametrize(
    ("text", "is_furniture"),
    [
        ("\f  12", True),
        ("     \f 12", True),
        ("12\n\f规章", True),
        ("- 12 -", True),
        ("12", False),
        ("\f规章 12", False),
    ],
)
def test_the_number_of_a_page_is_furniture(lines_of: Callable[[str], Lines], text: str, is_furniture: bool) -> None:
    assert lines_of(text).is_furniture(0) is is_furniture


@pytest.mark.parametrize(
    ("title", "times", "is_furniture"),
    [
        ("柳泉县审计局2023年政府信息公开工作年度报告", 3, True),
        ("  柳泉县审计局政府信息公开年报", 4, True),
        ("柳泉县审计局2023年政府信息公开工作年度报告", 2, False),
        ("全年公开政府信息3条", 5, False),
    ],
)
def test_a_title_on_several_pages_is_furniture(
    lines_of: Callable[[str], Lines], title: str, times: int, is_furniture: bool
) -> None:
    lines = lines_of("\n".join([title, "规章", "0"] * times))

    assert [lines.is_furniture(index) for index in range(3)] == [is_furniture, False, False]
