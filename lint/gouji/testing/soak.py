"""Hours of generated reports: ``python -m gouji.testing.soak`` checks sound ones, and now and then one with a fault.

It takes the installed kinds of reports in turn, and stops at the first error or warning of a sound report, at the
first fault that is not reported, and at the first finding beyond it. It prints the smallest example that Hypothesis
finds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
import json
from pathlib import Path
import sys
import time

import attrs
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st

from gouji.testing.checker import Checker, serious
from gouji.testing.faults import Fault
from gouji.testing.rendered import Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples, installed_samples
from gouji.testing.strategies.formats import PLAIN_RENDERERS, RENDERERS

__all__ = ["Soak", "main", "run"]

_BATCH = 25
_NAMES = sorted(RENDERERS)
_TEXT = "text"


@attrs.define
class Soak:
    """Check batches of reports, each of one kind and format; the batch of a number is always the same.

    ``counts`` are the reports that passed, by format (and kind, where there are several) and content.
    ``last`` is the file that was checked last.
    """

    checker: Checker = attrs.field(factory=Checker.installed, repr=False)
    kinds: Sequence[Samples] = attrs.field(factory=installed_samples, repr=False)
    counts: Counter[str] = attrs.field(factory=Counter)
    last: Rendered | None = attrs.field(default=None, repr=False)

    def batch(self, number: int, *, every: int, size: int = _BATCH) -> None:
        """Check a batch, with faults if it is the last of *every*; raise the error of the smallest failing example."""
        kind, name = self._turns[number // every % len(self._turns)]
        one = self._faulted if number % every == every - 1 else self._sound
        phases = (Phase.generate, Phase.shrink)
        quiet = settings(
            max_examples=size,
            database=None,
            deadline=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )

        def check(data: st.DataObject) -> None:
            one(kind, name, data)

        test: Callable[[], None] = seed(number)(quiet(given(data=st.data())(check)))
        test()

    @property
    def _turns(self) -> list[tuple[Samples, str]]:
        """The kinds and formats, in the order in which they are checked."""
        return [(kind, name) for kind in self.kinds for name in _NAMES if kind.has_format(name)]

    def _sound(self, kind: Samples, name: str, data: st.DataObject) -> None:
        sample = data.draw(_samples(kind, name), label="sample")
        rendered = self.last = data.draw(RENDERERS[name], label="renderer")(sample)
        found = serious(self.checker.check(rendered))
        if found:
            raise AssertionError(found)
        self._count(kind, f"{name}: sound")

    def _faulted(self, kind: Samples, name: str, data: st.DataObject) -> None:
        sample = data.draw(_samples(kind, name, cites=False), label="sample")
        fault = data.draw(st.sampled_from(_fitting(kind, name, sample)), label="fault")
        render = PLAIN_RENDERERS[name] if fault.plain else data.draw(RENDERERS[name], label="renderer")
        self._plant(fault, sample, render)
        self._count(kind, f"{name}: faulted")

    def _count(self, kind: Samples, what: str) -> None:
        self.counts[what if len(self.kinds) == 1 else f"{kind}, {what}"] += 1

    def _plant(self, fault: Fault, sample: SampleReport, render: Renderer) -> None:
        sound = self.checker.check(render(sample))
        planted = fault.plant(sample)
        rendered = self.last = render(planted.sample)
        assume(not planted.is_told_by(sound, rendered))
        verdict = self.checker.judge(planted, rendered, sound)
        if verdict:
            raise AssertionError(verdict)


def _samples(kind: Samples, name: str, *, cites: bool = True) -> st.SearchStrategy[SampleReport]:
    """Return the strategy of reports for a format; only in text may the title be missing."""
    reports = kind.strategies().reports
    if name.startswith(_TEXT) and cites:
        return st.booleans().flatmap(lambda dated: reports(dated=dated, traps=True))
    return reports(cites=cites, dated=True, traps=True)


def _fitting(kind: Samples, name: str, sample: SampleReport) -> list[Fault]:
    """Return the faults that a report can have in a format."""
    return [fault for fault in kind.faults if not fault.excuse(name) and fault.fits(sample.form.id)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check for as long as the arguments ask, and return 0 where nothing was wrong, else 1."""
    parser = argparse.ArgumentParser(prog="python -m gouji.testing.soak", description="Check generated reports.")
    kinds = installed_samples()
    parser.add_argument("--kind", choices=[str(kind) for kind in kinds], help="the kind of reports (default all)")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default 1)")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first batch (default 0)")
    parser.add_argument("--every", type=int, default=4, help="one batch in so many has faults (default 4)")
    parser.add_argument("--out", type=Path, help="a file for the counts, as JSON")
    asked = parser.parse_args(arguments)
    soak = Soak(kinds=[kind for kind in kinds if asked.kind in (None, str(kind))])
    return run(soak, asked.minutes, asked.seed, asked.every, asked.out)


def run(soak: Soak, minutes: float, first: int, every: int, out: Path | None) -> int:
    """Check batches for some minutes, at least one, and return 0 where nothing was wrong, else 1."""
    end = time.monotonic() + minutes * 60
    number = first
    failure = ""
    while not failure and (number == first or time.monotonic() < end):
        try:
            soak.batch(number, every=every)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, its example is to be told
            failure = _failure(error, number, every, soak.kinds)
        number += 1
        _write(out, soak, first, number, failure)
    print(_summary(soak))
    if not failure:
        return 0
    print(failure, file=sys.stderr)
    if out and soak.last:
        path = out.with_name(f"{out.stem}-{soak.last.name}")
        path.write_bytes(soak.last.data)
        print(f"the file is {path}", file=sys.stderr)
    return 1


def _failure(error: Exception, number: int, every: int, kinds: Sequence[Samples]) -> str:
    """Return what went wrong, with the smallest example and the arguments that reproduce it."""
    notes = "\n".join(getattr(error, "__notes__", ()))
    kind = f"--kind {kinds[0]} " if len(kinds) == 1 else ""
    return (
        f"batch {number}: {type(error).__name__}: {error}\n{notes}\n"
        f"again: {kind}--seed {number} --every {every} --minutes 0"
    )


def _write(out: Path | None, soak: Soak, first: int, following: int, failure: str) -> None:
    if out:
        told = {
            "first": first,
            "following": following,
            "reports": soak.counts.total(),
            "counts": dict(sorted(soak.counts.items())),
            "failure": failure,
        }
        out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _summary(soak: Soak) -> str:
    lines = [f"{count:>9}  {name}" for name, count in sorted(soak.counts.items())]
    return "\n".join([*lines, f"{soak.counts.total():>9}  in all"])


if __name__ == "__main__":
    sys.exit(main())
