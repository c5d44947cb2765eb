"""A sound report is passed over in silence, whatever its sentences and labels look like, in every format."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.testing import SampleReport
from gouji.testing.checker import Checker, serious
from gouji.testing.strategies import sound_reports
from gouji.testing.strategies.formats import PLAIN_RENDERERS, RENDERERS
from gouji.testing.strategies.prose import Subject
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
def test_a_trap_gives_nothing_in_any_format(
    trap: Trap,
    sound: Callable[[str], SampleReport],
    subject_of: Callable[[str], Subject],
    checker: Checker,
) -> None:
    printed = [("2021", name) for name in PLAIN_RENDERERS] + [("2019", "text rows")]
    samples = {form_id: with_trap(sound(form_id), trap, subject_of(form_id)) for form_id in ("2019", "2021")}

    found = {each: serious(checker.check(PLAIN_RENDERERS[each[1]](samples[each[0]]))) for each in printed}

    assert found == {each: [] for each in printed}


def with_trap(sample: SampleReport, trap: Trap, subject: Subject) -> SampleReport:
    """The sample with a trap at the end of its section, or in its cell."""
    if trap.cell:
        return attrs.evolve(sample, labels={trap.cell: trap.paragraphs[0]})
    lines = tuple(subject.line(text, site=31, media=22) for text in trap.paragraphs)
    if trap.section == "preface":
        return attrs.evolve(sample, preface=(*sample.preface, *lines))
    return attrs.evolve(sample, prose={**sample.prose, trap.section: (*sample.prose.get(trap.section, ()), *lines)})
