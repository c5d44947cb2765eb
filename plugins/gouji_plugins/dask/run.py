"""Send batches of files to a cluster of Dask, some at a time, and yield what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
import pickle
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING

from gouji.api.running import Message, Stopped, Unfit, UsageError, checked_to_bytes

if TYPE_CHECKING:
    from distributed import Future, KilledWorker

    from gouji.api.running import Assignment, Batch, Encoded
    from gouji_plugins.dask.cluster import Cluster

__all__ = ["run"]

_MISSING = Message("Dask 需要另装可选依赖：{how}", "Dask needs an extra: {how}")
_PARTS = 8
"""A batch that has cost several workers is split into so many."""

_TICK = 1.0
"""So many seconds pass from one look at the cluster to the next."""

_SECONDS = 5
"""So many seconds a result, which lies on a worker, may take to come here before the cluster is looked at again."""


def run(assignment: Assignment) -> Iterator[Sequence[Encoded]]:
    """Do the work of an assignment on a cluster of Dask: at its address, else one that is started on this machine.

    Raises `UsageError` where Dask is not installed, `ExecutorError` where the cluster cannot do the work.
    """
    if find_spec("distributed") is None:
        from gouji.api.documents import how_to_add

        raise UsageError(_MISSING.format(how=how_to_add("dask")))
    from gouji_plugins.dask.cluster import cluster_for

    with cluster_for(assignment) as cluster:
        yield from _Run(cluster, assignment).results()


class _Run:
    """A run on a cluster: the batches that are there now, those that wait, and files that may have ended workers.

    Dask itself gives a batch of a worker that is lost to another one, some times. A batch that has ended as many workers is split,
    until a file is by itself; then it is tried once more while nothing else is at work.
    """

    def __init__(self, cluster: Cluster, assignment: Assignment) -> None:
        self._cluster = cluster
        self._assignment = assignment
        self._threads = cluster.threads()
        self._waiting = assignment.batches(max(self._threads, assignment.jobs, 1))
        self._again: list[tuple[Batch, bool]] = []
        self._suspects: list[Batch] = []
        self._last: Batch = ()
        self._sent: dict[Future, Batch] = {}
        self._ready: SimpleQueue[Future] = SimpleQueue()
        self._last_look = self._seen = monotonic()

    def results(self) -> Iterator[Sequence[Encoded]]:
        """Yield what came of the files, as it comes; raise `ExecutorError`."""
        while self._send():
            future = self._next()
            given = self._given(future)
            if given is None:
                continue
            batch = self._sent.pop(future)
            future.release()
            some = self._taken(given, batch)
            if some:
                yield some

    def _send(self) -> bool:
        """Send as many batches as the workers can do soon, and return whether any is there."""
        most = self._assignment.jobs or 2 * self._threads
        while len(self._sent) < most and self._send_one():
            pass
        if not self._sent and self._suspects:
            self._last = self._suspects.pop()
            self._submit(self._last, looked=True)
        return bool(self._sent)

    def _send_one(self) -> bool:
        if self._again:
            batch, looked = self._again.pop()
            self._submit(batch, looked=looked)
            return True
        found = next(self._waiting, None)
        if found is not None:
            self._submit(found, looked=False)
        return found is not None

    def _submit(self, batch: Batch, *, looked: bool) -> None:
        from gouji_plugins.dask.crew import work_on

        client = self._cluster.client
        future = client.submit(work_on, self._cluster.crew, pickle.dumps(batch), looked=looked, pure=False)
        self._sent[future] = batch
        self._wait_for(future)

    def _wait_for(self, future: Future) -> None:
        future.add_done_callback(self._ready.put)

    def _next(self) -> Future:
        """Return a batch that is done; raise `ExecutorError` where the cluster or all its workers are gone."""
        while True:
            if monotonic() - self._last_look > _TICK:
                self._look()
            with suppress(Empty):
                return self._ready.get(timeout=_TICK)

    def _look(self) -> None:
        """Look at the cluster: workers may have come, or all be gone for too long, which raises `ExecutorError`."""
        from gouji_plugins.dask.cluster import WAITING

        threads, self._last_look = self._cluster.threads(), monotonic()
        if threads:
            self._threads, self._seen = threads, self._last_look
        elif self._last_look - self._seen > WAITING:
            raise self._cluster.without_workers()

    def _given(self, future: Future) -> list[Encoded] | Unfit | KilledWorker | None:
        """Return what a batch that is done has given, or that it has ended workers; raise `ExecutorError`.

        None where that was lost with its worker: Dask has the batch done again.
        """
        from distributed import KilledWorker

        try:
            if future.status == "error":
                error = future.exception(_SECONDS)
                if isinstance(error, KilledWorker):
                    return error
                raise self._cluster.cannot(error)  # what workers raise comes from there as it is
            if future.status == "finished":
                given = future.result(_SECONDS)
                return pickle.loads(given) if isinstance(given, bytes) else given  # noqa: S301 (Dask itself sends all as pickles)
            if future.status == "cancelled":
                raise self._cluster.lost()
        except TimeoutError:
            pass
        except (OSError, CancelledError) as error:
            raise self._cluster.lost() from error
        self._wait_for(future)
        return None

    def _taken(self, given: list[Encoded] | Unfit | KilledWorker, batch: Batch) -> Sequence[Encoded]:
        """Return what came of a batch; () where it is to be done again. Raises `ExecutorError`."""
        if isinstance(given, list):
            return given
        if isinstance(given, Unfit):
            return self._looked(given, batch)
        return self._split(batch)

    def _split(self, batch: Batch) -> Sequence[Encoded]:
        """Have the parts of a batch that has ended workers done by themselves; return the result of a file that surely has."""
        if batch is self._last:
            return [(checked_to_bytes(Stopped("died").checked(batch[0].path)), "")]
        if len(batch) == 1:
            self._suspects.append(batch)
        else:
            size = -(-len(batch) // _PARTS)
            self._again += [(batch[start : start + size], True) for start in range(0, len(batch), size)]
        return ()

    def _looked(self, unfit: Unfit, batch: Batch) -> Sequence[Encoded]:
        """Have a batch done nevertheless whose files are here no more either; raise `ExecutorError` for any other reason."""
        from gouji_plugins.dask.cluster import failed

        if not unfit.path or Path(unfit.path).exists():
            raise failed(unfit.message)
        self._again.append((batch, True))
        return ()
