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

Chain = Callable[[bytes], tuple[Report, CheckResult]]


@pytest.fixture(scope="session")
def chain(plugins: Plugins, binder: Binder) -> Chain:
    """Load, bind, run every rule; no rule may fail."""
    rules = usual_rules(plugins.rules)

    def run(data: bytes) -> tuple[Report, CheckResult]:
        report = binder.bind(load(data, "甲.txt", binder.vocabularies, plugins.loaders))
        result = check_report(report, rules, "甲.txt")
        coverage(report)
        assert result.failures == ()
        return report, result

    return run
