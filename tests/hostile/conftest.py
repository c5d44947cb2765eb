"""The whole chain from bytes to findings."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.checking.coverage import coverage
from gouji.checking.run import CheckResult, check_report
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import usual_rules

Chain = Callable[..., tuple[Report, CheckResult]]


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
