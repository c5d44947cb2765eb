"""``--format text``: for people at a terminal, by report; each diagnostic with its source line, its span underlined."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.diagnostic import Diagnostic, Failure, Waived
from gouji.message import Language, Message
from gouji.output.colors import Painter
from gouji.output.details import MOST_RELATED, details
from gouji.output.excerpt import excerpt
from gouji.output.format import RenderOptions
from gouji.output.places import place_of
from gouji.output.verdicts import BareFiles, heading, named_line, relations_of, verdict_line
from gouji.output.visible import one_line
from gouji.output.words import COLON, SEVERITY_WORDS
from gouji.results import FileResult, RunResult

__all__ = ["closing_lines", "render"]

_WAIVED = Message("已豁免（{place}）：{reason}", "waived ({place}): {reason}")
_MORE = Message("另有 {count} 处，见 --format json", "{count} more, which --format json lists")
_GUTTER = 6


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield each report's findings, notes and failures under its heading, then those without any in a line a verdict.

    Failures of the run, coverage and statistics where asked for, and the summary follow.
    """
    painter = Painter(color=options.color)
    bare = BareFiles()
    for file in result.read():
        lines = list(_of_file(file, options, painter))
        if not lines:
            bare.add(file)
        else:
            yield "".join(f"{line}\n" for line in (*_head(file, options, painter), *lines, ""))
    for failure in result.failures:
        yield f"{_failure(failure, options, painter)}\n"
    if options.coverage or options.statistics or not options.quiet:
        yield from _closing(result, options, bare)


def closing_lines(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield the lines that follow the findings: those that `render` ends with."""
    painter = Painter(color=False)
    bare = BareFiles()
    for file in result.read():
        if not any(True for _ in _of_file(file, options, painter)):
            bare.add(file)
    return _closing(result, options, bare)


def _head(file: FileResult, options: RenderOptions, painter: Painter) -> Iterator[str]:
    """Yield the heading of a report, and how its relations stand."""
    yield painter.bold(heading(file, options.language))
    relations = relations_of(file, options.language)
    if relations is not None:
        yield painter.faint(relations)


def _of_file(file: FileResult, options: RenderOptions, painter: Painter) -> Iterator[str]:
    """Yield the lines of a report's findings, of what reading left out, and of what could not be checked."""
    for diagnostic in file.shown(waived=options.show_waived):
        yield from _lines(diagnostic, options, painter)
    for note in () if options.quiet else file.notes:
        yield _note(file.path, note, options, painter)
    for failure in file.failures:
        yield _failure(failure, options, painter)


def _closing(result: RunResult, options: RenderOptions, bare: BareFiles) -> Iterator[str]:
    """Yield coverage and statistics where asked for, and unless it is to be quiet the summary.

    That is the reports without findings (*bare*), how many have which verdict, and how many findings there are.
    """
    from gouji.output.closing import coverage_lines, statistics_lines, summary_line

    if options.coverage:
        yield from coverage_lines(result, options)
    if options.statistics:
        yield from statistics_lines(result, options)
    if options.quiet:
        return
    yield from (f"{named_line(files, options.language)}\n" for files in bare.by_verdict())
    verdicts = verdict_line(result, options.language)
    if verdicts is not None:
        yield f"{verdicts}\n"
    yield f"{summary_line(result, options.language)}\n"


def _lines(diagnostic: Diagnostic, options: RenderOptions, painter: Painter) -> Iterator[str]:
    language = options.language
    place = painter.bold(place_of(diagnostic.path, diagnostic.range, diagnostic.locator, language))
    severity = painter.severity(SEVERITY_WORDS[diagnostic.severity][language], diagnostic.severity)
    message = one_line(diagnostic.message[language])
    yield f"{place}: {severity} {diagnostic.code} {message} {painter.faint(f'[{diagnostic.rule}]')}"
    if diagnostic.waived is not None:
        yield f"{' ' * _GUTTER}{_waived(diagnostic.waived, language)}"
        return
    yield from _source(diagnostic, options, painter)
    if diagnostic.address:
        yield f"{' ' * _GUTTER}{one_line(diagnostic.address)}"
    yield from (f"{' ' * _GUTTER}{line}" for line in details(diagnostic, language))
    if len(diagnostic.related) > MOST_RELATED:
        yield f"{' ' * _GUTTER}{_MORE[language].format(count=len(diagnostic.related) - MOST_RELATED)}"


def _waived(waived: Waived, language: Language) -> str:
    """Return the line which names the waiver that suppressed a finding, and its reason."""
    place = place_of(waived.path, waived.range, None)
    return _WAIVED[language].format(place=place, reason=one_line(waived.reason))


def _source(diagnostic: Diagnostic, options: RenderOptions, painter: Painter) -> Iterator[str]:
    """Yield the line, paragraph or row of the diagnostic and the carets under its span; nothing where it has no excerpt."""
    if diagnostic.place.is_whole or not diagnostic.excerpt:
        return
    line, carets = excerpt(diagnostic.excerpt, *diagnostic.marked, max(options.width - _GUTTER - 2, 20))
    number = diagnostic.range.start.line if diagnostic.range is not None else ""
    yield f"{painter.faint(f'{number:>{_GUTTER - 1}} |')} {line}"
    yield f"{painter.faint(' ' * _GUTTER + '|')} {painter.severity(carets, diagnostic.severity)}"


def _note(path: str, note: Message, options: RenderOptions, painter: Painter) -> str:
    """Return the line of a note: something that reading left out, which is no mistake but must be shown."""
    word = SEVERITY_WORDS["note"][options.language]
    return painter.faint(f"{one_line(path)}: {word}{COLON[options.language]}{one_line(note[options.language])}")


def _failure(failure: Failure, options: RenderOptions, painter: Painter) -> str:
    language = options.language
    what = painter.severity(SEVERITY_WORDS["failure"][language], "error")
    place = f"{painter.bold(one_line(failure.path))}: " if failure.path else ""
    return f"{place}{what}{COLON[language]}{one_line(failure.message[language])} {painter.faint(f'[{failure.kind}]')}"
