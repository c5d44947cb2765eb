"""A soak: check very many reports by one command; print seconds, the processor's seconds and the most memory of each process.

``./dev python -m tests.benchmarks.soak FOLDER 100000 --dask 2 --kill`` writes reports of 300 bodies a county, the first
county made of samples, the others of it by changing names, and runs ``gouji check`` on them: with one process, with two
(``--jobs``), with a cluster of Dask of two workers, and once more while one of these is killed in the middle. It fails
where what they print is not the same. Reports that are there already are not written again.

"driver" is the process that was started, "process" one that checks files, "scheduler" and "worker" are those of Dask.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
import sys
import tempfile
from time import perf_counter

import attrs
from tests.benchmarks.cluster import Cluster, started_cluster
from tests.benchmarks.county import BODIES, YEARS, write_county
from tests.benchmarks.watched import Look, Taken, check

__all__ = ["write_nation"]

_COUNTY = "云麓县"
_TREES = "榆枫柏槐桐杉棠梅竹荷菊兰芦苇蒲菱茶桑麻葛禾黍稷粟梨枣杏栗柿椿楠樟桂柚橘榛"
"""The characters of names that differ from county to county; villages and some townships are named by them."""

_FIRST, _SECOND = "东西南北中上下大小新古长平安永", "阳阴山川河湖海江溪泉岭原林石沙城乡门桥塘湾"
_FORMATS = ("text rows", "text cells", "text tabs")
_TELLING = 15.0
"""After so many seconds it is told again how far a run is."""


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
class _Way:
    """A way to run: its name, options of `gouji check`, how many workers a cluster has for it, and whether one is killed."""

    name: str
    options: tuple[str, ...] = ()
    workers: int = 0
    kills: bool = False


def _ways(jobs: Sequence[int], workers: int, *, kills: bool) -> Iterator[_Way]:
    for count in jobs:
        yield _Way(f"{count} process{'es' * (count != 1)}", (f"--jobs={count}",))
    if workers:
        yield _Way(f"Dask, {workers} workers", workers=workers)
    if workers and kills:
        yield _Way(f"Dask, {workers} workers, one killed", workers=workers, kills=True)


def _taken(nation: Path, output: Path, way: _Way, options: Sequence[str], half: float) -> Taken:
    """Check the reports in a way; kill a worker when ``half`` of the processor's seconds are spent, where that is asked for."""
    told, victims = perf_counter(), list[Cluster]()

    def looked(look: Look) -> None:
        nonlocal told
        if victims and look.work > half:
            victims.pop().kill_worker()
            print(f"  a worker killed after {look.seconds:.1f} s", flush=True)
        if perf_counter() - told > _TELLING:
            told = perf_counter()
            print(f"  {look.seconds:.0f} s, {look.work:.0f} s of a processor, {_memory(look.memory)}", flush=True)

    if not way.workers:
        return check(nation, output, (*way.options, *options), looked=looked)
    with started_cluster(way.workers) as cluster:
        victims += [cluster] * way.kills
        asked = (f"--executor=dask://{cluster.address}", *way.options, *options)
        return check(nation, output, asked, cluster.programs, looked)


def _memory(memory: Mapping[str, int]) -> str:
    return "  ".join(f"{name} {most} MB" for name, most in memory.items() if most)


def main(arguments: Sequence[str]) -> int:
    """Write the reports, run the checks, print what each took, and return 0 where all have printed the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--dask", type=int, default=0, metavar="N", help="also with a cluster of so many workers")
    parser.add_argument("--kill", action="store_true", help="and once more, with a worker killed in the middle")
    parser.add_argument("--keep", action="store_true", help="keep what each run has printed, beside the reports")
    parser.add_argument("--format", default="json")
    parser.add_argument("--option", action="append", default=[], help="an option of gouji check, may repeat")
    asked = parser.parse_args(arguments)
    nation = write_nation(asked.folder, asked.count)
    half, runs = 0.0, []
    for number, way in enumerate(_ways(asked.jobs, asked.dask, kills=asked.kill), 1):
        output = asked.folder / f"{asked.count}.{number}.{asked.format}"
        taken = _taken(nation, output, way, ("--format", asked.format, *asked.option), half)
        half = taken.work / 2
        print(
            f"{asked.count:>7} reports, {asked.format}, {way.name}: {taken.seconds:.1f} s"
            f"  {taken.work:.1f} s of a processor  {_memory(taken.memory)}  status {taken.status}"
            f"  {taken.printed / 1e6:.1f} MB printed  {taken.digest[:16]}",
            flush=True,
        )
        runs.append(taken)
        if not asked.keep:
            output.unlink(missing_ok=True)
    same = len({each.digest for each in runs}) == 1
    print("equal" if same else "DIFFERENT")
    return 0 if same and not any(each.status for each in runs) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
