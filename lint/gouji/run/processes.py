"""Do the work on files in several processes; one that dies or exceeds a limit costs the file that it was at."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeAlias

from gouji.results import checked_from_bytes
from gouji.run.batch import Done, Start, Work
from gouji.run.stopped import Stopped
from gouji.run.watching import TICK
from gouji.run.worker import Worker

if TYPE_CHECKING:
    from gouji.config import Settings

__all__ = ["LARGEST_BATCH", "MOST_PROCESSES", "batches", "do_in_processes"]

LARGEST_BATCH = 200
"""As many files are sent to a process at a time, at most."""

MOST_PROCESSES = 61
"""More than this Windows cannot wait for."""

_SettingsOf: TypeAlias = "Callable[[str], Settings]"


def do_in_processes(
    work: Work, start: Start, files: Sequence[str], jobs: int, settings: _SettingsOf
) -> Iterator[Sequence[Done]]:
    """Do the work on files and yield the results of each batch, in no certain order.

    Each process starts a linter of its own. ``settings`` are those in force for a file here: its limits are kept,
    and a process that finds others does not check it. Who stops waiting ends all processes at once; each ends by itself
    when this one is gone.
    """
    waiting = deque(batches(files, jobs))
    workers = [Worker(work, start, settings) for _ in range(min(jobs, len(waiting), MOST_PROCESSES))]
    try:
        for worker in workers:
            worker.give(waiting.popleft())
        while busy := [worker for worker in workers if worker.batch]:
            ready = wait([worker.results for worker in busy], TICK)
            for worker in busy:
                ended = worker.receive() if worker.results in ready else worker.exceeded()
                if ended is None:
                    continue
                if isinstance(ended, Stopped):
                    path, left = worker.stop()
                    waiting.extend([left] if left else [])
                    yield ((ended.checked(path), ""),)
                else:
                    yield [(checked_from_bytes(data), digest) for data, digest in ended]
                if waiting:
                    worker.give(waiting.popleft())
    finally:
        for worker in workers:
            worker.end()


def batches(files: Sequence[str], jobs: int) -> list[Sequence[str]]:
    """Split files into batches, several for each process, so that all processes end at about one time."""
    size = max(1, min(LARGEST_BATCH, -(-len(files) // (jobs * 4))))
    return [files[start : start + size] for start in range(0, len(files), size)]
