"""A sound report is passed over in silence, whatever its sentences and labels look like, in every format."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.testing.checker import Checker, serious
from gouji.testing.strategies import sound_reports
from gouji.testing.strategies.formats import RENDERERS
from gouji.testing.strategies.traps import Trap, traps

# Each test runs for every format or trap.
fewer = settings(max_examples=max(1, settings.default.max_examples // 3))


@pytest.mark.parametrize("name", RENDERERS)
@fewer
@given(data=st.data())
def test_no_rule_errs_or_warns_about_a_sound_report(name: str, data: st.DataObject, checker: Checker) -> None:
    # A page without a title is told; a text is often kept without it.
    dated = not name.startswith("text") or data.draw(st.booleans())
    sample = data.draw(sound_reports(dated=dated, traps=True))
    rendered = data.draw(RENDERERS[name])(sample)

    assert serious(checker.check(rendered)) == []


def test_every_trap_is_of_a_rule_and_stands_in_a_place_of_the_report(checker: Checker) -> None:
    names = {rule.name for rule in checker.plugins.rules}
    places = {section.id for form in checker.plugins.forms for section in form.sections} | {"preface", "tables"}

    assert [trap for trap in traps() if trap.rule not in names or trap.section not in places] == []


@pytest.mark.parametrize("trap", traps(), ids=lambda trap: f"{trap.rule}: {trap.paragraphs[0]}")
def test_a_label_is_of_a_table_and_a_sentence_of_none(trap: Trap) -> None:
    assert bool(trap.cell) == (trap.section == "tables")
