"""Find figures and words with which a condition is true, as far as simple comparisons tell: what a report is generated with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import Any

import attrs

from gouji.packs.expressions.compile import compile_code
from gouji.packs.expressions.typed import Code
from gouji.packs.expressions.walk import parts_of
from gouji.packs.sought import Sought
from gouji.testing.packs.sample_scope import KnownScope
from gouji.value import Value

__all__ = ["Wish", "wishes_for", "words_in"]

_MOST = 12
_FEW_FACTS, _MOST_FACTS = 4, 8
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_FACTS = ("fact", "prior", "facts", "priors")
_OTHERS = tuple(map(Decimal, (2, 0, 100)))
"""What the other figures of a comparison are while one is looked for."""


@attrs.frozen(eq=False, repr=False)
class Wish(Value):
    """What a report should have: texts of figures of its own and of the year before, and sentences by section."""

    facts: tuple[tuple[str, str], ...] = ()
    prior: tuple[tuple[str, str], ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()

    def and_(self, other: Wish) -> Wish:
        """Return both wishes; where they differ the other one's figures are taken."""
        return Wish(
            tuple({**dict(self.facts), **dict(other.facts)}.items()),
            tuple({**dict(self.prior), **dict(other.prior)}.items()),
            (*self.sentences, *other.sentences),
        )


_NOTHING = Wish()


def wishes_for(code: Code, options: Mapping[str, Any]) -> list[Wish]:
    """Return wishes with which some code may be true, the plainest first; whether it is must be tried.

    What depends on the body or the year is left to whoever chooses these. Figures are wished for few facts at once: to find
    all others that agree with them takes long.
    """
    wishes = islice(_wishes(code, options, wanted=True), _MOST)
    return list(dict.fromkeys(wish for wish in wishes if len(wish.facts) <= _MOST_FACTS))


def _wishes(code: Code, options: Mapping[str, Any], *, wanted: bool) -> Iterator[Wish]:
    kind = code[0]
    if kind == "not":
        yield from _wishes(code[1], options, wanted=not wanted)
    elif kind == "implies":
        yield from _wishes(("or", *[("not", each) for each in code[1:-1]], code[-1]), options, wanted=wanted)
    elif kind in ("and", "or"):
        ways = [list(islice(_wishes(each, options, wanted=wanted), _MOST)) for each in code[1:]]
        yield from _together(ways) if (kind == "and") is wanted else (wish for way in ways for wish in way)
    elif kind in _COMPARISONS:
        yield from _compared(code, options, wanted=wanted)
    elif kind == "mentions":
        yield _mentioned(code, options) if wanted else _NOTHING
    elif kind == "known" and code[1][0] in ("fact", "prior"):
        yield _of_facts([(code[1], "1" if wanted else "")])
    elif kind in ("fact", "prior"):
        yield _of_facts([(code, "是" if wanted else "否")])
    else:
        yield _NOTHING


def _together(ways: Sequence[Sequence[Wish]]) -> Iterator[Wish]:
    for chosen in islice(product(*ways), _MOST):
        wish = _NOTHING
        for each in chosen:
            wish = wish.and_(each)
        yield wish


def _compared(code: Code, options: Mapping[str, Any], *, wanted: bool) -> Iterator[Wish]:
    """Yield figures with which a comparison holds: each of its facts is tried with what the others then ask for."""
    facts = list(dict.fromkeys(_single(code)))
    text = next((part[1] for part in code[1:] if part[0] == "text"), None)
    if text is not None and facts:
        yield _of_facts([(facts[0], text if (code[0] == "==") is wanted else "")])
        return
    if not facts:
        yield _NOTHING
        return
    run = compile_code(code)
    for other, fact in product(_OTHERS, facts[:_FEW_FACTS]):
        values = dict.fromkeys(facts, other)
        for tried in _tries(code, values, options, fact):
            if run(_scope(code, {**values, fact: tried}, options)) is wanted:
                told = {**values, fact: tried} if len(facts) <= _FEW_FACTS else {fact: tried}
                yield _of_facts([(each, f"{value:f}") for each, value in told.items()])
                break


def _single(code: Code) -> Iterator[Code]:
    """Yield the facts in some code; of several facts by one name the first."""
    for part in parts_of(code, *_FACTS):
        if part[0] in ("facts", "priors"):
            yield (part[0].removesuffix("s"), str(part[1][0]))
        else:
            yield (part[0], str(part[1]))


def _tries(code: Code, values: Mapping[Code, Decimal], options: Mapping[str, Any], fact: Code) -> Iterator[Decimal]:
    """Yield numbers to try for a fact: those near what either side is without it, then some of all sizes."""
    scope = _scope(code, {**values, fact: Decimal(0)}, options)
    sides = [value for part in code[1:] if isinstance(value := compile_code(part)(scope), Decimal)]
    near = [abs(value).to_integral_value() + step for value in sides for step in (0, 1, -1)]
    yield from (value for value in near if value >= 0)
    yield from map(Decimal, (0, 1, 2, 3, 10, 100, 1_000, 100_000))


def _mentioned(code: Code, options: Mapping[str, Any]) -> Wish:
    """Return a sentence with one of the words, unless all of them are patterns."""
    words = words_in(code, options)
    plain = next((word for word in words if not word.is_pattern), None)
    return Wish(sentences=((str(code[1]), f"有关{plain}的情况已经说明。"),)) if plain is not None else _NOTHING


def words_in(code: Code, options: Mapping[str, Any]) -> list[Sought]:
    """Return the words that the code of ``mentions`` looks for, those of options too."""
    found: list[Sought] = []
    for part in code[2:]:
        value = options.get(part[1], ()) if part[0] == "option" else part[1]
        found += map(Sought, (value,) if isinstance(value, str) else value)
    return found


def _of_facts(texts: Iterable[tuple[Code, str]]) -> Wish:
    given = list(texts)
    own, prior = (
        tuple([(str(fact[1]), text) for fact, text in given if fact[0] == kind]) for kind in ("fact", "prior")
    )
    return Wish(own, prior)


def _scope(code: Code, values: Mapping[Code, Decimal], options: Mapping[str, Any]) -> KnownScope:
    """Return the scope of figures of facts and of those of the year before; several facts by one name are 0."""
    several = {"fact": "facts", "prior": "priors"}
    zeros = {kind: [ids for part in parts_of(code, many) for ids in part[1:]] for kind, many in several.items()}
    own, prior = (
        {
            **{str(name): Decimal(0) for ids in zeros[kind] for name in ids},
            **{str(fact[1]): value for fact, value in values.items() if fact[0] == kind},
        }
        for kind in several
    )
    return KnownScope(own, prior, options)
