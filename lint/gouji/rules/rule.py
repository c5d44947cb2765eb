"""The models of a rule on one report and of an across rule, and the decorators that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Holding, Unknown
from gouji.rules.meta import Option, Options, RuleMeta
from gouji.rules.when import ALWAYS, When
from gouji.text.source import Span
from gouji.value import Entity, Value, evolve, frozen

if TYPE_CHECKING:
    from typing import NotRequired, Protocol, TypedDict, Unpack

    from gouji.report.model import ReportStatus
    from gouji.report.relations import Outcome
    from gouji.rules.meta import FixKind, Level, RuleStatus

    class Metadata(TypedDict):
        """The keyword arguments of the decorators: the fields of `RuleMeta`, each list as any iterable."""

        code: str
        name: str
        severity: Level
        summary: Message
        source: str
        since: str
        forms: NotRequired[Iterable[str]]
        years: NotRequired[tuple[int | None, int | None]]
        kind: NotRequired[str]
        statuses: NotRequired[Iterable[ReportStatus]]
        status: NotRequired[RuleStatus]
        options: NotRequired[Iterable[Option]]
        messages: NotRequired[Iterable[Message]]
        fix: NotRequired[FixKind]
        pack: NotRequired[str]
        successor: NotRequired[str]
        former_names: NotRequired[Iterable[str]]

    class DataCheck(Protocol):
        """A record that says what may not be in a report, and finds it."""

        @property
        def message(self) -> Message:
            """What it reports."""

        @property
        def fix(self) -> FixKind:
            """The kind of its fixes."""

        @property
        def when(self) -> When:
            """What a report must have for it to be run."""

        def __call__(self, report: Report, options: Options, /) -> Iterator[Finding]:
            """Yield what it finds in a report."""


__all__ = [
    "AcrossRule",
    "AnyRule",
    "CheckFunction",
    "ContributeFunction",
    "HoldsFunction",
    "JoinFunction",
    "JudgeFunction",
    "ReadFunction",
    "ReadSentence",
    "Reading",
    "ReadingLimit",
    "Rule",
    "TogetherFunction",
    "across_rule",
    "data_rule",
    "rule",
]


ReadingLimit: TypeAlias = Literal["", "period", "scope", "about"]
"""Why a figure of a sentence is compared with nothing, "" where it is compared."""


@frozen
class Reading(Value):
    """One figure that a rule has read in a sentence.

    ``measure`` is what it counts (``requests.new``), ``value`` the figure. ``limit`` is why it is not compared:
    ``period`` (another year or a part of one), ``scope`` (a part of the whole), ``about`` (no exact figure);
    "" where it is compared. ``name`` is what people call the measure (None: the measure itself is shown).
    """

    measure: str
    value: str
    limit: ReadingLimit = ""
    name: Message | None = None


@frozen
class ReadSentence(Value):
    """A sentence with figures, its place, and what was read in it: nothing where it was not understood."""

    text: str
    span: Span
    readings: tuple[Reading, ...] = ()


CheckFunction: TypeAlias = Callable[[Report, Options], Iterable[Finding | Unknown]]
HoldsFunction: TypeAlias = Callable[[Report, Options], Holding | Unknown]
"""Decides whether a rule holds for a report to which it applies, before the rule is run."""
TogetherFunction: TypeAlias = (
    "Callable[[Sequence[tuple[CheckFunction, Options]]], Callable[[Report], Sequence[Holding | Unknown]]]"
)
"""Is given the checks and options of several rules, and returns what decides at once which of them hold for a report."""
ReadFunction: TypeAlias = Callable[[Report], Iterable[ReadSentence]]
JudgeFunction: TypeAlias = "Callable[[Report, Options], Mapping[str, Outcome | None]]"
"""Gives the outcomes of the relations that a rule checks, by their ids; None for one that an option leaves out."""
ContributeFunction: TypeAlias = Callable[[Report, Any], object]
"""Takes what is compared from a report and a `Contributing`; None for nothing."""
JoinFunction: TypeAlias = Callable[[Any], Iterable[Any]]
"""Compares what a `Joined` holds; yields `AcrossFinding` and `NotCompared`."""


class _Named(Entity):
    """A base for what has metadata: its code and name are those of the metadata, and its repr shows them."""

    __slots__ = ()
    meta: RuleMeta

    @property
    def code(self) -> str:
        """The rule's code, as T101."""
        return self.meta.code

    @property
    def name(self) -> str:
        """The rule's name, as total-consistency."""
        return self.meta.name

    def __str__(self) -> str:
        return str(self.meta)

    def __repr__(self) -> str:
        return repr(self.meta)


