"""Do the work on files in several processes; one that dies costs the file that killed it, not the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import active_children
import signal
from typing import TypeAlias

from gouji.message import Message
from gouji.results import Checked, checked_from_bytes, checked_to_bytes, unchecked
from gouji.run.batch import Done, Start, Work, do
from gouji.run.linter import start_linter

__all__ = ["LARGEST_BATCH", "MOST_PROCESSES", "batches", "do_in_processes"]

LARGEST_BATCH = 200
"""As many files are sent to a process at a time, at most."""

MOST_PROCESSES = 61
"""More than this Windows cannot wait for."""

_DIED = Message("检查该文件的进程异常终止", "the process that checked it died")


_Sent: TypeAlias = tuple[bytes, str]
"""What came of a file, as bytes, and the digest of its content."""


def do_in_processes(work: Work, start: Start, files: Sequence[str], jobs: int) -> Iterator[Sequence[Done]]:
    """Do the work on files and yield the results of each batch, in no certain order.

    Each process starts a linter of its own. An interrupt ends them all at once.
    """
    parts = batches(files, jobs)
    others = set(active_children())
    pool = _pool(min(jobs, len(parts), MOST_PROCESSES))
    lost: list[Sequence[str]] = []
    try:
        waiting = _submitted(pool, work, start, parts, lost)
        for future in as_completed(waiting):
            sent = _result(future)
            if sent is None:
                lost.append(waiting[future])
            else:
                yield _received(sent)
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - others:
            process.terminate()
        raise
    for batch in lost:
        yield from _narrowed(work, start, batch)


def _submitted(
    pool: ProcessPoolExecutor, work: Work, start: Start, parts: Sequence[Sequence[str]], lost: list[Sequence[str]]
) -> dict[Future[list[_Sent]], Sequence[str]]:
    waiting: dict[Future[list[_Sent]], Sequence[str]] = {}
    for batch in parts:
        try:
            waiting[pool.submit(_do_batch, work, start, batch)] = batch
        except BrokenProcessPool:
            lost.append(batch)
    return waiting


def _received(sent: Iterable[_Sent]) -> list[Done]:
    return [(checked_from_bytes(data), digest) for data, digest in sent]


def batches(files: Sequence[str], jobs: int) -> list[Sequence[str]]:
    """Split files into batches, several for each process, so that all processes end at about one time."""
    size = max(1, min(LARGEST_BATCH, -(-len(files) // (jobs * 4))))
    return [files[start : start + size] for start in range(0, len(files), size)]


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))


def _result(future: Future[list[_Sent]]) -> list[_Sent] | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _narrowed(work: Work, start: Start, batch: Sequence[str]) -> Iterator[Sequence[Done]]:
    """Do a batch again whose process died: in halves, each in a process of its own, down to the file at fault."""
    with _pool(1) as pool:
        sent = _result(pool.submit(_do_batch, work, start, batch))
    if sent is not None:
        yield _received(sent)
    elif len(batch) == 1:
        yield ((Checked(unchecked(batch[0], _DIED)), ""),)
    else:
        middle = len(batch) // 2
        yield from _narrowed(work, start, batch[:middle])
        yield from _narrowed(work, start, batch[middle:])


def _do_batch(work: Work, start: Start, files: Sequence[str]) -> list[_Sent]:
    linter = _linter(*start)
    done = (do(work, linter, path, digested=True) for path in files)
    return [(checked_to_bytes(checked), digest) for checked, digest in done]


_linter = cache(start_linter)
