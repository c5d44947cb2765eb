"""C101: the form's own note on 本列 is left in the report."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

CAPTION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
NARROW = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"
LAYOUTS = ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"]


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Each finding's severity and the first words of its message."""
    return [(each.severity, each.message.zh.split("：")[0]) for each in found]


PRINTED = ("info", "表中仍留有格式自带的填表说明，可以删去")
DAMAGED = ("warning", "格式自带的填表说明残缺或被改动")
DOUBLED = ("warning", "格式自带的填表说明重复出现")
ELSEWHERE = ("warning", "格式自带的填表说明出现在表头以外")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_in_its_own_cell_as_printed_it_is_information(check: Check, printed: Print, form: str, layout: str) -> None:
    text = printed(form=form, layout=layout)

    (found,) = check("leftover-caption", text)

    assert told([found]) == [PRINTED]
    assert (text[slice(*found.span)], found.section) == (CAPTION, "requests")


@pytest.mark.parametrize(
    "caption", [NARROW, CAPTION.replace("，", "， "), CAPTION.replace("勾稽", "勾 稽"), CAPTION.strip("（）")]
)
def test_brackets_punctuation_and_white_space_damage_nothing(check: Check, printed: Print, caption: str) -> None:
    assert told(check("leftover-caption", printed().replace(CAPTION, caption))) == [PRINTED]


def test_copies_in_the_cells_that_a_merged_cell_covers_are_no_further_ones(check: Check, printed: Print) -> None:
    spread = f"{CAPTION} | {CAPTION} | 申请人情况 | 申请人情况 |"

    assert told(check("leftover-caption", printed().replace(f"{CAPTION} | 申请人情况 |", spread))) == [PRINTED]


def test_a_copy_beside_labels_that_are_told_once_is_a_further_one(check: Check, printed: Print) -> None:
    doubled = f"{CAPTION} | {CAPTION} | 申请人情况 |"

    assert told(check("leftover-caption", printed().replace(f"{CAPTION} | 申请人情况 |", doubled))) == [
        PRINTED,
        DOUBLED,
    ]


def test_a_caption_broken_over_lines_of_its_cell_is_as_printed(check: Check, printed: Print) -> None:
    text = printed(layout="tabs").replace(CAPTION, CAPTION.replace("：", "：\n").replace("，", "，\n"))

    assert told(check("leftover-caption", text)) == [PRINTED]


def test_a_report_without_it_gives_nothing(check: Check, printed: Print) -> None:
    assert check("leftover-caption", printed().replace(f"{CAPTION} | ", "")) == []


@pytest.mark.parametrize(
    "caption",
    [
        NARROW.removeprefix("(本"),
        CAPTION.removesuffix("之和）"),
        CAPTION.replace("第三项", "第四项", 1),
        CAPTION.replace("勾稽", "钩稽"),
        "第一项加第二项之和，等于第三项加第四项",
    ],
)
def test_a_damaged_caption_is_a_warning_that_shows_the_form_s(check: Check, printed: Print, caption: str) -> None:
    (found,) = check("leftover-caption", printed().replace(CAPTION, caption))

    assert told([found]) == [DAMAGED]
    assert CAPTION in found.message.zh


def test_a_second_caption_is_a_warning(check: Check, printed: Print) -> None:
    text = printed().replace(
        "三、收到和处理政府信息公开申请情况\n", f"三、收到和处理政府信息公开申请情况\n{CAPTION}。\n"
    )

    assert told(check("leftover-caption", text)) == [DOUBLED, PRINTED]


def test_a_head_that_is_printed_again_on_a_new_page_is_none(check: Check, printed: Print) -> None:
    lines = printed().splitlines(keepends=True)
    head = next(number for number, line in enumerate(lines) if CAPTION in line)
    middle = next(number for number, line in enumerate(lines) if "属于行政执法案卷" in line)
    text = "".join(lines[:middle] + lines[head : head + 3] + lines[middle:])

    assert told(check("leftover-caption", text)) == [PRINTED]


def test_a_caption_as_a_line_of_text_is_a_warning(check: Check, printed: Print) -> None:
    text = (
        printed()
        .replace(f"{CAPTION} | ", "")
        .replace("一、总体情况\n", f"一、总体情况\n2024年，我局公开信息。{CAPTION}\n")
    )

    assert told(check("leftover-caption", text)) == [ELSEWHERE]


def test_a_caption_in_another_cell_is_a_warning(check: Check, printed: Print) -> None:
    text = printed().replace(f"{CAPTION} | ", "").replace("| （一）予以公开 ", f"| （一）予以公开{CAPTION} ")

    assert [severity for severity, _ in told(check("leftover-caption", text))] == ["warning"]


def test_in_a_long_paragraph_only_its_words_are_the_place(check: Check, printed: Print) -> None:
    text = (
        printed()
        .replace(f"{CAPTION} | ", "")
        .replace("一、总体情况\n", f"一、总体情况\n{'公开为常态，' * 30}{CAPTION}。\n")
    )

    (found,) = check("leftover-caption", text)

    assert text[slice(*found.span)] == "数据的勾稽关系为"


@pytest.mark.parametrize(
    "sentence",
    [
        "填报时逐项核对表内勾稽关系。",
        "经核对，各项数据的勾稽关系正确。",
        "检查了本列数据的勾稽关系。",
        "第一项工作加第二项工作合并推进。",
    ],
)
def test_a_sentence_on_such_relations_is_none(check: Check, printed: Print, sentence: str) -> None:
    text = printed().replace(f"{CAPTION} | ", "").replace("一、总体情况\n", f"一、总体情况\n{sentence}\n")

    assert check("leftover-caption", text) == []


@pytest.mark.parametrize(
    ("value", "severities"), [("allow", []), ("info", ["info"]), ("warning", ["warning"]), ("error", ["error"])]
)
def test_the_option_says_what_it_is_in_its_own_cell(
    check: Check, printed: Print, value: str, severities: list[str]
) -> None:
    assert [each.severity for each in check("leftover-caption", printed(), in_place=value)] == severities


def test_the_option_changes_nothing_for_a_damaged_one(check: Check, printed: Print) -> None:
    text = printed().replace(CAPTION, NARROW.removeprefix("(本"))

    assert told(check("leftover-caption", text, in_place="allow")) == [DAMAGED]
