"""What a rule is: its metadata, its options and the function that checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from gouji.late import Late
from gouji.message import Message
from gouji.report.model import Report, ReportStatus
from gouji.rules.finding import SEVERITIES, Finding
from gouji.rules.when import ALWAYS, When
from gouji.text.source import Span
from gouji.value import Value

if TYPE_CHECKING:
    from gouji.comparing.members import AcrossFinding, Contributing, Joined, NotCompared

__all__ = [
    "ANY_KIND",
    "CheckFunction",
    "ContributeFunction",
    "JoinFunction",
    "Option",
    "Options",
    "ReadFunction",
    "ReadSentence",
    "Reading",
    "Rule",
    "across_rule",
    "rule",
]

ANY_KIND = "any"
"""The kind of a rule that holds for every kind of report."""

_STATUSES = ("preview", "stable", "deprecated", "removed")
_OPTION_TYPES = ("boolean", "integer", "number", "string", "array")


@attrs.frozen(eq=False, repr=False)
class Option(Value):
    """An option of a rule, as people set it under the rule's name.

    ``type`` is a JSON Schema type: boolean, integer, number, string or array (of strings);
    ``choices`` are the values allowed (() for any).
    """

    name: str
    type: str
    default: Any
    description: Message
    choices: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for a type that is none."""
        if self.type not in _OPTION_TYPES:
            message = f"option {self.name!r}: type {self.type!r} is none of {', '.join(_OPTION_TYPES)}"
            raise ValueError(message)


