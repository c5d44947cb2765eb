"""One file checked: findings with their place, what cannot be read as a failure, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.api import Finding, Message, Options, Report, Rule, rule
from gouji.api.documents import Document, Loader, Source, Vocabularies
from gouji.binding.bind import Binder
from gouji.config import CommandLine
from gouji.document.reader import read_text
from gouji.errors import UnreadableSourceError
from gouji.plugins.model import Plugins
from gouji.run.session import Session


def test_a_finding_has_the_path_as_given_and_its_place(session: Session) -> None:
    result = session.check("一切\n都错了\n".encode(), "./2024/a.txt")

    assert [(d.path, d.code, d.range and d.range.start) for d in result.diagnostics] == [
        ("./2024/a.txt", "Z101", (2, 2))
    ]


def test_a_document_of_another_kind_is_checked_by_rules_for_it_and_has_no_coverage(session: Session) -> None:
    result = session.check("一切都错了".encode(), "a.txt")

    assert (result.status, len(result.diagnostics), result.coverage.hold) == ("not-a-report", 1, 0)


def test_a_report_is_identified(session: Session) -> None:
    example = Path(__file__).parents[3] / "docs/examples/sound"
    path = next(iter(sorted(example.rglob("*.txt"))))

    result = session.check(path.read_bytes(), path.name)

    assert (result.status, result.subject is not None, result.period is not None, result.form in {"2019", "2021"}) == (
        "checked", True, True, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"a\0b", "a NUL at byte 1: this is no text file"),
        (b"\xff\xfea\0", "UTF-16 (byte order mark at byte 0); save it as UTF-8 and check again"),
    ],
)
def test_bytes_that_cannot_be_read_are_a_failure(session: Session, data: bytes, said: str) -> None:
    result = session.check(data, "a.txt")

    assert [(f.kind, f.path, f.message.en) for f in result.failures] == [("unreadable-file", "a.txt", said)]


@given(st.binary(max_size=200))
def test_no_bytes_raise(plugins: Plugins, data: bytes) -> None:
    session = Session(plugins, CommandLine())

    assert session.check(data, "a.txt").path == "a.txt"


def test_a_rule_that_fails_is_a_failure_and_the_others_go_on(session: Session) -> None:
    result = session.check("错，失败".encode(), "a.txt")

    assert (
        [diagnostic.code for diagnostic in result.diagnostics],
        [(failure.kind, failure.rule, failure.pack) for failure in result.failures],
    ) == (["Z101"], [("rule-failed", "failing", "gouji")])


def test_a_file_that_is_not_there_is_a_failure(session: Session) -> None:
    result = session.check_file("missing.txt")

    assert [f.message.en for f in result.failures] == ["the file is not there"]


def test_reading_raises_where_checking_tells(session: Session) -> None:
    with pytest.raises(UnreadableSourceError):
        session.linter.read(b"", "a.txt")


def _workbook(texts: list[str]) -> Loader:
    """A loader of files that hold several documents."""

    def load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
        first, *others = (read_text(Source.from_text(text, name), vocabularies.choose(text)) for text in texts)
        return Document(first.source, first.blocks, "book", parts=tuple(others))

    return Loader("book", (".book",), lambda data, name: 100 * name.endswith(".book"), load)


def test_every_report_of_a_file_is_checked(
    plugins: Plugins, rules: tuple[Rule, ...], session_of: Callable[..., Session], binder: Binder
) -> None:
    headings = "\n".join(section.heading for section in binder.kinds["gongkai"].newest.sections)
    session = session_of(plugins, rules, [_workbook(["只是说明，错", f"{headings}\n错", f"{headings}\n错错"])])

    result = session.check(b"x", "a.book")

    assert (result.status, len(result.diagnostics)) == ("checked", 3)


@pytest.mark.parametrize(
    ("status", "severity", "select", "runs"),
    [
        ("stable", "error", (), 1),
        ("deprecated", "error", (), 1),
        ("stable", "off", (), 0),
        ("preview", "error", (), 0),
        ("removed", "error", (), 0),
        ("stable", "error", ("Z101",), 0),
        ("preview", "error", ("counting",), 1),
    ],
)
def test_a_rule_that_is_off_does_not_run(
    plugins: Plugins, status: str, severity: str, select: tuple[str, ...], runs: int
) -> None:
    calls: list[Report] = []

    def check(report: Report, options: Options) -> Iterator[Finding]:
        calls.append(report)
        return iter(())

    counting = rule(
        code="Z900",
        name="counting",
        severity=severity,
        summary=Message("…", "…"),
        source="…",
        since="0.1",
        statuses=("other",),
        status=status,
    )(check)
    silent = attrs.evolve(counting, check=lambda report, options: iter(()))
    other = silent.with_meta(code="Z101", name="other", status="stable")
    own = attrs.evolve(plugins, found=(), rules=(counting, other), packs=())
    session = Session(own, CommandLine(select=select))

    session.check("一切".encode(), "a.txt")

    assert len(calls) == runs


def test_a_session_starts_without_the_plugins_that_the_configuration_disables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gouji.yaml").write_text("plugins: {disable: [common]}\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    session = Session.start(CommandLine())

    running = {active.rule.meta.module.partition(".")[0] for active in session.settings("a.txt").rules}
    assert ("gouji_common" in running, "gouji_gongkai" in running) == (False, True)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("a.txt", True),
        ("2024/not there.TXT", True),
        ("a.py", False),
        ("~$a.txt", False),
        ("old/a.txt", False),
        (".git/a.txt", False),
        ("a/node_modules/b/a.txt", False),
        ("../.elsewhere/a.txt", True),
        ("../a.py", False),
    ],
)
def test_a_file_is_taken_that_a_run_on_the_folder_would_find(
    plugins: Plugins, tmp_path: Path, path: str, *, taken: bool
) -> None:
    working = tmp_path / "reports"
    working.mkdir()
    (working / ".gouji.yaml").write_text("exclude: ['old/**']\n", "utf-8")
    session = Session(plugins, CommandLine(), str(working))

    assert (session.takes(path), session.takes(str(working / path))) == (taken, taken)


def test_results_have_tables_where_these_are_asked_for_whatever_the_cache_has(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("gouji.run.session.FEWEST_FOR_CACHE", 1)
    example = str(Path(__file__).parents[3] / "docs/examples/sound/岚溪县")

    runs = [session.check_paths([example], cache=True, quoting=asked) for asked in (True, False, True)]

    counts = [{len(file.tables) for file in run.files if file.status == "checked"} for run in runs]
    assert counts == [{3}, {0}, {3}]
    assert runs[2] == runs[0]


def test_results_list_what_was_covered_where_that_is_asked_for_whatever_the_cache_has(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("gouji.run.session.FEWEST_FOR_CACHE", 1)
    example = str(Path(__file__).parents[3] / "docs/examples/sound/岚溪县")

    runs = [session.check_paths([example], cache=True, covering=asked) for asked in (True, False, True)]

    covered = [[file.coverage for file in run.files if file.status == "checked"] for run in runs]
    listed = [[(len(each.sentences), len(each.unchecked)) for each in coverages] for coverages in covered]
    assert all(map(any, listed[0]))
    assert not any(map(any, listed[1]))
    assert runs[2] == runs[0]
    assert [each.hold for each in covered[1]] == [each.hold for each in covered[0]]
