"""Comparing reports takes time that grows with their number, not with its square."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from gouji.comparing.contribution import Contribution
from gouji.config import CommandLine
from gouji.results import Checked
from gouji.run.linter import Linter, start_linter

EXAMPLES = Path(__file__).parents[2] / "docs/examples/sound/临川县水务局"

Whose = Callable[[int], tuple[str, int]]

REPORTS: dict[str, tuple[Whose, int]] = {
    "of one body and year": (lambda _: ("水务局", 2024), 100),
    "of one body and two years": (lambda number: ("水务局", 2023 + number % 2), 100),
    "of one body and many years": (lambda number: ("水务局", 2024 - number), 40),
    "of many bodies": (lambda number: (f"水务局{number}", 2024), 30),
}


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    return start_linter(CommandLine(), str(tmp_path_factory.mktemp("empty")))


@pytest.fixture(scope="module")
def samples(linter: Linter) -> list[Checked]:
    """Two reports of a body, of two years."""
    return [linter.check(path.read_bytes(), path.name) for path in sorted(EXAMPLES.iterdir())]


def moved(sample: Checked, path: str, body: str, period: int) -> Checked:
    """The same report in another file, of another body and year."""
    assert sample.contribution is not None
    (report,) = sample.contribution.reports
    report = attrs.evolve(report, key=body, subject=body, period=period)
    return Checked(attrs.evolve(sample.result, path=path), Contribution((report,)))


@pytest.mark.parametrize(("whose", "size"), REPORTS.values(), ids=list(REPORTS))
def test_eight_times_the_reports_take_about_eight_times_as_long(
    linter: Linter,
    samples: list[Checked],
    is_in_proportion: Callable[..., bool],
    whose: Whose,
    size: int,
) -> None:
    def make(count: int) -> list[Checked]:
        return [moved(samples[number % 2], f"{number:05}.txt", *whose(number)) for number in range(count)]

    assert is_in_proportion(linter.finish, make, size)
