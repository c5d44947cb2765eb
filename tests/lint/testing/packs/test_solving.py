"""What is wished for makes a condition true."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from gouji.packs.expressions.expression import read_expression
from gouji.packs.expressions.names import Names
from gouji.plugins.model import Plugins
from gouji.testing.packs.sample_scope import KnownScope
from gouji.testing.packs.solving import Wish, wishes_for

TOTAL, CARRIED = "requests.new.total", "requests.carried_in.total"


@pytest.mark.parametrize(
    "text",
    [
        f"{TOTAL} > 100",
        f"10_000 <= {TOTAL}",
        f"{TOTAL} != 0 and {CARRIED} == 7",
        f"not ({TOTAL} < 5 or {CARRIED} == 0)",
        f"{TOTAL} > 5 * {CARRIED}",
        f"abs({TOTAL} - prior.{TOTAL}) > 5 * prior.{TOTAL}",
        f"{TOTAL} / {CARRIED} > 50%",
        f"{TOTAL} + {CARRIED} == 12",
        f"max({TOTAL}, {CARRIED}) >= $most",
        f"{TOTAL} > 3 implies {CARRIED} > 2",
        f"known({TOTAL}) and {TOTAL} > 1",
        "sum(requests.denied.*.total) > 3",
    ],
)
def test_one_of_the_wishes_makes_a_comparison_true(plugins: Plugins, text: str) -> None:
    expression = read_expression(text, Names.of(plugins.kinds["gongkai"].forms, options={"most": "integer"}))
    options = {"most": 40}
    zeros = {fact: Decimal(0) for form in plugins.kinds["gongkai"].forms for fact in form.slots}

    wishes = wishes_for(expression.code, options)

    def scope(wish: Wish) -> Any:
        own, prior = ({**zeros, **{f: Decimal(value) for f, value in each}} for each in (wish.facts, wish.prior))
        newest = plugins.kinds["gongkai"].newest
        return KnownScope({f: own[f] for f in newest.slots}, {f: prior[f] for f in newest.slots}, options)

    assert any(expression.value(scope(wish)) for wish in wishes)


def test_what_must_stand_in_the_text_is_a_sentence(plugins: Plugins) -> None:
    expression = read_expression('mentions("other", "/X+/", "收费")', Names.of(plugins.kinds["gongkai"].forms))

    assert wishes_for(expression.code, {}) == [Wish(sentences=(("other", "有关收费的情况已经说明。"),))]


def test_what_depends_on_body_and_year_is_left_to_who_chooses_them(plugins: Plugins) -> None:
    names = Names.of(plugins.kinds["gongkai"].forms, levels=("county",))
    expression = read_expression('level == "county" and year > 2022', names)

    assert wishes_for(expression.code, {}) == [Wish()]


def test_figures_are_wished_for_few_facts_at_once(plugins: Plugins) -> None:
    """To find figures that agree with many others takes minutes."""
    forms = plugins.kinds["gongkai"].forms
    facts = [fact for fact in forms[-1].slots if fact.startswith("requests.") and fact.endswith(".total")][:20]
    expression = read_expression(f"{' + '.join(facts)} > 1_000 and {TOTAL} < 5_000", Names.of(forms))

    wishes = wishes_for(expression.code, {})

    assert {len(wish.facts) for wish in wishes} <= set(range(1, 9))
