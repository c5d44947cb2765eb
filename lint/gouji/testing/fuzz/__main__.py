"""``python -m gouji.testing.fuzz``: try mutated files for some minutes, and tell what does not hold of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
import faulthandler
from itertools import count
from pathlib import Path
import sys
import tempfile
import time

import attrs

from gouji.testing.fuzz.bench import Bench
from gouji.testing.fuzz.tally import Tally, write_case
from gouji.testing.fuzz.targets import ON_REQUEST, TARGETS, case_named
from gouji.testing.fuzz.trial import Trial, Tried
from gouji.testing.fuzz.watch import Limits, Watch, WriteWatch

__all__ = ["Fuzzer", "main"]

_APART = 1_000_000
"""How far apart the cases of two seeds are."""

_STUCK = 20
"""How many times the seconds of a case it may wait where it cannot be interrupted."""


@attrs.define
class Fuzzer:
    """Try cases and count them; the first of each fault is made small, told, and written where a folder is given."""

    trial: Trial
    output: Path | None = None
    stuck: float = 0
    tally: Tally = attrs.field(factory=Tally)

    def run(self, names: Iterator[str], until: float) -> None:
        """Try the cases of some names until a time of the monotonic clock, at least one."""
        for name in names:
            self.one(name)
            if time.monotonic() > until:
                return

    def one(self, name: str) -> Tried:
        """Try the case of a name, and count it."""
        if self.output is not None:
            (self.output / "running").write_text(name, "utf-8")
        if self.stuck:
            faulthandler.dump_traceback_later(self.stuck, exit=True)
        tried = self.trial.run(case_named(self.trial.bench, name))
        if tried.signature and tried.signature not in self.tally.examples:
            self._keep(self.trial.smallest(tried))
        if self.stuck:
            faulthandler.cancel_dump_traceback_later()
        self.tally.add(tried)
        return tried

    def _keep(self, tried: Tried) -> None:
        self.tally.examples[tried.signature] = tried
        print(
            f"{tried.case.name}: {tried.signature} ({', '.join(tried.case.mutations)})\n{tried.told}", file=sys.stderr
        )
        if self.output is not None:
            print(f"the file is {write_case(self.output, tried.case, tried.told)}", file=sys.stderr)


def names_of(targets: Sequence[str], seed: int) -> Iterator[str]:
    """Yield the names of a seed's cases, the targets in turn."""
    for number in count(seed * _APART):
        yield f"{targets[number % len(targets)]}:{number}"


def main(arguments: Sequence[str] | None = None, *, stuck: int = 0) -> int:
    """Try cases as the arguments ask, and return 0 where all held, else 1.

    After *stuck* times the seconds of a case the process is ended, where it cannot be interrupted (0: never).
    """
    asked = _parser().parse_args(arguments)
    targets = [
        name
        for name in TARGETS
        if not {name, name.partition(" ")[0]}.isdisjoint(asked.formats or TARGETS.keys() - ON_REQUEST)
    ]
    if asked.output is not None:
        asked.output.mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gouji-fuzz-", ignore_cleanup_errors=True) as temporary:
        bench = Bench.installed(Path(temporary), asked.files)
        trial = Trial(
            bench,
            Watch(Limits(asked.seconds, asked.megabytes)),
            WriteWatch(bench.folder, Path(tempfile.gettempdir(), "gouji-")),
        )
        fuzzer = Fuzzer(trial, asked.output, stuck * asked.seconds)
        names = iter([asked.case]) if asked.case else names_of(targets, asked.seed)
        fuzzer.run(names, begin + 60 * asked.minutes)
    if asked.output is not None:
        fuzzer.tally.write(asked.output)
    print("\n".join(fuzzer.tally.summary((time.monotonic() - begin) / 60)))
    return 1 if fuzzer.tally.faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gouji.testing.fuzz", description="Try mutated files.")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default 1)")
    parser.add_argument("--seed", type=int, default=0, help="which cases (default 0)")
    formats = sorted({name.split(" ")[0] for name in TARGETS} | set(TARGETS))
    parser.add_argument(
        "--formats", nargs="+", choices=formats, metavar="FORMAT", help=f"of {', '.join(formats)} (default all)"
    )
    parser.add_argument(
        "--files", type=Path, metavar="FOLDER", help="good files to mutate beside those that are printed"
    )
    parser.add_argument("--case", metavar="NAME", help="try this one case alone, such as docx:17")
    parser.add_argument(
        "--seconds", type=float, default=20.0, help="of the processor, what a case may take (default 20)"
    )
    parser.add_argument(
        "--megabytes", type=int, default=500, help="what a case may need beyond those before (default 500)"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FOLDER", help="for the counts, and for the files that something is wrong with"
    )
    return parser


if __name__ == "__main__":
    faulthandler.enable()
    sys.exit(main(stuck=_STUCK))
