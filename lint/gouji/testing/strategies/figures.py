"""Strategies for what any form allows: figures that agree, answers, the manner of printing them, headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from gouji.forms.model import Form
from gouji.testing.figures import derived_facts, figure_facts, sound_figures
from gouji.testing.ticks import TICKS, printed_choices

__all__ = [
    "FLAGS",
    "any_of",
    "few_figures",
    "figures",
    "free_facts",
    "headings",
    "number_in",
    "printed_answers",
    "printed_figures",
    "some_of",
]

_Option = TypeVar("_Option")

FLAGS = st.booleans()
"""The strategy of booleans."""

_MOST_FIGURES = 10
_SHARE_OF_AMOUNTS = 10
"""One in so many draws of a fact is of an amount."""
_LOSSES = ("-{}", "减少{}")
_GAINS = ("{}", "+{}", "增加{}")
_WIDEST_COUNTED = 100_000
_NUMERALS = "一二三四五六七八九十"
_NUMBERINGS = ("{numeral}、", "{numeral}、", "{numeral}、", "第{numeral}部分 ", "（{numeral}）", "")


@cache
def any_of(options: tuple[_Option, ...]) -> st.SearchStrategy[_Option]:
    """Return the strategy of some options, kept, because Hypothesis takes longer to make one than to draw from it."""
    return st.sampled_from(options)


@cache
def number_in(least: int, most: int) -> st.SearchStrategy[int]:
    """Return the strategy of integers between two, which it includes, kept too."""
    return st.integers(least, most)


@cache
def some_of(options: Sequence[_Option], least: int = 0, most: int | None = None) -> st.SearchStrategy[list[_Option]]:
    """Return the strategy of lists of different options, so many of them, kept too; *options* must be hashable."""
    return st.lists(st.sampled_from(options), unique=True, min_size=least, max_size=most)


def free_facts(form: Form) -> list[str]:
    """Return the ids of facts that are numbers and that no relation determines, in the form's order."""
    derived = derived_facts(form)
    return [fact for fact in figure_facts(form) if fact not in derived]


@st.composite
def few_figures(draw: st.DrawFn, form: Form, facts: Sequence[str]) -> dict[str, Decimal]:
    """Draw values for a few of some facts.

    A form has two hundred counts and one or two amounts: these are weighed, or decimals would hardly ever be drawn.
    """
    amounts = [fact for fact in facts if form.slots[fact][2].type == "amount"]
    weighed = (*facts, *amounts * (len(facts) // _SHARE_OF_AMOUNTS))
    return {fact: draw(_values(form.slots[fact][2].type)) for fact in draw(some_of(weighed, most=_MOST_FIGURES))}


def figures(form: Form) -> st.SearchStrategy[dict[str, Decimal]]:
    """Return the strategy of figures that agree: a few cells are drawn, the totals follow, the rest is 0."""
    return few_figures(form, free_facts(form)).map(lambda drawn: sound_figures(form, drawn))


@cache
def _values(type_: str) -> st.SearchStrategy[Decimal]:
    """Return the strategy of figures of a column with that `FormColumn.type`."""
    counts = st.one_of(st.integers(0, 20), st.integers(0, 10_000_000))
    if type_ == "change":
        return st.integers(-500, 500).map(Decimal)
    if type_ == "amount":
        return st.one_of(counts.map(Decimal), st.decimals(0, 100_000, places=2))
    return counts.map(Decimal)


@st.composite
def printed_figures(draw: st.DrawFn, form: Form, values: Mapping[str, Decimal]) -> dict[str, str]:
    """Draw the texts of figures as they are printed, all in one manner."""
    number = "{:,}" if draw(FLAGS) else "{}"
    loss, gain = draw(any_of(_LOSSES)), draw(any_of(_GAINS))
    unit, counted = draw(any_of(("", "元"))), draw(any_of(("", "", "", "件")))
    if max(values.values()) >= _WIDEST_COUNTED:
        counted = ""  # it would not fit into the narrow columns of a page
    printed = {}
    for fact, value in values.items():
        column = form.slots[fact][2]
        text = number.format(abs(value))
        if column.type == "change" and value:
            text = (loss if value < 0 else gain).format(text)
        units = {"amount": unit, "count": counted}
        printed[fact] = text if column.unit else text + units.get(column.type, "")
    return printed


@st.composite
def printed_answers(draw: st.DrawFn, form: Form) -> dict[str, str]:
    """Draw the texts of answers, all printed in one manner; a text is 无, which a kind may replace."""
    manner = draw(any_of(tuple(sorted(TICKS))))
    printed = {}
    for fact, (_, _, column) in form.slots.items():
        choices = ("是", "否") if column.type == "yes-no" else column.choices
        most = len(choices) if column.type == "choices" else 1
        if choices:
            chosen = draw(some_of(choices, 1, most))
            printed[fact] = printed_choices(choices, chosen, manner)
        elif not column.is_figure:
            printed[fact] = "无"
    return printed


@st.composite
def headings(draw: st.DrawFn, form: Form) -> dict[str, str]:
    """Draw the headings of a form, each in one of its wordings, all numbered in one way."""
    style = draw(any_of(_NUMBERINGS))
    return {
        section.id: style.format(numeral=_NUMERALS[number]) + draw(any_of((section.name, *section.variants)))
        for number, section in enumerate(form.sections)
    }
