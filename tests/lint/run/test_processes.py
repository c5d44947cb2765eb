"""Files are checked in several processes; a process that dies costs one file."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
import multiprocessing
import os
from pathlib import Path
import pickle
import subprocess
import sys
import time

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.config import CommandLine, Settings
from gouji.plugins.assignment import LARGEST_BATCH, Assignment, Entry
from gouji.plugins.executor import PROCESSES
from gouji.run import worker
from gouji.run.batch import Done, do
from gouji.run.executing import Chosen, execute
from gouji.run.linter import Linter
from gouji.run.order import Order
from gouji.run.session import Session
from gouji.run.work import Work

FORKS = multiprocessing.get_start_method() == "fork"


def _assigned(files: Sequence[str]) -> Assignment:
    return Assignment(None, files, lambda path: Entry(path, "", (0, 0)))


@given(st.integers(1, 2000), st.integers(1, 64))
def test_batches_hold_every_file_once_in_order(count: int, jobs: int) -> None:
    files = [str(number) for number in range(count)]

    found = list(_assigned(files).batches(jobs))

    assert [entry.path for batch in found for entry in batch] == files
    assert {0 < len(batch) <= LARGEST_BATCH for batch in found} == {True}


@given(st.integers(1, 2000), st.integers(1, 64))
def test_no_batch_holds_more_than_a_part_of_what_is_left(count: int, jobs: int) -> None:
    left = count

    for batch in _assigned(["x"] * count).batches(jobs):
        assert len(batch) <= max(1, -(-left // (2 * jobs)))
        left -= len(batch)


def test_each_process_has_work() -> None:
    assert [len(batch) for batch in _assigned(["x"] * 8).batches(2)] == [1] * 8


def _work(names: Sequence[str], settings: Callable[[str], Settings]) -> Generator[Sequence[Done]]:
    """What comes of files in two processes."""
    order = Order(Work(contributing=False), CommandLine(), str(Path.cwd()))
    return execute(Chosen(PROCESSES), order, names, 2, settings)


def _limited(timeout: int, max_memory: int) -> Settings:
    return Session.start(CommandLine(timeout=timeout, max_memory=max_memory)).settings("a.txt")


def _die_of_bad_files(work: Work, linter: Linter, path: str, *, digested: bool) -> Done:
    if "bad" in path:
        os._exit(9)
    return do(work, linter, path, digested=digested)


@pytest.mark.skipif(not FORKS, reason="what a test changes reaches forked processes only")
def test_a_file_that_kills_its_process_is_a_failure_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number}{'bad' if number in {3, 17} else ''}.txt" for number in range(20)]
    for name in names:
        Path(name).write_text("一份文件。\n", encoding="utf-8")
    monkeypatch.setattr(worker, "do", _die_of_bad_files)
    unlimited = _limited(0, 0)

    done = [packed.checked for batch in _work(names, lambda _: unlimited) for packed, _ in batch]

    failed = {checked.result.path: [f.message.en for f in checked.result.failures] for checked in done}
    died = ["the process that checked it died"]
    assert failed == {name: died if "bad" in name else [] for name in names}


def _exceed_on_bad_files(work: Work, linter: Linter, path: str, *, digested: bool) -> Done:
    if "slow" in path:
        time.sleep(600)
    if "large" in path:
        held = bytearray(b"x" * 400_000_000)
        time.sleep(600)
        del held
    return do(work, linter, path, digested=digested)


@pytest.mark.skipif(not FORKS, reason="what a test changes reaches forked processes only")
@pytest.mark.parametrize("asks", [True, False], ids=["a signal asks for the rule", "as on Windows"])
def test_a_file_over_a_limit_is_a_failure_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, asks: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number}{ {5: 'slow', 9: 'large'}.get(number, '') }.txt" for number in range(12)]
    for name in names:
        Path(name).write_text("一份文件。\n", encoding="utf-8")
    monkeypatch.setattr(worker, "do", _exceed_on_bad_files)
    if not asks:
        monkeypatch.delattr("signal.SIGUSR1")

    short, long = _limited(1, 0), _limited(60, 200)
    found = _work(names, lambda path: short if "slow" in path else long)
    done = [packed.checked.result for batch in found for packed, _ in batch]

    kinds = {"5slow.txt": ["too-slow"], "9large.txt": ["too-much-memory"]}
    assert {each.path: [failure.kind for failure in each.failures] for each in done} == {
        name: kinds.get(name, []) for name in names
    }


def _sleep_on_slow_files(work: Work, linter: Linter, path: str, *, digested: bool) -> Done:
    if "slow" in path:
        time.sleep(600)
    return do(work, linter, path, digested=digested)


@pytest.mark.skipif(not FORKS, reason="what a test changes reaches forked processes only")
def test_who_stops_waiting_leaves_no_process_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "slow.txt"):
        Path(name).write_text("一份文件。\n", encoding="utf-8")
    monkeypatch.setattr(worker, "do", _sleep_on_slow_files)
    unlimited = _limited(0, 0)
    checking = _work(["a.txt", "slow.txt"], lambda _: unlimited)
    next(checking)
    at_work = {process.pid for process in multiprocessing.active_children() if process.pid}

    checking.close()

    assert len(at_work) == 2
    assert _alive_after(60, at_work) == set()


def _alive_after(seconds: float, pids: set[int]) -> set[int]:
    """Those not ended by then.

    The kernel is asked: the pool's own thread may be just about to take a process's exit status, and then
    ``is_alive`` takes the missing status for a process at work.
    """
    deadline = time.monotonic() + seconds
    while (alive := {pid for pid in pids if _is_there(pid)}) and time.monotonic() < deadline:
        time.sleep(0.01)
    return alive


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


PACK = "pack: own\nversion: '1'\nkind: gongkai\n"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (".gouji.yaml", "rules: {total-consistency: off}\n"),
        (".gouji.yaml", "rules: ["),
        (".gouji.yaml", "plugins: {disable: [gouji]}\n"),
        (".gouji.yaml", None),
        ("own.yaml", f"{PACK}rules: {{total-consistency: info}}\n"),
        ("own.yaml", None),
    ],
)
def test_a_process_that_reads_a_configuration_that_has_changed_tells_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(worker, "get_context", lambda _method: multiprocessing.get_context("spawn"))
    for name, text in {
        ".gouji.yaml": "packs: [./own.yaml]\n",
        "own.yaml": PACK,
        "a.txt": "甲\n",
        "b.txt": "乙\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    session = Session.start(CommandLine())
    session.find(["."])

    if content is None:
        Path(file).unlink()
    else:
        Path(file).write_text(content, encoding="utf-8")
    result = session.check_paths(["."], jobs=2)

    changed = "the configuration or the plugins changed during the run; check again"
    assert [(failure.path, failure.message.en) for failure in result.all_failures] == [
        ("a.txt", changed),
        ("b.txt", changed),
    ]


@pytest.mark.skipif(not FORKS, reason="only what is forked has the linter of the run")
def test_forked_processes_go_by_the_configuration_with_which_the_run_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {".gouji.yaml": "rules: {total-consistency: off}\n", "a.txt": "甲\n", "b.txt": "乙\n"}.items():
        Path(name).write_text(text, encoding="utf-8")
    session = Session.start(CommandLine())
    session.find(["."])

    Path(".gouji.yaml").write_text("rules: [", encoding="utf-8")

    assert session.check_paths(["a.txt", "b.txt"], jobs=2).all_failures == ()


def test_an_order_is_sent_without_the_linter() -> None:
    session = Session.start(CommandLine())
    order = Order(Work(contributing=False), CommandLine(), str(Path.cwd()), ("Python 3",), session.linter)

    sent = pickle.loads(pickle.dumps(order))  # noqa: S301 (what was pickled just now)

    assert (sent, sent.linter) == (order, None)


_HOST = """
import multiprocessing
from gouji.api.running import CommandLine, Session

print("begins")
multiprocessing.set_start_method("spawn")
result = Session.start(CommandLine()).check_paths(["."], jobs=2)
print(len(result.files), result.all_failures)
"""


def test_the_program_that_has_started_processes_is_not_imported_by_them(tmp_path: Path) -> None:
    program = tmp_path / "host.py"
    program.write_text(_HOST, "utf-8")
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("a.txt", "b.txt"):
        (reports / name).write_text("一份文件。\n", encoding="utf-8")

    run = subprocess.run([sys.executable, str(program)], cwd=reports, capture_output=True, check=False, text=True)

    assert (run.stdout, run.stderr) == ("begins\n2 ()\n", "")
