"""Reading and checking what the strategies print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.config import CommandLine
from gouji.report.model import Report
from gouji.run.session import Session
from gouji.testing import Rendered
from gouji.testing.checker import Checker

Read: TypeAlias = Callable[[Rendered], Report]
Check: TypeAlias = Callable[[Rendered], list[Diagnostic]]


@pytest.fixture(scope="session")
def read(checker: Checker) -> Read:
    return checker.read


@pytest.fixture(scope="session")
def check(checker: Checker) -> Check:
    """Every diagnostic of the built-in rules at their default severity; a rule that fails fails the test."""
    return checker.check


@pytest.fixture(scope="session")
def session() -> Session:
    return Session.start(CommandLine())
