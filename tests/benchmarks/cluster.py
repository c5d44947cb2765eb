"""A cluster of Dask on this machine, as it is started by hand: a scheduler, and workers that their nannies start again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import json
import os
from pathlib import Path
import signal
import subprocess
import sys
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import attrs
from tests.benchmarks.watched import children

__all__ = ["Cluster", "started_cluster"]

_STARTING = 300
"""So many seconds a cluster may take to start on a machine that has other work."""


_ENDING = 60
"""So many seconds it may take to end."""


@attrs.frozen
class Cluster:
    """A cluster: its address, the process of its scheduler, and those of the nannies."""

    address: str
    scheduler: int
    nannies: tuple[int, ...]

    @property
    def programs(self) -> dict[int, tuple[str, str]]:
        """What is watched: the number of each process that was started, with the names of itself and of what is below."""
        return {self.scheduler: ("scheduler", ""), **dict.fromkeys(self.nannies, ("worker", "process"))}

    def kill_worker(self) -> None:
        """Kill a worker, which its nanny starts again."""
        workers = [child for child in children(self.nannies[0]) if "multiprocessing.spawn" in _command(child)]
        os.kill(workers[0], signal.SIGKILL)


def _command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text("utf-8")


@contextmanager
def started_cluster(workers: int) -> Iterator[Cluster]:
    """Start a scheduler and so many workers of one thread, yield the cluster when all are there, and end it."""
    from distributed import Client

    programs: list[subprocess.Popen[bytes]] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        file = folder / "scheduler.json"

        def start(program: str, *arguments: str) -> int:
            command = [sys.executable, "-m", f"distributed.cli.dask_{program}", "--scheduler-file", str(file)]
            variables = {**os.environ, "DASK_TEMPORARY_DIRECTORY": str(folder)}
            with (folder / "log").open("ab") as log:
                programs.append(subprocess.Popen([*command, *arguments], env=variables, stdout=log, stderr=log))
            return programs[-1].pid

        try:
            scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
            address = _address_in(file)
            nannies = [start("worker", "--nthreads", "1", "--no-dashboard") for _ in range(workers)]
            with Client(address, timeout=_STARTING, set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=_STARTING)
            yield Cluster(address.removeprefix("tcp://"), scheduler, tuple(nannies))
        finally:
            for program in reversed(programs):
                program.terminate()
            for program in reversed(programs):
                _wait_for(program)


def _wait_for(program: subprocess.Popen[bytes]) -> None:
    try:
        program.wait(_ENDING)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def _address_in(file: Path) -> str:
    deadline = monotonic() + _STARTING
    while not file.exists() or not file.read_text("utf-8").endswith("}"):
        if monotonic() > deadline:
            raise TimeoutError(f"the scheduler has not written {file}")
        sleep(0.1)
    return str(json.loads(file.read_text("utf-8"))["address"])
