"""A soak: check very many reports by one command; print seconds and the most memory of the driver and of its workers.

``./dev python -m tests.benchmarks.soak FOLDER 100000`` writes reports of 300 bodies a county, the first county made of
samples, the others of it by changing names, and runs ``gouji check``. ``--jobs 1 2`` runs it with one process, then
with two, and fails where what they print is not the same. Reports that are there already are not written again.
Memory is read from ``/proc``, which only Linux has.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
import subprocess
import sys
import tempfile
import time

import attrs
from tests.benchmarks.county import BODIES, YEARS, write_county

__all__ = ["write_nation"]

_COUNTY = "云麓县"
_TREES = "榆枫柏槐桐杉棠梅竹荷菊兰芦苇蒲菱茶桑麻葛禾黍稷粟梨枣杏栗柿椿楠樟桂柚橘榛"
"""The characters of names that differ from county to county; villages and some townships are named by them."""

_FIRST, _SECOND = "东西南北中上下大小新古长平安永", "阳阴山川河湖海江溪泉岭原林石沙城乡门桥塘湾"
_FORMATS = ("text rows", "text cells", "text tabs")
_SECONDS = 0.2


def write_nation(folder: Path, count: int) -> Path:
    """Write so many reports into folders of counties and years, unless they are there; return their folder."""
    nation = folder / str(count)
    done = nation.with_suffix(".done")
    if done.is_file():
        return nation
    with tempfile.TemporaryDirectory() as temporary:
        first = Path(temporary)
        paths = write_county(first, bodies=BODIES, years=YEARS, formats=_FORMATS)
        texts = [(path.relative_to(first).as_posix(), path.read_bytes().decode()) for path in paths]
    for number in range(count):
        county, (path, text) = number // len(texts), texts[number % len(texts)]
        target = nation / _renamed(f"{_COUNTY}/{path}", county)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_renamed(text, county), "utf-8", newline="")
    done.touch()
    return nation


def _renamed(text: str, county: int) -> str:
    """Return a text of the first county as another one has it: with its name, and other villages."""
    if county == 0:
        return text
    trees = list(_TREES)
    Random(county).shuffle(trees)  # noqa: S311 (no secret: the same reports each time)
    third, rest = divmod(county, len(_FIRST) * len(_SECOND))
    name = f"{_FIRST[rest % len(_FIRST)]}{_SECOND[rest // len(_FIRST)]}{_SECOND[third]}县"
    return text.translate(str.maketrans(_TREES, "".join(trees))).replace(_COUNTY, name)


@attrs.frozen
class Run:
    """What a run took: its exit status, seconds, megabytes of the driver and of the largest worker, and what it printed."""

    status: int
    seconds: float
    driver: int
    worker: int
    size: int
    digest: str

    def __str__(self) -> str:
        return (
            f"{self.seconds:8.1f} s  driver {self.driver:5} MB  worker {self.worker:5} MB  status {self.status}"
            f"  {self.size / 1e6:.1f} MB printed  {self.digest[:16]}"
        )


def run(folder: Path, format_: str, jobs: int, options: Sequence[str] = ()) -> Run:
    """Check a folder as a user does, without the cache, and return what that took."""
    command = [sys.executable, "-m", "gouji", "check", ".", "--no-cache", "--format", format_, "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as temporary:
        output = Path(temporary, "output")
        start = time.perf_counter()
        process = subprocess.Popen([*command, "--output", str(output), *options], cwd=folder)
        driver, worker = _watched(process)
        data = output.read_bytes() if output.is_file() else b""
    seconds = time.perf_counter() - start
    return Run(process.returncode, seconds, driver, worker, len(data), sha256(data).hexdigest())


def _watched(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Wait for a process; return the most megabytes of the driver, which is it or its child, and of a worker."""
    driver = worker = 0
    while process.poll() is None:
        for depth, pid in _tree(process.pid):
            if depth <= 1:
                driver = max(driver, _megabytes(pid))
            else:
                worker = max(worker, _megabytes(pid))
        time.sleep(_SECONDS)
    return driver, worker


def _tree(pid: int, depth: int = 0) -> Iterator[tuple[int, int]]:
    """Yield a process and those below it, each with its depth."""
    yield depth, pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child), depth + 1)


def _megabytes(pid: int) -> int:
    """Return the most memory that a process has had; 0 where it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def main(arguments: Sequence[str]) -> int:
    """Write the reports, run the checks, print what each took, and return 0 where all have printed the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--format", default="json")
    parser.add_argument("--option", action="append", default=[], help="an option of gouji check, may repeat")
    asked = parser.parse_args(arguments)
    nation = write_nation(asked.folder, asked.count)
    runs = []
    for jobs in asked.jobs:
        runs.append(run(nation, asked.format, jobs, asked.option))
        print(f"{asked.count:>7} reports, {asked.format}, {jobs} process{'es' * (jobs != 1)}: {runs[-1]}", flush=True)
    same = len({each.digest for each in runs}) == 1
    print("equal" if same else "DIFFERENT")
    return 0 if same and all(each.status in (0, 1, 3) for each in runs) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
