"""S101: each of the six prescribed sections has its heading."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.document.model import Document
from gouji.document.reader import read_text
from gouji.text.source import Source
from gouji.value import evolve

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

TITLE = "青石县水务局2024年政府信息公开工作年度报告\n"
HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "litigation": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}


def report(**headings: str) -> str:
    """The headings alone, some of them printed otherwise."""
    return TITLE + "".join(f"{headings.get(name, heading)}\n情况如下。\n" for name, heading in HEADINGS.items())


def told(found: list[Diagnostic]) -> list[tuple[str | None, str | None, int]]:
    return [(each.section, each.expected, each.range.start.line) for each in found]


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_report_with_all_headings_gives_nothing(check: Check, printed: Print, form: str) -> None:
    assert check("missing-section", printed(form=form)) == []


@pytest.mark.parametrize(("number", "section"), list(enumerate(HEADINGS)))
def test_a_section_that_is_missing_is_told_where_it_should_stand(check: Check, number: int, section: str) -> None:
    (found,) = check("missing-section", report(**{section: "本年度的其他工作"}))

    assert (found.severity, found.section, found.expected) == ("error", section, HEADINGS[section])
    assert found.message.zh == f"缺少“{HEADINGS[section]}”一节"
    assert found.range.start.line == (2 * number + 4 if section != "other" else 13)


@pytest.mark.parametrize(("section", "word"), [("proactive", "第二十条第（一）项"), ("litigation", "行政复议")])
@pytest.mark.parametrize("layout", ["rows", "paragraphs", "tabs"])
def test_a_lost_heading_is_told_at_its_table(
    check: Check, printed: Print, section: str, word: str, layout: str
) -> None:
    text = printed(layout=layout).replace(HEADINGS[section], "")

    (found,) = check("missing-section", text)

    assert found.message.zh == f"缺少标题“{HEADINGS[section]}”：这一部分的表格在此，前面没有标题"
    start, end = found.span
    assert (found.section, end, text[start : start + len(word)]) == (section, start, word)


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("other", "6、其他需要报告的事项"),
        ("other", "第六部分 其他需要报告的事项"),
        ("other", "其他需要报告的事项"),
        ("other", "六、其他需要说明的事项"),
        ("other", "六、其他需要报告的事项：无。"),
        ("problems", "五、存在问题及改进措施"),
        ("problems", "五、存在的问题和改进措施"),
        ("requests", "三、收到和处理政府信息公开申请的情况"),
        ("litigation", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("litigation", "四、政府信息公开行政复议、行政诉讼情况（表格）"),
        ("overview", "一、总体情况2024年，我局公开信息35条。"),
        ("proactive", "二、 主动公开政府 信息情况"),
    ],
)
def test_a_heading_in_another_wording_or_style_is_there(check: Check, section: str, heading: str) -> None:
    assert check("missing-section", report(**{section: heading})) == []


def test_a_preface_that_lists_the_names_replaces_no_heading(check: Check) -> None:
    names = "、".join(heading[2:] for heading in HEADINGS.values())
    text = report(requests="").replace(TITLE, f"{TITLE}本报告包括{names}六个部分。\n")

    assert [each.section for each in check("missing-section", text)] == ["requests"]


def test_a_sub_heading_replaces_no_heading(check: Check) -> None:
    text = report(requests="").replace("情况如下。", "（二）收到和处理政府信息公开申请情况\n收到1件。", 1)

    assert [each.section for each in check("missing-section", text)] == ["requests"]


def test_several_missing_sections_are_told_each(check: Check) -> None:
    assert [section for section, _, _ in told(check("missing-section", report(requests="", other="")))] == [
        "requests",
        "other",
    ]


def test_without_any_heading_it_is_said_once(check: Check) -> None:
    (found,) = check("missing-section", f"{TITLE}2024年，我局公开信息35条。\n")

    assert found.message.zh.startswith("六个规定的部分（总体情况、主动公开政府信息情况、")


@pytest.fixture
def read(binder: Binder) -> Callable[[str], Document]:
    return lambda text: read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary)


def test_a_workbook_with_the_tables_alone_is_one_hint(
    check: Check, printed: Print, read: Callable[[str], Document]
) -> None:
    tables = "\n".join(line for line in printed(form="2021").splitlines() if "|" in line)

    assert [each.severity for each in check("missing-section", evolve(read(tables), loader="xlsx"))] == ["info"]


def test_no_heading_is_missing_that_may_stand_on_a_page_that_was_not_read(
    check: Check, read: Callable[[str], Document]
) -> None:
    text = report(proactive="", requests="")
    unread = text.index("四、") - 1

    assert check("missing-section", evolve(read(text), gaps=(unread,))) == []
