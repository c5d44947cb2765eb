"""S114: each section that prescribes a table has it."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.document.model import Document, Paragraph, Picture
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

TITLE = "青石县水务局2024年政府信息公开工作年度报告"
HEADINGS = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
END = "五、存在的主要问题及改进情况"


def without_table(text: str, number: int) -> str:
    """The text without what stands under the heading of a table."""
    following = [*HEADINGS, END][number + 1]
    at = text.index(HEADINGS[number]) + len(HEADINGS[number])
    return text[:at] + "\n本年度没有。\n" + text[text.index(following) :]


@pytest.mark.parametrize("layout", ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"])
def test_a_report_with_its_tables_gives_nothing(check: Check, printed: Print, layout: str) -> None:
    assert check("missing-table", printed(layout=layout)) == []


@pytest.mark.parametrize(
    ("number", "section", "table"),
    [(0, "proactive", "第二部分表格"), (1, "requests", "第三部分表格"), (2, "litigation", "第四部分表格")],
)
def test_a_table_that_is_missing_is_told_at_its_heading(
    check: Check, printed: Print, number: int, section: str, table: str
) -> None:
    text = without_table(printed(), number)

    (found,) = check("missing-table", text)

    assert (found.severity, found.section, found.message.zh) == ("error", section, f"“{HEADINGS[number]}”下没有{table}")
    assert text[slice(*found.span)] == HEADINGS[number]


def test_a_section_without_heading_is_another_rule_s(check: Check, printed: Print) -> None:
    assert check("missing-table", without_table(printed(), 1).replace(HEADINGS[1], "")) == []


def test_a_table_under_another_heading_is_there(check: Check, printed: Print) -> None:
    text = printed()
    begin, end = text.index(HEADINGS[2]) + len(HEADINGS[2]) + 1, text.index(END)
    moved = text[:begin] + "见文末。\n" + text[end:] + text[begin:end]

    assert check("missing-table", moved) == []


def test_a_table_that_could_not_be_read_is_there(check: Check) -> None:
    text = f"{TITLE}\n{HEADINGS[2]}\n行政复议 | 行政诉讼 | ||\n1 | 2 | 3 |\n"

    assert check("missing-table", text) == []


def test_where_a_picture_stands_in_its_place_it_is_a_warning(check: Check) -> None:
    source = Source.from_text(f"{TITLE}\n{HEADINGS[1]}\n图\n{END}\n")
    starts = source.line_starts
    lines = [Paragraph(source.line(n), starts[n - 1], starts[n] - 1) for n in (1, 2, 4)]
    picture = Picture(starts[2], starts[3] - 1)

    (found,) = check("missing-table", Document(source, (lines[0], lines[1], picture, lines[2])))

    assert (found.severity, found.span) == ("warning", picture.span)
    assert "似乎是图片" in found.message.zh
