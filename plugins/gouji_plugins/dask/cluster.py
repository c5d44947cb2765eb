"""Connect with a cluster of Dask, or start one on this machine, and give its workers what they need for a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
import logging
from time import monotonic, sleep
from typing import TYPE_CHECKING
from uuid import uuid4

from dask.system import CPU_COUNT
from distributed import Client, LocalCluster

from gouji.api.running import ExecutorError, Message
from gouji_plugins.dask.crew import Crew

if TYPE_CHECKING:
    from gouji.api.running import Assignment

__all__ = ["Cluster", "cluster_for", "failed"]

CONNECTING = 15
"""So many seconds a cluster has to answer."""

WAITING = 60
"""So many seconds a cluster may be without any worker."""

_TICK = 1.0
"""So many seconds pass before a worker that could not be reached is tried again."""

_NOT_REACHED = Message("连接不上 Dask 集群 {address}：{what}", "the Dask cluster {address} cannot be reached: {what}")
_NO_WORKER = Message(
    "Dask 集群 {address} 已有 {seconds} 秒没有计算节点", "the Dask cluster {address} has had no worker for {seconds} s"
)
_CANNOT = Message(
    "Dask 集群 {address} 的计算节点不能运行 gouji（{what}）；请在调度节点和各计算节点安装与本机相同的版本：{versions}",
    "the workers of the Dask cluster {address} cannot run gouji ({what}); install the versions of this machine on its scheduler and workers: {versions}",
)
_LOST = Message(
    "检查过程中与 Dask 集群 {address} 的连接中断，检查未完成；请重新检查",
    "the Dask cluster {address} was lost in the middle of the run; check again",
)


def failed(message: Message) -> ExecutorError:
    """Return the error about a cluster that cannot do the work."""
    return ExecutorError("dask", message)


class Cluster:
    """A cluster of Dask with which this process is connected; ``crew`` is the name of what its workers have for this run."""

    def __init__(self, client: Client, assignment: Assignment) -> None:
        self.client = client
        self.crew = f"gouji-{uuid4().hex}"
        self.address = assignment.address or "localhost"
        self._order = assignment.order
        self._versions = ", ".join(assignment.order.versions)

    def prepare(self) -> None:
        """Give the workers, those that come later too, what they need for the work; raise `ExecutorError`."""
        try:
            self.client.wait_for_workers(1, timeout=WAITING)
        except TimeoutError as error:
            raise self.without_workers() from error
        deadline = monotonic() + WAITING
        while not self._has_prepared(deadline):
            sleep(_TICK)

    def _has_prepared(self, deadline: float) -> bool:
        """Give the workers what they need, and return whether all have it: one may be ending just now."""
        try:
            self.client.register_plugin(Crew(self.crew, self._order), name=self.crew)
        except Exception as error:  # what workers raise comes from there as it is
            if isinstance(error, OSError) and monotonic() < deadline:
                return False
            raise self.cannot(error) from error
        return True

    def threads(self) -> int:
        """Return how many batches all workers can work on at a time; raise `ExecutorError` where the cluster is lost."""
        try:
            return sum(self.client.nthreads().values())
        except (OSError, TimeoutError, ValueError) as error:
            raise self.lost() from error

    def cannot(self, error: BaseException) -> ExecutorError:
        """Return the error about workers that cannot even begin."""
        what = f"{type(error).__name__}: {error}".replace("\n", " ")
        return failed(_CANNOT.format(address=self.address, what=what, versions=self._versions))

    def without_workers(self) -> ExecutorError:
        """Return the error about a cluster that has no workers."""
        return failed(_NO_WORKER.format(address=self.address, seconds=WAITING))

    def lost(self) -> ExecutorError:
        """Return the error about a cluster that is there no longer."""
        return failed(_LOST.format(address=self.address))


@contextmanager
def cluster_for(assignment: Assignment) -> Iterator[Cluster]:
    """Connect with the cluster at the assignment's address, or start one on this machine; leave it, or end it, at the end.

    Raises `ExecutorError`.
    """
    with _quiet(), _client(assignment) as client:
        cluster = Cluster(client, assignment)
        cluster.prepare()
        try:
            yield cluster
        finally:
            with suppress(Exception):  # where the cluster is lost, so are its processes
                client.unregister_worker_plugin(cluster.crew)


@contextmanager
def _client(assignment: Assignment) -> Iterator[Client]:
    if assignment.address:
        with _connected(assignment.address) as client:
            yield client
        return
    count = min(assignment.jobs or CPU_COUNT, max(len(assignment.files), 1))
    with (
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        ) as local,
        Client(local, set_as_default=False) as client,
    ):
        yield client


def _connected(address: str) -> Client:
    try:
        return Client(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        what = f"{type(error).__name__}: {error}".replace("\n", " ")
        raise failed(_NOT_REACHED.format(address=address, what=what)) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask from logging what becomes of its workers: what matters of that is told as an error or a result."""
    logger = logging.getLogger("distributed")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
