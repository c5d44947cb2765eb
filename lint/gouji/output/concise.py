"""``--format concise``: one line a diagnostic, for editors and ``grep``."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.message import Language
from gouji.output.closing import coverage_lines, statistics_lines
from gouji.output.format import RenderOptions
from gouji.output.places import place_of, placed_message
from gouji.output.visible import one_line
from gouji.results import RunResult

__all__ = ["render"]


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield a line ``path:line:column: severity code message [rule]`` a diagnostic, then the failures.

    The severity is the same word in every language. What is about a file as a whole stands at 1:1, and so does what is
    in a file without lines: its message begins with its place.
    """
    for diagnostic in result.diagnostics:
        yield f"{_line(diagnostic, options.language)}\n"
    for failure in result.all_failures:
        yield f"{_failure(failure, options.language)}\n"
    if options.coverage:
        yield from coverage_lines(result, options)
    if options.statistics:
        yield from statistics_lines(result, options)


def _line(diagnostic: Diagnostic, language: Language) -> str:
    place = place_of(diagnostic.path, diagnostic.range, None)
    if diagnostic.range is None:
        place += ":1:1"
    message = one_line(placed_message(diagnostic, language))
    return f"{place}: {diagnostic.severity} {diagnostic.code} {message} [{diagnostic.rule}]"


def _failure(failure: Failure, language: Language) -> str:
    place = f"{one_line(failure.path)}:1:1: " if failure.path else ""
    return f"{place}failure {one_line(failure.message[language])} [{failure.kind}]"
