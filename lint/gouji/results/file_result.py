"""The result of checking one file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, Failure, Suppression, in_order
from gouji.errors import ReadingFailedError, UnreadableSourceError
from gouji.message import Message
from gouji.report.model import Report, ReportStatus
from gouji.rules.finding import Severity
from gouji.rules.holding import Holding
from gouji.stored import from_bytes, to_bytes
from gouji.strangers import Fault
from gouji.value import Value, field, frozen

if TYPE_CHECKING:
    from gouji.checking.quoted import QuotedTable
    from gouji.comparing.contribution import Contribution

__all__ = [
    "Checked",
    "FileResult",
    "FileStatus",
    "Verdict",
    "result_from_bytes",
    "result_to_bytes",
    "status_of",
    "unchecked",
    "unreadable",
]

FileStatus: TypeAlias = Literal["checked", "old-report", "not-a-report", "unreadable", "configuration"]

Verdict: TypeAlias = Literal["needs-correction", "needs-review", "for-information", "clean", "not-checked"]
"""What is to be done about a report: the words are stable."""

_VERDICTS: Mapping[Severity, Verdict] = {
    "error": "needs-correction",
    "warning": "needs-review",
    "info": "for-information",
}
_STATUSES: Mapping[ReportStatus, FileStatus] = {
    "report": "checked",
    "merged": "checked",
    "old": "old-report",
    "other": "not-a-report",
}


def status_of(report: Report) -> FileStatus:
    """Return the status of the file that a report was read from."""
    return _STATUSES[report.status]


@frozen
class FileResult(Value):
    """The result of one file.

    ``status`` is ``checked``, ``old-report`` or ``not-a-report`` (which is then all that is known), ``unreadable``, or
    ``configuration`` for a configuration file with diagnostics about its waivers. ``kind``, ``form``, ``subject``
    and ``period`` identify the report. ``diagnostics`` are those that count, ``waived`` those that do not, because of
    one of the ``suppressions`` (waivers and comments) of the file. ``form_title`` is what the form prints above itself,
    ``reports`` how many reports of a workbook were joined, of which the first is the one that is named. ``times`` are a rule's code and name and how many
    nanoseconds it took; () unless that was measured. ``notes`` are what reading left out or had to decide.
    ``held`` are the rules that hold for some reports only and do for this one. ``resembles``: it is no report, but a kind
    of report knows what it is instead. ``packed_tables``
    are those of the report, where a format asked for them; a workbook of several reports has none, as these count their
    characters apart.
    """

    path: str
    status: FileStatus
    diagnostics: tuple[Diagnostic, ...] = field(converter=in_order)
    failures: tuple[Failure, ...]
    coverage: Coverage
    kind: str | None = None
    form: str | None = None
    subject: str | None = None
    period: int | None = None
    times: tuple[tuple[str, str, int], ...] = ()
    notes: tuple[Message, ...] = ()
    waived: tuple[Diagnostic, ...] = field(default=(), converter=in_order)
    suppressions: tuple[Suppression, ...] = ()
    form_title: str | None = None
    reports: int = 1
    held: tuple[tuple[str, Holding], ...] = ()
    resembles: bool = False
    packed_tables: bytes = b""

    def __str__(self) -> str:
        return f"{self.path}: {self.status}, {_counts(self.diagnostics, self.failures)}"

    @property
    def tables(self) -> tuple[QuotedTable, ...]:
        """The tables of the report, unpacked; () where none were asked for."""
        if not self.packed_tables:
            return ()
        from gouji.checking.quoted import QuotedTable

        tables: tuple[QuotedTable, ...] = from_bytes("tables", tuple[QuotedTable, ...], self.packed_tables)
        return tables

    @property
    def relations(self) -> Mapping[str, int]:
        """The number of its reports' relations by state."""
        found = self.coverage
        return {"hold": found.hold, "broken": found.broken, "unknown": len(found.unknown)}

    @property
    def verdict(self) -> Verdict:
        """What is to be done about the report: the gravest of its findings decides, if it could be checked.

        A report of which nothing could be checked is never ``clean``; nor is one for which a rule failed.
        """
        severities = {diagnostic.severity for diagnostic in self.diagnostics}
        if self.status == "configuration":
            return _gravest(severities)
        if self.status != "checked":
            return "not-checked"
        if "error" in severities:
            return "needs-correction"
        if self.form is None or self.coverage.is_nothing or self.failures:
            return "not-checked"
        return _gravest(severities)

    @property
    def is_stray(self) -> bool:
        """Whether it is no report, and nothing is to be said of that."""
        return self.status == "not-a-report" and not self.diagnostics and not self.failures

    def shown(self, *, waived: bool) -> tuple[Diagnostic, ...]:
        """Return the diagnostics in output order, with or without those that are waived."""
        if not waived or not self.waived:
            return self.diagnostics
        return in_order((*self.diagnostics, *self.waived))


def _gravest(severities: Collection[Severity]) -> Verdict:
    """Return the verdict for findings of these severities."""
    return next((verdict for severity, verdict in _VERDICTS.items() if severity in severities), "clean")


def _counts(diagnostics: Iterable[Diagnostic], failures: Sequence[Failure]) -> str:
    """Return the number of diagnostics of each severity, and of failures, as a text; those of 0 are left out."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    words = [f"{severities.count(severity)} {severity}" for severity in ("error", "warning", "info")]
    return ", ".join([*words, f"{len(failures)} failed"] if failures else words)


@frozen
class Checked(Value):
    """The outcome of checking one file: its result, and its contribution to comparisons with others (None: nothing)."""

    result: FileResult
    contribution: Contribution | None = None

    def __str__(self) -> str:
        return str(self.result)

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.result.path

    @property
    def failed(self) -> bool:
        """Whether the result has failures."""
        return bool(self.result.failures)


def unreadable(path: str, error: UnreadableSourceError) -> FileResult:
    """Return the result of a file that cannot be read, or whose reading failed."""
    if isinstance(error, ReadingFailedError):
        traceback = Fault(error.__cause__).traceback if error.__cause__ is not None else ""
        failure = Failure("plugin-failed", path, error.message, None, error.distribution, traceback)
        return unchecked(failure)
    return unchecked(Failure("unreadable-file", path, error.message))


def unchecked(failure: Failure) -> FileResult:
    """Return the result of a file of which nothing is known but its failure."""
    return FileResult(failure.path, "unreadable", (), (failure,), Coverage(0, 0, (), ()))


def result_to_bytes(result: FileResult) -> bytes:
    """Write a result as bytes, to be kept or sent."""
    return to_bytes("result", result)


def result_from_bytes(data: bytes) -> FileResult:
    """Read bytes written by `result_to_bytes`; raise `RecordError` for other bytes."""
    result: FileResult = from_bytes("result", FileResult, data)
    return result