@attrs.frozen(eq=False, repr=False)
class Options(Value):
    """The values of a rule's options: its defaults with what the configuration says."""

    values: Mapping[str, Any] = attrs.field(factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@attrs.frozen(eq=False, repr=False)
class Reading(Value):
    """One figure that a rule has read in a sentence.

    ``measure`` is what it is of (``requests.new``), ``value`` the figure. ``limit`` is why it is compared
    with nothing: ``period`` (another year or a part of one), ``scope`` (a part of the whole), ``about``
    (no exact figure); "" where it is.
    """

    measure: str
    value: str
    limit: str = ""


@attrs.frozen(eq=False, repr=False)
class ReadSentence(Value):
    """A sentence with figures, where it stands, and what was read in it; nothing where it was not understood."""

    text: str
    span: Span
    readings: tuple[Reading, ...] = ()


CheckFunction: TypeAlias = Callable[[Report, Options], Iterable[Finding]]
ReadFunction: TypeAlias = Callable[[Report], Iterable[ReadSentence]]
ContributeFunction: TypeAlias = "Callable[[Report, Contributing], object | None]"
JoinFunction: TypeAlias = "Callable[[Joined], Iterable[AcrossFinding | NotCompared]]"


@attrs.frozen(eq=False, repr=False)
class Rule:
    """A rule: what it is called, when it holds, and the function that checks a report.

    ``severity`` is the default (``off``: only on request). ``forms`` are ids of the forms it holds
    for (() for any; with their kind, as ``gongkai/2021``, or without), ``years`` the first and the last report
    year. ``kind`` names the kind of report that it is of, or is ``any``; where it is "", the plugin that brings
    the rule decides. ``statuses`` are those of the documents it looks at: ``report``, ``old`` (before the first
    form), ``other`` (no report).
    ``source`` is the notice, article or practice it rests on. ``messages`` are all that it can
    say. ``fix`` is ``none``, ``safe`` or ``unsafe``. ``pack`` is the rule pack it belongs to, ""
    for rules that are always there. ``status`` is ``preview`` (it runs where it is named),
    ``stable``, ``deprecated`` (it runs, with a note) or ``removed`` (a record that keeps code and
    name from being used again); ``successor`` is the name of the rule that does its work now.
    ``former_names`` are names that the rule had; whoever writes one means it. ``reads`` tells, for
    a rule that reads prose, which sentences with figures it has read and as what: ``gouji check
    --coverage`` shows them. ``when`` is what a report must have for the rule to be run on it. A rule
    across reports has two more functions: ``contributes`` takes from one report what is compared,
    ``joins`` compares what all have contributed.
    """

    code: str
    name: str
    severity: str
    summary: Message
    source: str
    check: CheckFunction
    since: str
    forms: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    kind: str = ""
    statuses: tuple[ReportStatus, ...] = ("report",)
    status: str = "stable"
    options: tuple[Option, ...] = ()
    messages: tuple[Message, ...] = ()
    fix: str = "none"
    pack: str = ""
    successor: str = ""
    former_names: tuple[str, ...] = ()
    reads: ReadFunction | None = None
    when: When = ALWAYS
    contributes: ContributeFunction | None = None
    joins: JoinFunction | None = None

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for metadata that could not be shown or configured."""
        if not _is_code(self.code):
            message = f"rule code {self.code!r}: expected capital letters and three digits, as T101"
            raise ValueError(message)
        if not _is_name(self.name):
            message = f"rule name {self.name!r}: expected kebab-case, as carried-over-count"
            raise ValueError(message)
        for name in (*self.former_names, *filter(None, (self.successor,))):
            if not _is_name(name) or name == self.name:
                message = f"rule {self.name}: {name!r} is no name of another rule or of this one before"
                raise ValueError(message)
        if self.severity not in (*SEVERITIES, "off"):
            message = f"rule {self.name}: severity {self.severity!r}; expected error, warning, info or off"
            raise ValueError(message)
        if self.status not in _STATUSES:
            message = f"rule {self.name}: status {self.status!r}; expected one of {', '.join(_STATUSES)}"
            raise ValueError(message)
        if (self.contributes is None) is not (self.joins is None):
            message = f"rule {self.name}: contributes and joins go together"
            raise ValueError(message)

    @property
    def page(self) -> str:
        """The rule's page in English: its function's docstring, Markdown."""
        import inspect

        return inspect.cleandoc(self._function.__doc__ or "")

    @property
    def module(self) -> str:
        """The module of its function."""
        return str(self._function.__module__)

    @property
    def _function(self) -> CheckFunction:
        return self.check.function if isinstance(self.check, Late) else self.check

    @property
    def defaults(self) -> Options:
        """The options as they are where nothing is configured."""
        return Options({option.name: option.default for option in self.options})

    def applies_to(self, report: Report) -> bool:
        """Tell whether the rule holds for a report's kind, status, form and year."""
        if report.status not in self.statuses or self.kind not in ("", ANY_KIND, report.kind):
            return False
        if self.forms and report.status == "report" and not {report.form.id, report.form.qualified} & set(self.forms):
            return False
        year, (first, last) = report.year.value, self.years
        if not isinstance(year, int):
            return True
        return (first is None or first <= year) and (last is None or year <= last)


def _is_code(text: str) -> bool:
    letters, digits = text[:-3], text[-3:]
    return text.isascii() and 1 <= len(letters) <= 4 and letters.isalpha() and letters.isupper() and digits.isdigit()


def _is_name(text: str) -> bool:
    return text.isascii() and text == text.lower() and all(part.isalnum() for part in text.split("-"))


def rule(
    *,
    code: str,
    name: str,
    severity: str,
    summary: Message,
    source: str,
    since: str,
    forms: Iterable[str] = (),
    years: tuple[int | None, int | None] = (None, None),
    kind: str = "",
    statuses: Iterable[ReportStatus] = ("report",),
    status: str = "stable",
    options: Iterable[Option] = (),
    messages: Iterable[Message] = (),
    fix: str = "none",
    pack: str = "",
    successor: str = "",
    former_names: Iterable[str] = (),
    reads: ReadFunction | None = None,
    when: When = ALWAYS,
    contributes: ContributeFunction | None = None,
    joins: JoinFunction | None = None,
) -> Callable[[Callable[[Report, Options], Iterator[Finding]]], Rule]:
    """Make a `Rule` of the function that follows; its docstring is the rule's page."""

    def make(check: Callable[[Report, Options], Iterator[Finding]]) -> Rule:
        return Rule(
            code=code,
            name=name,
            severity=severity,
            summary=summary,
            source=source,
            check=check,
            since=since,
            forms=tuple(forms),
            years=years,
            kind=kind,
            statuses=tuple(statuses),
            status=status,
            options=tuple(options),
            messages=tuple(messages),
            fix=fix,
            pack=pack,
            successor=successor,
            former_names=tuple(former_names),
            reads=reads,
            when=when,
            contributes=contributes,
            joins=joins,
        )

    return make


def across_rule(*, contributes: ContributeFunction, **metadata: Any) -> Callable[[JoinFunction], Rule]:
    """Make a `Rule` of the function that follows, which joins what ``contributes`` takes from each report.

    Its docstring is the rule's page; *metadata* is that of `rule`.
    """

    def make(joins: JoinFunction) -> Rule:
        def check(_report: Report, _options: Options) -> Iterator[Finding]:
            return iter(())

        return rule(contributes=contributes, joins=joins, when=When(across=True), **metadata)(
            update_wrapper(check, joins)
        )

    return make
