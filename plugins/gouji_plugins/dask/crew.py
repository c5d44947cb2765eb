"""What a worker of Dask does with a batch of files: it has it worked on in a process of gouji's own.

A file that takes too long, too much memory or its process with it is stopped there, as on any machine, and the worker stays.
"""

from __future__ import annotations

import pickle
from threading import Lock
from typing import TYPE_CHECKING

from distributed import WorkerPlugin, get_worker

from gouji.api.running import Order, Processes, Unfit, unfit

if TYPE_CHECKING:
    from distributed import Worker

    from gouji.api.running import Batch, Encoded

__all__ = ["Crew", "work_on"]


class Crew(WorkerPlugin):  # type: ignore[misc] # it has no types
    """The processes beside a worker: one for each of its threads that is at work, each of which starts a linter once."""

    def __init__(self, name: str, order: Order) -> None:
        self.name = name
        self._order = order

    def setup(self, worker: Worker) -> None:  # noqa: ARG002 (Dask gives it)
        """Begin with no process: the first batches start them."""
        self._free: list[Processes] = []
        self._lock = Lock()
        self._ended = self._fit = False

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 (Dask gives it)
        """End the processes; one that is at work ends with its batch."""
        with self._lock:
            self._ended = True
            for processes in self._free:
                processes.end()
            self._free.clear()

    def work(self, batch: Batch) -> list[Encoded]:
        """Do the work on a batch, and return what came of its files."""
        with self._lock:
            processes = self._free.pop() if self._free else Processes(self._order, 1, "spawn")
        try:
            return [each for some in processes.work([batch]) for each in some]
        finally:
            with self._lock:
                if self._ended:
                    processes.end()
                else:
                    self._free.append(processes)

    def unfit(self, batch: Batch) -> Unfit | None:
        """Return why this machine cannot do the work on a batch; None where it can, or could with an earlier one."""
        why = None if self._fit else unfit(self._order, batch)
        self._fit = why is None
        return why


def work_on(crew: str, pickled: bytes, *, looked: bool) -> bytes | Unfit:
    """Do the work on a batch in a worker, and return what came of its files, or why that cannot be.

    The batch is ``pickled``, and so is what comes of it: else Dask looks through each and sends all that is in it by itself.
    Whether its files are there has been ``looked`` at.
    """
    batch: Batch = pickle.loads(pickled)  # noqa: S301 (Dask itself sends all as pickles)
    mine: Crew = get_worker().plugins[crew]
    why = None if looked else mine.unfit(batch)
    return pickle.dumps(mine.work(batch)) if why is None else why
