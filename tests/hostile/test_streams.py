"""Streams that are closed, a disk that is full, a working directory that is gone, a system that cannot fork."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest

from gouji.__main__ import main
from gouji.run import guard

SOUND = Path(__file__).parents[2] / "docs/examples/sound/柳浦镇人民政府2023.txt"

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")


def _gouji(*arguments: str | Path, cwd: Path, **settings: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "gouji", *map(str, arguments)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "GOUJI_CACHE_DIR": str(cwd / "cache")}
    return subprocess.run(
        command, cwd=cwd, env=environment, encoding="utf-8", capture_output=True, check=False, timeout=60, **settings
    )


def _full() -> None:
    """Let this process write no byte into a file, as where a disk is full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@needs_limits
@pytest.mark.parametrize(
    ("number", "arguments", "ended"),
    [
        (1, ("check",), (2, "gouji: standard output is closed\n")),
        (0, ("check", "-"), (3, "")),
    ],
)
def test_a_closed_stream_is_told(
    tmp_path: Path, number: int, arguments: tuple[str, ...], ended: tuple[int, str]
) -> None:
    shutil.copy(SOUND, tmp_path / "a.txt")
    command = arguments if "-" in arguments else (*arguments, "a.txt")

    done = _gouji(*command, cwd=tmp_path, preexec_fn=lambda: os.close(number))

    assert (done.returncode, done.stderr) == ended
    assert number or "standard input is closed" in done.stdout


@needs_limits
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(30):
        shutil.copy(SOUND, tmp_path / f"{number}.txt")
    command = f"'{sys.executable}' -P -m gouji check . --format jsonl --jobs 1 | head -c 10"

    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False, timeout=60)

    assert (len(done.stdout), done.stderr) == (10, b"")


@needs_limits
def test_a_working_directory_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    done = _gouji("check", SOUND, cwd=gone, preexec_fn=gone.rmdir)

    assert (done.returncode, done.stderr) == (2, "gouji: the working directory is not there any more\n")


@needs_limits
def test_on_a_full_disk_output_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before", "utf-8")

    done = _gouji("check", SOUND, "--format", "json", "--output", "out.json", cwd=tmp_path, preexec_fn=_full)

    assert (done.returncode, done.stderr) == (2, "gouji: cannot write out.json: the file is too large\n")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("out.json", "before")]


@needs_limits
def test_on_a_full_disk_a_fix_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    data = SOUND.read_text("utf-8").replace("总体情况", "总体\u200b情况").encode()
    (tmp_path / "a.txt").write_bytes(data)

    done = _gouji("fix", "a.txt", cwd=tmp_path, preexec_fn=_full)

    assert done.returncode == 3, done.stderr + done.stdout
    assert "the file is too large" in done.stdout + done.stderr
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", data)]


@needs_limits
def test_on_a_full_disk_there_is_no_cache_and_the_result_is_the_same(tmp_path: Path) -> None:
    for number in range(12):
        shutil.copy(SOUND, tmp_path / f"{number}.txt")

    usual = _gouji("check", ".", "--format", "json", "--no-cache", cwd=tmp_path)
    full = _gouji("check", ".", "--format", "json", cwd=tmp_path, preexec_fn=_full)

    assert (full.returncode, full.stdout, full.stderr) == (usual.returncode, usual.stdout, usual.stderr)


SPAWNED = """
import multiprocessing, sys
from gouji.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    sys.exit(main(sys.argv[1:]))
"""


def test_processes_that_are_spawned_give_the_same_result(tmp_path: Path) -> None:
    for number in range(4):
        shutil.copy(SOUND, tmp_path / f"{number}.txt")
    (tmp_path / "spawned.py").write_text(SPAWNED, "utf-8")
    arguments = ("check", ".", "--format", "json", "--no-cache", "--jobs")

    usual = _gouji(*arguments, "1", cwd=tmp_path)
    spawned = subprocess.run(
        [sys.executable, "spawned.py", *arguments, "2"], cwd=tmp_path, capture_output=True, check=False, timeout=100
    )

    assert (spawned.returncode, spawned.stdout.decode(), spawned.stderr) == (usual.returncode, usual.stdout, b"")


@pytest.mark.parametrize("name", ["fork", "pipe"])
def test_without_a_second_process_the_work_is_done_in_this_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delattr(os, name, raising=False)
    given: list[object] = []

    def work(watched: object) -> int:
        given.append(watched)
        return 7

    run: Callable[[Callable[[Any], int]], int] = guard.run_guarded
    assert (run(work), given) == (7, [None])


@needs_limits
def test_who_ignores_the_end_of_children_gets_the_same_status(tmp_path: Path) -> None:
    import signal

    shutil.copy(SOUND, tmp_path / "a.txt")

    done = _gouji("check", "a.txt", cwd=tmp_path, preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("moment", ["imported", "run"])
def test_an_interrupt_is_no_traceback(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_given: object) -> int:
        raise KeyboardInterrupt

    cli = ModuleType("gouji.cli")
    if moment == "imported":
        cli.__getattr__ = lambda _name: interrupt()  # type: ignore[method-assign]
    else:
        cli.main = interrupt  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gouji.cli", cli)
    monkeypatch.setattr(sys, "argv", ["gouji", "rules"])

    assert main() == 130
