"""Run a command as a user does, watch the processes that work for it, and tell what it took.

Processes are looked at in ``/proc``, which only Linux has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
import os
from pathlib import Path
import subprocess
import sys
from threading import Event, Thread
from time import perf_counter
from typing import TypeAlias

import attrs

__all__ = ["Look", "Taken", "check", "children"]

_Process: TypeAlias = tuple[int, str]
"""The number of a process, and when it was started: numbers are used again."""

_LOOKS = 0.2
"""So many seconds pass from one look to the next."""


@attrs.frozen
class Taken:
    """What a run took: its exit status, seconds, the processor's seconds and the most megabytes of a process by what it is.

    ``printed`` is the number of bytes of the output, ``digest`` their SHA-256.
    """

    status: int
    seconds: float
    work: float
    memory: Mapping[str, int]
    printed: int
    digest: str


@attrs.frozen
class Look:
    """What was seen at a look: the seconds and the processor's seconds from the start on, and the most megabytes up to now."""

    seconds: float
    work: float
    memory: Mapping[str, int]


class _Watch:
    """A look at some programs and all that they start, again and again; ``memory`` is the most that was seen.

    ``programs`` are numbers of processes, by each the names of what it is itself, with its children, and of what works
    below these. What they have had before the watch begins does not count.
    """

    def __init__(self, programs: Mapping[int, tuple[str, str]]) -> None:
        self.memory: dict[str, int] = {}
        self._programs = programs
        self._seen: dict[_Process, tuple[_Process | None, float, float]] = {}
        self._before = 0.0
        self._before = self.look()

    def look(self) -> float:
        """Look at all processes that there are, and return the processor's seconds that they and those before have had.

        A process that has ended is counted by its parent, if that is there.
        """
        alive: set[_Process] = set()
        for program, (own, below) in self._programs.items():
            self._look(program, None, (own, own, below), alive)
        work = sum(
            all_of_it if process in alive else itself
            for process, (parent, itself, all_of_it) in self._seen.items()
            if process in alive or (parent and parent not in alive)
        )
        return work - self._before

    def _look(self, number: int, parent: _Process | None, names: Sequence[str], alive: set[_Process]) -> None:
        fields = _fields(number)
        if not fields:
            return
        process, ticks = (number, fields[19]), [int(field) / os.sysconf("SC_CLK_TCK") for field in fields[11:15]]
        self._seen[process] = (parent, sum(ticks[:2]), sum(ticks))
        alive.add(process)
        self.memory[names[0]] = max(self.memory.get(names[0], 0), _megabytes(number))
        for child in children(number):
            self._look(child, process, names[1:] or names, alive)


def check(
    folder: Path,
    output: Path,
    options: Sequence[str],
    cluster: Mapping[int, tuple[str, str]] | None = None,
    looked: Callable[[Look], object] = lambda _: None,
) -> Taken:
    """Check a folder without the cache, with the processes of a cluster, and return what that took.

    ``looked`` is given each look at the processes, in a thread of its own.
    """
    command = [sys.executable, "-m", "gouji", "check", ".", "-q", "--no-cache", "--fail-on=never", *options]
    begun, over = perf_counter(), Event()
    run = subprocess.Popen([*command, "--output", str(output)], cwd=folder)
    driver, others = _Watch({run.pid: ("driver", "process")}), _Watch(cluster or {})

    def watch() -> None:
        while not over.wait(_LOOKS):
            looked(Look(perf_counter() - begun, driver.look() + others.look(), driver.memory | others.memory))

    watching = Thread(target=watch)
    watching.start()
    _, status, usage = os.wait4(run.pid, 0)
    seconds = perf_counter() - begun
    run.returncode = os.waitstatus_to_exitcode(status)
    over.set()
    watching.join()
    work = usage.ru_utime + usage.ru_stime + others.look()
    data = output.read_bytes() if output.is_file() else b""
    return Taken(run.returncode, seconds, work, driver.memory | others.memory, len(data), sha256(data).hexdigest())


def children(process: int) -> Iterator[int]:
    """Yield the numbers of the processes that a process has started and that are there."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from map(int, task.read_text("utf-8").split())
        except OSError:
            continue


def _fields(process: int) -> list[str]:
    """Return the fields of a process's state after its name; [] where it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _megabytes(process: int) -> int:
    """Return the most memory that a process has had; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM:")), 0)
