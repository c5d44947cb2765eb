"""Count what cases came to, and tell it in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
import json
from pathlib import Path

import attrs

from gouji.testing.fuzz.case import Case
from gouji.testing.fuzz.trial import Tried

__all__ = ["Tally", "write_case"]

_SHOWN = 5


@attrs.define
class Tally:
    """Counts of cases by target, outcome and mutation; the costliest of them, and one of each fault."""

    outcomes: dict[str, Counter[str]] = attrs.field(factory=dict)
    seconds: Counter[str] = attrs.field(factory=Counter)
    mutations: Counter[str] = attrs.field(factory=Counter)
    faults: Counter[str] = attrs.field(factory=Counter)
    examples: dict[str, Tried] = attrs.field(factory=dict)
    slowest: list[Tried] = attrs.field(factory=list)
    largest: list[Tried] = attrs.field(factory=list)

    def add(self, tried: Tried) -> None:
        """Count a case."""
        target = tried.case.name.rpartition(":")[0]
        self.outcomes.setdefault(target, Counter())[tried.outcome] += 1
        self.seconds[target] += round(tried.seconds * 1000)
        self.mutations.update(tried.case.mutations)
        if tried.signature:
            self.faults[tried.signature] += 1
        self.slowest = sorted([*self.slowest, tried], key=lambda each: -each.seconds)[:_SHOWN]
        self.largest = sorted([*self.largest, tried], key=lambda each: -each.megabytes)[:_SHOWN]

    @property
    def cases(self) -> int:
        """The number of cases."""
        return sum(counter.total() for counter in self.outcomes.values())

    def summary(self, minutes: float) -> Iterator[str]:
        """Yield the lines that tell of all cases, which took so many minutes."""
        for target, counter in self.outcomes.items():
            each = self.seconds[target] / counter.total()
            outcomes = ", ".join(f"{outcome} {count}" for outcome, count in counter.most_common())
            yield f"{counter.total():>8}  {target}, {each:.0f} ms each: {outcomes}"
        yield f"{self.cases:>8}  in all, {self.cases / max(minutes, 1e-9):.0f} a minute"
        yield "mutations: " + ", ".join(f"{name} {count}" for name, count in self.mutations.most_common())
        yield "slowest: " + ", ".join(f"{each.case.name} {each.seconds:.1f} s" for each in self.slowest)
        yield "largest growth: " + ", ".join(f"{each.case.name} {each.megabytes} MB" for each in self.largest)
        for signature, count in self.faults.most_common():
            yield f"FAULT {count} times: {signature}; {self.examples[signature].case.name}"

    def record(self) -> dict[str, object]:
        """Return the counts, to be written as JSON."""
        return {
            "cases": self.cases,
            "outcomes": {target: dict(counter) for target, counter in self.outcomes.items()},
            "mutations": dict(self.mutations),
            "faults": {name: [count, self.examples[name].case.name] for name, count in self.faults.items()},
            "slowest": {each.case.name: round(each.seconds, 2) for each in self.slowest},
        }

    def write(self, folder: Path) -> None:
        """Write the counts into a folder."""
        text = json.dumps(self.record(), ensure_ascii=False, indent=1) + "\n"
        (folder / "counts.json").write_text(text, "utf-8")


def write_case(folder: Path, case: Case, told: str) -> Path:
    """Write a mutated file, with its steps and what is known of it beside it; return the file's path."""
    stem = case.name.replace(" ", "-").replace(":", "-")
    path = folder / f"{stem}-{case.good.name.lstrip('.')}"
    path.write_bytes(case.data)
    steps = "\n".join(f"{step.seed}: {step.mutation.name}" for step in case.steps)
    path.with_name(f"{path.name}.why").write_text(f"{case.name}\n{steps}\n\n{told}\n", "utf-8", "backslashreplace")
    return path
