"""``--format table``: a table of diagnostics, failures and notes as wide as the terminal, then a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message
from gouji.output.closing import coverage_lines, statistics_lines, summary_line
from gouji.output.columns import lines_of
from gouji.output.format import RenderOptions
from gouji.output.ordered import Ordered
from gouji.output.places import place_of
from gouji.output.verdicts import verdict_line
from gouji.output.visible import one_line
from gouji.output.words import SEVERITY_WORDS
from gouji.results import RunResult

__all__ = ["render"]

_HEADERS = (
    Message("位置", "Place"),
    Message("级别", "Severity"),
    Message("代码", "Code"),
    Message("规则", "Rule"),
    Message("说明", "Message"),
)


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield a table with one row a diagnostic, failure or note, then the summary; without colour, to be pasted.

    Where it is to be quiet, notes and summary are left out.
    """
    language = options.language
    yield from lines_of([header[language] for header in _HEADERS], Ordered(_rows(result, options)), options.width)
    if options.coverage:
        yield from coverage_lines(result, options)
    if options.statistics:
        yield from statistics_lines(result, options)
    verdicts = verdict_line(result, language)
    if verdicts is not None and not options.quiet:
        yield f"{verdicts}\n"
    if not options.quiet:
        yield f"{summary_line(result, language)}\n"


def _rows(result: RunResult, options: RenderOptions) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows, each with the number of its part of the table: diagnostics, then failures, then notes."""
    language = options.language
    for file in result.read():
        for diagnostic in file.diagnostics:
            yield 0, _row_of(diagnostic, language)
        for note in () if options.quiet else file.notes:
            yield 2, [one_line(file.path), SEVERITY_WORDS["note"][language], "", "", one_line(note[language])]
    for failure in result.all_failures:
        rule, message = failure.rule or failure.kind, one_line(failure.message[language])
        yield 1, [one_line(failure.path), SEVERITY_WORDS["failure"][language], "", rule, message]


def _row_of(diagnostic: Diagnostic, language: Language) -> list[str]:
    return [
        place_of(diagnostic.path, diagnostic.range, diagnostic.locator, language),
        SEVERITY_WORDS[diagnostic.severity][language],
        diagnostic.code,
        diagnostic.rule,
        one_line(diagnostic.message[language]),
    ]
