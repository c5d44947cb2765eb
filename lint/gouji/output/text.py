"""``--format text``: for people at a terminal; each diagnostic with its source line and its span underlined."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Failure, Waived
from gouji.message import Language, Message
from gouji.output.closing import coverage_lines, statistics_lines, summary_line
from gouji.output.colors import Painter
from gouji.output.excerpt import excerpt
from gouji.output.format import RenderOptions
from gouji.output.places import place_of
from gouji.output.visible import one_line
from gouji.output.words import SEVERITY_WORDS
from gouji.results import RunResult

__all__ = ["render"]

_EXPECTED = Message("应为：{expected}，实为：{actual}", "expected: {expected}, found: {actual}")
_EXPECTED_ONLY = Message("应为：{expected}", "expected: {expected}")
_NOTHING = Message("（空）", "(nothing)")
_WAIVED = Message("已豁免（{place}）：{reason}", "waived ({place}): {reason}")
_GUTTER = 6


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield diagnostics and notes by file, then failures, coverage and statistics where asked for, and the summary."""
    painter = Painter(color=options.color)
    for file in result.files:
        for diagnostic in file.shown(waived=options.show_waived):
            yield "".join(f"{line}\n" for line in _lines(diagnostic, options, painter))
        for note in file.notes:
            yield f"{_note(file.path, note, options, painter)}\n"
    for failure in result.all_failures:
        yield f"{_failure(failure, options, painter)}\n"
    if options.coverage:
        yield from coverage_lines(result, options)
    if options.statistics:
        yield from statistics_lines(result, options)
    if not options.quiet:
        yield f"{summary_line(result, options.language)}\n"


def _lines(diagnostic: Diagnostic, options: RenderOptions, painter: Painter) -> Iterator[str]:
    language = options.language
    place = painter.bold(place_of(diagnostic.path, diagnostic.range, diagnostic.locator))
    severity = painter.severity(SEVERITY_WORDS[diagnostic.severity][language], diagnostic.severity)
    message = one_line(diagnostic.message[language])
    yield f"{place}: {severity} {diagnostic.code} {message} {painter.faint(f'[{diagnostic.rule}]')}"
    if diagnostic.waived is not None:
        yield f"{' ' * _GUTTER}{_waived(diagnostic.waived, language)}"
        return
    yield from _source(diagnostic, options, painter)
    if diagnostic.address:
        yield f"{' ' * _GUTTER}{one_line(diagnostic.address)}"
    if diagnostic.expected is not None:
        yield f"{' ' * _GUTTER}{_expectation(diagnostic, language)}"
    for related in diagnostic.related:
        yield f"{' ' * _GUTTER}{_related(related, diagnostic.path, language)}"


def _waived(waived: Waived, language: Language) -> str:
    """Return the line which names the waiver that suppressed a finding, and its reason."""
    place = place_of(waived.path, waived.range, None)
    return _WAIVED[language].format(place=place, reason=one_line(waived.reason))


def _source(diagnostic: Diagnostic, options: RenderOptions, painter: Painter) -> Iterator[str]:
    """Yield the source line of the diagnostic and the carets under its span; nothing where it has no excerpt."""
    place = diagnostic.range
    if place is None or not diagnostic.excerpt:
        return
    offset = diagnostic.excerpt_column
    end = place.end.column if place.end.line == place.start.line else len(diagnostic.excerpt) + offset
    line, carets = excerpt(
        diagnostic.excerpt, place.start.column - offset, end - offset, max(options.width - _GUTTER - 2, 20)
    )
    yield f"{painter.faint(f'{place.start.line:>{_GUTTER - 1}} |')} {line}"
    yield f"{painter.faint(' ' * _GUTTER + '|')} {painter.severity(carets, diagnostic.severity)}"


def _expectation(diagnostic: Diagnostic, language: Language) -> str:
    expected = one_line(diagnostic.expected or "")
    if diagnostic.actual is None:
        return _EXPECTED_ONLY[language].format(expected=expected)
    actual = one_line(diagnostic.actual) or _NOTHING[language]
    return _EXPECTED[language].format(expected=expected, actual=actual)


def _related(related: DiagnosticRelated, path: str, language: Language) -> str:
    """Return a related place with its message; the path is left out where it is the diagnostic's own."""
    place = place_of("" if related.path == path else related.path, related.range, related.locator).removeprefix(":")
    message = one_line(related.message[language])
    return f"{place}: {message}" if place else message


def _note(path: str, note: Message, options: RenderOptions, painter: Painter) -> str:
    """Return the line of a note: something that reading left out, which is no mistake but must be shown."""
    word = SEVERITY_WORDS["note"][options.language]
    return painter.faint(f"{one_line(path)}: {word} {one_line(note[options.language])}")


def _failure(failure: Failure, options: RenderOptions, painter: Painter) -> str:
    language = options.language
    what = painter.severity(SEVERITY_WORDS["failure"][language], "error")
    place = painter.bold(one_line(failure.path))
    return f"{place}: {what} {one_line(failure.message[language])} {painter.faint(f'[{failure.kind}]')}"
