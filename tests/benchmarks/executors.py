"""What each way to share work out takes: one process, what `gouji` chooses by itself, two processes, a cluster of Dask.

``./dev python -m tests.benchmarks.executors`` prints a table of folders of 20 to 400 reports in each format. The ways take
turns, so that what else a machine does falls on all of them. ``--dask 2`` has a cluster with so many workers of one
thread, which is there already; ``--sizes 2000 --formats text`` measures another folder.

"times" is how much faster than one process a way is, by the medians. "work" are the processor's seconds of all
processes but those of the cluster's start, the least of all rounds; "same" tells whether the output is that of one process.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
import sys
from tempfile import TemporaryDirectory

from tests.benchmarks.cluster import Cluster, started_cluster
from tests.benchmarks.county import YEARS, write_county
from tests.benchmarks.watched import Taken, check

from gouji.run.sharing import processors

__all__ = ["main"]

_FORMATS = {"text": ("text rows", "text cells", "text tabs"), "html": ("html clean",), "docx": ("docx",)}
_SIZES = (20, 50, 100, 200, 400)
_ONE = "one process"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a line for each way with each folder, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, help=f"multiples of {YEARS}")
    parser.add_argument("--formats", nargs="+", choices=_FORMATS, default=tuple(_FORMATS))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--dask", type=int, default=0, metavar="N", help="with a cluster of Dask of so many workers, too"
    )
    args = parser.parse_args(arguments)
    print(f"{processors()} processors")
    print("format  files  way                  median   least   times    work  driver  same")
    with ExitStack() as stack:
        cluster = stack.enter_context(started_cluster(args.dask)) if args.dask else None
        for name in args.formats:
            for size in args.sizes:
                _measure(name, size, args.rounds, cluster)
    return 0


def _measure(name: str, size: int, rounds: int, cluster: Cluster | None) -> None:
    ways: dict[str, tuple[str, ...]] = {_ONE: ("--jobs=1",), "chosen": (), "two processes": ("--jobs=2",)}
    if cluster is not None:
        ways[f"Dask, {len(cluster.nannies)} workers"] = (f"--executor=dask://{cluster.address}",)
    taken: dict[str, list[Taken]] = {way: [] for way in ways}
    with TemporaryDirectory() as temporary:
        folder, output = Path(temporary, "reports"), Path(temporary, "output.json")
        write_county(folder, bodies=size // YEARS, formats=_FORMATS[name])
        for _ in range(rounds):
            for way, options in ways.items():
                programs = cluster.programs if cluster is not None and "Dask" in way else {}
                taken[way].append(check(folder, output, ("--format=json", *options), programs))
                if taken[way][-1].status:
                    raise SystemExit(f"{way}: the run ended with {taken[way][-1].status}")
    _tell(name, size, taken)


def _tell(name: str, size: int, taken: Mapping[str, Sequence[Taken]]) -> None:
    one = median(each.seconds for each in taken[_ONE])
    right = {each.digest for each in taken[_ONE]}
    for way, runs in taken.items():
        middle = median(each.seconds for each in runs)
        print(
            f"{name:6} {size:6}  {way:18} {middle:8.2f}{min(each.seconds for each in runs):8.2f}{one / middle:8.2f}"
            f"{min(each.work for each in runs):8.2f}{max(each.memory['driver'] for each in runs):8}"
            f"  {'yes' if {each.digest for each in runs} == right else 'NO'}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
