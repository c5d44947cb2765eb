"""The results of a run, file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.message import Message
from gouji.results.file_result import FileResult, Verdict
from gouji.results.run_totals import Adding, Totals, totals_of
from gouji.rules.finding import Severity
from gouji.stored import Reread
from gouji.value import Value, evolve, field, frozen

__all__ = ["RunResult"]


def _by_path(files: Iterable[FileResult]) -> Sequence[FileResult]:
    return files if isinstance(files, Reread) else tuple(sorted(files, key=_path))


def _path(file: FileResult) -> str:
    return file.path


@frozen
class RunResult(Value):
    """The results of all files, sorted by path; ``failures`` are those of no one file.

    ``files`` of many are read from a file on disk, each time that somebody iterates over them: do that seldom, and keep
    little. ``untried`` counts waivers whose reports were not among the files, or whose rules did not run, ``unchanged``
    the files that were left out because they have not changed. ``notes`` tell of the run what no finding or failure does.
    """

    files: Sequence[FileResult] = field(converter=_by_path)
    failures: tuple[Failure, ...] = ()
    untried: int = 0
    unchanged: int = 0
    notes: tuple[Message, ...] = ()

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
        adding = Adding()
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
