"""``--format text``: for people at a terminal, by report; each diagnostic with its source line, its span underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import re

from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Failure, Waived
from gouji.message import Language, Message
from gouji.output.closing import coverage_lines, statistics_lines, summary_line
from gouji.output.colors import Painter
from gouji.output.excerpt import excerpt
from gouji.output.format import RenderOptions
from gouji.output.places import place_of
from gouji.output.verdicts import heading, named_line, relations_of, verdict_line
from gouji.output.visible import one_line
from gouji.output.words import SEVERITY_WORDS
from gouji.results import FileResult, RunResult, Verdict

__all__ = ["render"]

_EXPECTED = Message("应为{expected}，实为{actual}", "expected {expected}, found {actual}")
_EXPECTED_ONLY = Message("应为{expected}", "expected {expected}")
_NOTHING = Message("空白", "nothing")
_HERE = Message("第{line}行 ", "{line}:{column}: ")
_FIGURE = re.compile(r"[\d.,+\-%]*\d[\d.,%]*")
_WAIVED = Message("已豁免（{place}）：{reason}", "waived ({place}): {reason}")
_MORE = Message("另有 {count} 处，见 --format json", "{count} more, which --format json lists")
_GUTTER = 6
_MOST_RELATED = 8


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield each report's findings, notes and failures under its heading, then those without any in a line a verdict.

    Failures of the run, coverage and statistics where asked for, and the summary follow.
    """
    painter = Painter(color=options.color)
    bare: dict[Verdict, list[FileResult]] = {}
    for file in result.files:
        lines = list(_of_file(file, options, painter))
        if not lines:
            bare.setdefault(file.verdict, []).append(file)
        else:
            yield "".join(f"{line}\n" for line in (*_head(file, options, painter), *lines, ""))
    for failure in result.failures:
        yield f"{_failure(failure, options, painter)}\n"
    if options.coverage:
        yield from coverage_lines(result, options)
    if options.statistics:
        yield from statistics_lines(result, options)
    if not options.quiet:
        yield from (f"{line}\n" for line in _summary(result, bare.values(), options.language))


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
    for note in file.notes:
        yield _note(file.path, note, options, painter)
    for failure in file.failures:
        yield _failure(failure, options, painter)


def _summary(result: RunResult, bare: Iterable[Sequence[FileResult]], language: Language) -> Iterator[str]:
    """Yield the reports without findings, how many reports have which verdict, and how many findings there are."""
    yield from (named_line(files, language) for files in bare)
    verdicts = verdict_line(result, language)
    if verdicts is not None:
        yield verdicts
    yield summary_line(result, language)


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
    if diagnostic.expected is not None and not _is_told(diagnostic, language):
        yield f"{' ' * _GUTTER}{_expectation(diagnostic, language)}"
    for related in diagnostic.related[:_MOST_RELATED]:
        yield f"{' ' * _GUTTER}{_related(related, diagnostic.path, language)}"
    if len(diagnostic.related) > _MOST_RELATED:
        yield f"{' ' * _GUTTER}{_MORE[language].format(count=len(diagnostic.related) - _MOST_RELATED)}"


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
    told = [text for text in (diagnostic.expected, diagnostic.actual) if text is not None]
    bare = all(not text or _FIGURE.fullmatch(text) for text in told)
    expected, *actual = [_value(text, language, bare=bare) for text in told]
    if not actual:
        return _EXPECTED_ONLY[language].format(expected=expected)
    return _EXPECTED[language].format(expected=expected, actual=actual[0])


def _value(text: str, language: Language, *, bare: bool) -> str:
    """Return a figure as it stands in a sentence (*bare*), another text in quotation marks."""
    if not text:
        return _NOTHING[language]
    if not bare:
        return f"“{one_line(text)}”"
    return f" {text}" if language == "zh" else text


def _is_told(diagnostic: Diagnostic, language: Language) -> bool:
    """Return whether the message names what was expected and what was found already."""
    told = [text for text in (diagnostic.expected, diagnostic.actual) if text is not None]
    return all(text and _names(diagnostic.message[language], text) for text in told)


def _names(message: str, text: str) -> bool:
    around = r"(?<![\d.]){}(?![\d.])" if _FIGURE.fullmatch(text) else "{}"
    return re.search(around.format(re.escape(text)), message) is not None


def _related(related: DiagnosticRelated, path: str, language: Language) -> str:
    """Return a related place with its message; the path is left out where it is the diagnostic's own."""
    message = one_line(related.message[language])
    if related.path != path:
        return f"{place_of(related.path, related.range, related.locator, language)}: {message}"
    if related.range is not None:
        return f"{_HERE[language].format(**related.range.start._asdict())}{message}"
    place = place_of("", None, related.locator, language)
    return f"{place}: {message}" if place else message


def _note(path: str, note: Message, options: RenderOptions, painter: Painter) -> str:
    """Return the line of a note: something that reading left out, which is no mistake but must be shown."""
    word = SEVERITY_WORDS["note"][options.language]
    return painter.faint(f"{one_line(path)}: {word} {one_line(note[options.language])}")


def _failure(failure: Failure, options: RenderOptions, painter: Painter) -> str:
    language = options.language
    what = painter.severity(SEVERITY_WORDS["failure"][language], "error")
    place = f"{painter.bold(one_line(failure.path))}: " if failure.path else ""
    return f"{place}{what} {one_line(failure.message[language])} {painter.faint(f'[{failure.kind}]')}"
