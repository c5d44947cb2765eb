"""The metadata of a rule: everything about it that is shown and configured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from gouji.forms.model import Form
from gouji.late import Late
from gouji.message import Language, Message
from gouji.report.model import Report, ReportStatus
from gouji.rules.finding import SEVERITIES
from gouji.value import Entity, Value, field, frozen

__all__ = [
    "ANY_KIND",
    "WORDS_FOR_LEVELS",
    "FixKind",
    "Level",
    "Option",
    "OptionType",
    "Options",
    "RuleMeta",
    "RuleStatus",
    "Vocabulary",
    "option_group",
]

ANY_KIND = "any"
"""The kind of a rule that holds for every kind of report."""

Level: TypeAlias = Literal["off", "info", "warning", "error"]
"""What the severity of a rule can be set to."""

WORDS_FOR_LEVELS: Mapping[str, Level] = {
    "关闭": "off",
    "停用": "off",
    "提示": "info",
    "信息": "info",
    "警告": "warning",
    "错误": "error",
    "no": "off",
    "none": "off",
    "never": "off",
    "否": "off",
    "关": "off",
    "n": "off",
    "disable": "off",
    "disabled": "off",
    "ignore": "off",
}
"""What users write in place of a severity, in small letters; a message then tells them the severity."""

RuleStatus: TypeAlias = Literal["preview", "stable", "deprecated", "removed"]
OptionType: TypeAlias = Literal["boolean", "integer", "number", "string", "array", "object"]
Vocabulary: TypeAlias = Literal["", "table", "column", "section"]
"""What a form names, the ids of which are the values of an option."""

FixKind: TypeAlias = Literal["none", "safe", "unsafe"]

_ANY = ("", ANY_KIND)
_STATUSES: tuple[RuleStatus, ...] = ("preview", "stable", "deprecated", "removed")
_OPTION_TYPES: tuple[OptionType, ...] = ("boolean", "integer", "number", "string", "array", "object")


@frozen
class Option(Value):
    """An option of a rule, as people set it under the rule's name.

    ``type`` is a JSON Schema type: boolean, integer, number, string, array (of strings) or object (see `option_group`);
    ``choices`` are the values allowed (() for any), or ``of`` what a form names: then the ids of all tables, columns
    or sections of the forms of the rule's kind are. ``minimum`` and ``maximum`` are the bounds of a number.
    ``pattern`` is a regular expression that a whole text matches, as ``example`` does. ``fields`` are the options
    within an object.
    """

    name: str
    type: OptionType
    default: Any
    description: Message
    choices: tuple[str, ...] = ()
    of: Vocabulary = ""
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    example: str = ""
    fields: tuple[Option, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Raise ValueError for an unknown type."""
        if self.type not in _OPTION_TYPES:
            message = f"option {self.name!r}: type {self.type!r} is none of {', '.join(_OPTION_TYPES)}"
            raise ValueError(message)
        if (self.type == "object") is not bool(self.fields):
            message = f"option {self.name!r}: an object has fields, and nothing else has"
            raise ValueError(message)


def option_group(name: str, description: Message, *fields: Option) -> Option:
    """Return an option whose value is an object of options; those that are not set keep their defaults."""
    return Option(name, "object", {field.name: field.default for field in fields}, description, fields=fields)


