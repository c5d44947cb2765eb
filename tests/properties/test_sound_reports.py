"""A sound report is passed over in silence."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import TEXT_LAYOUTS, Rendered
from gouji.testing.strategies import printed_reports, sound_reports


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@given(data=st.data())
def test_no_rule_errs_or_warns_about_a_sound_report(
    layout: str, data: st.DataObject, check: Callable[[Rendered], list[Diagnostic]]
) -> None:
    printed = data.draw(printed_reports(sound_reports(), layout))

    assert [found for found in check(printed.rendered) if found.severity != "info"] == []
