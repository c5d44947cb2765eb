"""``gouji fix``: what it writes, what it says of that, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import gc
import io
import os
from pathlib import Path
import sys
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.api import Edit, Finding, Fix, Message, Options, Report, Rule, rule
from gouji.api.documents import Loader, Source
from gouji.document.reader import read_text
from gouji.fixing.beside import make_beside
from gouji.plugins.model import Plugins
from gouji.results import FileResult

Run: TypeAlias = Callable[..., Any]
Write: TypeAlias = Callable[..., None]


def _replaces(code: str, name: str, wrong: str, right: str, safety: str) -> Rule:
    def check(report: Report, options: Options) -> Iterator[Finding]:
        for paragraph in report.paragraphs:
            at = paragraph.text.find(wrong)
            if at >= 0:
                span = paragraph.source_span(at, at + 1)
                yield Finding(Message(wrong, wrong), span, fix=Fix(safety, (Edit(span, right),)))

    make = rule(
        code=code,
        name=name,
        severity="error",
        summary=Message(name, name),
        source="一份通知",
        since="0.1",
        statuses=("report", "old", "other"),
        fix=safety,
    )
    return make(check)


@pytest.fixture
def rules(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Those of every command, and Z201 它 → 他, safe; Z202 的 → 之, unsafe; Z203 左 → 右 and Z204 back again."""
    return (
        *rules,
        _replaces("Z201", "safe-word", "它", "他", "safe"),
        _replaces("Z202", "unsafe-word", "的", "之", "unsafe"),
        _replaces("Z203", "there", "左", "右", "safe"),
        _replaces("Z204", "back", "右", "左", "safe"),
        _replaces("S115", "not-a-report", "通知", "报告", "unsafe"),
    )


def _text(name: str = "a.txt") -> str:
    return Path(name).read_text("utf-8")


def test_safe_fixes_are_written_and_counted_by_rule(gouji: Run, write: Write) -> None:
    write(a="其它", b="其它\n其它", c="其他")

    ended = gouji("fix")

    assert (ended.status, ended.out, ended.err) == (
        0, "3 problems fixed in 2 files, 0 left\n      3  Z201  safe-word\n", "",
    )  # fmt: skip
    assert [_text(f"{name}.txt") for name in "abc"] == ["其他\n", "其他\n其他\n", "其他\n"]


def test_the_fixes_of_each_file_are_listed_where_that_is_asked(gouji: Run, write: Write) -> None:
    write(b="它它", a="它\n\n左")

    ended = gouji("fix", "--show-fixes", "--ignore", "Z104", "--select", "Z201", ".")

    listed = "a.txt\n      1  Z201  safe-word\nb.txt\n      2  Z201  safe-word\n"
    assert (ended.status, ended.out) == (0, f"3 problems fixed in 2 files, 0 left\n{listed}")


@pytest.mark.parametrize(
    ("named", "told"), [("a.txt", "a.txt: no report of a kind that is known: nothing to fix\n"), (".", "")]
)
def test_a_file_that_is_no_report_has_nothing_left_to_fix(gouji: Run, write: Write, named: str, told: str) -> None:
    write(a="通知")

    ended = gouji("fix", named)

    assert (ended.status, ended.out, ended.err) == (1, "0 problems fixed in 0 files, 0 left\n", told)


def test_it_is_told_in_chinese(gouji: Run, write: Write) -> None:
    write(a="其它，错")

    assert (
        gouji("fix", "--lang=zh").out == "已在 1 个文件中修复 1 处，尚有 1 个问题需人工修改\n      1  Z201  safe-word\n"
    )


def test_quiet_says_nothing(gouji: Run, write: Write) -> None:
    write(a="其它")

    ended = gouji("fix", "-q")
    assert (ended.out, ended.err, _text()) == ("", "", "其他\n")


def test_unsafe_fixes_are_made_where_asked_for(gouji: Run, write: Write) -> None:
    write(a="它的")

    statuses = (gouji("fix").status, gouji("fix", "--unsafe").status)

    assert (statuses, _text()) == ((1, 0), "他之\n")


def test_rules_are_chosen_as_for_check(gouji: Run, write: Write) -> None:
    write(a="它的")

    gouji("fix", "--unsafe", "--select=unsafe-word")

    assert _text() == "它之\n"


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_status_tells_what_is_left(gouji: Run, write: Write, fail_on: str, status: int) -> None:
    write(a="它，疑")

    assert gouji("fix", f"--fail-on={fail_on}").status == status


def test_a_diff_is_shown_and_nothing_written(gouji: Run, write: Write) -> None:
    write(a="其它", b="对")

    ended = gouji("fix", "--diff")

    assert (ended.status, ended.out, ended.err, _text()) == (
        1,
        "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-其它\n+其他\n",
        "1 problem could be fixed in 1 file, 0 would be left\n      1  Z201  safe-word\n",
        "其它\n",
    )