@frozen
class Options(Value):
    """The values of a rule's options: its defaults, overridden by the configuration.

    The value of an object is a mapping of the values within it.
    """

    values: Mapping[str, Any] = field(factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def over(self, values: Mapping[str, Any]) -> Options:
        """Return the options with some values laid over them; in an object, what is not set stays."""
        return Options(_laid(self.values, values))


def _laid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return one mapping laid over another, and mappings within them likewise."""
    return {
        **below,
        **{
            name: _laid(below[name], value) if isinstance(value, Mapping) and name in below else value
            for name, value in above.items()
        },
    }


@frozen
class RuleMeta(Entity):
    """A rule's metadata: its name and code, what it is about, and to which reports it applies.

    ``severity`` is the default (``off``: only on request). ``forms`` are ids of the forms it applies to (() for any;
    with their kind, as ``gongkai/2021``, or without), ``years`` the first and the last report year. ``kind`` names its
    kind of report, or is ``any``; where it is "", the plugin that brings the rule decides. ``statuses`` are those of
    the documents it checks: ``report``, ``old`` (before the first form), ``other`` (no report).
    ``source`` is the notice, article or practice on which it rests. ``messages`` are all messages that it may give.
    ``fix`` is ``none``, ``safe`` or ``unsafe``. ``pack`` is its rule pack, "" for rules that are in force for every
    run; ``distribution`` is what brings it, "" for gouji itself. ``status`` is ``preview`` (it runs where it is named),
    ``stable``, ``deprecated`` (it runs, with a note) or ``removed`` (a record that keeps code and name from being used
    again); ``successor`` is the name of the rule that does its work now. ``former_names`` are earlier names, which still
    mean it. ``function`` is the function whose docstring is the rule's page; ``written`` returns the page in a language
    where it is none.
    """

    code: str
    name: str
    severity: Level
    summary: Message
    source: str
    since: str
    function: Callable[..., Any]
    forms: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    kind: str = ""
    statuses: tuple[ReportStatus, ...] = ("report",)
    status: RuleStatus = "stable"
    options: tuple[Option, ...] = ()
    messages: tuple[Message, ...] = ()
    fix: FixKind = "none"
    pack: str = ""
    distribution: str = ""
    successor: str = ""
    former_names: tuple[str, ...] = ()
    written: Callable[[Language], str] | None = None

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

    def __str__(self) -> str:
        return f"{self.code} {self.name}: {self.summary.en}"

    def __repr__(self) -> str:
        return f"<rule {self.code} {self.name}>"

    @property
    def bringer(self) -> str:
        """What brings it: its pack, else its distribution, gouji itself for its own."""
        return self.pack or self.distribution or "gouji"

    @property
    def page(self) -> str:
        """The rule's page in English: its function's docstring, Markdown."""
        import inspect

        if self.written is not None:
            return self.written("en")
        return inspect.cleandoc(self._documented.__doc__ or "")

    @property
    def module(self) -> str:
        """The module of its function."""
        return str(self._documented.__module__)

    @property
    def package(self) -> str:
        """The package that its function's module is in, which is not imported for that."""
        function = self.function
        module = function.target if isinstance(function, Late) else getattr(function, "__module__", "")
        return str(module).partition(":")[0].partition(".")[0]

    @property
    def _documented(self) -> Callable[..., Any]:
        return self.function.function if isinstance(self.function, Late) else self.function

    @property
    def defaults(self) -> Options:
        """The options as they are where nothing is configured."""
        return Options({option.name: option.default for option in self.options})

    def is_for(self, form: Form) -> bool:
        """Return whether the rule is one for reports of a form."""
        return not self.forms or form.id in self.forms or form.qualified in self.forms

    def applies_to(self, report: Report) -> bool:
        """Return whether the rule applies to a report, by its kind, status, form and period."""
        if report.status not in self.statuses or (self.kind != report.kind and self.kind not in _ANY):
            return False
        if report.status == "report" and not self.is_for(report.form):
            return False
        period, (first, last) = report.period.value, self.years
        if not isinstance(period, int):
            return True
        return (first is None or first <= period) and (last is None or period <= last)


def _is_code(text: str) -> bool:
    letters, digits = text[:-3], text[-3:]
    return text.isascii() and 1 <= len(letters) <= 4 and letters.isalpha() and letters.isupper() and digits.isdigit()


def _is_name(text: str) -> bool:
    return text.isascii() and text == text.lower() and all(map(str.isalnum, text.split("-")))
