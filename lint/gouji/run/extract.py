"""Extract the facts of every report in some files and folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.output.facts.model import ReportFacts, facts_of
from gouji.run.search import Found
from gouji.run.session import Session

if TYPE_CHECKING:
    from gouji.config import Settings
    from gouji.report.model import Report

__all__ = ["body_key", "facts_in", "has_facts"]


def has_facts(report: Report) -> bool:
    """Return whether a report has facts to extract, known or not: it is one, though its line breaks may be lost."""
    return report.status in ("report", "merged")


def body_key(report: Report, settings: Settings) -> str | Message:
    """Return the key that all reports of a body have, or why it is not certain whose report it is, or of which year."""
    from gouji.comparing.contribute import identity_of
    from gouji.comparing.names import Names

    known = identity_of(report, settings.names or Names())
    return known if isinstance(known, Message) else known.key


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
        yield from (facts_of(report, path) for report in reports if has_facts(report))


def _raise(error: UnreadableSourceError) -> None:
    raise error
