"""The model of a finding: its place, related places and its fix."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from gouji.message import Message
from gouji.report.fact import Fact
from gouji.text.source import Span
from gouji.value import Value, frozen

__all__ = ["BREAK", "SEVERITIES", "Edit", "Finding", "Fix", "Related", "Safety", "Severity"]

Severity: TypeAlias = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""The severities of a finding, the lightest first."""

BREAK = "break"
"""The cause of the finding that the text breaks off: the only one that stands within the broken passage."""

Safety: TypeAlias = Literal["safe", "unsafe"]
"""Whether a fix can change meaning."""


@frozen
class Edit(Value):
    """An edit: replace the text at a span of the source by ``text``."""

    span: Span
    text: str


@frozen
class Fix(Value):
    """Edits that mend a finding: ``safe`` ones cannot change meaning, ``unsafe`` ones may.

    No fix changes a figure.
    """

    safety: Safety
    edits: tuple[Edit, ...]


@frozen
class Related(Value):
    """A place related to a finding, and a message on how it is."""

    span: Span | None
    message: Message
    fact: str | None = None

    @classmethod
    def to(cls, fact: Fact, message: Message) -> Related:
        """Return the related place of a fact's cell, with a message."""
        return cls(fact.span, message, fact.id)


@frozen
class Finding(Value):
    """Something wrong at a place.

    ``span`` is the place in the source (None: the report as a whole), ``fact`` and ``section`` the ids it is
    about, ``expected`` and ``actual`` the figures or words. ``severity`` is the finding's own where it differs
    from its rule's. Of findings with one ``cause``, whatever their rules, only that of the lowest code is kept;
    ``covers`` are the causes of further findings that this one stands for: they are left out where it is reported.
    The text at the place of a ``sensitive`` finding is hidden everywhere, in other findings on its line too.
    """

    message: Message
    span: Span | None = None
    fact: str | None = None
    section: str | None = None
    expected: str | None = None
    actual: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    cause: str | None = None
    covers: tuple[str, ...] = ()
    sensitive: bool = False

    def __str__(self) -> str:
        place = f" at {self.span.start}–{self.span.end}" if self.span else ""
        about = f" ({self.fact})" if self.fact else ""
        return f"{self.message.en}{place}{about}"

    @classmethod
    def at(cls, fact: Fact, message: Message, **fields: Any) -> Finding:
        """Return a finding at a fact's cell, with the cell's text as ``actual``."""
        return cls(message, fact.span, fact.id, actual=fact.raw.strip(), **fields)
