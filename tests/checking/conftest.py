"""Text bound to the official forms, and rules made for a test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gouji.api import Finding, Message, Options, Report, Rule, rule
from gouji.binding.bind import Binder
from gouji.checking.settings import ActiveRule
from gouji.document.reader import read_text
from gouji.text.source import Source

MakeRule = Callable[..., ActiveRule]


@pytest.fixture(scope="session")
def bind(binder: Binder) -> Callable[[str], Report]:
    return lambda text: binder.bind(read_text(Source.from_text(text), binder.vocabulary))


@pytest.fixture(scope="session")
def making() -> MakeRule:
    """A rule that yields some findings; one of them may be an error, which it raises."""

    def make(*findings: Any, explicit: bool = False, active: str | None = None, **metadata: Any) -> ActiveRule:
        fields = {"code": "Z101", "name": "made-up", "severity": "warning", "source": "示例", "since": "0.1"}

        @rule(**{**fields, "summary": Message("甲", "a"), **metadata})
        def check(report: Report, options: Options) -> Iterator[Finding]:
            """A page."""
            for finding in findings:
                if isinstance(finding, Exception):
                    raise finding
                yield finding(report) if callable(finding) else finding

        assert isinstance(check, Rule)
        return ActiveRule(check, active or check.severity, check.defaults, explicit)

    return make
