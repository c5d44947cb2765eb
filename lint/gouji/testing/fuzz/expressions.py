"""Expressions in rule packs: good ones, what mutates them, and what must hold of any."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
import re

from gouji.binding.kind import Kind
from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.functions import FUNCTIONS
from gouji.packs.expressions.mistakes import ExpressionError
from gouji.packs.expressions.names import Names
from gouji.packs.expressions.scope import ReportScope
from gouji.report.model import Report
from gouji.testing.fuzz.bench import Bench, promise
from gouji.testing.fuzz.case import Good, Mutation, random_of
from gouji.testing.fuzz.goods import Goods
from gouji.testing.fuzz.odd import ODD_FIGURES
from gouji.testing.fuzz.raw import piece, repeated
from gouji.testing.fuzz.text import of_text

__all__ = ["EXPRESSIONS", "expression_of", "good_expression", "judge_expression", "kind_of", "reports_of"]

_OPERATORS = ("+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or", "implies", "≥", "＋", "×", "÷")
_OPERATOR = re.compile(r"(?<= )(?:[-+*/]|[<>=!]=?|and|or|implies)(?= )")
_NUMBER = re.compile(r"\b\d+\b")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
_WORDS = (
    *(
        "not",
        "true",
        "false",
        "year",
        "agency",
        "level",
        "type",
        "prior.",
        "$most",
        "$",
        "(",
        ")",
        "((",
        ",",
        ".",
        "..*",
        "*",
        "“",
        "'",
    ),
    *(
        '"',
        "%",
        "万",
        "亿",
        "==",
        "=",
        "!",
        "known(",
        "mentions(",
        "round(1, 99)",
        "1 / 0",
        "0 - 1",
        "\n",
        "#",
        "１",
        "——",
        "sum()",
        "**",
    ),
)


def kind_of(bench: Bench, random: Random) -> Kind:
    """Return a kind of report of which there are samples."""
    return bench.plugins.kinds[random.choice(bench.goods.kinds).kind]


def expression_of(kind: Kind, random: Random) -> str:
    """Return an expression over the figures of a form."""
    facts = [fact for fact, (_, _, column) in random.choice(kind.forms).slots.items() if column.is_figure]
    one, two, three = (random.choice(facts) for _ in range(3))
    among = f"{one.rpartition('.')[0]}.*" if one.count(".") > 1 else one
    return random.choice(
        (
            f"{one} + {two} == {three}",
            f"sum({among}) >= {two} and year > 2000",
            f"{one} > 0 implies known({two}) or abs({one} - {three}) <= 1_000 * 40%",
            f"round({one} / {two}, 2) < max({one}, {two}, 3) and not {three} == 1万",
            f'mentions("{_any_section(kind)}", "公开", "收费") or length("{_any_section(kind)}") > 10',
            f"prior.{one} + {two} - -{three} != 7 or agency == “甲” and level == 'city'",
        )
    )


def _any_section(kind: Kind) -> str:
    return next((section.id for form in kind.forms for section in form.sections), "all")


def good_expression(bench: Bench, random: Random) -> Good:
    """Return an expression."""
    return Good("expression.txt", expression_of(kind_of(bench, random), random).encode())


def reports_of(bench: Bench) -> Iterator[Report]:
    """Yield a report of each kind, read anew."""
    for samples in bench.goods.kinds:
        good = Goods((samples,)).report("text rows", random_of("report"))
        yield from bench.linter.read(good.data, good.name)


def judge_expression(bench: Bench, data: bytes, _name: str) -> str:
    """Read an expression and evaluate it, and return what became of it."""
    text = data.decode("utf-8", "replace")
    outcomes = set()
    for kind in bench.plugins.kinds.values():
        types, levels = kind.subjects.types, kind.subjects.levels
        names = Names.of(kind.forms, years=(None, None), types=types, levels=levels, options={"most": "integer"})
        try:
            expression = read_expression(text, names)
        except ExpressionError as error:
            for mistake in error.mistakes:
                promise("a mistake is in the expression", 0 <= mistake.start <= mistake.end <= len(text), mistake)
                promise("a mistake is told", mistake.message.zh.strip() and mistake.message.en.strip())
            continue
        for report in reports_of(bench):
            if report.kind == kind.name:
                outcomes.add(_evaluated(expression, report))
    return ", ".join(sorted(outcomes)) or "refused"


def _evaluated(expression: Expression, report: Report) -> str:
    scope = ReportScope(report, {"most": 3}, {fact: Decimal(3) for fact in report.facts})
    value = expression.value(scope)
    promise("a condition is true, false or unknown", value is None or isinstance(value, bool), value)
    if expression.comparison:
        expression.side("left", scope), expression.side("right", scope)
    return str(value)


def _insert(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    word = random.choice((*_WORDS, *_OPERATORS, *FUNCTIONS, *ODD_FIGURES))
    return f"{text[:at]} {word} {text[at:]}" if random.random() < 0.6 else text[:at] + word + text[at:]


def _replace(random: Random, text: str) -> str:
    words = text.split(" ")
    words[random.randrange(len(words))] = random.choice((*_WORDS, *_OPERATORS, *ODD_FIGURES, random.choice(words)))
    return " ".join(words)


def _exchange(random: Random, text: str) -> str:
    """Replace an operator, a number or a name by another of the expression or of any."""
    pattern = random.choice((_OPERATOR, _NUMBER, _NAME))
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    others = {_OPERATOR: _OPERATORS, _NUMBER: ("0", "1", "0.1", "99999999", "3%", "1亿")}.get(pattern, ())
    return text[: match.start()] + random.choice((*others, random.choice(found)[0])) + text[match.end() :]


def _nest(random: Random, text: str) -> str:
    before, after = random.choice(
        (("(", ")"), ("not ", ""), ("-", ""), ("abs(", ")"), ("1 + (", ")"), ("true implies ", ""), ("max(1, ", ")"))
    )
    times = repeated(random, len(before) + len(after), 4000)
    return before * times + text + after * times


def _chain(random: Random, text: str) -> str:
    joint = random.choice((" and ", " or ", " implies ", " + ", " == ", ", "))
    return joint.join([text] * min(repeated(random, len(text) + 5, 20_000), 2000))


def _lose(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 20)
    return text[:start] + text[end:]


EXPRESSIONS = (
    *(Mutation("word exchanged", of_text(_exchange)) for _ in range(6)),
    *(Mutation("word inserted", of_text(_insert)) for _ in range(3)),
    *(Mutation("word replaced", of_text(_replace)) for _ in range(3)),
    Mutation("expression nested", of_text(_nest)),
    Mutation("expression repeated", of_text(_chain)),
    Mutation("words lost", of_text(_lose)),
)
"""What can be done to an expression."""
