"""Extract the facts of every report in some files and folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gouji.errors import UnreadableSourceError
from gouji.output.facts.model import ReportFacts, facts_of
from gouji.run.search import Found
from gouji.run.session import Session

__all__ = ["facts_in"]


def facts_in(
    session: Session, paths: Sequence[str], unreadable: Callable[[UnreadableSourceError], object] | None
) -> Iterator[ReportFacts]:
    """Yield the facts of each report in *paths*; each file is read when its facts are asked for.

    *unreadable* is called with the error of a file that cannot be read; where it is None, the error is raised. Raises
    `UsageError` for a path that is not there.
    """
    return _facts_of(session, session.find(paths), unreadable or _raise)


def _facts_of(
    session: Session, found: Found, unreadable: Callable[[UnreadableSourceError], object]
) -> Iterator[ReportFacts]:
    for failure in found.failures:
        unreadable(UnreadableSourceError(failure.path, failure.message, kind=failure.kind))
    for path in found.files:
        try:
            reports = session.read(path)
        except UnreadableSourceError as error:
            unreadable(error)
            continue
        yield from (facts_of(report, path) for report in reports if report.status == "report")


def _raise(error: UnreadableSourceError) -> None:
    raise error
