"""Annotate the bytes of a file: make the copy with its findings. No file is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from gouji.annotating.page import page
from gouji.checking.place import Place, place_of
from gouji.document.model import Table
from gouji.errors import ReadingFailedError, UnreadableSourceError
from gouji.message import Language, Message
from gouji.output.annotation import Annotation, Original
from gouji.output.details import MOST_RELATED, details
from gouji.output.verdicts import heading
from gouji.output.visible import one_line
from gouji.output.words import SEVERITY_WORDS
from gouji.strangers import Fault, attempt
from gouji.value import Entity, frozen

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Diagnostic
    from gouji.output.annotator import Annotator
    from gouji.report.model import Report
    from gouji.results import FileResult
    from gouji.run.linter import Linter

__all__ = ["PAGE", "SKIPPED", "Copy", "annotate", "annotated_page"]

PAGE = ".html"
"""What the name of a copy ends with, after the file's own, where the copy is a page."""

SKIPPED: Mapping[str, Message] = {
    "old-report": Message("早于现行格式的报告，未生成副本", "a report from before the first form: no copy"),
    "not-a-report": Message("不是可以识别的报告，未生成副本", "no report of a kind that is known: no copy"),
}
"""Why there is no copy of a file, by its status."""

_FIRST = Message("{severity} {code}：{message}", "{severity} {code}: {message}")
_MORE = Message("另有 {count} 处相关位置", "related places beside these: {count}")
_FAILED = Message("无法生成副本（{name}）：{what}", "no copy could be made ({name}): {what}")
_NO_BYTES = Message("返回的不是字节", "it gave no bytes")


@frozen
class Copy(Entity):
    """The bytes of a copy, and the suffix that its name has beside the file's own ("": the copy is of the same format)."""

    data: bytes
    suffix: str = ""


def annotate(linter: Linter, data: bytes, result: FileResult, language: Language) -> Copy:
    """Return the copy of a file with the findings of its *result*; raise `UnreadableSourceError`.

    An annotator of its format writes it; where there is none, it is a page for a browser.
    """
    original = _original(linter, data, result, language)
    for annotator in linter.plugins.annotators:
        if annotator.name == original.documents[0].loader:
            return Copy(_written(annotator, original))
    return Copy(page(original), PAGE)


def annotated_page(
    linter: Linter, data: bytes, result: FileResult, language: Language, *, anchors: bool = False
) -> bytes:
    """Return the page of a file of any format with the findings of its *result*; raise `UnreadableSourceError`.

    With *anchors* each paragraph and cell has its place, for scripts (``data-place``).
    """
    return page(_original(linter, data, result, language), anchors=anchors)


def _original(linter: Linter, data: bytes, result: FileResult, language: Language) -> Original:
    reports = linter.read(data, result.path)
    documents = tuple(report.document for report in reports)
    beginning = _beginning(reports)
    return Original(
        path=result.path,
        data=data,
        documents=documents,
        annotations=tuple(_annotation(each, beginning, language) for each in result.diagnostics),
        language=language,
        title=heading(result, language),
        notes=tuple(dict.fromkeys(one_line(note[language]) for note in result.notes)),
    )


def _beginning(reports: Iterable[Report]) -> Place:
    """Return the place of the title of the first report, else of its first text; `WHOLE` where there is none."""
    report = next(iter(reports))
    document = report.document
    spans = (block.cells[0].span if isinstance(block, Table) else block.span for block in document.blocks)
    span = report.title.span or next(spans, None)
    return place_of(document.source, span, document)


def _annotation(diagnostic: Diagnostic, beginning: Place, language: Language) -> Annotation:
    place = beginning if diagnostic.place.is_whole else diagnostic.place
    return Annotation(diagnostic.severity, diagnostic.code, tuple(_lines(diagnostic, language)), place)


def _lines(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    severity, message = SEVERITY_WORDS[diagnostic.severity][language], one_line(diagnostic.message[language])
    yield _FIRST[language].format(severity=severity, code=diagnostic.code, message=message)
    yield from details(diagnostic, language)
    more = len(diagnostic.related) - MOST_RELATED
    if more > 0:
        yield _MORE[language].format(count=more)


def _written(annotator: Annotator, original: Original) -> bytes:
    """Return the copy that an annotator makes; raise `UnreadableSourceError` for one that fails."""
    copy: object = attempt(partial(annotator.annotate, original), (UnreadableSourceError,))
    if isinstance(copy, bytes):
        return copy
    what = _NO_BYTES
    if isinstance(copy, Fault):
        told = copy.told((), annotator.annotate)
        what = Message(told, told)
    message = _FAILED.format(name=annotator.name, what=what)
    raise ReadingFailedError(original.path, message, None) from getattr(copy, "error", None)
