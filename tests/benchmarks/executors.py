"""What each executor takes for a folder: ``./dev python -m tests.benchmarks.executors --bodies 400`` writes 2,000 reports and checks them.

The ways take turns: one process, as many as `gouji` chooses by itself, two processes, a cluster of Dask with two workers of one
thread, which is there already. Printed are the least seconds, the processor's seconds of all processes but those of the cluster's
start, the most memory of the process that starts the run, and whether the output is that of one process.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
import hashlib
import json
import os
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

import attrs
from tests.benchmarks.county import write_county

from gouji.run.sharing import processors

__all__ = ["main"]

_TEXTS = ("text rows", "text cells", "text tabs")


@attrs.frozen
class _Taken:
    """What a run took: seconds, the processor's seconds, megabytes of the starting process, and the digest of its output."""

    seconds: float
    work: float
    memory: int
    digest: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a line for each way, and return the exit status."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--bodies", type=int, default=80)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--formats", nargs="*", default=_TEXTS)
    parser.add_argument("--dask", action="store_true", help="with a cluster of Dask, too")
    args = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        count = len(write_county(Path(folder), bodies=args.bodies, formats=args.formats))
        with _cluster(Path(folder)) if args.dask else _none() as (address, cluster):
            ways = {"one process": ("--jobs=1",), "chosen": (), "two processes": ("--jobs=2",)}
            if address:
                ways["Dask, two workers"] = (f"--executor=dask://{address}",)
            taken: dict[str, list[_Taken]] = {way: [] for way in ways}
            for _ in range(args.rounds):
                for way, options in ways.items():
                    taken[way].append(_taken(folder, options, cluster))
    _tell(count, taken)
    return 0


def _taken(folder: str, options: Sequence[str], cluster: Sequence[int]) -> _Taken:
    command = [sys.executable, "-m", "gouji", "check", ".", "--no-cache", "--format=json", "--fail-on=never", *options]
    before, begun = _work(cluster), perf_counter()
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    digest = hashlib.sha256(run.stdout.read() if run.stdout else b"").hexdigest()
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}")
    work = usage.ru_utime + usage.ru_stime + _work(cluster) - before
    return _Taken(perf_counter() - begun, work, usage.ru_maxrss // 1024, digest)


def _work(processes: Sequence[int]) -> float:
    """The processor's seconds that some processes, and those that they started and that have ended, have had."""
    seconds = 0.0
    for process in processes:
        for each in (process, *_children(process)):
            try:
                fields = Path(f"/proc/{each}/stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            seconds += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return seconds


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, task.read_text("utf-8").split()):
            yield child
            yield from _children(child)


def _tell(count: int, taken: Mapping[str, Sequence[_Taken]]) -> None:
    print(f"{count} reports, {processors()} processors")
    own = min(each.seconds for each in taken["one process"])
    right = {each.digest for each in taken["one process"]}
    for way, runs in taken.items():
        least = min(each.seconds for each in runs)
        told = {
            "s": round(least, 2),
            "times": round(own / least, 2),
            "work": round(min(each.work for each in runs), 2),
            "MB": max(each.memory for each in runs),
            "same": {each.digest for each in runs} == right,
        }
        print(f"{way}: " + ", ".join(f"{key} {value}" for key, value in told.items()))


@contextmanager
def _none() -> Iterator[tuple[str, Sequence[int]]]:
    yield "", ()


@contextmanager
def _cluster(folder: Path) -> Iterator[tuple[str, Sequence[int]]]:
    """Start a scheduler and two workers, and yield the address with the numbers of their processes."""
    file = folder.parent / f"{folder.name}.scheduler"
    programs: list[subprocess.Popen[bytes]] = []

    def start(program: str, *arguments: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", "--scheduler-file", str(file), *arguments]
        programs.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        while not file.exists() or not file.read_text("utf-8").endswith("}"):
            sleep(0.1)
        for _ in range(2):
            start("worker", "--nthreads", "1", "--no-dashboard")
        scheduler: dict[str, Any] = json.loads(file.read_text("utf-8"))
        yield str(scheduler["address"]).removeprefix("tcp://"), [program.pid for program in programs]
    finally:
        for program in reversed(programs):
            program.terminate()
        for program in programs:
            program.wait()
        file.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
