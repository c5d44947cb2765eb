"""What the user is told: findings with their rule, path and place in the file's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from gouji.message import Message
from gouji.text.source import Range, Span
from gouji.value import Value

__all__ = ["Diagnostic", "DiagnosticEdit", "DiagnosticFix", "DiagnosticRelated", "Failure", "Suppression", "Waived"]


class Waived(NamedTuple):
    """Why a diagnostic does not count: a ``waiver`` or a ``comment`` gives the reason, and where that stands."""

    reason: str
    by: str
    path: str
    range: Range


class Suppression(NamedTuple):
    """A waiver or comment as it holds for one report: which findings do not count, and whether there were any.

    ``rules`` are names of rules, ``named`` the word that was written for them. With ``facts``, only
    findings about one of these are meant; with ``span``, only those that begin in it. ``lapsed``
    says why nothing is taken back any more (a figure has changed). ``judged``: the rules did run, so
    that one that was not ``used`` is known to be needless.
    """

    rules: tuple[str, ...]
    named: str
    waived: Waived
    facts: tuple[str, ...] = ()
    span: Span | None = None
    lapsed: Message | None = None
    judged: bool = True
    used: bool = False


@attrs.frozen(eq=False, repr=False)
class DiagnosticRelated(Value):
    """A related place: a range in a file with lines, else a locator."""

    path: str
    range: Range | None
    locator: Mapping[str, object] | None
    fact: str | None
    message: Message


@attrs.frozen(eq=False, repr=False)
class DiagnosticEdit(Value):
    """An edit in lines and columns (``span`` in code points, for those who apply it)."""

    range: Range | None
    span: Span
    text: str


@attrs.frozen(eq=False, repr=False)
class DiagnosticFix(Value):
    """A fix: ``safe`` or ``unsafe``, and its edits."""

    safety: str
    edits: tuple[DiagnosticEdit, ...]


@attrs.frozen(eq=False, repr=False)
class Diagnostic(Value):
    """A finding as it is told; the fields are those of ``--format json``.

    ``span`` and ``excerpt`` (the source line of the place or, of a long line, what stands around
    the place; "" where there is no line) are for output and fixes; JSON has neither.
    ``excerpt_column`` is the column at which the excerpt begins. ``identity`` is what tells the finding
    from the report's others, wherever it stands: its rule, fact, section, text and number among those alike.
    ``waived`` says why it does not count; None where it does.
    """

    path: str
    rule: str
    code: str
    severity: str
    message: Message
    range: Range | None
    locator: Mapping[str, object] | None
    fact: str | None
    section: str | None
    address: str | None
    expected: str | None
    actual: str | None
    related: tuple[DiagnosticRelated, ...]
    fix: DiagnosticFix | None
    identity: tuple[str, ...]
    span: Span | None = None
    excerpt: str = ""
    excerpt_column: int = 1
    waived: Waived | None = None

    @property
    def order(self) -> tuple[str, int, int, str, tuple[str, ...]]:
        """The order of all output: path, line, column, code."""
        line, column = self.range.start if self.range else (0, self.span.start if self.span else 0)
        return (self.path, line, column, self.code, self.identity)

    @property
    def fingerprint(self) -> str:
        """A hash of ``identity``, 16 hexadecimal digits."""
        from hashlib import sha256

        return sha256("\x1f".join(self.identity).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@attrs.frozen(eq=False, repr=False)
class Failure(Value):
    """Something that could not be checked; never a finding.

    ``kind`` is a stable word: ``unreadable-file``, ``rule-failed``. ``rule`` and ``pack`` name
    the rule that failed.
    """

    kind: str
    path: str
    message: Message
    rule: str | None = None
    pack: str | None = None
