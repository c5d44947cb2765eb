"""Which lines are headings: variants, styles, prefaces, sub-headings, lost headings."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.binding.sections import bind_sections
from gouji.document.model import Paragraph
from gouji.forms.model import Form, FormSection
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.text.fold import fold
from gouji.text.ordinals import strip_ordinal

Bind = Callable[[str], Report]

SECTIONS = ("overview", "proactive", "requests", "litigation", "problems", "other")
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
NAMES = tuple(heading[2:] for heading in HEADINGS)
PROSE = "我镇依法公开政府信息。"


def headings(report: Report) -> list[str | None]:
    return [section.heading.text if section.heading else None for section in report.sections.values()]


def with_section(number: int, *lines: str) -> str:
    """The six headings, one of them replaced."""
    before, after = HEADINGS[:number], HEADINGS[number + 1 :]
    return "\n".join((*before, *lines, *after))


@pytest.mark.parametrize(
    "style",
    [
        "一、{}",
        "一、 {}",
        "一 、{}",
        "一.{}",
        "一．{}",
        "一，{}",
        "一：{}",
        "1、{}",
        "1. {}",
        "1．{}",
        "（一）{}",
        "(一){}",
        "（1）{}",
        "第一部分 {}",
        "第一部分：{}",
        "第一章 {}",
        "{}",
        "　　一、{}",
        "一、{}。",
        "一、{}：",
    ],
)
def test_a_heading_has_any_style_of_ordinal(bind: Bind, style: str) -> None:
    lines = [
        style.replace("一", "一二三四五六"[number]).replace("1", str(number + 1)).format(name)
        for number, name in enumerate(NAMES)
    ]

    assert headings(bind("\n".join(lines))) == [line.strip() for line in lines]


@pytest.mark.parametrize("form_id", ["2019", "2021"])
def test_every_variant_of_a_form_is_a_heading(plugins: Plugins, bind: Bind, form_id: str) -> None:
    form: Form = next(form for form in plugins.forms if form.id == form_id)
    variants = [(n, v) for n, section in enumerate(form.sections) for v in (section.heading, *section.variants)]

    found = {v: bind(with_section(n, v)).sections[form.sections[n].id].heading for n, v in variants}

    assert [variant for variant, heading in found.items() if heading is None] == []


@pytest.mark.parametrize(
    "printed",
    ["五、 存在的 主要问题\u00a0及改进情况", "五、存在的主要问题及改进情况\u3000", "五、“存在的主要问题”及改进情况"],
)
def test_white_space_and_punctuation_mean_nothing(bind: Bind, printed: str) -> None:
    heading = bind(with_section(4, printed)).sections["problems"].heading

    assert heading is not None


@pytest.mark.parametrize("number", range(6))
def test_a_lost_heading_is_none_and_the_others_stay(bind: Bind, number: int) -> None:
    expected = [heading if place != number else None for place, heading in enumerate(HEADINGS)]

    assert headings(bind(with_section(number))) == expected


@pytest.mark.parametrize(
    "preface",
    [
        f"内容包括{'、'.join(NAMES)}六个部分。",
        "\n".join(NAMES),
        "目录\n" + "\n".join(f"（{n}）{name}" for n, name in zip("一二三四五六", NAMES, strict=True)),
    ],
)
def test_a_list_of_the_names_before_the_report_is_no_heading(bind: Bind, preface: str) -> None:
    report = bind("\n".join((preface, *HEADINGS)))

    assert headings(report) == list(HEADINGS)
    assert report.sections["overview"].heading.start >= len(preface)


@pytest.mark.parametrize(
    "sub_headings",
    [
        ("（一）主动公开政府信息情况", "（二）收到和处理政府信息公开申请情况"),
        ("（二）主动公开政府信息情况", "（三）收到和处理政府信息公开申请情况"),
        ("1.主动公开政府信息情况", "2.收到和处理政府信息公开申请情况"),
        ("2、主动公开政府信息情况", "3、收到和处理政府信息公开申请情况"),
        ("主动公开政府信息情况", "收到和处理政府信息公开申请情况"),
    ],
)
def test_a_sub_heading_of_section_one_is_no_section(bind: Bind, sub_headings: tuple[str, ...]) -> None:
    lines = [line for heading in sub_headings for line in (heading, PROSE)]

    assert headings(bind("\n".join((HEADINGS[0], *lines, *HEADINGS[1:])))) == list(HEADINGS)


def test_a_sub_heading_does_not_hide_that_a_heading_is_lost(bind: Bind) -> None:
    report = bind(with_section(2).replace(HEADINGS[1], f"（二）收到和处理政府信息公开申请情况\n{PROSE}\n{HEADINGS[1]}"))

    assert headings(report)[1:3] == [HEADINGS[1], None]


def test_a_wrong_ordinal_is_a_heading_all_the_same(bind: Bind) -> None:
    assert headings(bind(with_section(4, "四、存在的主要问题及改进情况")))[4] == "四、存在的主要问题及改进情况"


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (0, "一、政府信息公开工作总体情况"),
        (1, "二、主动公开情况"),
        (2, "三、政府信息公开申请情况"),
        (3, "四、因政府信息公开申请行政复议、提起行政诉讼情况"),
        (4, "五、存在问题和改进措施"),
        (5, "六、需要说明的其他事项"),
    ],
)
def test_a_line_with_the_ordinal_and_much_of_the_words_is_the_heading(bind: Bind, number: int, line: str) -> None:
    assert headings(bind(with_section(number, line)))[number] == line


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (1, "二、工作推进情况"),
        (2, "三、监督保障情况"),
        (2, "二、政府信息公开申请情况"),
        (3, "四、下一步打算"),
        (4, "五、存在的主要问题及改进情况都已经写明。"),
        (5, "六、附表"),
        (5, "（六）其他事项"),
    ],
)
def test_a_line_of_other_words_is_no_heading(bind: Bind, number: int, line: str) -> None:
    assert headings(bind(with_section(number, line)))[number] is None


def test_words_of_another_section_are_not_taken_out_of_order(bind: Bind) -> None:
    report = bind("\n".join(("六、其他事项", *HEADINGS[:5])))

    assert headings(report) == [*HEADINGS[:5], None]


@pytest.mark.parametrize(
    ("line", "heading", "rest"),
    [
        ("六、其他需要报告的事项：无。", "六、其他需要报告的事项", "无。"),
        ("六、其他需要报告的事项。无。", "六、其他需要报告的事项", "无。"),
        ("六、其他需要报告的事项 无", "六、其他需要报告的事项", "无"),
        ("六、其他需要报告的事项2024年，我镇未收费。", "六、其他需要报告的事项", "2024年，我镇未收费。"),
        ("六、其他需要报告的事项（一）收费情况", "六、其他需要报告的事项", "（一）收费情况"),
        ("六、其他需要报告的事项：" + "无。" * 200, "六、其他需要报告的事项", "无。" * 200),
    ],
)
def test_text_on_the_heading_s_line_stands_under_it(bind: Bind, line: str, heading: str, rest: str) -> None:
    report = bind(with_section(5, line))
    section = report.sections["other"]

    assert [node.text for node in (section.heading, *section.blocks)] == [heading, rest]
    assert [report.document.source[node.span] for node in (section.heading, *section.blocks)] == [heading, rest]


def test_every_section_has_the_blocks_up_to_the_next(bind: Bind) -> None:
    report = bind(
        "\n".join(("白杨镇报告", *(line for heading in HEADINGS for line in (heading, f"{heading}的正文。"))))
    )

    assert [block.text for block in report.front] == ["白杨镇报告"]
    assert [[block.text for block in section.blocks] for section in report.sections.values()] == [
        [f"{heading}的正文。"] for heading in HEADINGS
    ]


def test_a_lost_section_s_blocks_stay_with_the_one_before(bind: Bind) -> None:
    report = bind(with_section(2, PROSE))

    assert [block.text for block in report.sections["proactive"].blocks] == [PROSE]
    assert report.sections["requests"].blocks == ()


def test_without_any_heading_all_is_front(bind: Bind) -> None:
    report = bind("一行\n又一行\n")

    assert [block.text for block in report.front] == ["一行", "又一行"]


def test_every_line_that_was_taken_for_a_heading_is_kept(bind: Bind) -> None:
    report = bind("\n".join((*HEADINGS, HEADINGS[4])))

    assert [heading.text for heading in report.sections["problems"].headings] == [HEADINGS[4], HEADINGS[4]]


@given(
    ordinal=st.sampled_from(("", "一、", "第一部分 ")),
    words=st.text(st.sampled_from("总体情况其它他事项ﾊ⼀﹒：*（1）"), min_size=1, max_size=5),
    end=st.sampled_from(("", "。", "：", "*", "（略）", "\u3000", "①", "其它", "总体情况", "事项1")),
)
def test_each_line_that_folds_to_a_heading_is_one(ordinal: str, words: str, end: str) -> None:
    overview = FormSection("overview", "一、总体情况", ("其他", "事项1", "总体情况略"))
    form = Form("1", "springs", "", "", (None, None), (), (overview,), (), ())
    line = ordinal + words + end
    _, found = bind_sections((Paragraph(line, 0, len(line)),), form)

    assert found["overview"].heading is not None or fold(strip_ordinal(line)) not in form.headings


@pytest.mark.parametrize("entry", ["{}\t{}", "{} {}", "{}………………{}", "{}.......... {}"])
def test_an_entry_of_a_table_of_contents_is_no_heading(bind: Bind, entry: str) -> None:
    contents = [entry.format(heading, number) for number, heading in enumerate(HEADINGS, 1)]

    report = bind("\n".join([*contents, *with_section(0, HEADINGS[0], PROSE).split("\n")]))

    assert [len(section.headings) for section in report.sections.values()] == [1] * 6


CONTENTS = ("目录", *HEADINGS)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(CONTENTS, id="plain"),
        pytest.param(
            ("目录", HEADINGS[0], "（一）主动公开", "（二）依申请公开", *HEADINGS[1:]), id="with sub-headings"
        ),
        pytest.param((*CONTENTS, "2024年1月"), id="with a line behind"),
    ],
)
def test_entries_of_a_table_of_contents_are_no_headings(bind: Bind, lines: tuple[str, ...]) -> None:
    own = "\n".join(f"{heading}\n{PROSE}" for heading in HEADINGS)

    report = bind("\n".join((*lines, own)))

    assert [len(section.headings) for section in report.sections.values()] == [1] * 6
    assert all(section.blocks for section in report.sections.values())


def test_a_section_that_only_the_table_of_contents_has_is_missing(bind: Bind) -> None:
    own = "\n".join(f"{heading}\n{PROSE}" for heading in HEADINGS if not heading.startswith("五"))

    assert headings(bind("\n".join((*CONTENTS, own))))[4] is None


def test_a_section_printed_twice_is_no_table_of_contents(bind: Bind) -> None:
    lines = [f"{heading}\n{PROSE}" for heading in HEADINGS]

    report = bind("\n".join((*lines, *lines)))

    assert [len(section.headings) for section in report.sections.values()] == [2] * 6
