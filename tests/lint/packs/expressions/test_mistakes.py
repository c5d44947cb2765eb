"""What is wrong with an expression: each mistake at its place, with the right name or sign, all at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.packs.expressions.expression import read_expression
from gouji.packs.expressions.mistakes import ExpressionError
from gouji.packs.expressions.names import Names

Wrong = Callable[[str], list[tuple[str, str]]]

MISTAKES = {
    "requests.new.totl > 1": (
        "requests.new.totl",
        "there is no fact 'requests.new.totl'; did you mean 'requests.new.total'?",
    ),
    "prior.requests.nw.total > 1": (
        "prior.requests.nw.total",
        "there is no fact 'prior.requests.nw.total'; did you mean 'prior.requests.new.total'?",
    ),
    "yeer > 1": ("yeer", "there is no fact 'yeer'; did you mean 'year'?"),
    "letters.received > 1": (
        "letters.received",
        "'letters.received' is a fact of the form 2008, which the years of the rule exclude",
    ),
    "prior.year > 1": ("prior.year", "of the prior report there are only facts (prior.FACT)"),
    "sum(requests.denid.*.total) > 1": (
        "requests.denid.*.total",
        "no fact is like 'requests.denid.*.total'; did you mean 'requests.denied.*.total'?",
    ),
    "sum(site.*) > 1": ("site.*", "not all of 'site.*' are numbers"),
    "requests.denied.*.total > 1": (
        "requests.denied.*.total",
        "'requests.denied.*.total' are several facts, which go into sum, min, max or count",
    ),
    "$mst > 1": ("$mst", "the rule has no option '$mst'; did you mean '$most'?"),
    "$all > 1": ("$all", "the option '$all' has parts and cannot be used here"),
    "$ > 1": ("$", "expected the name of an option after $"),
    "summ(fees.amount) > 1": ("summ", "there is no function 'summ'; did you mean 'sum'?"),
    "abs(fees.amount, 1) > 1": ("abs(fees.amount, 1)", "it is written abs(a)"),
    "round(fees.amount) > 1": ("round(fees.amount)", "it is written round(a, 2)"),
    "round(fees.amount, 99) > 1": ("99", "expected a whole number from 0 to 20"),
    "count(year) > 1": ("year", "expected a fact here"),
    "known(1)": ("1", "expected a fact here"),
    "known(site.*)": ("site.*", "expected a fact here"),
    '"a" + 1 > 1': ('"a"', "this is a text; expected a number"),
    "fees.amount": ("fees.amount", "this is a number; expected a condition (yes or no)"),
    "fees.amount and site.open": ("fees.amount", "this is a number; expected a condition (yes or no)"),
    "not fees.amount": ("fees.amount", "this is a number; expected a condition (yes or no)"),
    "site.open > 1": ("site.open", "this is a condition (yes or no); expected a number"),
    "site.name == 1": ("site.name == 1", "a text and a number cannot be compared"),
    'site.kinds == "a"': ("site.kinds", "of several choices only known(…) can be asked"),
    "$words == $word": ("$words", "this is some words; expected a number"),
    "overview > 1": (
        "overview",
        "'overview' is a section; sections stand in quotation marks in mentions or length",
    ),
    "length(overview) > 1": (
        "overview",
        "this is a section; expected a section in quotation marks; did you mean '\"overview\"'?",
    ),
    'length("overveiw") > 1': ('"overveiw"', "there is no section 'overveiw'; did you mean 'overview'?"),
    "length(fees.amount) > 1": ("fees.amount", "this is a number; expected a section in quotation marks"),
    'mentions("overview", 1)': (
        "1",
        "this is a number; expected a word in quotation marks, or an option that is a text or a list",
    ),
    'mentions("overview", "")': ('""', "the word is empty"),
    'mentions("overview")': ('mentions("overview")', 'it is written mentions("overview", "收费", …)'),
    'level == "citty"': (
        '"citty"',
        "there is no 'citty'; expected one of province, city, county; did you mean 'city'?",
    ),
    "year = 2024": ("=", "'=' is not used here; expected =="),
    "year > 1 && site.open": ("&&", "'&&' is not used here; expected and"),
    "year > 1 || site.open": ("||", "'||' is not used here; expected or"),
    "!site.open": ("!", "'!' is not used here; expected not"),
    "year <> 2024": ("<>", "'<>' is not used here; expected !="),
    "year => 2024": ("=>", "'=>' is not used here; expected >="),
    "year > 1 AND site.open": ("AND", "'AND' is not used here; expected and"),
    "if site.open": ("if", "'if' is not used here; 'if a then b' is written a implies b"),
    "year > 1 就 site.open": ("就", "'就' is not used here; expected implies"),
    "year > 1 且 site.open": ("且", "'且' is not used here; expected and"),
    "site.open == True": ("True", "'True' is not used here; expected true"),
    "1 < year < 2000": ("<", "comparisons cannot be chained; write them apart, joined by and: a < b and b < c"),
    "year ** 2 > 1": ("*", "unexpected '*'; expected a number, a text, a fact or a bracket"),
    "year % 2 == 1": ("%", "unexpected '%'"),
    "year > 1 ; site.open": (";", "unexpected ';'"),
    "3x > year": ("3x", "no number: '3x'; expected a number as 1_000, 2.5, 3万 or 40%"),
    "1.2.3 > year": ("1.2.3", "no number: '1.2.3'; expected a number as 1_000, 2.5, 3万 or 40%"),
    f"{'9' * 31} > year": ("9" * 31, "the number has more than 30 digits"),
    'site.name == "a': ('"', "the quotation mark is not closed"),
    "(year > 1": ("", "the expression ends here; expected a closing bracket"),
    "year > 1)": (")", "unexpected ')'; expected an operator"),
    "year >": ("", "the expression ends here; expected a number, a text, a fact or a bracket"),
    "year > > 1": (">", "unexpected '>'; expected a number, a text, a fact or a bracket"),
    "year > 1 site.open": ("site.open", "unexpected 'site.open'; expected an operator"),
    "": ("", "the expression is empty"),
    "   ": ("   ", "the expression is empty"),
    "year == not site.open": ("not", "unexpected 'not'; expected a number, a text, a fact or a bracket"),
    f"{'(' * 31}site.open{')' * 31}": ("(", "brackets, not and signs stand more than 30 deep in each other"),
    f"{'not ' * 31}site.open": ("not", "brackets, not and signs stand more than 30 deep in each other"),
    f"{'-' * 31}year > 1": ("-", "brackets, not and signs stand more than 30 deep in each other"),
    "false": ("false", "the condition can never be true"),
    "1 == 2 and site.open": ("1 == 2 and site.open", "the condition can never be true"),
    "1 / 3 > 2": ("1 / 3 > 2", "the condition can never be true"),
    "1 < 2": ("1 < 2", "the condition is always true"),
    "1 == 2 implies site.open": ("1 == 2 implies site.open", "the condition is always true"),
    "year < 2020 and year > 2022": ("year > 2022", "these conditions on 'year' can never be true together"),
    "2020 > year and (site.open and 2022 < year)": (
        "2022 < year",
        "these conditions on 'year' can never be true together",
    ),
    "year > 2020 and year < 2021": ("year < 2021", "these conditions on 'year' can never be true together"),
    "year < 2019": ("year < 2019", "in the years of the rule these conditions can never be true"),
    "site.open or fees.amount > 3 and fees.amount <= 3": (
        "fees.amount <= 3",
        "these conditions on 'fees.amount' can never be true together",
    ),
    'level == "city" and level == "county"': (
        'level == "county"',
        "these conditions on 'level' can never be true together",
    ),
    "site.open and not site.open": ("not site.open", "these conditions on 'site.open' can never be true together"),
    "$most > 3 and $most < 2": ("$most < 2", "these conditions on '$most' can never be true together"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_at_its_place(wrong: Wrong, text: str) -> None:
    told = wrong(text)

    assert told == [MISTAKES[text]]


def test_all_mistakes_are_told_at_once(wrong: Wrong) -> None:
    told = wrong('requests.new.totl = 3 && lenth("overview") > $mst')

    assert [words for words, _ in told] == ["requests.new.totl", "=", "&&", "lenth", "$mst"]


def test_names_are_checked_where_the_text_has_no_tree(wrong: Wrong) -> None:
    told = wrong("requests.new.totl > > $mst")

    assert [words for words, _ in told] == ["requests.new.totl", ">", "$mst"]


def test_a_long_expression_is_refused(wrong: Wrong) -> None:
    told = wrong("site.open or " * 200 + "site.open")

    assert [message for _, message in told] == ["the expression has more than 2,000 characters"]


@pytest.mark.parametrize(
    "text",
    [
        "fees.amount > 2020 and fees.amount < 2021",
        "year > 2020 or year < 2020",
        "year >= 2021 and year <= 2021",
        "requests.new.total > 2 and requests.new.total != 3",
        'site.name != "a" and site.name != "b"',
        "not (year > 2020 and site.open)",
        "year < 2021",
    ],
)
def test_what_can_be_true_is_not_told(names: Names, text: str) -> None:
    expression = read_expression(text, names)

    assert expression.text == text


def test_mistakes_are_told_in_chinese_too(names: Names) -> None:
    with pytest.raises(ExpressionError) as error:
        read_expression('"一" + 1 > 2', names)

    assert [mistake.message.zh for mistake in error.value.mistakes] == ["这里是文字；应为数"]
