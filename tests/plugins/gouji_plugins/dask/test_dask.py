"""A cluster of Dask checks files: the same comes out, whatever becomes of its workers."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import shutil
import signal
import subprocess
import sys
from time import sleep
from typing import Any

import attrs
from distributed import Client
import pytest

from gouji.api.running import Assignment, CommandLine, Entry, ExecutorError, Order, RunResult, Session
from gouji.run.order import installed
from gouji.run.work import Work
from gouji_plugins.dask import cluster as clusters
from gouji_plugins.dask.run import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the tests end processes by signals"),
]

EXAMPLES = Path(__file__).parents[4] / "docs/examples"
DIED = "the process that checked it died"


@pytest.fixture
def session(tmp_path: Path, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session in a folder with some reports, with the plugin that the workers have."""
    monkeypatch.syspath_prepend(hostile)
    monkeypatch.chdir(tmp_path)
    for kind in ("sound", "faulty"):
        body = min(path for path in (EXAMPLES / kind).iterdir() if path.is_dir())
        shutil.copytree(body, tmp_path / kind)
    return Session.start(CommandLine(timeout=60))


def _died(result: RunResult) -> list[str]:
    return [failure.path for failure in result.all_failures if failure.message.en == DIED]


def test_the_output_is_that_of_one_process(session: Session, cluster: Any, hostile: Path) -> None:
    command = [sys.executable, "-m", "gouji", "check", ".", "--no-cache", "--format=json", "--fail-on=never"]
    variables = {**os.environ, "PYTHONPATH": str(hostile)}

    outputs = [
        subprocess.run([*command, *options], env=variables, check=True, capture_output=True).stdout
        for options in (["--jobs=1"], [f"--executor=dask://{cluster.address}"])
    ]

    assert (outputs[0] == outputs[1], outputs[0].count(b'"path"') > 4) == (True, True)


def test_a_cluster_is_started_here_where_none_is_named(session: Session) -> None:
    plain = session.check_paths(["."], jobs=1)

    assert session.check_paths(["."], executor="dask", jobs=2) == plain


def test_a_worker_that_is_lost_costs_no_result(session: Session, cluster: Any) -> None:
    plain = session.check_paths(["."], jobs=1)
    killed: list[int] = []
    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        workers = list(client.run(os.getpid).values())

        def kill(_done: int, _of: int) -> None:
            if not killed:
                killed.append(workers[0])
                os.kill(workers[0], signal.SIGKILL)

        result = session.check_paths(["."], executor=f"dask://{cluster.address}", progress=kill)

    assert (result, len(killed)) == (plain, 1)


def test_results_that_are_lost_with_their_workers_are_made_again(session: Session, cluster: Any) -> None:
    plain = session.check_paths(["."], jobs=1)
    lost: list[int] = []
    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)

        def kill(_done: int, _of: int) -> None:
            if lost:
                return
            while any(client.processing().values()):
                sleep(0.05)
            lost.append(sum(map(len, client.has_what().values())))
            for worker in client.run(os.getpid).values():
                os.kill(worker, signal.SIGKILL)
            while any(client.has_what().values()):
                sleep(0.05)

        result = session.check_paths(["."], executor=f"dask://{cluster.address}", progress=kill)

    assert (result, lost[0] > 0) == (plain, True)


def test_a_file_that_ends_its_process_or_its_worker_is_found(session: Session, cluster: Any) -> None:
    plain = session.check_paths(["."], jobs=1)
    Path("process.txt").write_text("This ends its process.", "utf-8")
    Path("sound/worker.txt").write_text("This ends its worker.", "utf-8")

    result = session.check_paths(["."], executor=f"dask://{cluster.address}")

    bad = ["process.txt", "sound/worker.txt"]
    others = [file for file in result.files if file.path not in bad]
    assert (_died(result), others) == (bad, list(plain.files))


def test_a_cluster_that_goes_away_is_told(session: Session, start_cluster: Callable[[int], Any]) -> None:
    own = start_cluster(1)

    def kill(_done: int, _of: int) -> None:
        own.scheduler.kill()

    with pytest.raises(ExecutorError) as raised:
        session.check_paths(["."], executor=f"dask://{own.address}", progress=kill)

    assert raised.value.message.en == f"the Dask cluster {own.address} was lost in the middle of the run; check again"


def _order(**changes: object) -> Order:
    return attrs.evolve(Order(Work(contributing=False), CommandLine(), str(Path.cwd()), installed()), **changes)


def _told(cluster: Any, order: Order, *files: str) -> str:
    """What is told where the workers cannot do an order."""
    assignment = Assignment(order, files, lambda path: Entry(path, "", (0, 0)), address=cluster.address)
    with pytest.raises(ExecutorError) as raised:
        list(run(assignment))
    return raised.value.message.en


@pytest.mark.usefixtures("session")
def test_workers_with_other_versions_or_without_the_files_are_told(cluster: Any) -> None:
    others = (*installed(), "gouji-province 7.0")

    told = [
        _told(cluster, _order(versions=others), "a.txt"),
        _told(cluster, _order(working="/gone"), "a.txt"),
    ]

    assert [each.partition(" has ")[2] for each in told] == [
        "—, and this machine gouji-province 7.0; install the same versions on all of them",
        "no folder /gone: workers must reach the files under the same paths, as in a shared folder",
    ]


def test_a_file_that_is_gone_here_too_is_a_failure_of_its_own(session: Session, cluster: Any) -> None:
    gone = next(iter(Path("sound").iterdir()))
    find = session.find(["."])
    gone.unlink()

    checked = session.check_paths(["."], jobs=1)
    assignment = Assignment(
        _order(),
        [gone.as_posix()],
        lambda path: Entry(path, session.settings(path).fingerprint, (0, 0)),
        address=cluster.address,
    )

    assert (len(find.files), [len(some) for some in run(assignment)]) == (len(checked.files) + 1, [1])


def test_a_cluster_without_workers_is_told(
    session: Session, start_cluster: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "WAITING", 1)
    own = start_cluster(0)

    with pytest.raises(ExecutorError) as raised:
        session.check_paths(["."], executor=f"dask://{own.address}")

    assert raised.value.message.en == f"the Dask cluster {own.address} has had no worker for 1 s"
