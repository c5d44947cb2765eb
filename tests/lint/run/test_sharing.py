"""Files are shared out where that pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
import shutil
import sys

import pytest

from gouji.config import CommandLine
from gouji.errors import UsageError
from gouji.plugins.executor import PROCESSES
from gouji.run import sharing
from gouji.run.executing import chosen_executor
from gouji.run.session import Session
from gouji.run.sharing import MANY, WORTH, Sharing, waited, while_alone

EXAMPLES = Path(__file__).parents[3] / "docs/examples"


def _alone(monkeypatch: pytest.MonkeyPatch, seconds: Sequence[float], *, share: float = 1.0) -> int:
    """How many of some files are worked on before others are started; each takes so many seconds of a share of a processor."""
    clock: Iterator[float] = accumulate([each / share for each in seconds], initial=0.0)
    waiting: Iterator[float] = accumulate([each / share - each for each in seconds], initial=5.0)
    monkeypatch.setattr(sharing, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(sharing, "waited", lambda: next(waiting))
    return sum(1 for _ in while_alone(iter(map(str, range(len(seconds)))), len(seconds)))


@pytest.mark.parametrize(
    ("seconds", "alone"),
    [
        ([0.001] * 20, 20),
        ([WORTH / 1000] * 900, 900),
        ([WORTH / 100] * 400, 6),
        ([WORTH * 0.9, *[WORTH / 100] * 50], 51),
        ([WORTH * 1.1] * 50, 1),
        ([WORTH / 100] * 50 + [WORTH / 5] * 20, 52),
    ],
    ids=["few", "many quick ones", "many", "slow imports", "slow ones", "slow ones in the end"],
)
def test_other_processes_are_started_for_work_that_is_worth_it(
    monkeypatch: pytest.MonkeyPatch, seconds: Sequence[float], alone: int
) -> None:
    assert _alone(monkeypatch, seconds) == alone


@pytest.mark.parametrize(
    ("work", "share", "alone"),
    [(0.9, 1.0, 100), (0.9, 0.25, 100), (2.0, 1.0, 6), (2.0, 0.25, 100), (8.0, 0.25, 6)],
    ids=["little", "little, under load", "some", "some, under load", "much, under load"],
)
def test_what_counts_is_the_work_that_is_left_not_how_long_it_takes_under_load(
    monkeypatch: pytest.MonkeyPatch, work: float, share: float, alone: int
) -> None:
    assert _alone(monkeypatch, [work * WORTH / 100] * 100, share=share) == alone


def test_more_waiting_than_time_is_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two clocks are read one after the other."""
    clock, waiting = iter((0.0, 1.0, 2.0, 3.0)), iter((0.0, 1.1, 1.9, 3.2))
    monkeypatch.setattr(sharing, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(sharing, "waited", lambda: next(waiting))

    assert list(while_alone(iter("abc"), 3)) == ["a", "b", "c"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it")
def test_the_system_tells_how_long_a_thread_has_waited() -> None:
    before = waited()

    sum(range(100_000))

    assert 0 <= before <= waited()


def test_a_system_that_does_not_tell_who_waits_has_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str, _flags: int) -> int:
        raise FileNotFoundError

    monkeypatch.setattr("os.open", refuse)

    assert waited() == 0


@pytest.mark.parametrize(
    ("jobs", "executor", "files", "guarded", "first"),
    [
        (2, None, 2, True, 1),
        (2, None, 2, False, 0),
        (2, "processes", 2, True, 0),
        (0, None, 2, False, 2),
        (0, None, MANY + 1, True, MANY + 1),
        (0, None, MANY + 1, False, 0),
    ],
)
def test_files_are_shared_out_where_that_is_asked_for_or_nothing_guards_many(
    jobs: int, executor: str | None, files: int, *, guarded: bool, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_FORKED", True)
    chosen = chosen_executor(executor, [PROCESSES]) if executor is not None else None

    here = Sharing(CommandLine(), ".", jobs, chosen).first(map(str, range(files)), files, guarded=guarded)

    assert len(list(here)) == first


def test_no_file_is_worked_on_first_where_other_processes_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_FORKED", False)

    assert list(Sharing(CommandLine(), ".", 2).first(iter("ab"), 2, guarded=True)) == []


def test_processes_that_join_in_the_middle_change_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for kind in ("sound", "faulty"):
        shutil.copytree(EXAMPLES / kind, tmp_path / kind)
    session = Session.start(CommandLine())
    plain = session.check_paths(["."], jobs=1)
    monkeypatch.setattr(sharing, "WORTH", 0.0)
    monkeypatch.setattr(sharing, "processors", lambda: 2)

    assert session.check_paths(["."]) == plain


def test_an_executor_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UsageError) as raised:
        Session.start(CommandLine()).check_paths(["."], executor="nightly://host:1")

    assert raised.value.args[0].en == "no executor 'nightly'; expected one of dask, processes"


def test_a_session_that_was_given_its_plugins_can_use_no_executor(session: Session) -> None:
    with pytest.raises(UsageError) as raised:
        session.check_paths(["."], executor="processes")

    assert raised.value.args[0].en == (
        "this session was given its plugins, so that no other process can start an equal one: it can use no executor"
    )
