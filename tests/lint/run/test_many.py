"""Many files: the result depends neither on processes nor on the cache."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import sys

import attrs
import pytest

from gouji.checking.diagnostic import Failure
from gouji.config import CommandLine
from gouji.message import Message
from gouji.results import FileResult, RunResult
from gouji.run import many
from gouji.run.cache import ResultCache
from gouji.run.cache_folder import VARIABLE
from gouji.run.session import Session

EXAMPLES = Path(__file__).parents[3] / "docs/examples"


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session of what is installed, in a folder with thirty reports, which are enough for a cache."""
    monkeypatch.chdir(tmp_path)
    for kind in ("sound", "faulty"):
        shutil.copytree(EXAMPLES / kind, tmp_path / kind)
    return Session.start(CommandLine())


def _results(session: Session, jobs: int, *, cache: bool = False) -> RunResult:
    return session.check_paths(["."], jobs=jobs, cache=cache)


def test_one_process_and_two_give_the_same(examples: Session) -> None:
    one = _results(examples, 1)

    assert one == _results(examples, 2)
    assert [file.path for file in one.files] == sorted(file.path for file in one.files)
    assert any(file.diagnostics for file in one.files)


def test_a_cached_result_is_the_result(examples: Session) -> None:
    plain = _results(examples, 1)
    first = _results(examples, 1, cache=True)

    assert (first, _results(examples, 1, cache=True), _results(examples, 2, cache=True)) == (plain, plain, plain)


def test_what_the_cache_knows_is_not_checked_again(examples: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _results(examples, 1, cache=True)
    Path("sound").rename("new")
    moved = {file.path for file in _results(examples, 1).files} - {file.path for file in plain.files}
    checked = []
    do = many.do
    monkeypatch.setattr(
        many, "do", lambda work, linter, path, **how: checked.append(path) or do(work, linter, path, **how)
    )

    _results(examples, 1, cache=True)

    assert (sorted(checked), len(moved) > 0) == (sorted(moved), True)


def test_a_changed_file_is_checked_again(examples: Session) -> None:
    examples = Session.start(CommandLine(ignore=("X",)))
    before = _results(examples, 1, cache=True)
    path = Path(before.files[0].path)
    path.write_text("已经换成另一份文件。\n", encoding="utf-8")

    after = _results(examples, 1, cache=True)

    assert (before.files[0].status, after.files[0].status, after.files[1:]) == (
        "checked",
        "not-a-report",
        before.files[1:],
    )


def test_few_files_leave_no_cache(
    session: Session, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "cache")
    write(a="错", b="错")

    session.check_paths(["."], cache=True)

    assert not Path("cache").exists()


def test_no_cache_is_made_where_none_is_wanted(examples: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "cache")

    _results(examples, 1)

    assert not Path("cache").exists()


def test_failures_are_not_kept(session: Session, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    write(**{f"f{number}": "失败" for number in range(20)}, empty="")
    kept: list[str] = []
    monkeypatch.setattr(ResultCache, "put", lambda self, digest, fingerprint, checked: kept.append(checked.result.path))

    result = session.check_paths(["."], cache=True)

    assert (len(result.all_failures), kept) == (21, [])


def test_a_session_that_cannot_be_started_again_stays_in_one_process(
    session: Session, write: Callable[..., None]
) -> None:
    write(a="错", b="错错", c="对")

    result = session.check_paths(["."], jobs=2)

    assert [len(file.diagnostics) for file in result.files] == [1, 2, 0]


@pytest.mark.parametrize("cache", [False, True])
def test_progress_counts_to_the_number_of_files(examples: Session, *, cache: bool) -> None:
    calls: list[tuple[int, int]] = []

    result = examples.check_paths(["."], jobs=2, cache=cache, progress=lambda done, of: calls.append((done, of)))

    assert (calls == sorted(calls), calls[-1]) == (True, (len(result.files), len(result.files)))


def test_results_hold_no_report(session: Session) -> None:
    """What is kept of ten thousand reports is what is told of them."""
    result = session.check("错".encode(), "a.txt")

    def kinds(value: object) -> set[str]:
        if attrs.has(type(value)):
            inner = (getattr(value, field.name) for field in attrs.fields(type(value)))
            return {type(value).__name__}.union(*map(kinds, inner))
        if isinstance(value, tuple):
            return set[str]().union(*map(kinds, value))
        return set()

    assert kinds(result) == {"FileResult", "Coverage", "Diagnostic", "Message"}
    assert isinstance(result, FileResult)


def test_folders_that_cannot_be_searched_are_failures_of_the_run(
    session: Session, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a="对")
    found = session.find(["."])
    failure = Failure("unreadable-folder", "b", Message("无法读取", "cannot be read"))
    monkeypatch.setattr(Session, "find", lambda self, paths: attrs.evolve(found, failures=(failure,)))

    assert session.check_paths(["."]).failures == (failure,)


@pytest.mark.parametrize("jobs", [1, 2])
def test_rules_are_timed_in_every_process_and_without_the_cache(examples: Session, jobs: int) -> None:
    timed = Session.start(CommandLine(timed=True))
    _results(examples, jobs, cache=True)

    assert {bool(file.times) for file in _results(timed, jobs, cache=True).files} == {True}
    assert {file.times for file in _results(examples, jobs).files} == {()}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text")
def test_files_whose_names_are_no_text_are_checked_beside_the_others(examples: Session) -> None:
    for number in range(2):
        shutil.copy(next(Path("sound").iterdir()), os.fsdecode(b"\xff%d.txt" % number))
    plain = _results(examples, 1)

    assert (_results(examples, 2), _results(examples, 1, cache=True)) == (plain, plain)
    assert [file.status for file in plain.files if file.path.startswith("\udcff")] == ["checked"] * 2
