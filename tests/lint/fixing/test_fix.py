"""Fix, lint again, until nothing changes; where that does harm or never ends, nothing is fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
import re
from typing import TypeAlias

import pytest

from gouji.api import Edit, Finding, Fix, Message, Options, Report, Rule, Span, rule
from gouji.api.documents import Diagnostic, Source
from gouji.fixing.fix import MOST_ROUNDS, Fixed, fix
from gouji.plugins.model import Plugins
from gouji.run.session import Session

Run: TypeAlias = Callable[..., Fixed]

SOUND = Path(__file__).parents[3] / "docs/examples/sound/临川县水务局/2024.txt"


def _replaces(wrong: str, right: str, *, name: str = "spelling", safety: str = "safe", limit: int = 1000) -> Rule:
    """A rule that replaces a word wherever it stands."""

    def check(report: Report, options: Options) -> Iterator[Finding]:
        text, at, found = report.document.source.text, -1, 0
        while (at := text.find(wrong, at + 1)) >= 0 and found < limit:
            found += 1
            span = Span(at, at + len(wrong))
            yield Finding(Message(wrong, wrong), span, fix=Fix(safety, (Edit(span, right),)))

    make = rule(
        code="Z101",
        name=name,
        severity="error",
        summary=Message(name, name),
        source="test",
        since="0.1",
        statuses=("report", "old", "other"),
        fix=safety,
    )
    return make(check)


@pytest.fixture
def run(plugins: Plugins, session_of: Callable[..., Session]) -> Run:
    """Fix a text, or bytes, with some rules."""

    def run(
        content: str | bytes, *rules: Rule, unsafe: bool = False, only: Sequence[Diagnostic] | None = None
    ) -> Fixed:
        data = content.encode() if isinstance(content, str) else content
        return fix(session_of(plugins, rules).linter, data, "a.txt", unsafe=unsafe, only=only)

    return run


def _failures(fixed: Fixed) -> Sequence[tuple[str, str | None, str]]:
    return [(failure.kind, failure.rule, failure.message.en) for failure in fixed.result.failures]


def test_every_fix_is_applied_and_counted(run: Run) -> None:
    fixed = run("其它，其它\n", _replaces("其它", "其他"))

    assert (fixed.after.decode(), fixed.applied, fixed.result.diagnostics) == (
        "其他，其他\n", {("Z101", "spelling"): 2}, (),
    )  # fmt: skip


def test_what_a_fix_brings_to_light_is_fixed_in_the_next_round(run: Run) -> None:
    fixed = run("甲\n", _replaces("甲", "乙", name="first"), _replaces("乙", "丙", name="second"))

    assert (fixed.text_after, dict(fixed.applied)) == ("丙\n", {("Z101", "first"): 1, ("Z101", "second"): 1})


def test_overlapping_fixes_are_applied_in_turn(run: Run) -> None:
    assert run("。。。\n", _replaces("。。", "。")).text_after == "。\n"


def test_only_the_fixes_that_are_asked_for_are_applied(run: Run) -> None:
    rule = _replaces("其它", "其他")
    found = run("其它，其它\n甲其它\n", rule, only=()).result.diagnostics

    fixed = run("其它，其它\n甲其它\n", rule, only=found[1:2])

    assert (fixed.text_after, fixed.applied, len(fixed.result.diagnostics)) == (
        "其它，其他\n甲其它\n", {("Z101", "spelling"): 1}, 2,
    )  # fmt: skip


def test_of_two_that_overlap_the_first_is_applied_where_both_are_asked_for(run: Run) -> None:
    rule = _replaces("。。", "。")

    assert run("。。。\n", rule, only=run("。。。\n", rule, only=()).result.diagnostics).text_after == "。。\n"


def test_unsafe_fixes_wait_to_be_asked_for(run: Run) -> None:
    spelling = _replaces("其它", "其他", safety="unsafe")

    assert (run("其它", spelling).changed, run("其它", spelling, unsafe=True).text_after) == (False, "其他")


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff其它\r\n\t二\u00a0三".encode(),
        "其它\r\n\t二\u00a0三\r末".encode("gb18030"),
        "其它\n\n二  \n".encode(),
    ],
)
def test_all_else_stays_as_it_is(run: Run, data: bytes) -> None:
    encoding = "gb18030" if not data.startswith((b"\xef", "其".encode())) else "utf-8"

    assert run(data, _replaces("其它", "其他")).after == data.replace("它".encode(encoding), "他".encode(encoding))


def test_fixes_that_undo_each_other_are_an_error_that_names_their_rules(run: Run) -> None:
    fixed = run("甲\n", _replaces("甲", "乙", name="there"), _replaces("乙", "甲", name="back"))

    assert (fixed.changed, _failures(fixed)) == (
        False,
        [
            (
                "fix-failed",
                "back, there",
                "the fixes never end: they undo each other or go on and on (rules: back, there); "
                "the file is left as it is",
            )
        ],
    )


def test_a_fix_that_goes_on_and_on_is_an_error(run: Run) -> None:
    fixed = run("甲\n", _replaces("甲", "甲甲", limit=1))

    assert (fixed.changed, [rule for _, rule, _ in _failures(fixed)]) == (False, ["spelling"])


def test_as_many_rounds_as_are_allowed_are_no_error(run: Run) -> None:
    one_a_round = _replaces("甲", "", limit=1)

    assert [run("乙" + "甲" * rounds, one_a_round).text_after for rounds in (MOST_ROUNDS, MOST_ROUNDS + 1)] == [
        "乙",
        "乙" + "甲" * (MOST_ROUNDS + 1),
    ]


def test_fixes_after_which_the_file_cannot_be_read_are_an_error(run: Run) -> None:
    fixed = run("甲", _replaces("甲", "\0"))

    assert (fixed.changed, _failures(fixed)) == (
        False,
        [("fix-failed", "spelling", "the fixed file could not be read (rules: spelling); the file is left as it is")],
    )


def test_a_fix_that_changes_a_figure_is_an_error_that_names_its_rule_alone(run: Run) -> None:
    text = SOUND.read_text("utf-8")
    figure = _figure(text)
    fixed = run(text, _replaces(figure, "9" + figure, name="figures"), _replaces("的", "之", name="words"))

    assert (fixed.changed, [(kind, rule) for kind, rule, _ in _failures(fixed)]) == (False, [("fix-failed", "figures")])
    assert "would change the figure" in fixed.result.failures[0].message.en


def _figure(text: str) -> str:
    """The longest figure that stands in a cell of a sound report."""
    return max((match[0] for match in re.finditer(r"(?<=\| )\d+(?= \|)", text)), key=len)


@pytest.mark.parametrize(("safety", "mended"), [("safe", True), ("unsafe", False)])
def test_a_cell_that_is_no_number_may_become_one_by_a_safe_fix(run: Run, safety: str, mended: bool) -> None:
    text = SOUND.read_text("utf-8")
    broken = text.replace("| 0 |", "| O |", 1)
    assert broken != text

    fixed = run(broken, _replaces("| O |", "| 0 |", safety=safety), unsafe=True)

    assert (fixed.text_after == text, bool(fixed.result.failures)) == (mended, not mended)


def test_a_blank_cell_may_not_be_filled_in(run: Run) -> None:
    blank = SOUND.read_text("utf-8").replace("| 0 |", "|  |", 1)

    assert not run(blank, _replaces("|  |", "| 0 |")).changed


def test_bytes_that_cannot_be_read_are_a_failure_and_stay(run: Run) -> None:
    fixed = run(b"a\0b", _replaces("a", "b"))

    assert (fixed.changed, [kind for kind, _, _ in _failures(fixed)]) == (False, ["unreadable-file"])


def test_a_format_without_lines_is_not_edited(plugins: Plugins, session_of: Callable[..., Session]) -> None:
    from gouji.api.documents import Document, Loader, Vocabularies
    from gouji.document.reader import read_text

    def load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
        text = data.decode()
        return read_text(Source(name, data, text, "utf-8", lined=False), vocabularies.choose(text))

    loader = Loader("other", (".docx",), lambda data, name: 100, load)
    session = session_of(plugins, [_replaces("其它", "其他")], [loader])

    fixed = fix(session.linter, "其它".encode(), "a.docx")

    assert (fixed.editable, fixed.changed, len(fixed.result.diagnostics)) == (False, False, 1)
