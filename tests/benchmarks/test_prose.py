"""What reading prose costs, as a share of linting a text report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gouji.binding.bind import Binder
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.plugins.finder import load_plugins
from gouji.rules.active import ActiveRule, usual_rules

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
MOST = 0.5
"""The narrative rules cost at most this share of the whole."""


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("sound/*.txt")), ids=lambda path: path.stem)
def test_reading_prose_costs_less_than_half_of_linting(
    path: Path, ratios: Callable[..., Mapping[str, float]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A report linted with all rules, as a multiple of the same without N101 to N109."""
    data, plugins = path.read_bytes(), load_plugins()
    binder = Binder(plugins.kinds)
    rules = usual_rules(plugins.rules)
    others = [active for active in rules if not active.meta.code.startswith("N")]

    def lint(active: list[ActiveRule]) -> object:
        report = binder.bind(load(data, "report.txt", binder.vocabularies, plugins.loaders))
        return check_report(report, active, "report.txt")

    found = ratios(without=lambda: lint(others), whole=lambda: lint(rules))

    share = 1 - 1 / found["whole"]
    with capsys.disabled():
        print(f"\n{path.name}: prose is {share:.2f} of the whole")
    assert share < MOST
