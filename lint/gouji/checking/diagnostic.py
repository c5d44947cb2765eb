"""The model of what is reported to users: findings with their rule, path and place in the file's own terms."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from gouji.checking.place import WHOLE, Place
from gouji.message import Message
from gouji.rules.finding import Safety, Severity
from gouji.text.source import Range, Span
from gouji.value import NamedTuple, Value, frozen

__all__ = [
    "Diagnostic",
    "DiagnosticEdit",
    "DiagnosticFix",
    "DiagnosticRelated",
    "Failure",
    "FailureKind",
    "Suppression",
    "Waived",
    "WaivedBy",
    "in_order",
]


WaivedBy: TypeAlias = Literal["waiver", "comment"]
"""What takes a finding back."""

FailureKind: TypeAlias = Literal[
    "unreadable-file",
    "unreadable-folder",
    "link-leads-out",
    "rule-failed",
    "plugin-failed",
    "fix-failed",
    "too-slow",
    "too-much-memory",
]
"""What could not be done; the words are stable."""


class Waived(NamedTuple):
    """Why a diagnostic does not count: the reason that a ``waiver`` or ``comment`` gives, and where that stands."""

    reason: str
    by: WaivedBy
    path: str
    range: Range


class Suppression(NamedTuple):
    """A waiver or comment as it holds for one report: which findings it suppresses, and whether it was used.

    ``rules`` are names of rules, ``named`` the word that was written for them. With ``facts``, only
    findings about one of these are covered; with ``findings``, only those with one of these fingerprints;
    with ``span``, only those that begin in it. ``lapsed``
    is why nothing is suppressed any more (a figure has changed). ``judged``: the rules did run, so
    that a suppression that was not ``used`` is known to be needless.
    """

    rules: tuple[str, ...]
    named: str
    waived: Waived
    facts: tuple[str, ...] = ()
    span: Span | None = None
    lapsed: Message | None = None
    judged: bool = True
    used: bool = False
    findings: tuple[str, ...] = ()


class _Placed(Value):
    """What stands at a ``place``, in lines and columns or by a locator."""

    __slots__ = ()
    place: Place

    @property
    def range(self) -> Range | None:
        """The place in a file with lines."""
        return self.place.range

    @property
    def locator(self) -> Mapping[str, object] | None:
        """The place in a file without lines."""
        return self.place.locator


@frozen
class DiagnosticRelated(_Placed):
    """A place related to a finding, and a message on how it is."""

    path: str
    place: Place
    fact: str | None
    message: Message


@frozen
class DiagnosticEdit(Value):
    """An edit in lines and columns; ``span`` gives it in code points, for those who apply it."""

    range: Range | None
    span: Span
    text: str


@frozen
class DiagnosticFix(Value):
    """A fix: ``safe`` or ``unsafe``, and its edits."""

    safety: Safety
    edits: tuple[DiagnosticEdit, ...]


@frozen
class Diagnostic(_Placed):
    """A finding as it is reported, with the fields of ``--format json`` beside its ``place``.

    ``identity`` distinguishes the finding from the others of the report, wherever it stands: its rule, fact,
    section, text, and a number among those that are alike. ``waived`` is why it does not count; None where it does.
    ``private``: what stands at the place may not be shown; in the excerpt there are stars for it.
    """

    path: str
    rule: str
    code: str
    severity: Severity
    message: Message
    identity: tuple[str, ...]
    place: Place = WHOLE
    fact: str | None = None
    section: str | None = None
    address: str | None = None
    expected: str | None = None
    actual: str | None = None
    related: tuple[DiagnosticRelated, ...] = ()
    fix: DiagnosticFix | None = None
    waived: Waived | None = None
    private: bool = False

    def __str__(self) -> str:
        start = f":{self.range.start.line}:{self.range.start.column}" if self.range else ""
        return f"{self.path}{start}: {self.severity} {self.code} {self.message.en} ({self.rule})"

    @property
    def span(self) -> Span | None:
        """The span of the place in the source, in code points."""
        return self.place.span

    @property
    def excerpt(self) -> str:
        """The line of the place, in a file without lines its paragraph or the row of its cell; "" where none may be shown."""
        return self.place.excerpt

    @property
    def marked(self) -> Span:
        """The part of the excerpt that is the place itself."""
        return self.place.marked

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key of output order: path, line, column, code; of one rule at one place, its own order stays."""
        line, column = self.range.start if self.range else (0, self.span.start if self.span else 0)
        return (self.path, line, column, self.code)

    @property
    def fingerprint(self) -> str:
        """A hash of ``identity``, 16 hexadecimal digits."""
        from hashlib import sha256

        return sha256("\x1f".join(self.identity).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics in output order."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


@frozen
class Failure(Value):
    """Something that could not be checked; never a finding.

    ``kind`` is a stable word: ``unreadable-file``, ``rule-failed``. ``path`` is "" where no file is concerned. ``rule`` and ``pack`` name
    the rule that failed, ``traceback`` how, for its author; "" where nothing is known of that.
    """

    kind: FailureKind
    path: str
    message: Message
    rule: str | None = None
    pack: str | None = None
    traceback: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message.en}"
