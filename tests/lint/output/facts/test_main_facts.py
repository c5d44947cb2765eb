"""A reader of several years looks at the sums, and at what nothing adds up."""

from __future__ import annotations

from gouji.api import Relation
from gouji.output.facts.main_facts import main_facts
from gouji.value import evolve
from gouji_gongkai.testing import form_of


def test_totals_of_sums_that_are_in_no_other_sum_and_figures_in_no_relation_come_first() -> None:
    found = main_facts(form_of("2021"))

    assert found == (
        *(fact for fact in form_of("2021").slots if fact.startswith("proactive.")),
        "requests.new.total",
        "requests.carried_in.total",
        "requests.handled_total.total",
        "requests.carried_out.total",
        "litigation.reconsideration.total",
        "litigation.direct_suit.total",
        "litigation.suit_after_reconsideration.total",
    )


def test_a_figure_that_is_only_compared_is_no_total() -> None:
    form = form_of("2021")
    low, high = "proactive.penalties.decisions", "proactive.licensing.decisions"
    more = evolve(form, relations=(*form.relations, Relation("some", "at-most", (low,), (high,), low)))

    assert set(main_facts(form)) - set(main_facts(more)) == {low, high}
