"""A cluster of Dask as it is started by hand: a scheduler and workers, each a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
import json
import os
from pathlib import Path
import subprocess
import sys
from time import monotonic, sleep

import attrs
import pytest

_HOSTILE = """
import os
from gouji.api.documents import Loader, hookimpl


def recognise(data, name):
    if b"ends its process" in data:
        os._exit(9)
    if b"ends its worker" in data:
        os.kill(os.getppid(), 9)
    return 0


def load(data, name):
    raise NotImplementedError


@hookimpl
def gouji_loaders(layouts):
    return [Loader("hostile", (".hostile",), recognise, load)]
"""


@attrs.frozen
class StartedCluster:
    """A cluster that was started: its address, and the process of its scheduler."""

    address: str
    scheduler: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plugin that ends its process, or the one that has started it, over some files."""
    folder = tmp_path_factory.mktemp("hostile")
    info = folder / "gouji_hostile-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gouji-hostile\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[gouji]\nhostile = gouji_hostile\n", "utf-8")
    (folder / "gouji_hostile.py").write_text(_HOSTILE, "utf-8")
    return folder


@pytest.fixture(scope="session")
def start_cluster(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], StartedCluster]]:
    """A function: start a cluster with so many workers, which have that plugin."""
    with ExitStack() as stack:
        yield lambda workers: stack.enter_context(_cluster(tmp_path_factory.mktemp("cluster"), hostile, workers))


@pytest.fixture(scope="session")
def cluster(start_cluster: Callable[[int], StartedCluster]) -> StartedCluster:
    """A cluster with two workers."""
    return start_cluster(2)


@contextmanager
def _cluster(folder: Path, hostile: Path, workers: int) -> Iterator[StartedCluster]:
    file = folder / "scheduler.json"
    variables = {
        **os.environ,
        "PYTHONPATH": str(hostile),
        "DASK_TEMPORARY_DIRECTORY": str(folder),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }

    def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", "--scheduler-file", str(file), *arguments]
        return subprocess.Popen(command, cwd=folder, env=variables, stderr=subprocess.DEVNULL)

    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    every = [scheduler]
    try:
        address = _address_in(file)
        every += [started("worker", "--nthreads", "1", "--no-dashboard") for _ in range(workers)]
        yield StartedCluster(address, scheduler)
    finally:
        for process in reversed(every):
            process.terminate()
        for process in reversed(every):
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address_in(file: Path) -> str:
    deadline = monotonic() + 60
    while monotonic() < deadline:
        if file.exists() and file.read_text("utf-8").endswith("}"):
            return str(json.loads(file.read_text("utf-8"))["address"]).removeprefix("tcp://")
        sleep(0.05)
    pytest.fail("the scheduler did not start")
