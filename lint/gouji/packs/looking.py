"""Ask rules of packs in one go for which of them a report holds, and which of them keep it.

What depends on the rules and their options alone is decided once for all reports; what rules have in common once for
a report: whether its body is one of some bodies, whether a condition is true, whether a word stands in a passage. A rule
is asked by itself only where that does not settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from gouji.message import Message
from gouji.packs.bodies import ALL_BODIES, Bodies
from gouji.packs.checks.check import Check
from gouji.packs.expressions.expression import Expression
from gouji.packs.expressions.scope import scope_of
from gouji.packs.expressions.unknown import unknown_part
from gouji.packs.judge import Judge
from gouji.packs.passages import Passages
from gouji.packs.place import Place
from gouji.packs.reasons import reason_of
from gouji.report.model import Report
from gouji.rules.holding import Holding, Unknown
from gouji.rules.meta import Options
from gouji.value import Entity, frozen

__all__ = ["holding_alone", "looking"]

_BODY = Unknown(Message("机关的名称、类型或层级不能确定", "the body's name, type or level is not certain"))
_NONE = Options()

Told: TypeAlias = list[Holding | Unknown]


def looking(asked: Iterable[tuple[Any, Options]]) -> Callable[[Report], Told]:
    """Return what decides which of some rules hold for a report, in their order; *asked* are their checks and options."""
    first: list[Holding] = []
    bodies: dict[int, tuple[Bodies, list[int]]] = {}
    conditions: dict[Hashable, tuple[Expression, Options, list[int]]] = {}
    checks: dict[str, dict[int, Check]] = {}
    others: list[tuple[int, Check, Options]] = []
    for rule, (judge, options) in enumerate(asked):
        check, when = judge.with_options(options), judge.when
        if judge.bodies is not ALL_BODIES:
            bodies.setdefault(id(judge.bodies), (judge.bodies, []))[1].append(rule)
        if when is not None and not when.prior_facts:
            key, given = (rule, options) if when.options else (when.code, _NONE)
            conditions.setdefault(key, (when, given, []))[2].append(rule)
        first.append("nowhere" if check.places else "yes")
        for place in check.places:
            checks.setdefault(place, {})[rule] = check
        if not check.places:
            others.append((rule, check, options))
    places = {place: Place.of(of) for place, of in checks.items()}
    return _Looking(first, tuple(bodies.values()), tuple(conditions.values()), places, others)


def holding_alone(judge: Judge, report: Report, options: Options) -> Holding | Unknown:
    """Return whether one rule holds for a report, or why that is not known."""
    return looking([(judge, options)])(report)[0]


@frozen
class _Looking(Entity):
    """Some rules by what decides whether they hold; each is known by its number.

    ``first`` is what is told of each where nothing speaks against it: ``nowhere`` as long as no passage is found that it
    looks in. ``bodies`` and ``conditions`` have the rules that they are of, ``places`` the rules that look in them, and
    ``others`` are the checks that look in none.
    """

    first: Sequence[Holding]
    bodies: Sequence[tuple[Bodies, Sequence[int]]]
    conditions: Sequence[tuple[Expression, Options, Sequence[int]]]
    places: Mapping[str, Place]
    others: Sequence[tuple[int, Check, Options]]

    def __call__(self, report: Report) -> Told:
        """Return for each rule whether it holds for a report and has something to find in it, or why that is not known.

        Where nothing would be found, the rule is kept: to run it takes twice as long as to tell that.
        """
        told: Told = [*self.first]
        closed = self._close(report, told)
        there, wrong = self._look_in_places(report, closed)
        for rule in there:
            told[rule] = "kept"
        for rule in wrong:
            told[rule] = "yes"
        for rule, check, options in self.others:
            if rule not in closed and check.is_met(scope_of(report, options.values)):
                told[rule] = "kept"
        return told

    def _close(self, report: Report, told: Told) -> set[int]:
        """Return the rules that do not hold, or of which that is not known; tell so of each, by its body first."""
        closed: dict[int, Holding | Unknown] = {}
        for condition, options, rules in self.conditions:
            met = _met(condition, report, options)
            if met is not True:
                closed.update(dict.fromkeys(rules, met or "no"))
        for bodies, rules in self.bodies:
            have = bodies.have(report)
            if not have:
                closed.update(dict.fromkeys(rules, _BODY if have is None else "no"))
        for rule, holding in closed.items():
            told[rule] = holding
        return set(closed)

    def _look_in_places(self, report: Report, closed: set[int]) -> tuple[set[int], set[int]]:
        """Return the rules that hold and whose passages are there, and those of them that may find something in one."""
        passages = report.derive(Passages)
        there: set[int] = set()
        wrong: set[int] = set()
        for place, asked in self.places.items():
            passage = passages[place]
            if passage is not None:
                rules = asked.rules - closed
                there |= rules
                wrong |= asked.wrong(passage, rules - wrong)
        return there, wrong


def _met(condition: Expression, report: Report, options: Options) -> bool | Unknown:
    """Return whether a condition is true for a report, or why that is not known."""
    scope = scope_of(report, options.values)
    value = condition.value(scope)
    return reason_of(unknown_part(condition, scope), report) if value is None else value is True
