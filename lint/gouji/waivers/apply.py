"""Waivers and comments in a run: what they take back of a file's findings, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, Suppression, Waived
from gouji.message import Message
from gouji.results import FileResult, RunResult
from gouji.waivers.diagnostics import own_diagnostic
from gouji.waivers.match import suppress

if TYPE_CHECKING:
    from gouji.config import Settings
    from gouji.document.model import Document
    from gouji.report.model import Report
    from gouji.waivers.model import Waiver

__all__ = ["settled", "suppressed"]

_EXPIRED = Message(
    "豁免已于 {until} 到期：{named}，{agency}，{year} 年", "the waiver expired on {until}: {named}, {agency}, {year}"
)
_UNMATCHED = Message(
    "豁免没有对上任何问题：{named}，{agency}，{year} 年{why}；请删去或重新确认",
    "the waiver matches nothing: {named}, {agency}, {year}{why}; take it out or look again",
)
_WHY = Message("；{why}", ": {why}")
_COMMENT_UNMATCHED = Message(
    "注释没有对上任何问题：{named} 在此处没有发现问题；请删去",
    "the comment matches nothing: {named} finds nothing here; take it out",
)


def suppressed(result: FileResult, report: Report, settings: Settings) -> FileResult:
    """The result of a report's rules without what waivers and comments take back, and what is told of comments."""
    failed = {failure.rule for failure in result.failures}
    across = {active.meta.name for active in settings.across_rules} - failed
    ran = {active.meta.name for active in settings.rules} - across - failed
    suppressions: list[Suppression] = []
    told: list[Diagnostic] = []
    if settings.waivers:
        from gouji.comparing.names import Names
        from gouji.waivers.model import waivers_for

        # What a report has contributed to is compared before its waivers are told to be needless.
        later = across if result.contributions else set()
        suppressions += waivers_for(report, settings.waivers, ran | later, settings.names or Names())
    if report.document.comments:
        from gouji.waivers.in_document import suppressions_in

        suppressions += suppressions_in(report.document, settings, result.path, ran, told)
    standing, waived, suppressions_used = suppress(result.diagnostics, suppressions)
    told += _needless_comments(suppressions_used, report.document, result.path)
    return attrs.evolve(
        result,
        diagnostics=(*standing, *told),
        waived=waived,
        suppressions=suppressions_used,
    )


def _waived_again(file: FileResult) -> FileResult:
    """A file's result to which findings were added, without those that its waivers and comments take back."""
    if not file.suppressions:
        return file
    standing, waived, suppressions = suppress(file.diagnostics, file.suppressions)
    used = tuple(
        after._replace(used=before.used or after.used)
        for before, after in zip(file.suppressions, suppressions, strict=True)
    )
    return attrs.evolve(file, diagnostics=standing, waived=(*file.waived, *waived), suppressions=used)


def _needless_comments(suppressions: Iterable[Suppression], document: Document, path: str) -> Iterator[Diagnostic]:
    source = document.source
    places = {source.range(comment.span): comment.span for comment in document.comments}
    for each in suppressions:
        if each.waived.by == "comment" and each.judged and not each.used:
            message = _COMMENT_UNMATCHED.format(named=each.named)
            yield own_diagnostic("comment-unmatched", message, source, places[each.waived.range], path)


def settled(result: RunResult, waivers: Sequence[Waiver]) -> RunResult:
    """The result of a run, once all is found: what was found after a file was checked is taken back as well.

    What is told of waivers is added: those that have expired, those that match nothing. A waiver of a
    report that was not among the files, or whose rule did not run, cannot be known to match nothing; it
    is counted.
    """
    checked = [_waived_again(file) for file in result.files]
    met: dict[Waived, list[Suppression]] = {}
    for suppression in (each for file in checked for each in file.suppressions):
        met.setdefault(suppression.waived, []).append(suppression)
    told: dict[str, list[Diagnostic]] = {}
    untried = 0
    for waiver in waivers:
        found = met.get(waiver.waived, [])
        if waiver.expired:
            told.setdefault(waiver.source.name, []).append(_expired(waiver))
        elif any(each.used for each in found):
            continue
        elif found and all(each.judged or each.lapsed is not None for each in found):
            told.setdefault(waiver.source.name, []).append(_unmatched(waiver, found))
        else:
            untried += 1
    files = [
        FileResult(path, "configuration", diagnostics, (), Coverage(0, 0, (), ())) for path, diagnostics in told.items()
    ]
    return RunResult((*checked, *files), result.failures, untried)


def _expired(waiver: Waiver) -> Diagnostic:
    message = _EXPIRED.format(until=waiver.until, **_names(waiver))
    return own_diagnostic("waiver-expired", message, waiver.source, waiver.span, waiver.source.name)


def _unmatched(waiver: Waiver, found: Sequence[Suppression]) -> Diagnostic:
    lapsed = next((each.lapsed for each in found if each.lapsed is not None), None)
    why = (_WHY.zh.format(why=lapsed.zh), _WHY.en.format(why=lapsed.en)) if lapsed else ("", "")
    names = _names(waiver)
    message = Message(_UNMATCHED.zh.format(why=why[0], **names), _UNMATCHED.en.format(why=why[1], **names))
    return own_diagnostic("waiver-unmatched", message, waiver.source, waiver.span, waiver.source.name)


def _names(waiver: Waiver) -> Mapping[str, object]:
    return {"named": waiver.named, "agency": waiver.subject, "year": waiver.period}
