"""What an expression knows of itself: the names it uses, in their order, and its two sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.packs.expressions.expression import Expression

Read = Callable[[str], Expression]


def test_an_expression_knows_the_names_that_it_uses_in_their_order(read: Read) -> None:
    text = (
        "requests.new.total > prior.requests.new.total + sum(requests.denied.*.total)"
        ' and mentions("overview", $words) and length("problems") > $most'
    )

    expression = read(text)

    assert (expression.facts, expression.prior_facts, expression.sections, expression.options) == (
        ("requests.new.total", "requests.denied.secret.total", "requests.denied.internal.total"),
        ("requests.new.total",),
        ("overview", "problems"),
        ("words", "most"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("requests.new.total <= 3", ("<=", "requests.new.total")),
        ("requests.new.total + 1 == 3", ("==", None)),
        ("prior.requests.new.total == 3", ("==", None)),
        ("site.open", ("", None)),
        ("requests.new.total > 1 and site.open", ("", None)),
    ],
)
def test_a_comparison_has_a_sign_and_may_have_a_fact_alone_on_its_left(
    read: Read, text: str, told: tuple[str, str | None]
) -> None:
    expression = read(text)

    assert (expression.comparison, expression.left_fact) == told


def test_the_code_of_an_expression_is_plain_data(read: Read) -> None:
    expression = read('1 < 2 * fees.amount and site.open == true implies mentions("all", "一")')

    assert Expression("", eval(repr(expression.code))) == Expression("", expression.code)  # noqa: S307 (our own text)
