"""Check files in several processes; one that dies costs the file that killed it, not the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import active_children
import signal
from typing import TYPE_CHECKING

from gouji.message import Message
from gouji.results import unchecked
from gouji.run.batch import CHECK, Checked, check_file
from gouji.run.session import Session

if TYPE_CHECKING:
    from gouji.config import CommandLine

__all__ = ["LARGEST_BATCH", "MOST_PROCESSES", "batches", "check_in_processes"]

LARGEST_BATCH = 200
"""As many files are sent to a process at a time, at most."""

MOST_PROCESSES = 61
"""More than this Windows cannot wait for."""

_DIED = Message("检查该文件的进程异常终止", "the process that checked it died")


def check_in_processes(
    command_line: CommandLine, files: Sequence[str], jobs: int, purpose: str = CHECK
) -> Iterator[Sequence[Checked]]:
    """The files' results, batch by batch, in no certain order.

    Each process starts its own session. An interrupt ends them all at once.
    """
    parts = batches(files, jobs)
    others = set(active_children())
    pool = _pool(min(jobs, len(parts), MOST_PROCESSES))
    lost: list[Sequence[str]] = []
    try:
        waiting = _submitted(pool, command_line, parts, purpose, lost)
        for future in as_completed(waiting):
            done = _result(future)
            if done is None:
                lost.append(waiting[future])
            else:
                yield done
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - others:
            process.terminate()
        raise
    for batch in lost:
        yield from _narrowed(command_line, batch, purpose)


def _submitted(
    pool: ProcessPoolExecutor,
    command_line: CommandLine,
    parts: Sequence[Sequence[str]],
    purpose: str,
    lost: list[Sequence[str]],
) -> dict[Future[list[Checked]], Sequence[str]]:
    waiting: dict[Future[list[Checked]], Sequence[str]] = {}
    for batch in parts:
        try:
            waiting[pool.submit(_check_batch, command_line, batch, purpose)] = batch
        except BrokenProcessPool:
            lost.append(batch)
    return waiting


def batches(files: Sequence[str], jobs: int) -> list[Sequence[str]]:
    """Files in parts: several for each process, so that all end at about one time."""
    size = max(1, min(LARGEST_BATCH, -(-len(files) // (jobs * 4))))
    return [files[start : start + size] for start in range(0, len(files), size)]


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))


def _result(future: Future[list[Checked]]) -> list[Checked] | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _narrowed(command_line: CommandLine, batch: Sequence[str], purpose: str) -> Iterator[Sequence[Checked]]:
    """A batch whose process died, in halves, each in a process of its own, down to the file that did it."""
    with _pool(1) as pool:
        done = _result(pool.submit(_check_batch, command_line, batch, purpose))
    if done is not None:
        yield done
    elif len(batch) == 1:
        yield (Checked(unchecked(batch[0], _DIED), ""),)
    else:
        middle = len(batch) // 2
        yield from _narrowed(command_line, batch[:middle], purpose)
        yield from _narrowed(command_line, batch[middle:], purpose)


def _check_batch(command_line: CommandLine, files: Sequence[str], purpose: str) -> list[Checked]:
    session = _session(command_line)
    return [check_file(session, path, digested=True, purpose=purpose) for path in files]


@cache
def _session(command_line: CommandLine) -> Session:
    return Session.start(command_line)
