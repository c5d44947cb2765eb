"""``--format table``: one row a diagnostic, columns right under Chinese."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from gouji.message import Message
from gouji.output.table import render
from gouji.text.display import width

Make: TypeAlias = Callable[..., Any]


def test_each_diagnostic_is_a_row_and_each_failure_after_them(
    diagnostic: Make, failure: Make, file_result: Make, rendered: Make
) -> None:
    text = rendered(render, file_result([diagnostic()]), failures=(failure(),), language="zh", quiet=True)

    assert text == (
        "位置       级别      代码    规则             说明\n"
        "---------  --------  ------  ---------------  ------------\n"
        "a.txt:3:4  错误      Z101    some-rule        总计不对\n"
        "b.txt      未能检查          unreadable-file  没有读取权限\n"
    )


def test_long_messages_and_paths_go_on_below_within_the_width_of_the_terminal(
    diagnostic: Make, file_result: Make, rendered: Make
) -> None:
    found = diagnostic(path=f"{'folder/' * 9}水务局.txt", message=Message("总计应为805" * 20, "wrong"))

    text = rendered(render, file_result([found]), language="zh", quiet=True, width=80)

    assert [width(line) <= 80 for line in text.splitlines()] == [True] * 12


def test_a_clean_run_has_no_table_but_a_summary(file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result())

    assert text == "nothing found; checked 1 file: 42 relations hold, 1 is broken, 0 could not be checked\n"


def test_statistics_and_coverage_follow_where_asked_for(diagnostic: Make, file_result: Make, rendered: Make) -> None:
    text = rendered(render, file_result([diagnostic()]), statistics=True, coverage=True, quiet=True)

    assert text.splitlines()[3:] == [
        "Coverage",
        "  a.txt: relations: 42 hold, 1 broken, 0 not checked; figures in no relation: 0",
        "Statistics",
        "      1  Z101  some-rule",
    ]
