"""The model of faults."""

from __future__ import annotations

import pytest

from gouji.testing import Fault, Faulted


@pytest.mark.parametrize(
    ("format_name", "reason"), [("html word", "pages"), ("docx", "no lines"), ("text rows", ""), ("xlsx", "")]
)
def test_a_reason_holds_for_a_format_or_all_of_its_kind(format_name: str, reason: str) -> None:
    fault = Fault("甲", "乙", lambda sample: Faulted(sample, ()), not_in={"html": "pages", "docx": "no lines"})

    assert fault.excuse(format_name) == reason
