"""What a run found, as every format gets it, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.value import Value

__all__ = ["FileResult", "Format", "RenderOptions", "RunResult"]


@attrs.frozen(eq=False, repr=False)
class FileResult(Value):
    """What became of one file.

    ``kind`` is the report's kind (``report``, ``old``, ``other``), "" for a file that could not
    be read. ``agency``, ``year`` and ``form`` identify the report. ``times`` are a rule's code and
    name and how many nanoseconds it took; () unless that was measured.
    """

    path: str
    kind: str
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]
    coverage: Coverage
    agency: str | None = None
    year: int | None = None
    form: str | None = None
    times: tuple[tuple[str, str, int], ...] = ()


@attrs.frozen(eq=False, repr=False)
class RunResult(Value):
    """What became of all files, in the order of their paths; ``failures`` are of no one file."""

    files: tuple[FileResult, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """Every diagnostic in output order."""
        return (diagnostic for file in self.files for diagnostic in file.diagnostics)

    @property
    def all_failures(self) -> tuple[Failure, ...]:
        """The failures of the run and of its files."""
        return (*self.failures, *(failure for file in self.files for failure in file.failures))

    def count(self, severity: str) -> int:
        """How many diagnostics have a severity."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity == severity)

    @property
    def relations(self) -> Mapping[str, int]:
        """How many relations hold, are broken, are unknown."""
        return {
            "hold": sum(file.coverage.hold for file in self.files),
            "broken": sum(file.coverage.broken for file in self.files),
            "unknown": sum(len(file.coverage.unknown) for file in self.files),
        }


@attrs.frozen(eq=False, repr=False)
class RenderOptions(Value):
    """How to render: the language of messages, colour, and what to add."""

    language: str = "zh"
    color: bool = False
    width: int = 100
    quiet: bool = False
    statistics: bool = False
    coverage: bool = False


@attrs.frozen(eq=False, repr=False)
class Format:
    """An output format: its name and a function from a result to pieces of text."""

    name: str
    summary: str
    render: Callable[[RunResult, RenderOptions], Iterable[str]]
