"""The whole chain from bytes to findings, and how its time grows."""

from collections.abc import Callable
from time import process_time

import pytest

from gouji.binding.bind import Binder
from gouji.checking.coverage import coverage
from gouji.checking.run import CheckResult, check_report
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import usual_rules

Chain = Callable[..., tuple[Report, CheckResult]]

GROWTH = 8
MOST = 3 * GROWTH
"""What eight times the input may take: in proportion it is 8, by the square 64."""


@pytest.fixture(scope="session")
def chain(plugins: Plugins, binder: Binder) -> Chain:
    """Load, bind, run every rule; no rule may fail."""
    rules = usual_rules(plugins.rules)

    def run(data: bytes, name: str = "甲.txt") -> tuple[Report, CheckResult]:
        report = binder.bind(load(data, name, binder.vocabularies, plugins.loaders))
        result = check_report(report, rules, name)
        coverage(report)
        assert result.failures == ()
        return report, result

    return run


@pytest.fixture(scope="session")
def is_in_proportion() -> Callable[..., bool]:
    """Whether *run* takes about eight times as long on what *make* makes of eight times a size.

    The least time of two runs counts; the second long one is not waited for where the first was quick enough.
    """

    def seconds(run: Callable[..., object], made: object) -> float:
        begin = process_time()
        run(made)
        return process_time() - begin

    def is_in_proportion(run: Callable[..., object], make: Callable[[int], object], size: int) -> bool:
        small, large = make(size), make(size * GROWTH)
        run(small)
        most = MOST * max(0.002, min(seconds(run, small), seconds(run, small)))
        return seconds(run, large) < most or seconds(run, large) < most

    return is_in_proportion
