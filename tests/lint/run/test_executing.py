"""Executors are given batches of names, and what they give is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
import pickle
import shutil
import sys

import attrs
import pytest

from gouji.api.running import (
    Assignment,
    Encoded,
    Entry,
    Executor,
    ExecutorError,
    Message,
    Order,
    Processes,
    Session,
    Unfit,
    unfit,
)
from gouji.checking.coverage import Coverage
from gouji.config import CommandLine
from gouji.errors import UsageError
from gouji.packed import checked_to_bytes
from gouji.plugins.executor import PROCESSES
from gouji.results import FileResult
from gouji.run.executing import Chosen, execute
from gouji.run.order import installed
from gouji.run.stopped import Stopped
from gouji.run.work import Work
from gouji.stored import to_bytes

EXAMPLES = Path(__file__).parents[3] / "docs/examples"
SUMMARY = Message("试", "a test's")

Run = Callable[[Assignment], Iterable[Sequence[Encoded]]]


def _done(path: str) -> Encoded:
    return checked_to_bytes(Stopped("died").checked(path)), ""


def _holding(path: str, result: object) -> Encoded:
    """What is in the form of an outcome, and holds a result that may be anything."""
    return to_bytes("checked file", (path, False, result, None)), ""


def _result(path: str) -> FileResult:
    return FileResult(path, "report", (), (), Coverage(0, 0, (), ()))


def _executed(run: Run, *files: str, address: str = "") -> list[str]:
    """The paths of the results of some files that an executor gives."""
    settings = Session.start(CommandLine()).settings
    order = Order(Work(contributing=False), CommandLine(), str(Path.cwd()))
    chosen = Chosen(Executor("odd", SUMMARY, run), address)
    return [packed.path for batch in execute(chosen, order, files, 0, settings) for packed, _ in batch]


def test_results_may_come_in_any_order() -> None:
    assert _executed(lambda assigned: [[_done(path)] for path in reversed(assigned.files)], "a", "b") == ["b", "a"]


def test_an_executor_is_given_the_address() -> None:
    given: list[str] = []

    _executed(lambda assigned: given.append(assigned.address) or (), address="host:8786")

    assert given == ["host:8786"]


def test_processes_of_this_machine_take_no_address() -> None:
    with pytest.raises(UsageError) as raised:
        _executed(PROCESSES.run, "a.txt", address="host")

    assert raised.value.args[0].en == "the executor processes is of this machine and takes no address: host"


def _raise(_assigned: Assignment) -> Iterator[Sequence[Encoded]]:
    yield [_done("a")]
    raise SystemExit(5)


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (lambda _: [], "it gave no result for a (files without one: 2)"),
        (lambda _: [[_done("a")], [_done("a")]], "it gave a result that was not asked for, or twice: a"),
        (lambda _: [[_done("c")]], "it gave a result that was not asked for, or twice: c"),
        (lambda _: [[(b"{}", "")]], "it gave what is no result (these bytes are no "),
        (lambda _: [[_holding("a", {"path": 1})]], "it gave what is no result (these bytes are no "),
        (lambda _: [[_holding("a", _result("b"))]], "it gave what is no result (these bytes are no "),
        (lambda _: [7], "it gave what is no result ('int' object is not iterable)"),
        (lambda _: 7, "TypeError: 'int' object is not iterable"),
        (_raise, "SystemExit: 5"),
    ],
)
def test_what_is_wrong_with_an_executor_is_told_with_its_name(run: Run, told: str) -> None:
    with pytest.raises(ExecutorError) as raised:
        _executed(run, "a", "b")

    expected = f"the executor 'odd' failed: {told}"
    assert raised.value.message.en[: len(expected)] == expected


def test_an_error_of_gouji_passes_as_it_is() -> None:
    error = ExecutorError("odd", SUMMARY)

    def run(_assigned: Assignment) -> Iterator[Sequence[Encoded]]:
        yield ()
        raise error

    with pytest.raises(ExecutorError) as raised:
        _executed(run, "a")

    assert raised.value is error


def _elsewhere(assigned: Assignment) -> Iterator[Sequence[Encoded]]:
    """Do the work as on another machine: all that is sent is pickled, and the processes are not forked."""
    order = pickle.loads(pickle.dumps(assigned.order))  # noqa: S301 (what was pickled just now)
    with Processes(order, 1, "spawn") as processes:
        for batch in assigned.batches(2):
            assert unfit(order, batch) is None
            yield from processes.work([pickle.loads(pickle.dumps(batch))])  # noqa: S301


def test_what_is_done_elsewhere_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for kind in ("sound", "faulty"):
        shutil.copytree(EXAMPLES / kind, tmp_path / kind)
    session = Session.start(CommandLine())
    plain = session.check_paths(["."], jobs=1)
    session.linter.plugins = attrs.evolve(
        session.linter.plugins, executors=(Executor("elsewhere", SUMMARY, _elsewhere),)
    )

    assert session.check_paths(["."], executor="elsewhere") == plain


def _unfit(*paths: str, **changes: object) -> Unfit | None:
    """Why this machine cannot do an order with some files."""
    order = Order(Work(contributing=False), CommandLine(), str(Path.cwd()), installed())
    return unfit(attrs.evolve(order, **changes), tuple([Entry(path, "", (0, 0)) for path in paths]))


def test_a_machine_with_the_same_versions_and_files_is_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").touch()
    Path("b.ZIP").touch()

    assert [_unfit(*paths) for paths in (("a.txt", "gone.txt"), ("b.ZIP/a.txt",), ("s3://bucket/a.txt",), ())] == [
        None
    ] * 4


def test_a_machine_is_told_why_it_is_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platform.node", lambda: "node7")
    others = ("Python 2.7", *installed()[1:])
    under = "workers must reach the files under the same paths, as in a shared folder"

    found = [
        _unfit(versions=others),
        _unfit("a.txt", working="/gone"),
        _unfit("a.txt", "b.txt"),
        _unfit("c.zip/d.zip/a.txt"),
    ]

    here = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    assert [(each.message.en, each.path) for each in found if each is not None] == [
        (
            f"the worker node7 has {here}, and this machine Python 2.7; install the same versions on all of them",
            "",
        ),
        (f"the worker node7 has no folder /gone: {under}", ""),
        (f"the worker node7 has no file {tmp_path / 'a.txt'}: {under}", str(tmp_path / "a.txt")),
        (f"the worker node7 has no file {tmp_path / 'c.zip'}: {under}", str(tmp_path / "c.zip")),
    ]
