"""``--format text``: place, message, source line, span underlined, summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.checking.coverage import Coverage, Sentence, TableFigures, UncheckedFigure, UnknownRelation
from gouji.message import Message
from gouji.output.text import render
from gouji.rules.rule import Reading
from gouji.text.source import Position, Span

Make: TypeAlias = Callable[..., Any]

UNKNOWN = UnknownRelation("requests.balance.total", Message("空白", "blank"))
ZEROS = TableFigures("第三部分表格", "complete", 9, 0)
FIGURES = TableFigures("第二部分表格", "complete", 9, 2)
ABSENT = TableFigures("第四部分表格", "absent", 0, 0)

HEADING = "青岚县水务局, 2024, 年度报告（2021年格式）: needs correction\nrelations: 42 hold, 1 broken\n"
SUMMARY = "1 error, 0 warnings, 0 infos; checked 1 file: 42 relations hold, 1 is broken, 0 could not be checked\n"


def test_a_diagnostic_is_its_place_its_message_and_the_line_underlined(
    diagnostic: Make, file_result: Make, rendered: Make
) -> None:
    text = rendered(render, file_result([diagnostic()]))

    assert text == (
        f"{HEADING}"
        "a.txt:3:4: error Z101 the total is wrong [some-rule]\n"
        "    3 | 总计：850件\n"
        "      |       ^^^\n"
        f"\n{SUMMARY}"
    )


def test_everything_is_said_in_chinese(diagnostic: Make, related: Make, file_result: Make, rendered: Make) -> None:
    found = diagnostic(expected="805", actual="850", address="第三部分 · 总计", related=(related(),))

    text = rendered(render, file_result([found]), language="zh")

    assert text == (
        "青岚县水务局，2024年，年度报告（2021年格式）：需修改\n"
        "勾稽关系成立 42 条，不成立 1 条\n"
        "a.txt:3:4: 错误 Z101 总计不对 [some-rule]\n"
        "    3 | 总计：850件\n"
        "      |       ^^^\n"
        "      第三部分 · 总计\n"
        "      应为 805，实为 850\n"
        "      第2行 加数\n"
        "\n"
        "1 个错误，0 个警告，0 个提示；检查了 1 个文件，勾稽关系成立 42 条，不成立 1 条，无法核对 0 条\n"
    )


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("2024年", "2024"), ("应为“2024年”，实为“2024”", "expected “2024年”, found “2024”")),
        (("，", None), ("应为“，”", "expected “，”")),
        (("0", ""), ("应为 0，实为空白", "expected 0, found nothing")),
    ],
)
def test_a_text_that_was_expected_stands_in_quotation_marks(
    diagnostic: Make, file_result: Make, rendered: Make, values: tuple[str, str | None], told: tuple[str, str]
) -> None:
    expected, actual = values
    file = file_result([diagnostic(expected=expected, actual=actual, excerpt="")])

    lines = [rendered(render, file, language=language, quiet=True).splitlines()[3] for language in ("zh", "en")]

    assert lines == [f"      {line}" for line in told]


@pytest.mark.parametrize(("said", "lines"), [("805, not 850", 0), ("805, not 8500", 1), ("805", 1)])
def test_what_was_expected_is_not_told_again_where_the_message_names_it(
    diagnostic: Make, file_result: Make, rendered: Make, said: str, lines: int
) -> None:
    found = diagnostic(message=Message(said, said), expected="805", actual="850", excerpt="")

    assert rendered(render, file_result([found]), quiet=True).count("expected") == lines


def test_a_related_place_names_its_file_where_it_is_another(
    diagnostic: Make, related: Make, file_result: Make, rendered: Make
) -> None:
    places = ({}, {"path": "b.txt"}, {"range": None, "locator": {"paragraph": 12}}, {"range": None})
    found = diagnostic(related=tuple(related(**place) for place in places))

    assert rendered(render, file_result([found]), quiet=True).splitlines()[5:] == [
        "      2:1: a part",
        "      b.txt:2:1: a part",
        "      paragraph 12: a part",
        "      a part",
        "",
    ]


def test_of_many_related_places_some_are_shown_and_the_others_counted(
    diagnostic: Make, related: Make, file_result: Make, rendered: Make
) -> None:
    file = file_result([diagnostic(related=(related(),) * 11, excerpt="")])

    lines = rendered(render, file, quiet=True).splitlines()

    assert lines[3:] == [*["      2:1: a part"] * 8, "      3 more, which --format json lists", ""]


def test_notes_stand_after_the_findings_of_their_file(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    note = Message("隐藏文字未读取", "hidden text was left out")
    first = file_result([diagnostic(excerpt="")], notes=(note,))
    second = file_result([diagnostic(path="b.txt", excerpt="")], path="b.txt")

    text = rendered(render, first, second)

    assert text.splitlines()[:-2] == [
        *HEADING.splitlines(),
        "a.txt:3:4: error Z101 the total is wrong [some-rule]",
        "a.txt: note: hidden text was left out",
        "",
        *HEADING.splitlines(),
        "b.txt:3:4: error Z101 the total is wrong [some-rule]",
        "",
    ]


def test_where_it_is_to_be_quiet_no_note_is_shown(file_result: Make, rendered: Make) -> None:
    file = file_result(notes=(Message("隐藏文字未读取", "hidden text was left out"),))

    assert rendered(render, file, quiet=True) == ""


@pytest.mark.parametrize(
    ("locator", "told"),
    [
        ({"table": 2, "row": 5, "cell": 3}, ("第2个表格第5行第3格", "table 2, row 5, cell 3")),
        ({"paragraph": 12}, ("第12段", "paragraph 12")),
        ({"paragraph": 12, "footnote": 2}, ("第12段脚注2", "paragraph 12, footnote 2")),
        ({"sheet": "年报", "cell": "D17"}, ("年报!D17", "年报!D17")),
        ({"page": 2, "bbox": [1.0, 2.0, 3.0, 4.0]}, ("第2页", "page 2")),
        ({"slide": 3}, ("slide 3", "slide 3")),
    ],
)
def test_a_place_without_lines_is_named_in_words(
    diagnostic: Make, file_result: Make, rendered: Make, locator: dict[str, object], told: tuple[str, str]
) -> None:
    file = file_result([diagnostic(range=None, locator=locator, excerpt="")])

    lines = [rendered(render, file, language=language, quiet=True).splitlines()[2] for language in ("zh", "en")]

    assert lines == [
        f"a.txt {told[0]}: 错误 Z101 总计不对 [some-rule]",
        f"a.txt {told[1]}: error Z101 the total is wrong [some-rule]",
    ]


def test_a_place_without_lines_has_its_words_underlined(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    found = diagnostic(range=None, locator={"paragraph": 12})

    text = rendered(render, file_result([found]), quiet=True)

    assert text.splitlines()[3:5] == ["      | 总计：850件", "      |       ^^^"]


def test_a_report_as_a_whole_is_its_path(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(range=None, excerpt="年度报告")]), quiet=True)

    assert text == f"{HEADING}a.txt: error Z101 the total is wrong [some-rule]\n\n"


def test_a_span_over_lines_is_underlined_to_the_end_of_its_first(
    diagnostic: Make, place: Make, file_result: Make, rendered: Make
) -> None:
    span = place(3, 4, 7)._replace(end=Position(5, 2))

    text = rendered(render, file_result([diagnostic(range=span, marked=Span(3, 7))]), quiet=True)

    assert text.splitlines()[4] == "      |       ^^^^^"


def test_an_excerpt_of_a_long_line_keeps_its_columns(
    diagnostic: Make, place: Make, file_result: Make, rendered: Make
) -> None:
    found = diagnostic(range=place(3, 1004, 1007))

    text = rendered(render, file_result([found]), quiet=True)

    assert text == (
        f"{HEADING}a.txt:3:1004: error Z101 the total is wrong [some-rule]\n    3 | 总计：850件\n      |       ^^^\n\n"
    )


def test_a_line_is_cut_to_the_width_of_the_terminal(
    diagnostic: Make, place: Make, file_result: Make, rendered: Make
) -> None:
    found = diagnostic(range=place(3, 101, 104), excerpt="长" * 100 + "850" + "长" * 100, marked=Span(100, 103))

    text = rendered(render, file_result([found]), quiet=True, width=40)

    assert [len(line.encode("gbk")) <= 41 for line in text.splitlines()[3:]] == [True, True, True]


def test_no_control_character_of_the_input_reaches_the_terminal(
    diagnostic: Make, related: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    nasty = "\x1b]0;x\x07\x9b31m\u202e\r\n"
    said = Message(nasty, nasty)
    found = diagnostic(
        path=f"{nasty}.txt",
        message=said,
        excerpt=f"一二三{nasty}",
        address=nasty,
        expected=nasty,
        actual=nasty,
        related=(related(path=nasty, message=said),),
    )
    unknown = (UnknownRelation("r", said, said),)
    covered = Coverage(0, 0, unknown, (UncheckedFigure("", nasty, None, nasty),), across=unknown)

    text = "".join(
        rendered(
            render,
            file_result([found], path=nasty, coverage=covered, subject=nasty),
            file_result(path="b.txt", subject=nasty),
            failures=(failure(path=nasty, message=said),),
            language=language,
            coverage=True,
        )
        for language in ("zh", "en")
    )

    assert [c for c in text if not c.isprintable() and c != "\n"] == []


def test_a_file_that_cannot_be_read_is_headed_by_its_path_and_has_no_verdict_but_that(
    failure: Make, file_result: Make, rendered: Make
) -> None:
    file = file_result(path="b.txt", failures=(failure(),), status="unreadable", coverage=Coverage(0, 0, (), ()))

    assert rendered(render, file) == (
        "b.txt (cannot be read): could not be checked\n"
        "b.txt: not checked: no permission to read it [unreadable-file]\n"
        "\n"
        "no report was checked; checked 0 files: 0 relations hold, 0 are broken, 0 could not be checked; "
        "1 thing was not checked\n"
    )


def test_failures_of_the_run_stand_after_the_reports(
    diagnostic: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    text = rendered(render, file_result([diagnostic(excerpt="")]), failures=(failure(),), quiet=True)

    assert text.splitlines()[-1] == "b.txt: not checked: no permission to read it [unreadable-file]"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"subject": None},
            (
                "a.txt（机关名称不明），2024年，年度报告（2021年格式）",
                "a.txt (body unknown), 2024, 年度报告（2021年格式）",
            ),
        ),
        (
            {"period": None},
            ("青岚县水务局，年度不明，年度报告（2021年格式）", "青岚县水务局, year unknown, 年度报告（2021年格式）"),
        ),
        (
            {"reports": 3},
            (
                "青岚县水务局，2024年，年度报告（2021年格式），等 3 份报告",
                "青岚县水务局, 2024, 年度报告（2021年格式）, and others, 3 reports in all",
            ),
        ),
        ({"status": "configuration"}, ("a.txt（配置文件）", "a.txt (configuration)")),
    ],
)
def test_a_heading_names_body_year_and_form_as_far_as_they_are_known(
    diagnostic: Make, file_result: Make, rendered: Make, fields: dict[str, object], told: tuple[str, str]
) -> None:
    file = file_result([diagnostic(severity="info", excerpt="")], **fields)

    lines = [rendered(render, file, language=language, quiet=True).splitlines()[0] for language in ("zh", "en")]

    assert lines == [f"{told[0]}：供参考", f"{told[1]}: for information"]


@pytest.mark.parametrize("status", ["not-a-report", "old-report"])
def test_a_document_that_is_no_report_of_a_form_could_not_be_checked(
    diagnostic: Make, file_result: Make, rendered: Make, status: str
) -> None:
    found = diagnostic(severity="warning", excerpt="")

    text = rendered(render, file_result([found], status=status, form=None), language="zh", quiet=True)

    assert [line.endswith("：无法核对") for line in text.splitlines()] == [True, False, False]


@pytest.mark.parametrize(
    ("coverage", "told"),
    [
        (
            Coverage(0, 0, (), (), tables=(ABSENT,)),
            ("没有可以核对的表格数字", "no figures of tables that could be checked"),
        ),
        (
            Coverage(9, 0, (), (), zero=9, tables=(ZEROS, ZEROS, ABSENT)),
            ("勾稽关系成立 9 条；表格数字全部为 0", "relations: 9 hold; all figures of the tables are 0"),
        ),
        (
            Coverage(9, 0, (), (), zero=9, tables=(ZEROS, attrs.evolve(ZEROS, blank=2))),
            (
                "勾稽关系成立 9 条；表格数字全部为 0 或空白",
                "relations: 9 hold; all figures of the tables are 0 or blank",
            ),
        ),
        (
            Coverage(9, 1, (UNKNOWN,), (), zero=4, tables=(ZEROS, FIGURES, ABSENT)),
            (
                "勾稽关系成立 9 条，不成立 1 条，无法核对 1 条；第三部分表格数字全部为 0",
                "relations: 9 hold, 1 broken, 1 could not be checked; all figures of 第三部分表格 are 0",
            ),
        ),
    ],
)
def test_a_report_says_how_its_relations_stand_and_where_all_is_zero(
    diagnostic: Make, file_result: Make, rendered: Make, coverage: Coverage, told: tuple[str, str]
) -> None:
    file = file_result([diagnostic(excerpt="")], coverage=coverage)

    lines = [rendered(render, file, language=language, quiet=True).splitlines()[1] for language in ("zh", "en")]

    assert lines == list(told)


def test_reports_in_which_nothing_was_found_are_named_in_one_line(file_result: Make, rendered: Make) -> None:
    zeros = Coverage(42, 0, (), (), zero=42, tables=(ZEROS,))
    files = [file_result(), file_result(path="b.txt", coverage=zeros), file_result(path="c.txt", subject=None)]

    assert rendered(render, *files, language="zh").splitlines() == [
        "未发现问题的 3 份：青岚县水务局2024年、青岚县水务局2024年（数字全部为 0）、c.txt",
        "共 3 份：未发现问题 3 份",
        "未发现问题；检查了 3 个文件，勾稽关系成立 126 条（其中 42 条的数字全部为 0），不成立 2 条，无法核对 0 条",
    ]


def test_files_that_are_no_reports_are_no_reports_that_could_not_be_checked(file_result: Make, rendered: Make) -> None:
    nothing = Coverage(0, 0, (), ())
    files = [file_result(path=f"{name}.md", status="not-a-report", form=None, coverage=nothing) for name in "ab"]

    assert rendered(render, file_result(), *files, language="zh").splitlines()[:3] == [
        "未发现问题的 1 份：青岚县水务局2024年",
        "不是报告、未核对的文件 2 个：a.md、b.md",
        "未发现问题；检查了 3 个文件，勾稽关系成立 42 条，不成立 1 条，无法核对 0 条",
    ]


def test_documents_that_could_not_be_checked_are_named_with_the_reason(file_result: Make, rendered: Make) -> None:
    files = [
        file_result(),
        file_result(path="b.txt", status="old-report", form=None, coverage=Coverage(0, 0, (), ())),
    ]

    assert rendered(render, *files, language="zh").splitlines()[:3] == [
        "未发现问题的 1 份：青岚县水务局2024年",
        "无法核对的 1 份：b.txt（早于现行格式的报告）",
        "共 2 份：未发现问题 1 份，无法核对 1 份",
    ]


def test_many_reports_in_which_nothing_was_found_are_counted(file_result: Make, rendered: Make) -> None:
    text = rendered(render, *(file_result(path=f"{number}.txt") for number in range(21)), language="zh")

    assert text.splitlines()[:2] == [
        "未发现问题的 21 份未逐份列出（--coverage 可逐份列出）",
        "共 21 份：未发现问题 21 份",
    ]


def test_the_verdicts_are_counted_the_gravest_first(
    diagnostic: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    found = [[diagnostic(severity=severity)] for severity in ("info", "error", "warning", "warning")]
    files = [file_result(each, path=f"{index}.txt") for index, each in enumerate(found)]
    failed = file_result(path="c.txt", failures=(failure(),))

    text = rendered(render, *files, failed, language="zh")

    assert text.splitlines()[-2] == "共 5 份：需修改 1 份，请复核 2 份，供参考 1 份，无法核对 1 份"


def test_quiet_leaves_the_summary_and_clean_reports_out(file_result: Make, rendered: Make) -> None:
    assert rendered(render, file_result(), quiet=True) == ""


def test_colour_is_around_the_parts_of_a_line(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(excerpt="")]), color=True, quiet=True)

    assert text == (
        "\x1b[1m青岚县水务局, 2024, 年度报告（2021年格式）: needs correction\x1b[0m\n"
        "\x1b[2mrelations: 42 hold, 1 broken\x1b[0m\n"
        "\x1b[1ma.txt:3:4\x1b[0m: \x1b[1;31merror\x1b[0m Z101 the total is wrong \x1b[2m[some-rule]\x1b[0m\n\n"
    )


def test_statistics_count_by_rule_the_most_first(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    other = diagnostic(rule="other-rule", code="Z102", excerpt="")

    text = rendered(render, file_result([diagnostic(excerpt=""), other, other]), statistics=True, quiet=True)

    assert text.splitlines()[6:] == ["Statistics", "      2  Z102  other-rule", "      1  Z101  some-rule"]


def test_statistics_count_by_body_and_year_where_there_are_several(
    diagnostic: Make, file_result: Make, rendered: Make
) -> None:
    files = (
        file_result([diagnostic(), diagnostic(severity="info")]),
        file_result(path="b.txt", period=2023),
        file_result([diagnostic(severity="warning")], path="c.txt", subject="青岚县教育局", period=None),
        file_result(path="d.txt", subject="青岚县民政局"),
    )

    text = rendered(render, *files, statistics=True, quiet=True, language="zh")

    assert text[text.index("各机关次数") :].splitlines() == [
        "各机关次数",
        "     错误     警告     提示     报告  机关",
        "        1        0        1        2  青岚县水务局",
        "        0        1        0        1  青岚县教育局",
        "各年度次数",
        "     错误     警告     提示     报告  年度",
        "        1        0        1        2  2024",
        "        0        1        0        1  不明",
    ]


def test_coverage_says_what_was_not_checked_and_why(file_result: Make, rendered: Make) -> None:
    found = Coverage(
        40,
        1,
        (UnknownRelation("requests.balance.total", Message("缺一行", "a row is missing"), Message("总计", "总计")),),
        (
            UncheckedFigure("proactive.fees.amount", "12.50", Position(30, 2), "第二部分 · 收费"),
            UncheckedFigure("proactive.fees.items", "0", Position(31, 2), "第二部分 · 项目"),
            UncheckedFigure("", "7", None),
        ),
        (
            Sentence("新收 3 件", Position(5, 1), (Reading("requests.new", "3", "scope", Message("新收", "new")),)),
            Sentence("共 8 场", None),
        ),
        across=(
            UnknownRelation("across.carried", Message("没有上年报告", "no report of 2023"), Message("结转", "carried")),
            UnknownRelation("across", Message("没有机关名称", "no body")),
        ),
        tables=(ZEROS, FIGURES, ABSENT),
    )
    other = file_result(path="c.txt", status="not-a-report", coverage=Coverage(0, 0, (), ()))

    text = rendered(render, file_result(coverage=found), other, coverage=True, quiet=True, language="zh")

    assert text[text.index("核对情况") :] == (
        "核对情况\n"
        "  a.txt：勾稽关系成立 40 条，不成立 1 条，无法核对 1 条；不属于任何勾稽关系的数字 3 个\n"
        "    第三部分表格：数字 9 个，全部为 0\n"
        "    第二部分表格：数字 9 个，不为 0 的 2 个\n"
        "    第四部分表格：没有找到\n"
        "    勾稽关系无法核对：总计（缺一行）\n"
        "    未与其他报告比较：结转（没有上年报告）\n"
        "    未与其他报告比较：没有机关名称\n"
        "    数字未核对：第30行第2列 第二部分 · 收费：12.50\n"
        "    数字未核对：7\n"
        "    数字未核对：另有 1 个，均为 0\n"
        "    已识别的句子：第5行第1列 新收 3（一部分）：“新收 3 件”\n"
        "    未识别的句子：“共 8 场”\n"
        "  c.txt：不是可核对的报告\n"
    )


def test_times_of_rules_are_summed_with_their_share_the_most_first(file_result: Make, rendered: Make) -> None:
    times = (("Z101", "quick", 500_000), ("Z102", "slow", 1_500_000))
    files = [file_result(path=path, times=times) for path in ("a.txt", "b.txt")]

    assert rendered(render, *files, statistics=True, quiet=True).splitlines() == [
        "Statistics",
        "Time by rule",
        "      3.00 ms  75.0%  Z102  slow",
        "      1.00 ms  25.0%  Z101  quick",
    ]


def test_times_of_rules_are_not_shown_unasked(file_result: Make, rendered: Make) -> None:
    assert rendered(render, file_result(times=(("Z101", "quick", 5),)), quiet=True) == ""
