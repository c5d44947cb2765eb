"""Any expression has the value that a plain evaluator gives it; any text is read or refused with mistakes within it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
import operator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.mistakes import ExpressionError, Mistakes
from gouji.packs.expressions.names import FactNames, Names
from gouji.packs.expressions.parse import parse
from gouji.packs.expressions.types import Typing

Tree = tuple[Any, ...]

NUMBERS, TRUTHS, TEXTS = ("t.a.n", "t.b.n", "t.c.n"), ("t.d", "t.e"), ("t.f", "t.g")
NAMES = Names(
    FactNames(
        {"x": dict.fromkeys(NUMBERS, "count") | dict.fromkeys(TRUTHS, "yes-no") | dict.fromkeys(TEXTS, "text")}  # type: ignore[dict-item]
    ),
    sections=("overview",),
    options={"most": "number"},
)
_COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

figures = st.integers(0, 30).map(Decimal) | st.decimals(0, 5, places=1)
number_leaves = st.one_of(
    figures.map(lambda value: ("number", value)),
    st.sampled_from(NUMBERS).map(lambda name: ("name", name)),
    st.sampled_from(NUMBERS).map(lambda name: ("name", f"prior.{name}")),
    st.just(("name", "year")),
    st.just(("several", "sum")),
    st.just(("several", "max")),
    st.just(("several", "count")),
)
numbers = st.recursive(
    number_leaves,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("+", "-", "*")), inner, inner),
        st.tuples(st.just("minus"), inner),
        st.tuples(st.just("abs"), inner),
        st.tuples(st.just("min"), inner, inner),
    ),
    max_leaves=6,
)
texts = st.sampled_from(("a", "b")).map(lambda text: ("text", text)) | st.sampled_from(TEXTS).map(
    lambda name: ("name", name)
)
comparisons = st.one_of(
    st.tuples(st.sampled_from(tuple(_COMPARE)), numbers, numbers),
    st.tuples(st.sampled_from(("==", "!=")), texts, texts),
    st.sampled_from(TRUTHS).map(lambda name: ("name", name)),
    st.sampled_from((*NUMBERS, *TEXTS)).map(lambda name: ("known", name)),
)
conditions = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("and", "or", "implies")), inner, inner), st.tuples(st.just("not"), inner)
    ),
    max_leaves=8,
)


def shown(tree: Tree) -> str:
    """Return the text of a tree, with brackets around every part."""
    name, *parts = tree
    if name in ("number", "name"):
        return str(parts[0])
    if name in ("text", "several", "known"):
        return {"text": f'"{parts[0]}"', "several": f"{parts[0]}(t.*.n)", "known": f"known({parts[0]})"}[name]
    if name in ("abs", "min"):
        return f"{name}({', '.join(map(shown, parts))})"
    signs = {"not": "not ", "minus": "-"}
    return f"({signs[name]}{shown(parts[0])})" if name in signs else f"({shown(parts[0])} {name} {shown(parts[1])})"


def plain(tree: Tree, facts: Mapping[str, Any]) -> Any:
    """Return the value of a tree with fractions, None where it is unknown."""
    name, *parts = tree
    if name in ("number", "text"):
        return Fraction(parts[0]) if name == "number" else parts[0]
    if name in ("name", "known"):
        value = facts.get(parts[0])
        return value if name == "name" else value is not None
    values = [facts.get(fact) for fact in NUMBERS] if name == "several" else [plain(part, facts) for part in parts]
    function = parts[0] if name == "several" else name
    if function == "count":
        return sum(value is not None for value in values)
    if function in ("and", "or", "not", "implies"):
        return _logic(function, values)
    return None if None in values else _number(function, values)


def _logic(name: str, values: list[Any]) -> bool | None:
    """Return the value by counting: false is 0, unknown 1/2, true 1."""
    low, *others = [Fraction(1, 2) if value is None else Fraction(int(value)) for value in values]
    degree = {
        "not": lambda: 1 - low,
        "and": lambda: min(low, *others),
        "or": lambda: max(low, *others),
        "implies": lambda: max(1 - low, *others),
    }[name]()
    return None if degree == Fraction(1, 2) else degree == 1


def _number(name: str, values: list[Any]) -> Any:
    if name in _COMPARE:
        return _COMPARE[name](*values)
    if name == "minus":
        return -values[0]
    if name in ("abs", "sum", "min", "max"):
        return abs(values[0]) if name == "abs" else {"sum": sum, "min": min, "max": max}[name](values)
    return {"+": operator.add, "-": operator.sub, "*": operator.mul}[name](*values)


class _Scope:
    """A scope of one mapping of names to values."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.facts = {name: values.get(name) for name in (*NUMBERS, *TRUTHS, *TEXTS)}
        self.prior_facts = {name.removeprefix("prior."): values[name] for name in values if name.startswith("prior.")}
        self.options: dict[str, Any] = {}
        self._year = values.get("year")

    def own(self, _name: str) -> Any:
        return self._year

    def mentions(self, _section: str, _words: object) -> None:
        return None

    def length(self, _section: str) -> None:
        return None


known = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys((*NUMBERS, "year"), figures),
        **dict.fromkeys([f"prior.{name}" for name in NUMBERS], figures),
        **dict.fromkeys(TRUTHS, st.booleans()),
        **dict.fromkeys(TEXTS, st.sampled_from(("a", "b"))),
    },
)


def compiled(text: str) -> Any:
    """Return the expression of a text, whether or not it can be true."""
    mistakes = Mistakes()
    tree, _ = parse(text, mistakes)
    assert tree is not None
    code = Typing(NAMES, mistakes).wanted(tree, "truth")
    assert list(mistakes) == []
    return Expression(text, code)


@given(conditions, known)
def test_an_expression_has_the_value_of_a_plain_evaluation(tree: Tree, values: Mapping[str, Any]) -> None:
    plain_values = {name: Fraction(value) if isinstance(value, Decimal) else value for name, value in values.items()}

    value = compiled(shown(tree)).value(_Scope(values))

    assert value is plain(tree, plain_values)


@given(conditions, known)
def test_what_is_told_never_to_be_true_never_is(tree: Tree, values: Mapping[str, Any]) -> None:
    try:
        read_expression(shown(tree), NAMES)
    except ExpressionError as error:
        told = {mistake.message.en for mistake in error.mistakes}
        value = compiled(shown(tree)).value(_Scope(values))

        assert "the condition can never be true" not in told or value is not True


@given(st.text(st.characters(codec="utf-8"), max_size=200) | st.text('ab.*()<>=!&|+-/,"“”$0123_万% \n', max_size=200))
def test_any_text_is_read_or_refused_with_mistakes_within_it(text: str) -> None:
    try:
        read_expression(text, NAMES)
    except ExpressionError as error:
        places = [0 <= mistake.start <= mistake.end <= len(text) for mistake in error.mistakes]

        assert places
        assert all(places)


WORDS = """
t.a.n prior.t.b.n t.*.n t.d year and or not implies ( ) , == < + - * / 1 40% "overview" $most $no sum known mentions
length round true = xyz
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
def test_any_words_are_read_or_refused(text: str) -> None:
    try:
        read_expression(text, NAMES)
    except ExpressionError as error:
        told = error.mistakes

        assert told


bounds = st.lists(st.tuples(st.sampled_from(tuple(_COMPARE)), st.integers(2000, 2006)), min_size=1, max_size=5)


@given(bounds)
def test_bounds_are_told_to_contradict_each_other_where_no_year_is_within_them(pairs: list[tuple[str, int]]) -> None:
    text = " and ".join(f"year {sign} {value}" for sign, value in pairs)
    possible = any(all(_COMPARE[sign](year, value) for sign, value in pairs) for year in range(1990, 2020))

    try:
        read_expression(text, NAMES)
        told = False
    except ExpressionError:
        told = True

    assert told is not possible
