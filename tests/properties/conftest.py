"""Reading and checking what the strategies print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.checking.settings import ActiveRule
from gouji.config import CommandLine
from gouji.document.loader import load
from gouji.plugins.finder import Plugins
from gouji.report.model import Report
from gouji.session import Session
from gouji.testing import Rendered

Read: TypeAlias = Callable[[Rendered], Report]
Check: TypeAlias = Callable[[Rendered], list[Diagnostic]]


@pytest.fixture(scope="session")
def read(plugins: Plugins, binder: Binder) -> Read:
    def read(rendered: Rendered) -> Report:
        return binder.bind(load(rendered.data, rendered.name, binder.vocabulary, plugins.loaders))

    return read


@pytest.fixture(scope="session")
def check(read: Read, plugins: Plugins) -> Check:
    """Every diagnostic of the built-in rules at their default severity; a rule that fails fails the test."""
    rules = [ActiveRule(rule, rule.severity, rule.defaults) for rule in plugins.rules if rule.severity != "off"]

    def check(rendered: Rendered) -> list[Diagnostic]:
        result = check_report(read(rendered), rules, rendered.name)
        assert result.failures == ()
        return list(result.diagnostics)

    return check


@pytest.fixture(scope="session")
def session() -> Session:
    return Session.start(CommandLine())
