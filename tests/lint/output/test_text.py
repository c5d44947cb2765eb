"""``--format text``: place, message, source line, span underlined, summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from gouji.checking.coverage import Coverage, Sentence, UncheckedFigure, UnknownRelation
from gouji.message import Message
from gouji.output.text import render
from gouji.rules.rule import Reading
from gouji.text.source import Position

Make: TypeAlias = Callable[..., Any]

SUMMARY = "1 error, 0 warnings, 0 infos; checked 1 file: 42 relations hold, 1 is broken, 0 could not be checked\n"


def test_a_diagnostic_is_its_place_its_message_and_the_line_underlined(
    diagnostic: Make, file_result: Make, rendered: Make
) -> None:
    text = rendered(render, file_result([diagnostic()]))

    assert text == (
        "a.txt:3:4: error Z101 the total is wrong [some-rule]\n    3 | 总计：850件\n      |       ^^^\n" + SUMMARY
    )


def test_everything_is_said_in_chinese(diagnostic: Make, related: Make, file_result: Make, rendered: Make) -> None:
    found = diagnostic(expected="805", actual="850", address="表三 · 总计", related=(related(),))

    text = rendered(render, file_result([found]), language="zh")

    assert text == (
        "a.txt:3:4: 错误 Z101 总计不对 [some-rule]\n"
        "    3 | 总计：850件\n"
        "      |       ^^^\n"
        "      表三 · 总计\n"
        "      应为：805，实为：850\n"
        "      2:1: 加数\n"
        "1 个错误，0 个警告，0 个提示；检查了 1 个文件，勾稽关系成立 42 条，不成立 1 条，无法核对 0 条\n"
    )


def test_a_related_place_names_its_file_where_it_is_another(
    diagnostic: Make, related: Make, file_result: Make, rendered: Make
) -> None:
    places = ({}, {"path": "b.txt"}, {"range": None, "locator": {"paragraph": 12}}, {"range": None})
    found = diagnostic(related=tuple(related(**place) for place in places))

    assert rendered(render, file_result([found]), quiet=True).splitlines()[3:] == [
        "      2:1: a part",
        "      b.txt:2:1: a part",
        "      paragraph=12: a part",
        "      a part",
    ]


def test_notes_stand_after_the_findings_of_their_file(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    note = Message("隐藏文字未读取", "hidden text was left out")
    first = file_result([diagnostic(excerpt="")], notes=(note,))
    second = file_result([diagnostic(path="b.txt", excerpt="")], path="b.txt")

    text = rendered(render, first, second, quiet=True)

    assert text.splitlines() == [
        "a.txt:3:4: error Z101 the total is wrong [some-rule]",
        "a.txt: note hidden text was left out",
        "b.txt:3:4: error Z101 the total is wrong [some-rule]",
    ]


def test_an_empty_cell_is_told_as_nothing(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(expected="0", actual="", excerpt="")]), quiet=True)

    assert text == "a.txt:3:4: error Z101 the total is wrong [some-rule]\n      expected: 0, found: (nothing)\n"


def test_a_place_without_lines_is_its_locator(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    found = diagnostic(range=None, locator={"table": 2, "row": 5, "cell": 3}, excerpt="")

    text = rendered(render, file_result([found]), quiet=True)

    assert text == "a.txt:table=2,row=5,cell=3: error Z101 the total is wrong [some-rule]\n"


def test_a_report_as_a_whole_is_its_path(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(range=None, excerpt="")]), quiet=True)

    assert text == "a.txt: error Z101 the total is wrong [some-rule]\n"


def test_a_span_over_lines_is_underlined_to_the_end_of_its_first(
    diagnostic: Make, place: Make, file_result: Make, rendered: Make
) -> None:
    span = place(3, 4, 7)._replace(end=Position(5, 2))

    text = rendered(render, file_result([diagnostic(range=span)]), quiet=True)

    assert text.splitlines()[2] == "      |       ^^^^^"


def test_an_excerpt_of_a_long_line_keeps_its_columns(
    diagnostic: Make, place: Make, file_result: Make, rendered: Make
) -> None:
    found = diagnostic(range=place(3, 1004, 1007), excerpt_column=1001)

    text = rendered(render, file_result([found]), quiet=True)

    assert text == ("a.txt:3:1004: error Z101 the total is wrong [some-rule]\n    3 | 总计：850件\n      |       ^^^\n")


def test_a_line_is_cut_to_the_width_of_the_terminal(
    diagnostic: Make, place: Make, file_result: Make, rendered: Make
) -> None:
    found = diagnostic(range=place(3, 101, 104), excerpt="长" * 100 + "850" + "长" * 100)

    text = rendered(render, file_result([found]), quiet=True, width=40)

    assert [len(line.encode("gbk")) <= 41 for line in text.splitlines()[1:]] == [True, True]


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
    covered = Coverage(0, 0, (UnknownRelation("r", said),), (UncheckedFigure("", nasty, None),))

    text = "".join(
        rendered(
            render,
            file_result([found], path=nasty, coverage=covered),
            failures=(failure(path=nasty, message=said),),
            language=language,
            coverage=True,
        )
        for language in ("zh", "en")
    )

    assert [c for c in text if not c.isprintable() and c != "\n"] == []


def test_failures_are_told_after_the_diagnostics(failure: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result(failures=(failure(),), status="unreadable", coverage=Coverage(0, 0, (), ())))

    assert text == (
        "b.txt: not checked no permission to read it [unreadable-file]\n"
        "nothing found; checked 0 files: 0 relations hold, 0 are broken, 0 could not be checked; 1 thing was not checked\n"
    )


def test_a_clean_run_says_what_was_checked(file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result(), file_result(path="c.txt"), language="zh")

    assert text == "未发现问题；检查了 2 个文件，勾稽关系成立 84 条，不成立 2 条，无法核对 0 条\n"


def test_quiet_leaves_the_summary_out(file_result: Make, rendered: Make) -> None:
    assert rendered(render, file_result(), quiet=True) == ""


def test_colour_is_around_the_parts_of_a_line(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic(excerpt="")]), color=True, quiet=True)

    assert text == (
        "\x1b[1ma.txt:3:4\x1b[0m: \x1b[1;31merror\x1b[0m Z101 the total is wrong \x1b[2m[some-rule]\x1b[0m\n"
    )


def test_statistics_count_by_rule_the_most_first(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    other = diagnostic(rule="other-rule", code="Z102", excerpt="")

    text = rendered(render, file_result([diagnostic(excerpt=""), other, other]), statistics=True, quiet=True)

    assert text.splitlines()[3:] == ["Statistics", "      2  Z102  other-rule", "      1  Z101  some-rule"]


def test_coverage_says_what_was_not_checked_and_why(file_result: Make, rendered: Make) -> None:
    found = Coverage(
        40,
        1,
        (UnknownRelation("requests.balance.total", Message("表三缺一行", "a row is missing")),),
        (UncheckedFigure("proactive.fees.amount", "12.50", Position(30, 2)), UncheckedFigure("", "7", None)),
        (
            Sentence(
                "新收 3 件", Position(5, 1), (Reading("requests.new", "3"), Reading("requests.granted", "2", "scope"))
            ),
            Sentence("共 8 场", None),
        ),
    )

    text = rendered(
        render,
        file_result(coverage=found),
        file_result(path="c.txt", status="not-a-report", coverage=Coverage(0, 0, (), ())),
        coverage=True,
        quiet=True,
    )

    assert text == (
        "Coverage\n"
        "  a.txt: 40 hold, 1 broken, 1 unknown; 2 figures that no relation has\n"
        "    unknown requests.balance.total: a row is missing\n"
        "    unchecked 30:2 proactive.fees.amount: 12.50\n"
        "    unchecked 7\n"
        "    read 5:1 requests.new=3, requests.granted=2 (a part): 新收 3 件\n"
        "    unread 共 8 场\n"
        "  c.txt: no report that could be checked\n"
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
