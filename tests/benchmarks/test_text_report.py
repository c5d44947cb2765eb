"""What linting a text report costs, as a multiple of decoding it, splitting it and finding its numbers."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from decimal import Decimal
from functools import partial
import gc
import os
from pathlib import Path
import re
import subprocess
import sys

import pytest

from gouji.binding.bind import Binder
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.forms.model import Form
from gouji.plugins.finder import load_plugins
from gouji.report.model import Report
from gouji.rules.active import usual_rules

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
MOST = 8
"""Linting with the rules on figures and form costs at most so many times the floor."""

MOST_OF_ALL = 2
"""Linting with every rule costs at most so many times linting with the first five."""

FIVE = ("total-consistency", "carried-over-count", "missing-section", "leftover-caption", "year-mismatch")
TEN = (*FIVE, "unreadable-table", "missing-table", "missing-row", "blank-cell", "cell-not-number")
"""The rules on figures and form: what every report is checked for, whatever else is."""

_NUMBER = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_CELL = re.compile(r"[^|]*[^|\s][^|]*")


def _floor(data: bytes, *, answers: bool) -> object:
    """Decode, split into lines, find each line's numbers, and where a form has *answers* in words, the cells of rows.

    No report is read for less.
    """
    lines = data.decode().splitlines()
    return _numbers(lines), _cells(lines) if answers else None


def _numbers(lines: Sequence[str]) -> list[tuple[int, int, Decimal]]:
    return [
        (number, match.start(), Decimal(match[0].replace(",", "")))
        for number, line in enumerate(lines, 1)
        for match in _NUMBER.finditer(line)
    ]


def _cells(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    return [
        (number, match.start(), match[0].strip())
        for number, line in enumerate(lines, 1)
        if "|" in line
        for match in _CELL.finditer(line)
    ]


def _has_answers(form: Form) -> bool:
    columns = (column for table in form.tables for row in table.rows for column in row.columns)
    return any(not column.is_figure for column in columns)


class _Chain:
    """The steps from bytes to diagnostics, without a session around them."""

    def __init__(self) -> None:
        self.plugins = load_plugins()
        self.binder = Binder(self.plugins.kinds)
        self.rules = usual_rules(self.plugins.rules)

    def read(self, data: bytes) -> object:
        return load(data, "report.txt", self.binder.vocabularies, self.plugins.loaders)

    def bind(self, data: bytes) -> Report:
        return self.binder.bind(load(data, "report.txt", self.binder.vocabularies, self.plugins.loaders))

    def lint(self, data: bytes, names: Container[str] | None = None) -> object:
        """With the rules of some names, or with all."""
        rules = [active for active in self.rules if names is None or active.meta.name in names]
        return check_report(self.bind(data), rules, "report.txt")


@pytest.fixture(scope="module")
def chain() -> _Chain:
    """One chain for all benchmarks of the module."""
    return _Chain()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("sound/*.txt")), ids=lambda path: path.stem)
def test_linting_costs_at_most_eight_floors(
    path: Path, chain: _Chain, ratios: Callable[..., Mapping[str, float]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading, binding and linting together stay within eight times the floor; all rules cost twice the first five."""
    data = path.read_bytes()
    answers = _has_answers(chain.bind(data).form)

    found = ratios(
        floor=lambda: _floor(data, answers=answers),
        read=lambda: chain.read(data),
        bound=lambda: chain.bind(data),
        five=lambda: chain.lint(data, FIVE),
        linted=lambda: chain.lint(data, TEN),
        whole=lambda: chain.lint(data),
    )

    with capsys.disabled():
        print(f"\n{path.name}: " + ", ".join(f"{name} {ratio:.1f}" for name, ratio in found.items()))
    assert found["linted"] <= MOST
    assert found["whole"] <= MOST_OF_ALL * found["five"]


def test_one_check_starts_within_ten_interpreters(
    ratios: Callable[..., Mapping[str, float]], capsys: pytest.CaptureFixture[str]
) -> None:
    """`gouji check` on one report ends within ten times an empty interpreter."""
    path = next(iter(sorted(EXAMPLES.glob("sound/*.txt"))))
    check = [sys.executable, "-m", "gouji", "check", "-q", str(path)]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    run = partial(subprocess.run, env=environment, stdout=subprocess.DEVNULL, check=False)

    found = ratios(rounds=15, empty=lambda: run([sys.executable, "-c", "pass"]), check=lambda: run(check))

    with capsys.disabled():
        print(f"\nstart-up: {found['check']:.1f} empty interpreters")
    assert found["check"] <= 10


def test_memory_stays_flat_over_two_thousand_reports(chain: _Chain) -> None:
    """Once what is remembered of texts is full, two thousand reports leave nothing behind.

    Each has ten lines that no other has: the first six hundred fill whatever is remembered, some of which is emptied when
    it is full: what there is at most counts, while it is filled once. Blocks are counted, for to trace each
    allocation takes six times as long.
    """
    data = next(iter(sorted(EXAMPLES.glob("sound/*.txt")))).read_bytes()

    def lint(number: int) -> None:
        chain.lint(data + "".join(f"\n第{10 * number + line}次" for line in range(10)).encode())

    def blocks_after(number: int) -> int:
        lint(number)
        gc.collect()
        return sys.getallocatedblocks()

    for number in range(600):
        lint(number)
    before = max(map(blocks_after, range(600, 850)))
    for number in range(850, 2350):
        lint(number)

    assert max(map(blocks_after, range(2350, 2600))) < before + 1000
