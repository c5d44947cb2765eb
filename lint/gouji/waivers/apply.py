"""Apply waivers and comments to findings, and report the waivers and comments that are not needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gouji.checking.coverage import Coverage, UnknownRelation
from gouji.checking.diagnostic import Diagnostic, Suppression
from gouji.message import Message
from gouji.results import FileResult
from gouji.value import NamedTuple, evolve
from gouji.waivers.diagnostics import own_diagnostic
from gouji.waivers.match import suppress
from gouji.waivers.model import waivers_for

if TYPE_CHECKING:
    from gouji.comparing.names import Names
    from gouji.document.model import Document
    from gouji.report.model import Report
    from gouji.waivers.model import Waiver

__all__ = ["Applied", "add_to_file", "apply_to_report", "results_of_waivers"]

_EXPIRED = Message(
    "豁免已于 {until} 到期：{named}，{agency}，{year}年", "the waiver expired on {until}: {named}, {agency}, {year}"
)
_UNMATCHED = Message(
    "豁免没有对应的问题：{named}，{agency}，{year}年{why}；请删去或重新确认",
    "the waiver matches nothing: {named}, {agency}, {year}{why}; take it out or look again",
)
_WHY = Message("；{why}", ": {why}")
_COMMENT_UNMATCHED = Message(
    "注释没有对应的问题：{named} 在此处没有发现问题；请删去",
    "the comment matches nothing: {named} finds nothing here; take it out",
)


class Applied(NamedTuple):
    """The diagnostics that stand, those that are waived, and the suppressions, marked as used or not."""

    diagnostics: Sequence[Diagnostic]
    waived: Sequence[Diagnostic]
    suppressions: tuple[Suppression, ...]


def apply_to_report(
    report: Report,
    path: str,
    diagnostics: Iterable[Diagnostic],
    *,
    waivers: Sequence[Waiver],
    names: Names,
    known: Mapping[str, tuple[str, ...]],
    ran: Collection[str],
    later: Collection[str] = (),
) -> Applied:
    """Apply waivers and a report's comments to its diagnostics, and report comments that are wrong.

    ``ran`` are the names of the rules that ran, ``later`` those of rules that will compare it with other reports:
    before they have run, no waiver is known to be needless. ``known`` maps each word for rules to their names.
    """
    suppressions = list(waivers_for(report, waivers, {*ran, *later}, names)) if waivers else []
    wrong: list[Diagnostic] = []
    if report.document.comments:
        from gouji.waivers.comments import suppressions_in

        in_document, wrong = suppressions_in(report.document, path, known, ran)
        suppressions += in_document
    standing, waived, used = suppress(diagnostics, suppressions)
    needless = _needless_comments(used, report.document, path)
    return Applied([*standing, *wrong, *needless], waived, used)


def add_to_file(file: FileResult, found: Iterable[Diagnostic], not_compared: Iterable[UnknownRelation]) -> FileResult:
    """Return a file's result with the findings of across rules, its suppressions applied to them."""
    standing, waived, suppressions = suppress(found, file.suppressions)
    used = tuple(
        [
            after._replace(used=before.used or after.used)
            for before, after in zip(file.suppressions, suppressions, strict=True)
        ]
    )
    return evolve(
        file,
        diagnostics=(*file.diagnostics, *standing),
        waived=(*file.waived, *waived),
        suppressions=used,
        coverage=evolve(file.coverage, across=tuple(not_compared)),
    )


def _needless_comments(suppressions: Iterable[Suppression], document: Document, path: str) -> Iterator[Diagnostic]:
    source = document.source
    places = {source.range(comment.span): comment.span for comment in document.comments}
    for each in suppressions:
        if each.waived.by == "comment" and each.judged and not each.used:
            message = _COMMENT_UNMATCHED.format(named=each.named)
            yield own_diagnostic("comment-unmatched", message, source, places[each.waived.range], path)


class _Met:
    """What the suppressions of all files that come of one waiver add up to."""

    def __init__(self) -> None:
        self.is_met = self.is_used = False
        self.is_judged = True
        self.lapsed: Message | None = None

    def add(self, suppression: Suppression) -> None:
        """Add the suppression of a file."""
        self.is_met = True
        self.is_used |= suppression.used
        self.is_judged &= suppression.judged or suppression.lapsed is not None
        self.lapsed = self.lapsed or suppression.lapsed

    @property
    def is_tried(self) -> bool:
        """Whether it is known in every report that it is for if it matches something."""
        return self.is_met and self.is_judged


def results_of_waivers(files: Iterable[FileResult], waivers: Collection[Waiver]) -> tuple[list[FileResult], int]:
    """Report the waivers that have expired and those that match nothing, once all files are done.

    Return the results of their configuration files, and how many waivers were not tried: a waiver of a report
    that was not among the files, or whose rule did not run, cannot be known to match nothing.
    """
    met = {waiver.waived: _Met() for waiver in waivers}
    for suppression in (each for file in files for each in file.suppressions):
        if suppression.waived in met:
            met[suppression.waived].add(suppression)
    reported: dict[str, list[Diagnostic]] = {}
    untried = 0
    for waiver in waivers:
        found = met[waiver.waived]
        if waiver.expired:
            reported.setdefault(waiver.source.name, []).append(_expired(waiver))
        elif found.is_used:
            continue
        elif found.is_tried:
            reported.setdefault(waiver.source.name, []).append(_unmatched(waiver, found.lapsed))
        else:
            untried += 1
    results = [
        FileResult(path, "configuration", diagnostics, (), Coverage(0, 0, (), ()))
        for path, diagnostics in reported.items()
    ]
    return results, untried


def _expired(waiver: Waiver) -> Diagnostic:
    message = _EXPIRED.format(until=waiver.until, **_names(waiver))
    return own_diagnostic("waiver-expired", message, waiver.source, waiver.span, waiver.source.name)


def _unmatched(waiver: Waiver, lapsed: Message | None) -> Diagnostic:
    message = _UNMATCHED.format(why=_WHY.format(why=lapsed) if lapsed else "", **_names(waiver))
    return own_diagnostic("waiver-unmatched", message, waiver.source, waiver.span, waiver.source.name)


def _names(waiver: Waiver) -> Mapping[str, object]:
    return {"named": waiver.named, "agency": waiver.subject, "year": waiver.period}
