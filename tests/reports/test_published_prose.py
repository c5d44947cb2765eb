"""The sentences of the published reports agree with their tables and with each other."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.report.model import Report


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_narrative_rule_has_anything_to_say(
    read_report: Callable[[str], Report], check: Callable[[Report], list[Diagnostic]], number: str
) -> None:
    """At no severity, info neither."""
    assert [found.message for found in check(read_report(number)) if found.code.startswith("N")] == []
