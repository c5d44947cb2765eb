"""``gouji check``: what it writes and how it ends."""

from __future__ import annotations

from collections.abc import Callable
import io
import json
from pathlib import Path
import sys
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.api import Rule
from gouji.plugins.model import Plugins

Run: TypeAlias = Callable[..., Any]
Write: TypeAlias = Callable[..., None]

REPORT = "云麓县水务局2023年政府信息公开工作年度报告\n一、总体情况\n无。"

NO_REPORT = "(no report of a known kind)"


@pytest.fixture
def a_wrong_file(write: Write) -> None:
    """A file ``a.txt`` with one error."""
    write(a="错")


def _summary(files: int, found: str = "no report was checked") -> str:
    some = "1 file" if files == 1 else f"{files} files"
    return f"{found}; checked {some}: 0 relations hold, 0 are broken, 0 could not be checked\n"


def test_a_clean_folder_ends_with_0_and_says_what_was_checked(gouji: Run, write: Write) -> None:
    write(a="对", b="好")

    ended = gouji("check")

    none = "files that are no reports and were not checked (2): a.txt, b.txt\n"
    assert (ended.status, ended.out, ended.err) == (0, f"{none}{_summary(2)}", "")


def test_an_error_ends_with_1(gouji: Run, write: Write) -> None:
    write(a="一切都错了")

    ended = gouji("check", "a.txt")

    assert (ended.status, ended.out) == (
        1,
        f"a.txt {NO_REPORT}: could not be checked\n"
        "a.txt:1:4: error Z101 error word [error-word]\n\n" + _summary(1, "1 error, 0 warnings, 0 infos"),
    )


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        ("疑", None, 0),
        ("疑", "warning", 1),
        ("疑", "info", 1),
        ("注", "warning", 0),
        ("注", "info", 1),
        ("错", "never", 0),
        ("错", "error", 1),
        ("对", "info", 0),
    ],
)
def test_fail_on_says_from_which_severity_on_the_status_is_1(
    gouji: Run, write: Write, text: str, fail_on: str | None, status: int
) -> None:
    write(a=text)

    assert gouji("check", *([f"--fail-on={fail_on}"] if fail_on else [])).status == status


def test_fail_on_of_the_configuration_is_that_of_each_file(gouji: Run, write: Write) -> None:
    write(a="疑")
    Path(".gouji.yaml").write_text("fail-on: warning\n", encoding="utf-8")

    assert (gouji("check").status, gouji("check", "--fail-on=error").status) == (1, 0)


def test_what_could_not_be_checked_ends_with_3_before_1(gouji: Run, write: Write) -> None:
    write(a="错")
    Path("empty.txt").write_bytes(b"")

    ended = gouji("check", "--quiet", "--format=concise")

    assert (ended.status, ended.out) == (
        3,
        "a.txt:1:1: error Z101 error word [error-word]\nempty.txt:1:1: failure the file is empty [unreadable-file]\n",
    )


