"""Do the work on files in several processes; one that dies or exceeds a limit costs the file that it was at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from gouji.errors import UsageError
from gouji.message import Message
from gouji.packed import checked_to_bytes
from gouji.run.order import Order
from gouji.run.sharing import processors
from gouji.run.stopped import Stopped
from gouji.run.watching import TICK
from gouji.run.worker import Worker

if TYPE_CHECKING:
    from types import TracebackType

    from gouji.plugins.assignment import Assignment, Batch, Encoded

__all__ = ["MOST_PROCESSES", "Processes", "run_in_processes"]

_NO_ADDRESS = Message(
    "执行器 processes 只使用本机的进程，不能带地址：{address}",
    "the executor processes is of this machine and takes no address: {address}",
)
MOST_PROCESSES = 61
"""More than this Windows cannot wait for."""


class Processes:
    """Processes of this machine that do the work of an order, each with a linter of its own, which it starts once.

    They are started with the first batches, and end with the block of ``with``, or by themselves when this process is gone.
    """

    def __init__(self, order: Order, count: int = 1, method: str | None = None) -> None:
        """Make so many; ``method`` is how `multiprocessing` starts them: "spawn" where this process has threads of others."""
        self._workers = [Worker(order, method) for _ in range(min(count, MOST_PROCESSES))]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End all processes at once."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.end()

    def work(self, batches: Iterable[Batch]) -> Iterator[Sequence[Encoded]]:
        """Do the work on batches, each of which is asked for when a process is free, and yield what came of the files.

        They come in no certain order. The limits of each file are kept; a process that finds other settings in force
        for a file does not check it. Who stops waiting ends the processes that are at work.
        """
        again: list[Batch] = []
        waiting = iter(batches)

        def give(worker: Worker) -> None:
            batch = next(waiting, None) or (again.pop() if again else None)
            if batch is not None:
                worker.give(batch)

        try:
            for worker in self._workers:
                give(worker)
            while busy := [worker for worker in self._workers if worker.batch]:
                ready = wait([worker.results for worker in busy], TICK)
                for worker in busy:
                    ended = worker.receive() if worker.results in ready else worker.exceeded()
                    if ended is None:
                        continue
                    if isinstance(ended, Stopped):
                        entry, left = worker.stop()
                        again.extend([left] if left else [])
                        ended = [(checked_to_bytes(ended.checked(entry.path)), "")]
                    give(worker)
                    yield ended
        finally:
            for worker in self._workers:
                if worker.batch:
                    worker.end()


def run_in_processes(assignment: Assignment) -> Iterator[Sequence[Encoded]]:
    """Do the work of an assignment in processes of this machine: as many as were asked for, else as there are processors.

    Raises `UsageError` for an address: no other machine takes part.
    """
    if assignment.address:
        raise UsageError(_NO_ADDRESS.format(address=assignment.address))
    count = min(assignment.jobs or processors(), len(assignment.files))
    with Processes(assignment.order, count) as processes:
        yield from processes.work(assignment.batches(count))
