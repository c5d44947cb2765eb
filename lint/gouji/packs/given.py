"""What a report gives to a rule of a pack that compares it with the report of the year before, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gouji.comparing.members import Contributing, Member, Spot
from gouji.message import Message
from gouji.packs.expressions.compile import compile_code
from gouji.packs.expressions.expression import Expression
from gouji.packs.expressions.scope import ReportScope
from gouji.packs.expressions.tree import Known
from gouji.packs.expressions.unknown import UnknownPart
from gouji.packs.expressions.walk import parts_of
from gouji.packs.reasons import reason_of
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["Facts", "Given", "GivenScope", "Judged", "Kept", "Told", "facts_of", "judged_of", "reason_key"]


class Facts(NamedTuple):
    """The values of facts: numbers, answers, and those that are not known."""

    numbers: dict[str, Decimal]
    answers: dict[str, bool | str | tuple[str, ...]]
    unknown: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """The values by id, None for those that are not known."""
        return {**self.numbers, **self.answers, **dict.fromkeys(self.unknown)}


class Told(NamedTuple):
    """A place, and what is said of it where it is related to a finding."""

    spot: Spot
    message: Message


class Kept(NamedTuple):
    """A finding that is kept until the report of the year before is known; fields that depend on it are not filled in."""

    message: Message
    spot: Spot | None = None
    expected: str | None = None
    actual: str | None = None
    related: tuple[Told, ...] = ()


class Judged(NamedTuple):
    """What a report is judged by: its facts, what else it is of, what was asked of its text, the findings.

    ``reasons`` are why parts of the expressions are not known, ``unknown`` why the check cannot tell.
    """

    facts: Facts
    own: dict[str, str]
    texts: dict[str, bool | int | None]
    reasons: dict[str, Message]
    findings: tuple[Kept, ...]
    unknown: tuple[Message, ...] = ()


class Given(NamedTuple):
    """What a report gives: facts for the report of the next year, with their places, and what it is itself judged by.

    ``reasons`` are why some of these facts are not known.
    """

    prior: Facts
    told: dict[str, Told]
    reasons: dict[str, Message]
    judged: Judged | None = None


@frozen
class GivenScope(Entity):
    """The scope of a report that was given, and the facts of the report of the year before."""

    member: Member[Given]
    judged: Judged
    facts: Mapping[str, Any]
    prior_facts: Mapping[str, Any]

    @property
    def options(self) -> Mapping[str, Any]:
        """The values of options by their names."""
        return self.member.options.values

    def own(self, name: str) -> Known | None:
        """Return the year, agency, level or type."""
        return Decimal(self.member.period) if name == "year" else self.judged.own.get(name)

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        """Return whether one of the words stands in a section."""
        found = self.judged.texts.get(_mentions_key(section, words))
        return None if found is None else bool(found)

    def length(self, section: str) -> int | None:
        """Return how many characters of prose a section has."""
        return self.judged.texts.get(_length_key(section))


class _Asked:
    """A scope of a report that keeps what was asked of its text."""

    def __init__(self, scope: ReportScope) -> None:
        self.facts, self.prior_facts, self.options = scope.facts, scope.prior_facts, scope.options
        self.texts: dict[str, bool | int | None] = {}
        self._scope = scope

    def own(self, name: str) -> Known | None:
        return self._scope.own(name)

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        found = self._scope.mentions(section, words)
        self.texts[_mentions_key(section, words)] = found
        return found

    def length(self, section: str) -> int | None:
        found = self._scope.length(section)
        self.texts[_length_key(section)] = found
        return found


def _mentions_key(section: str, words: Iterable[Sought]) -> str:
    return "\n".join(("mentions", section, *(word.text for word in words)))


def _length_key(section: str) -> str:
    return f"length\n{section}"


def facts_of(report: Report, names: Iterable[str]) -> Facts:
    """Return the values of some facts; those that the report's form has not are left out."""
    numbers: dict[str, Decimal] = {}
    answers: dict[str, bool | str | tuple[str, ...]] = {}
    unknown: list[str] = []
    for name in dict.fromkeys(names):
        fact = report.facts.get(name)
        if fact is None:
            continue
        if fact.value is not None:
            numbers[name] = fact.value
        elif fact.answer is not None:
            answers[name] = fact.answer
        else:
            unknown.append(name)
    return Facts(numbers, answers, tuple(unknown))


def judged_of(
    expressions: Iterable[Expression], contributing: Contributing, findings: Iterable[Kept], unknown: Iterable[Message]
) -> Judged:
    """Return what a report is judged by: all that the expressions ask of it, and what the check has found."""
    report = contributing.report
    asked = _Asked(ReportScope(report, contributing.options.values))
    used = list(expressions)
    for part in (part for each in used for part in parts_of(each.code, "mentions", "length")):
        compile_code(part)(asked)
        if part[0] == "mentions":
            asked.mentions(part[1], ())
    facts = facts_of(report, (fact for each in used for fact in each.facts))
    names = [name for each in used for _, name in parts_of(each.code, "own")]
    own = {name: asked.own(name) for name in names if name != "year"}
    return Judged(
        facts,
        {name: str(value) for name, value in own.items() if value is not None},
        asked.texts,
        dict(_reasons(report, used, asked, facts)),
        tuple(findings),
        tuple(unknown),
    )


def _reasons(
    report: Report, expressions: Iterable[Expression], asked: _Asked, facts: Facts
) -> Iterator[tuple[str, Message]]:
    """Yield why parts of expressions are not known in a report, whichever of them a value may depend on."""
    parts = [UnknownPart("fact", fact) for fact in facts.unknown]
    parts += [UnknownPart("section", key.split("\n")[1]) for key, value in asked.texts.items() if value is None]
    for each in expressions:
        parts += [UnknownPart("own", name) for _, name in parts_of(each.code, "own") if asked.own(name) is None]
    for part in dict.fromkeys(parts):
        yield reason_key(part), reason_of(part, report).reason


def reason_key(part: UnknownPart) -> str:
    """Return the key under which the reason why a part is not known is given."""
    return f"{part.kind} {part.name}"
