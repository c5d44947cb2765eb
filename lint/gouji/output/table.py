"""``--format table``: a table of diagnostics, failures and notes as wide as the terminal, then a summary."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message
from gouji.output.closing import coverage_lines, statistics_lines, summary_line
from gouji.output.columns import fitted
from gouji.output.format import RenderOptions
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
    rows: list[list[str]] = []
    notes: list[list[str]] = []
    for file in result.read():
        rows += [_row_of(diagnostic, language) for diagnostic in file.diagnostics]
        note_rows = (
            [one_line(file.path), SEVERITY_WORDS["note"][language], "", "", one_line(note[language])]
            for note in file.notes
        )
        notes += () if options.quiet else note_rows
    rows += [
        [
            one_line(failure.path),
            SEVERITY_WORDS["failure"][language],
            "",
            failure.rule or failure.kind,
            one_line(failure.message[language]),
        ]
        for failure in result.all_failures
    ]
    rows += notes
    if rows:
        from tabulate import tabulate

        headers = [header[language] for header in _HEADERS]
        table = tabulate(
            rows,
            headers,
            tablefmt="simple",
            disable_numparse=True,
            preserve_whitespace=True,
            maxcolwidths=fitted(headers, rows, options.width),
        )
        yield f"{table}\n"
    if options.coverage:
        yield from coverage_lines(result, options)
    if options.statistics:
        yield from statistics_lines(result, options)
    verdicts = verdict_line(result, language)
    if verdicts is not None and not options.quiet:
        yield f"{verdicts}\n"
    if not options.quiet:
        yield f"{summary_line(result, language)}\n"


def _row_of(diagnostic: Diagnostic, language: Language) -> list[str]:
    return [
        place_of(diagnostic.path, diagnostic.range, diagnostic.locator, language),
        SEVERITY_WORDS[diagnostic.severity][language],
        diagnostic.code,
        diagnostic.rule,
        one_line(diagnostic.message[language]),
    ]
