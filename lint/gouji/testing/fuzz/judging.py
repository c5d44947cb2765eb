"""What must hold of any file, whatever is in it: the oracle of all targets that are reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
import re

from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.cli.status import exit_status
from gouji.document.model import Locator
from gouji.errors import UnreadableSourceError
from gouji.fixing.edits import is_editable
from gouji.fixing.fix import fix
from gouji.packed import checked_from_bytes, checked_to_bytes
from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.results import Checked, FileResult, RunResult, result_to_bytes
from gouji.run.session import Session
from gouji.testing.fuzz.bench import Bench, BrokenPromiseError, promise
from gouji.testing.fuzz.extracting import judge_extracted
from gouji.text.source import Source, Span

__all__ = ["judge_failures", "judge_report", "judge_run"]

_YEAR = re.compile(rb"20\d\d")
_RAISED = re.compile(r" \([^()]+\)$")
_STATUSES = (0, 1, 3)


def judge_report(bench: Bench, data: bytes, name: str) -> str:
    """Check a file, and return what became of it; raise `BrokenPromiseError`, or whatever gouji raises."""
    session = bench.session()
    checked = session.linter.check(data, name)
    judge_run(bench, session, [checked])
    failures = checked.result.failures
    judge_failures(failure for failure in failures if failure.kind != "unreadable-file")
    promise("what is kept is read again", checked_from_bytes(checked_to_bytes(checked)) == checked)
    try:
        reports = session.linter.read(data, name)
    except UnreadableSourceError as error:
        promise("what cannot be read has no findings", not checked.result.diagnostics)
        return f"unreadable: {error.kind}"
    _judge_places(checked.result, reports)
    judge_extracted(bench, reports, name)
    again = session.linter.check_reports(reports, name)
    promise("the same file has the same result", result_to_bytes(again) == result_to_bytes(checked.result))
    _judge_fixes(session, data, checked.result, reports)
    if reports[0].document.source.lined and checked.contribution is not None:
        _judge_comparison(bench, session, data, checked)
    return checked.result.status


def judge_run(bench: Bench, session: Session, checked: Sequence[Checked]) -> RunResult:
    """Finish a run and return its result; its output is in order, and its status one of the known."""
    run = session.linter.finish(checked)
    bench.render(run)
    promise("the status is a known one", exit_status(session, run) in _STATUSES)
    return run


def judge_failures(failures: Iterable[Failure]) -> None:
    """Promise that there are none: what failed and where tells one fault from another."""
    for failure in failures:
        place = _RAISED.search(failure.message.en)
        what = f"{failure.kind}: {failure.rule or 'gouji'}{place[0] if place else ''}"
        raise BrokenPromiseError(what, failure, failure.traceback)


def _judge_places(result: FileResult, reports: Sequence[Report]) -> None:
    """Promise that all that is told of a file stands in it."""
    for report in reports:
        for fact in report.facts.values():
            promise("a figure stands in its file", _is_in(fact.span, report.document.source), fact.id, fact.span)
    sources = [report.document.source for report in reports]
    for diagnostic in chain(result.diagnostics, result.waived):
        for what, span, locator in _places(diagnostic):
            promise("a place is in the file", any(_is_in(span, source) for source in sources), what, span)
            promise("a locator is in order", _is_in_order(locator), what, locator)
        if diagnostic.span is not None and sources[0].lined:
            fits = diagnostic.range == sources[0].range(diagnostic.span)
            promise("a range is that of its span", fits, diagnostic, diagnostic.span)


def _places(diagnostic: Diagnostic) -> Iterator[tuple[str, Span | None, Locator | None]]:
    """Yield all places of a diagnostic: its own, those that are related, those of its edits."""
    yield str(diagnostic), diagnostic.span, diagnostic.locator
    for related in diagnostic.related:
        if related.path == diagnostic.path:
            yield f"{diagnostic} → {related.message.en}", related.place.span, related.locator
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        yield f"{diagnostic} → edit", edit.span, None


def _is_in(span: Span | None, source: Source) -> bool:
    return span is None or 0 <= span.start <= span.end <= len(source.text)


def _is_in_order(locator: Locator | None) -> bool:
    """Return whether the numbers of a locator count from 1, and its box is not reversed."""
    for key, value in (locator or {}).items():
        if key == "bbox" and isinstance(value, list | tuple):
            x0, y0, x1, y1 = value
            if x0 > x1 or y0 > y1:
                return False
        elif isinstance(value, int) and value < 1:
            return False
    return True


def _judge_comparison(bench: Bench, session: Session, data: bytes, checked: Checked) -> None:
    """Promise that a report is compared with that of the year before: itself, with all years one less."""
    earlier = _YEAR.sub(lambda year: b"%d" % (int(year[0]) - 1), data)
    run = judge_run(bench, session, [checked, session.linter.check(earlier, f"earlier/{checked.result.path}")])
    judge_failures(failure for failure in run.all_failures if failure.kind == "rule-failed")


def _judge_fixes(session: Session, data: bytes, result: FileResult, reports: Sequence[Report]) -> None:
    """Promise that fixes keep every figure, and leave a file that can be read and has nothing more to fix."""
    if len(reports) > 1 or not is_editable(reports[0].document.source):
        return
    for unsafe in (False, True):
        if not any(found.fix and (unsafe or found.fix.safety == "safe") for found in result.diagnostics):
            continue
        fixed = fix(session.linter, data, result.path, unsafe=unsafe)
        if any(failure.kind == "fix-failed" for failure in fixed.result.failures):
            promise("what is not fixed stays as it is", fixed.after == data)
            continue
        (after,) = session.linter.read(fixed.after, result.path)
        changed = [
            fact.id
            for fact in reports[0].facts.values()
            if fact.is_known and _known(fact) != _known(after.facts.get(fact.id))
        ]
        promise("fixes change no figure", not changed, changed)
        promise("what is fixed stays fixed", not fix(session.linter, fixed.after, result.path, unsafe=unsafe).changed)


def _known(fact: Fact | None) -> tuple[object, ...]:
    """Return the value and the answer of a fact, but for a text, of which fixes may take hidden characters."""
    if fact is None:
        return ()
    return fact.value, None if isinstance(fact.answer, str) else fact.answer