def test_a_rule_that_fails_ends_with_3_and_is_told_with_its_pack(gouji: Run, write: Write) -> None:
    write(a="错，失败")

    told = json.loads(gouji("check", "--format=json").out)

    assert [(d["code"]) for d in told["diagnostics"]] == ["Z101"]
    assert [(f["kind"], f["path"], f["rule"], f["pack"]) for f in told["failures"]] == [
        ("rule-failed", "a.txt", "failing", "shandong")
    ]
    assert gouji("check").status == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "gouji: no such path: nowhere.txt"),
        (
            ["--format=jso"],
            "gouji: no format 'jso'; expected one of text, concise, table, json, jsonl, markdown, html, xlsx, shout; did you mean 'json'?",
        ),
        (
            ["--output=a", "--output=b"],
            "gouji: the format text has two --output: a, b; each stands after the --format that it belongs to",
        ),
        (["--output=a", "--format=json"], "gouji: --output a stands before the --format that it belongs to"),
        (
            ["--format=json", "--format=text", "--output=-"],
            "gouji: only one format can go to standard output, not json, text; "
            "give the others --output FILE after their --format",
        ),
        (["--jobs=-1"], "gouji: --jobs cannot be less than 0"),
        (["--output=nowhere/a.txt"], "gouji: cannot write nowhere/a.txt: there is no such file or folder"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(gouji: Run, arguments: list[str], said: str) -> None:
    ended = gouji("check", *arguments)

    assert (ended.status, ended.out, ended.err) == (2, "", f"{said}\n")


@pytest.mark.parametrize(
    "arguments", [["--nonsense"], ["--fail-on=sometimes"], ["--jobs=many"], ["--severity=x"], ["--stat"]]
)
def test_an_argument_that_cannot_be_read_ends_with_2(gouji: Run, arguments: list[str]) -> None:
    ended = gouji("check", *arguments)

    assert (ended.status, ended.out, ended.err.startswith("gouji check: ")) == (2, "", True)


@pytest.mark.parametrize(
    "arguments", [["--select=no-such-rule"], ["--ignore=Z999"], ["--severity=error-word=loud"], ["--config=gone.yaml"]]
)
def test_a_configuration_that_cannot_be_used_ends_with_2(gouji: Run, write: Write, arguments: list[str]) -> None:
    write(a="对")

    ended = gouji("check", *arguments)

    assert (ended.status, ended.out, len(ended.err) > 0) == (2, "", True)


def test_an_interrupt_ends_with_130(gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    write(a="对")
    monkeypatch.setattr("gouji.run.session.Session.check_paths", interrupted)

    assert gouji("check").status == 130


def test_rules_can_be_selected_ignored_and_set(gouji: Run, write: Write) -> None:
    write(a="错疑注")

    def codes(*arguments: str) -> list[str]:
        found = json.loads(gouji("check", "--format=json", *arguments).out)["diagnostics"]
        return [f"{diagnostic['code']} {diagnostic['severity']}" for diagnostic in found]

    assert codes("--select=Z101,info-word") == ["Z101 error", "Z103 info"]
    assert codes("--select", "Z101", "--select", "Z103") == ["Z101 error", "Z103 info"]
    assert codes("--ignore=error-word,Z103") == ["Z102 warning"]
    assert codes("--severity=Z102=info", "--severity", "error-word=off") == ["Z102 info", "Z103 info"]


def test_a_configuration_file_is_the_one_that_is_named(gouji: Run, write: Write) -> None:
    write(a="错")
    Path("own.yaml").write_text("rules: {error-word: off}\n", encoding="utf-8")

    assert (gouji("check").status, gouji("check", "--config", "own.yaml").status) == (1, 0)


def test_the_configuration_leaves_files_out_of_folders_only(gouji: Run, write: Write) -> None:
    write(a="错", b="对")
    Path(".gouji.yaml").write_text("exclude: [a.txt]\n", encoding="utf-8")

    assert (gouji("check").status, gouji("check", "a.txt").status) == (0, 1)


def test_what_is_named_is_left_out_where_that_is_asked_for(
    gouji: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "草稿").mkdir()
    write(a="错", **{"草稿/b": "错", "草稿/c": "错"})
    Path(".gouji.yaml").write_text("exclude: [草稿]\n", encoding="utf-8")
    Path("草稿/.gouji.yaml").write_text("{}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("错\n".encode())))
    named = ["a.txt", "草稿/b.txt", str(tmp_path / "草稿/c.txt"), "草稿", "-", "--stdin-filename", "草稿/d.txt"]

    ended = gouji("check", "--format=concise", "--force-exclude", *named)

    assert ended.out == "a.txt:1:1: error Z101 error word [error-word]\n"


def test_what_git_ignores_is_left_out_of_folders_unless_it_is_wanted(gouji: Run, write: Write) -> None:
    write(a="错", b="对")
    Path(".gitignore").write_text("a.txt\n", encoding="utf-8")

    statuses = [gouji("check", *named).status for named in ([], ["a.txt"], ["--no-gitignore"])]

    assert statuses == [0, 1, 1]


def test_standard_input_is_read_under_its_name(gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write(b="错", z="错")

    def with_input(*arguments: str) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("错\n".encode("gb18030"))))
        return [line.split(": ")[0] for line in gouji("check", "--format=concise", *arguments).out.splitlines()]

    assert with_input("-") == ["-:1:1"]
    assert with_input("-", "--stdin-filename=2024/水务局.txt") == ["2024/水务局.txt:1:1"]
    assert with_input("z.txt", "-", "b.txt", "--stdin-filename", "m.txt") == ["b.txt:1:1", "m.txt:1:1", "z.txt:1:1"]


def test_several_formats_go_each_to_its_own_file(gouji: Run, write: Write) -> None:
    write(a="错")

    ended = gouji(
        "check", "--format=concise", "--format=json", "--output=a.json", "--format=shout", "--output=b.txt", "--quiet"
    )

    assert (ended.status, ended.out) == (1, "a.txt:1:1: error Z101 error word [error-word]\n")
    assert Path("b.txt").read_text("utf-8") == "1!\n"
    assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["errors"] == 1


def test_an_output_without_a_format_is_text(gouji: Run, write: Write) -> None:
    write(a="对")

    ended = gouji("check", "--output", "out.log")

    assert (ended.out, Path("out.log").read_text("utf-8")) == (
        "",
        f"files that are no reports and were not checked (1): a.txt\n{_summary(1)}",
    )


def test_statistics_and_coverage_are_added(gouji: Run, write: Write) -> None:
    write(a="错", b="错")

    ended = gouji("check", "--statistics", "--coverage", "--format=concise")

    assert ended.out.splitlines()[2:8] == [
        "Coverage",
        "  a.txt: no report that could be checked",
        "  b.txt: no report that could be checked",
        "Statistics",
        "      2  Z101  error-word",
        "Time by rule",
    ]
    assert {line.split()[-1] for line in ended.out.splitlines()[8:]} == {
        "error-word",
        "warning-word",
        "info-word",
        "failing",
    }


@pytest.mark.parametrize(
    ("locales", "arguments", "word"),
    [
        ({}, [], "error word"),
        ({"LANG": "zh_CN.UTF-8"}, [], "有“错”"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, [], "error word"),
        ({"LANG": "zh_CN.UTF-8"}, ["--lang=en"], "error word"),
        ({}, ["--lang", "zh"], "有“错”"),
    ],
)
@pytest.mark.usefixtures("a_wrong_file")
def test_the_language_is_that_of_the_call_else_of_the_locale(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, locales: dict[str, str], arguments: list[str], word: str
) -> None:
    for name, value in locales.items():
        monkeypatch.setenv(name, value)

    assert f" {word} [error-word]\n" in gouji("check", *arguments).out


def test_the_language_of_the_configuration_goes_before_the_locale(gouji: Run, write: Write) -> None:
    write(a="错")
    Path(".gouji.yaml").write_text("language: zh\n", encoding="utf-8")

    assert gouji("check", "-q", "--format=concise").out == "a.txt:1:1: error Z101 有“错” [error-word]\n"
    assert gouji("check", "-q", "--format=concise", "a.txt", "--lang=en").out.count("error word") == 1


@pytest.mark.parametrize(
    ("choice", "no_color", "is_terminal", "colored"),
    [
        ("auto", "", True, True),
        ("auto", "", False, False),
        ("auto", "1", True, False),
        ("always", "1", False, True),
        ("never", "", True, False),
    ],
)
@pytest.mark.usefixtures("a_wrong_file")
def test_colour_is_for_terminals_unless_asked_otherwise(
    gouji: Run, monkeypatch: pytest.MonkeyPatch, choice: str, no_color: str, *, is_terminal: bool, colored: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    monkeypatch.setattr("gouji.cli.running.terminal_width", lambda: 80)

    assert ("\x1b[" in gouji("check", f"--color={choice}").out) is colored


def test_a_dumb_terminal_gets_no_colour(gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a="错")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("gouji.cli.running.terminal_width", lambda: 80)

    assert "\x1b[" not in gouji("check").out


def test_a_file_gets_no_colour_unless_always(gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a="错")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    gouji("check", "--output=auto.log")
    gouji("check", "--output=always.log", "--color=always")

    assert ["\x1b[" in Path(name).read_text("utf-8") for name in ("auto.log", "always.log")] == [False, True]


def test_hostile_names_and_texts_do_not_reach_the_terminal(gouji: Run) -> None:
    Path("a\x1b[2J\n.txt").write_text("错\x1b]0;x\x07\u202e\n", encoding="utf-8")

    ended = gouji("check")

    assert [c for c in ended.out if not c.isprintable() and c != "\n"] == []
    assert ended.out.splitlines()[1].startswith("a<U+001B>[2J .txt:1:1: error")


def test_the_order_of_arguments_and_the_number_of_jobs_change_no_byte(gouji: Run, write: Write) -> None:
    write(a="错", b="疑", c="注")

    outputs = {
        gouji("check", "--format=json", *arguments).out
        for arguments in (["."], ["c.txt", "a.txt", "b.txt"], [".", "--jobs=2"], ["--no-cache", "b.txt", "."])
    }

    assert len(outputs) == 1


def test_a_rule_that_will_go_is_told_once_and_not_to_those_who_want_quiet(
    gouji: Run, write: Write, plugins: Plugins, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    going = rules[0].with_meta(status="deprecated", successor="warning-word")
    own = attrs.evolve(plugins, rules=(going, *rules[1:]), packs=())
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: own)
    write(a="对", b="对")

    told = [gouji("check", "--select=Z101", *more).err for more in ([], ["-q"], ["--lang=zh"])]

    assert told == [
        "gouji: --select: rule error-word (Z101) is deprecated; use warning-word instead\n",
        "",
        "gouji: --select：规则 error-word（Z101）已弃用；请改用 warning-word\n",
    ]


@pytest.mark.parametrize(
    "command", [("check",), ("fix",), ("fix", "--diff"), ("extract",), ("annotate", "--output", "out")]
)
def test_a_folder_without_files_to_check_is_told_as_that(gouji: Run, command: tuple[str, ...]) -> None:
    Path("program.exe").write_bytes(b"x")

    ended = gouji(*command, ".")

    told = (
        "no files to check were found: in a folder those of known formats are looked for, without what .gitignore or exclude in "
        "the configuration leave out; name any other\n"
    )
    assert (ended.status, (ended.out + ended.err).removeprefix("gouji: ")) == (0, told)


@pytest.mark.parametrize("named", [".", "a.txt"])
def test_output_replaces_no_report_that_is_checked(gouji: Run, write: Write, named: str) -> None:
    write(a=REPORT)
    before = Path("a.txt").read_bytes()
    Path("link.txt").symlink_to("a.txt")

    ended = [gouji("check", named, "--format=json", "--output", output) for output in ("a.txt", "./a.txt", "link.txt")]

    assert [(each.status, "is one of the files that were checked" in each.err) for each in ended] == [(2, True)] * 3
    assert Path("a.txt").read_bytes() == before


def test_output_of_an_earlier_run_in_the_folder_is_replaced(gouji: Run, write: Write) -> None:
    write(a=REPORT, out="output of an earlier run")

    ended = gouji("check", ".", "--format=json", "--output", "out.txt")

    assert (ended.err, json.loads(Path("out.txt").read_text("utf-8"))["summary"]["files"]) == ("", 2)
