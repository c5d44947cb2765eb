"""What a run found, as every format gets it, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, Failure, Suppression
from gouji.message import Message
from gouji.value import Value

__all__ = ["FileResult", "Format", "RenderOptions", "RunResult"]


@attrs.frozen(eq=False, repr=False)
class FileResult(Value):
    """What became of one file.

    ``kind`` is the report's kind (``report``, ``old``, ``other``), "" for a file that could not
    be read, ``configuration`` for a configuration file of whose waivers something is told.
    ``agency``, ``year`` and ``form`` identify the report. ``diagnostics`` are those that count,
    ``waived`` those that do not, by one of the ``suppressions`` (waivers and comments) that mean the
    file. ``times`` are a rule's code and name and how many nanoseconds it took; () unless that was
    measured. ``notes`` say what reading left out or had to decide. ``contributions`` are what its
    reports contribute to rules across reports, until those have run.
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
    notes: tuple[Message, ...] = ()
    waived: tuple[Diagnostic, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    contributions: tuple[str, ...] = ()

    def shown(self, *, waived: bool) -> tuple[Diagnostic, ...]:
        """The diagnostics in output order, with those that are waived or without."""
        if not waived or not self.waived:
            return self.diagnostics
        return tuple(sorted((*self.diagnostics, *self.waived), key=lambda diagnostic: diagnostic.order))


@attrs.frozen(eq=False, repr=False)
class RunResult(Value):
    """What became of all files, in the order of their paths; ``failures`` are of no one file.

    ``untried`` counts waivers whose reports were not among the files.
    """

    files: tuple[FileResult, ...]
    failures: tuple[Failure, ...] = ()
    untried: int = 0

    @property
    def inputs(self) -> Iterator[FileResult]:
        """The files that were to be checked: all but configuration files."""
        return (file for file in self.files if file.kind != "configuration")

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """Every diagnostic that counts, in output order."""
        return (diagnostic for file in self.files for diagnostic in file.diagnostics)

    @property
    def all_diagnostics(self) -> Iterator[Diagnostic]:
        """Every diagnostic in output order, those that are waived among them."""
        return (diagnostic for file in self.files for diagnostic in file.shown(waived=True))

    @property
    def waived(self) -> int:
        """How many diagnostics are waived."""
        return sum(len(file.waived) for file in self.files)

    @property
    def all_failures(self) -> tuple[Failure, ...]:
        """The failures of the run and of its files."""
        return (*self.failures, *(failure for file in self.files for failure in file.failures))

    def count(self, severity: str) -> int:
        """How many diagnostics that count have a severity."""
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
    show_waived: bool = False


@attrs.frozen(eq=False, repr=False)
class Format:
    """An output format: its name and a function from a result to pieces of text."""

    name: str
    summary: str
    render: Callable[[RunResult, RenderOptions], Iterable[str]]