def test_a_diff_of_nothing_ends_with_0_whatever_is_left(gouji: Run, write: Write) -> None:
    write(a="错")

    ended = gouji("fix", "--diff")
    assert (ended.status, ended.out) == (0, "")


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], io.BytesIO]:
    """Put bytes on standard input; what is written to standard output as bytes is in the result."""

    def put(data: bytes) -> io.BytesIO:
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, write_through=True))
        return written

    return put


def test_standard_input_is_fixed_to_standard_output(gouji: Run, stdin: Callable[[bytes], io.BytesIO]) -> None:
    written = stdin("其它\r\n末".encode("gb18030"))

    ended = gouji("fix", "-")

    assert (ended.status, written.getvalue(), ended.err.splitlines()[0]) == (
        0, "其他\r\n末".encode("gb18030"), "1 problem fixed in 1 file, 0 left",
    )  # fmt: skip


@pytest.mark.parametrize("data", [b"a\0b", "左".encode()])
def test_standard_input_that_cannot_be_fixed_is_passed_on(
    gouji: Run, stdin: Callable[[bytes], io.BytesIO], data: bytes
) -> None:
    written = stdin(data)

    assert (gouji("fix", "-").status, written.getvalue()) == (3, data)


def test_fixes_that_undo_each_other_end_with_3_and_name_the_rules(gouji: Run, write: Write) -> None:
    write(a="左", b="其它")

    ended = gouji("fix")

    assert (ended.status, ended.err, _text("a.txt"), _text("b.txt")) == (
        3,
        "a.txt: the fixes never end: they undo each other or go on and on (rules: back, there); "
        "the file is left as it is\n",
        "左\n",
        "其他\n",
    )


def test_a_file_that_cannot_be_read_ends_with_3_and_the_others_are_fixed(gouji: Run, write: Write) -> None:
    write(b="其它")
    Path("a.txt").write_bytes(b"a\0b")

    ended = gouji("fix")

    assert (ended.status, ended.err, _text("b.txt")) == (
        3, "a.txt: a NUL at byte 1: this is no text file\n", "其他\n",
    )  # fmt: skip


def test_a_file_that_cannot_be_written_ends_with_3(gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    write(a="其它")
    monkeypatch.setattr("pathlib.Path.replace", full)

    ended = gouji("fix")
    assert (ended.status, ended.err, _text()) == (
        3,
        "a.txt: it cannot be written: there is no space left on the disk\n",
        "其它\n",
    )


def test_formats_without_lines_are_said_to_be_unfixable(
    gouji: Run, plugins: Plugins, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    loader = Loader(
        "lineless",
        (".docx",),
        lambda data, name: 100 if name.endswith(".docx") else 0,
        lambda data, name, vocabularies: read_text(
            Source(name, data, data.decode(), "utf-8", lined=False), vocabularies.choose(data.decode())
        ),
    )
    own = attrs.evolve(plugins, rules=rules, packs=(), loaders=(*plugins.loaders, loader))
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: own)
    Path("a.docx").write_text("其它", encoding="utf-8")

    ended = gouji("fix")

    assert (ended.status, ended.out, ended.err) == (
        1, "0 problems fixed in 0 files, 1 left\n", "a.docx: files of this format cannot be fixed\n",
    )  # fmt: skip


def test_a_link_that_leads_out_is_not_written_through(
    gouji: Run, write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text("它", encoding="utf-8")
    Path("link.txt").symlink_to(outside)

    ended = gouji("fix", "link.txt")

    assert (ended.status, outside.read_text("utf-8"), Path("link.txt").is_symlink()) == (3, "它", True)
    assert "link.txt: not written: the link leads out of what was given" in ended.err


def test_a_link_within_what_was_given_is_written_through(gouji: Run, write: Write) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text("它", encoding="utf-8")
    Path("link.txt").symlink_to("folder/a.txt")

    gouji("fix", "link.txt")

    assert (_text("folder/a.txt"), Path("link.txt").is_symlink()) == ("他", True)


@pytest.mark.parametrize(("arguments", "left"), [((), False), (("--diff",), True)])
def test_what_a_killed_run_left_is_removed_unless_nothing_is_written(
    gouji: Run, write: Write, arguments: tuple[str, ...], left: bool
) -> None:
    write(a="对")
    handle, path = make_beside(Path())
    os.close(handle)

    gouji("fix", *arguments, ".")

    assert path.exists() is left


def test_no_results_are_kept_of_which_there_may_be_very_many(
    gouji: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(**{f"a{number}": "文" for number in range(9)})
    kept: list[int] = []
    count = lambda *_: kept.append(sum(isinstance(each, FileResult) for each in gc.get_objects()))  # noqa: E731
    monkeypatch.setattr("gouji.cli.running.tell_notes", count)
    before = sum(isinstance(each, FileResult) for each in gc.get_objects())

    gouji("fix", ".")

    assert kept[0] - before <= 1
