"""A file that hangs, eats memory or ends its process costs itself alone; a run that is ended leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="in one process the limits need os.fork")

PROGRAM = '''
"""gouji with one rule and one layout, which do on some words what they should not."""
import os, pathlib, re, signal, sys, time
import attrs
from gouji.api import Message, rule
from gouji.api.documents import Layout
from gouji.document.layout import LAYOUTS
from gouji.document.loader import text_loader
import gouji.plugins.finder as finder
import gouji.run.watching as watching

# However slow the machine is, no time is up before the rule is stuck, and there is time to tell the rule.
watching.ANSWER = dict.fromkeys(watching.ANSWER, 60.0)
look = watching.Clock.look

def look_where_stuck(self, process):
    """Look at a process once it is where it will not get away from."""
    if "pipe.txt" in sys.argv or pathlib.Path(f"{process}.stuck").exists():
        return look(self, process)

watching.Clock.look = look_where_stuck

def check(report, options):
    """Do what the report asks for."""
    text = report.document.source.text
    pathlib.Path(f"{os.getpid()}.stuck").touch()
    if "等待" in text:
        pathlib.Path(f"{os.getpid()}.pid").touch()
        time.sleep(600)
    if "循环" in text:
        while True:
            pass
    if "回溯" in text:
        re.match("(a+)+$", "a" * 60 + "b")
    if "内存" in text:
        held = []
        while True:
            held.append(bytearray(b"x" * 10_000_000))
            time.sleep(0.01)
    if "结束" in text:
        os._exit(0)
    if "崩溃" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    pathlib.Path(f"{os.getpid()}.stuck").unlink()
    return ()

def read(lines, index):
    """Do what the line asks for."""
    while "版式" in lines.texts[index]:
        pathlib.Path(f"{os.getpid()}.stuck").touch()
    return None, index + 1

loader = text_loader((*LAYOUTS, Layout("grid", ("short", "long"), read)))
stuck = rule(
    code="Z101", name="stuck", severity="error", summary=Message("卡住", "stuck"), source="x", since="0.1",
    statuses=("report", "old", "other"), pack="shandong",
)(check)
load = finder.load_plugins
finder.load_plugins = lambda *disabled: attrs.evolve(load(*disabled), rules=(stuck,), loaders=(loader,), packs=())

from gouji.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
'''

LINE = re.compile(r"\(__(?:mp_)?main__, program\.py:\d+\)")
IN_RULE = ", in rule stuck (Z101, pack shandong)"
SLOW = f"failure stopped: checking it took more than 1 s{IN_RULE} (--timeout allows more) [too-slow]"
LARGE = (
    f"failure stopped: checking it took more than 200 MB of memory{IN_RULE} (--max-memory allows more) "
    "[too-much-memory]"
)
DIED = "failure the process that checked it died [unreadable-file]"


@pytest.fixture(autouse=True)
def _folder_with_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("program.py").write_text(PROGRAM, "utf-8")


def _write(**files: str) -> None:
    for name, text in files.items():
        Path(f"{name}.txt").write_text(f"一份文件：{text}\n", "utf-8")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "program.py", *arguments]


def _run(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(*arguments), capture_output=True, encoding="utf-8", check=False, **settings)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_is_a_failure_and_the_others_are_checked(jobs: str) -> None:
    _write(a="循环", b="回溯", c="结束", d="崩溃", e="无", f="版式")

    done = _run("check", ".", "--timeout=1", f"--jobs={jobs}", "--format=concise", "--no-cache")

    in_layout = SLOW.replace(IN_RULE, ", in the layout grid (__main__, program.py)")
    failed = {"a.txt": SLOW, "b.txt": SLOW, "c.txt": DIED, "d.txt": DIED, "f.txt": in_layout}
    told = "".join(f"{path}:1:1: {failure}\n" for path, failure in failed.items())
    assert (done.returncode, LINE.sub("(__main__, program.py)", done.stdout), done.stderr) == (3, told, "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_eats_memory_is_one(jobs: str) -> None:
    _write(a="内存", b="无")

    done = _run("check", "a.txt", "b.txt", "--max-memory=200", f"--jobs={jobs}", "--format=concise")

    assert (done.returncode, done.stdout, done.stderr) == (3, f"a.txt:1:1: {LARGE}\n", "")


def test_of_standard_input_too() -> None:
    _write(b="无")

    done = _run("check", "-", "b.txt", "--timeout=1", "--format=concise", input="循环\n")

    assert (done.returncode, done.stdout.split("[")[0]) == (3, f"-:1:1: {SLOW.split('[', maxsplit=1)[0]}")


def test_of_a_copy_with_findings_too() -> None:
    _write(a="循环", b="无")

    done = _run(
        "annotate",
        "a.txt",
        "b.txt",
        "--output",
        "out",
        "--timeout=1",
        "--lang=en",
        "--no-cache",
        "--jobs=1",
        timeout=300,
    )

    assert (done.returncode, "checking it took more than 1 s" in done.stderr, "b.txt: no report" in done.stderr) == (
        3,
        True,
        True,
    )


def test_a_pipe_that_nobody_writes_to_is_not_waited_for() -> None:
    os.mkfifo("pipe.txt")

    done = _run("check", "pipe.txt", "--timeout=1", "--format=concise")

    assert (done.returncode, done.stdout) == (3, f"pipe.txt:1:1: {SLOW.replace(IN_RULE, '')}\n")


@pytest.mark.parametrize("command", ["extract", "fix"])
def test_what_writes_as_it_goes_ends_there(command: str) -> None:
    os.mkfifo("pipe.txt")

    done = _run(command, "pipe.txt", "--timeout=1")

    told = "gouji: pipe.txt: stopped: checking it took more than 1 s (--timeout allows more); nothing was done from there on\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", told)


@pytest.fixture
def begun() -> Iterator[Callable[..., tuple[subprocess.Popen[bytes], set[int]]]]:
    """Begin a run that waits in some processes, and return it with their numbers."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str, processes: int) -> tuple[subprocess.Popen[bytes], set[int]]:
        run = subprocess.Popen(_command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        running.append(run)
        found = set[int]()
        while len(found) < processes and run.poll() is None:
            found = {int(path.stem) for path in Path().glob("*.pid")}
            time.sleep(0.02)
        return run, found

    yield begin
    for run in running:
        run.kill()
        run.communicate()


@pytest.fixture
def _no_signal_ignored() -> Iterator[None]:
    """No signal is ignored, as it is for all that nohup has begun: those whom we begin do as we do."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTERM, signal.SIGHUP)}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def _left(processes: set[int]) -> set[int]:
    """The processes that are still there after a while."""
    deadline = time.monotonic() + 60
    while (left := {each for each in processes if _is_there(each)}) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.usefixtures("_no_signal_ignored")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_signal_ends_every_process(
    begun: Callable[..., tuple[subprocess.Popen[bytes], set[int]]], number: signal.Signals, jobs: int
) -> None:
    _write(a="等待", b="等待")
    run, processes = begun("check", ".", f"--jobs={jobs}", processes=jobs)

    run.send_signal(number)

    out, err = run.communicate(timeout=60)
    status = 130 if number == signal.SIGINT else -number
    assert (run.returncode, out, err, _left(processes)) == (status, b"", b"", set())


def test_a_signal_that_is_ignored_stays_so(begun: Callable[..., tuple[subprocess.Popen[bytes], set[int]]]) -> None:
    """As by nohup."""
    _write(a="等待")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        run, processes = begun("check", "a.txt", "--timeout=3", "--format=concise", processes=1)
    finally:
        signal.signal(signal.SIGHUP, before)

    run.send_signal(signal.SIGHUP)

    assert (b"too-slow" in run.communicate(timeout=60)[0], run.returncode, _left(processes)) == (True, 3, set())
