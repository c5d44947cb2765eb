"""The results of a run, file by file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, Failure, Suppression, in_order
from gouji.errors import ReadingFailedError, UnreadableSourceError
from gouji.message import Message
from gouji.report.model import Report, ReportStatus
from gouji.rules.finding import Severity
from gouji.rules.holding import Holding
from gouji.stored import Reread, from_bytes, to_bytes
from gouji.strangers import Fault
from gouji.value import Value, evolve, field, frozen

if TYPE_CHECKING:
    from gouji.checking.quoted import QuotedTable
    from gouji.comparing.contribution import Contribution

__all__ = [
    "Checked",
    "FileResult",
    "FileStatus",
    "RunResult",
    "Totals",
    "Verdict",
    "result_from_bytes",
    "result_to_bytes",
    "status_of",
    "totals_of",
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


def _by_path(files: Iterable[FileResult]) -> Sequence[FileResult]:
    return files if isinstance(files, Reread) else tuple(sorted(files, key=_path))


def _path(file: FileResult) -> str:
    return file.path


@frozen
class Totals(Value):
    """What the results of a run's files add up to: the files that were to be checked, their findings and relations.

    ``verdicts`` counts files, strays apart, ``unreadable`` and ``checked`` those with that status.
    """

    files: int
    unreadable: int
    checked: int
    severities: Mapping[Severity, int]
    waived: int
    relations: Mapping[str, int]
    zero_relations: int
    verdicts: Mapping[Verdict, int]
    failures: tuple[Failure, ...]


def totals_of(files: Iterable[FileResult]) -> Totals:
    """Return what some results add up to; they are iterated over once."""
    adding = _Adding()
    for file in files:
        adding.add(file)
    return adding.totals()


class _Adding:
    """What results add up to, one after the other."""

    def __init__(self) -> None:
        self._statuses: dict[FileStatus, int] = {}
        self._severities: dict[Severity, int] = {}
        self._relations = {"hold": 0, "broken": 0, "unknown": 0}
        self._verdicts: dict[Verdict, int] = {}
        self._failures: list[Failure] = []
        self._waived = self._zero = 0

    def add(self, file: FileResult) -> None:
        """Add the result of one file."""
        self._statuses[file.status] = self._statuses.get(file.status, 0) + 1
        for diagnostic in file.diagnostics:
            self._severities[diagnostic.severity] = self._severities.get(diagnostic.severity, 0) + 1
        for state, number in file.relations.items():
            self._relations[state] += number
        if file.status != "configuration" and not file.is_stray:
            self._verdicts[file.verdict] = self._verdicts.get(file.verdict, 0) + 1
        self._failures += file.failures
        self._waived += len(file.waived)
        self._zero += file.coverage.zero

    def totals(self) -> Totals:
        """Return what they add up to."""
        return Totals(
            sum(self._statuses.values()) - self._statuses.get("configuration", 0),
            self._statuses.get("unreadable", 0),
            self._statuses.get("checked", 0),
            self._severities,
            self._waived,
            self._relations,
            self._zero,
            {verdict: self._verdicts[verdict] for verdict in get_args(Verdict) if verdict in self._verdicts},
            tuple(self._failures),
        )


@frozen
class RunResult(Value):
    """The results of all files, sorted by path; ``failures`` are those of no one file.

    ``files`` of many are read from a file on disk, each time that somebody iterates over them: do that seldom, and keep
    little. ``untried`` counts waivers whose reports were not among the files, or whose rules did not run, ``unchanged``
    the files that were left out because they have not changed.
    """

    files: Sequence[FileResult] = field(converter=_by_path)
    failures: tuple[Failure, ...] = ()
    untried: int = 0
    unchanged: int = 0

    def changed(self, change: Callable[[FileResult], FileResult | None]) -> RunResult:
        """Return the result with each file as *change* makes it, without those of which it makes None."""
        files = self.files

        def read() -> Iterator[FileResult]:
            return (made for file in files if (made := change(file)) is not None)

        return evolve(self, files=Reread(read) if isinstance(files, Reread) else read())

    def with_more(self, more: Sequence[FileResult]) -> RunResult:
        """Return the result with the results of other files."""
        files = self.files
        if not isinstance(files, Reread) or not more:
            return evolve(self, files=(*files, *more)) if more else self
        from heapq import merge

        return evolve(self, files=Reread(lambda: merge(files, sorted(more, key=_path), key=_path)))

    def read(self) -> Iterator[FileResult]:
        """Yield the results of all files, and keep what they add up to: `totals` need not read them once more."""
        if "totals" in self.__dict__:
            yield from self.files
            return
        adding = _Adding()
        for file in self.files:
            adding.add(file)
            yield file
        self.__dict__["totals"] = adding.totals()

    @property
    def inputs(self) -> Iterator[FileResult]:
        """The files that were to be checked: all but configuration files."""
        return (file for file in self.read() if file.status != "configuration")

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """Every diagnostic that counts, in output order."""
        return (diagnostic for file in self.read() for diagnostic in file.diagnostics)

    @property
    def all_diagnostics(self) -> Iterator[Diagnostic]:
        """Every diagnostic in output order, those that are waived among them."""
        return (diagnostic for file in self.read() for diagnostic in file.shown(waived=True))

    @cached_property
    def totals(self) -> Totals:
        """What the files add up to."""
        return totals_of(self.files)

    @property
    def waived(self) -> int:
        """The number of waived diagnostics."""
        return self.totals.waived

    @property
    def all_failures(self) -> tuple[Failure, ...]:
        """The failures of the run and of its files."""
        return (*self.failures, *self.totals.failures)

    @property
    def zero_relations(self) -> int:
        """The number of relations that hold because all of their figures are 0."""
        return self.totals.zero_relations

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """The number of files by verdict, the gravest first; verdicts that no file has are left out, and strays."""
        return self.totals.verdicts

    def count(self, severity: Severity) -> int:
        """Return the number of diagnostics that count and have this severity."""
        return self.totals.severities.get(severity, 0)

    @property
    def relations(self) -> Mapping[str, int]:
        """The number of relations by state."""
        return self.totals.relations

    def __str__(self) -> str:
        words = [f"{self.count(severity)} {severity}" for severity in ("error", "warning", "info")]
        failed = [f"{len(self.all_failures)} failed"] if self.all_failures else []
        return f"{self.totals.files} file{'s' * (self.totals.files != 1)}: {', '.join([*words, *failed])}"


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