@frozen
class AcrossRule(_Named):
    """An across rule: ``contribute`` takes from each report what is compared, ``join`` compares it.

    ``alone`` is why the rule cannot judge a report that is compared with no other (None: that goes without saying).
    """

    meta: RuleMeta
    contribute: ContributeFunction
    join: JoinFunction
    alone: Message | None = None

    def with_meta(self, **fields: Any) -> AcrossRule:
        """Return the rule with some of its metadata changed."""
        return evolve(self, meta=evolve(self.meta, **fields))


@frozen
class Rule(_Named):
    """A rule: its metadata, and the function that checks a report.

    ``reads`` gives, for a rule that reads prose, the sentences with figures that it has read, and as what:
    ``gouji check --coverage`` shows them. ``judges`` gives, for a rule on relations, their outcomes as its options have
    them, which coverage counts; it is called where an option has another value than its default. ``when`` is what a
    report must have for the rule to be run on it; with options of its own it is always run. ``across`` is the part of
    the rule that compares reports, under the same name. ``holds`` decides for which of the reports to which it applies
    the rule holds (None: for all of them); ``together`` decides the same at once for all rules that have it.
    """

    meta: RuleMeta
    check: CheckFunction
    reads: ReadFunction | None = None
    when: When = ALWAYS
    across: AcrossRule | None = None
    judges: JudgeFunction | None = None
    holds: HoldsFunction | None = None
    together: TogetherFunction | None = None

    def with_meta(self, **fields: Any) -> Rule:
        """Return the rule with some of its metadata changed, its across part included."""
        across = self.across.with_meta(**fields) if self.across is not None else None
        return evolve(self, meta=evolve(self.meta, **fields), across=across)


AnyRule: TypeAlias = Rule | AcrossRule


def rule(
    *,
    reads: ReadFunction | None = None,
    judges: JudgeFunction | None = None,
    when: When = ALWAYS,
    contributes: ContributeFunction | None = None,
    joins: JoinFunction | None = None,
    **metadata: Unpack[Metadata],
) -> Callable[[Callable[[Report, Options], Iterator[Finding]]], Rule]:
    """Return a decorator that makes a `Rule` of a function, whose docstring is the rule's page.

    *metadata* are fields of `RuleMeta`. A rule that compares reports as well has two more functions, as
    `across_rule` has. Raises ValueError for one of them without the other.
    """
    if (contributes is None) is not (joins is None):
        message = f"rule {metadata.get('name')}: contributes and joins go together"
        raise ValueError(message)

    def make(check: Callable[[Report, Options], Iterator[Finding]]) -> Rule:
        meta = _meta(check, metadata)
        across = AcrossRule(meta, contributes, joins) if contributes is not None and joins is not None else None
        return Rule(meta, check, reads, when, across, judges)

    return make


def data_rule(
    check: DataCheck, *others: DataCheck, **metadata: Unpack[Metadata]
) -> Callable[[Callable[[], None]], Rule]:
    """Make a `Rule` of one or several checks that are data; the docstring of the function that follows is the rule's page.

    *metadata* is that of `RuleMeta`. Its ``messages`` and ``fix``, and the words and signs without which the rule
    is not run, are those of the checks.
    """
    checks = (check, *others)
    metadata["messages"] = [each.message for each in checks]
    metadata["fix"] = next((each.fix for each in checks if each.fix != "none"), "none")
    when = _one_of([each.when for each in checks])

    def make(page: Callable[[], None]) -> Rule:
        return Rule(_meta(page, metadata), partial(_in_turn, checks) if others else check, when=when)

    return make


def _one_of(conditions: Sequence[When]) -> When:
    """Return the condition that holds where one of some conditions does."""
    if ALWAYS in conditions:
        return ALWAYS
    words = tuple([word for each in conditions for word in each.words])
    return When(words, tuple([sign for each in conditions for sign in each.signs]))


def _in_turn(checks: Iterable[DataCheck], report: Report, options: Options) -> Iterator[Finding]:
    for check in checks:
        yield from check(report, options)


def across_rule(
    *, contributes: ContributeFunction, **metadata: Unpack[Metadata]
) -> Callable[[JoinFunction], AcrossRule]:
    """Return a decorator that makes an `AcrossRule` of a function, which joins what ``contributes`` has taken.

    The function's docstring is the rule's page; *metadata* are fields of `RuleMeta`.
    """

    def make(join: JoinFunction) -> AcrossRule:
        return AcrossRule(_meta(join, metadata), contributes, join)

    return make


_LISTS = ("forms", "statuses", "options", "messages", "former_names")


def _meta(function: Callable[..., Any], metadata: Metadata) -> RuleMeta:
    given: dict[str, Any] = {**metadata}
    lists: dict[str, Any] = {name: tuple(given.pop(name)) for name in _LISTS if name in given}
    return RuleMeta(function=function, **given, **lists)
