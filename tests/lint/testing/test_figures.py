"""Figures that agree, whatever few of them are drawn."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.forms.model import Form
from gouji.forms.parse import form_from_data
from gouji.testing import derived_facts, sound_figures
from gouji.testing.figures import figures_with
from gouji_gongkai.testing import official_forms

FORMS = st.sampled_from(official_forms())
COUNTS = st.integers(0, 10**9).map(Decimal)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Form, dict[str, Decimal]]:
    form = draw(FORMS)
    free = sorted(set(form.slots) - derived_facts(form))
    return form, draw(st.dictionaries(st.sampled_from(free), COUNTS, max_size=12))


@given(drawn())
def test_every_relation_holds_and_no_figure_is_below_zero(drawn: tuple[Form, dict[str, Decimal]]) -> None:
    form, figures = drawn
    sound = sound_figures(form, figures)

    broken = [r.id for r in form.relations if sum(sound[f] for f in r.left) != sum(sound[f] for f in r.right)]
    assert (broken, min(sound.values()) >= 0, list(sound)) == ([], True, list(form.slots))


@given(drawn())
def test_drawn_figures_are_kept_but_for_more_carried_in_than_there_is(drawn: tuple[Form, dict[str, Decimal]]) -> None:
    form, figures = drawn
    sound = sound_figures(form, figures)

    changed = {fact for fact, value in figures.items() if sound[fact] != value}
    assert {fact.split(".")[1] for fact in changed} <= {"carried_in"}
    assert all(sound[fact] < figures[fact] for fact in changed)


def test_what_is_carried_in_is_lowered_to_what_is_handled_and_carried_out() -> None:
    figures = {"requests.carried_in.welfare": Decimal(9), "requests.granted.welfare": Decimal(4)}
    sound = sound_figures(official_forms()[-1], figures)

    assert {fact: int(value) for fact, value in sound.items() if value} == {
        "requests.carried_in.welfare": 4,
        "requests.carried_in.total": 4,
        "requests.granted.welfare": 4,
        "requests.granted.total": 4,
        "requests.handled_total.welfare": 4,
        "requests.handled_total.total": 4,
    }


def test_relations_that_determine_each_other_are_refused() -> None:
    form = form_from_data(
        {
            "id": "x",
            "kind": "x",
            "title": "x",
            "source": "x",
            "years": {},
            "names": ["x"],
            "sections": [{"id": "s", "heading": "一、总体情况"}],
            "tables": [
                {
                    "id": "t",
                    "section": "s",
                    "title": "表一",
                    "blocks": [
                        {
                            "columns": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}],
                            "rows": [{"id": "", "label": ""}],
                        }
                    ],
                }
            ],
            "relations": [
                {"id": "r1", "kind": "sum", "left": ["t.a"], "right": ["t.b"], "total": "t.b"},
                {"id": "r2", "kind": "sum", "left": ["t.b"], "right": ["t.a"], "total": "t.a"},
            ],
        }
    )

    with pytest.raises(ValueError, match="r1, r2"):
        sound_figures(form, {})


def test_what_must_at_least_be_is_raised_to_it(river_form: Form) -> None:
    sound = sound_figures(river_form, {"care.solved": Decimal(4), "levels.low": Decimal(2)})

    assert {fact: int(value) for fact, value in sound.items() if value} == {
        "levels.low": 2,
        "levels.total": 2,
        "care.solved": 4,
        "care.inspected": 4,
    }


def test_only_what_is_a_number_has_a_figure(river_form: Form) -> None:
    answers = {"river.name", "river.class", "care.keeper", "care.means"}

    assert set(sound_figures(river_form, {})) == set(river_form.slots) - answers


@settings(max_examples=20)
@given(drawn(), st.data())
def test_figures_are_found_that_have_those_wanted(drawn: tuple[Form, dict[str, Decimal]], data: st.DataObject) -> None:
    form, figures = drawn
    sound = sound_figures(form, figures)
    facts = data.draw(st.lists(st.sampled_from(sorted(sound)), min_size=1, max_size=2, unique=True))
    wanted = {fact: sound[fact] for fact in facts}
    found = figures_with(form, wanted)

    broken = [r.id for r in form.relations if sum(found[f] for f in r.left) != sum(found[f] for f in r.right)]
    assert ({fact: found[fact] for fact in facts}, broken) == (wanted, [])


@pytest.mark.parametrize("fact", ["requests.carried_in.total", "requests.carried_out.enterprise", "requests.new.total"])
def test_what_a_wanted_figure_needs_follows(fact: str) -> None:
    wanted = {fact: Decimal(7), "litigation.reconsideration.total": Decimal(3)}
    found = figures_with(official_forms()[-1], wanted)
    assert {name: found[name] for name in wanted} == wanted


def test_figures_that_the_form_forbids_are_refused() -> None:
    wanted = {"requests.new.total": 3, "requests.carried_in.total": 0, "requests.handled_total.total": 5}
    with pytest.raises(ValueError, match="no sound figures have"):
        figures_with(official_forms()[-1], {fact: Decimal(value) for fact, value in wanted.items()})
