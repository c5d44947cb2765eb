"""Check many files: those that the cache does not know, in one process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
import os
from typing import TYPE_CHECKING

from gouji.errors import UnreadableSourceError
from gouji.results import FileResult
from gouji.run.batch import CHECK, Checked, check_file, digest_of
from gouji.run.read import read_file

if TYPE_CHECKING:
    from gouji.run.cache import ResultCache
    from gouji.run.session import Session

__all__ = ["FEWEST_FOR_CACHE", "FEWEST_FOR_PROCESSES", "check_many"]

FEWEST_FOR_PROCESSES = 400
"""More files than this are checked in several processes, unless the caller says how many."""

FEWEST_FOR_CACHE = 16
"""From this number of files on, reading the cache takes less time than checking again.

Measured: opening the cache takes 16 ms, an entry 0.12 ms, checking a report of text 2.6 ms.
"""


def check_many(
    session: Session,
    files: Sequence[str],
    jobs: int,
    *,
    cache: bool,
    progress: Callable[[int, int], None] | None,
    purpose: str = CHECK,
) -> tuple[FileResult, ...]:
    """The results of *files* in their order, whatever ``jobs`` and ``cache`` are. *purpose*: see `batch`."""
    results: dict[str, FileResult] = {}
    # What comes out of the cache takes no time that could be measured.
    cached = cache and len(files) >= FEWEST_FOR_CACHE and not session.configurations.command_line.timed
    store = _open_cache(session) if cached else None
    try:
        if store is not None:
            results.update(_known(session, files, store, purpose))
            if progress and results:
                progress(len(results), len(files))
        rest = [path for path in files if path not in results]
        for batch in _check(session, rest, jobs, purpose, digested=store is not None):
            results.update((checked.result.path, checked.result) for checked in batch)
            if store is not None:
                for checked in batch:
                    _keep(session, checked, store, purpose)
            if progress:
                progress(len(results), len(files))
    finally:
        if store is not None:
            store.close()
    return tuple(results[path] for path in files)


def _check(
    session: Session, files: Sequence[str], jobs: int, purpose: str, *, digested: bool
) -> Iterator[Sequence[Checked]]:
    wanted = jobs or (_processors() if len(files) > FEWEST_FOR_PROCESSES else 1)
    if min(wanted, len(files)) > 1 and session.restartable:
        from gouji.run.processes import check_in_processes

        yield from check_in_processes(session.configurations.command_line, files, wanted, purpose)
    else:
        for path in files:
            yield (check_file(session, path, digested=digested, purpose=purpose),)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _open_cache(session: Session) -> ResultCache | None:
    from pathlib import Path

    from gouji.run.cache import open_cache

    return open_cache(Path.cwd(), session.plugins)


def _known(
    session: Session, files: Iterable[str], store: ResultCache, purpose: str
) -> Iterator[tuple[str, FileResult]]:
    for path in files:
        try:
            digest = digest_of(read_file(path))
        except UnreadableSourceError:
            continue
        result = store.get(path, digest, _fingerprint(session, path, purpose))
        if result is not None:
            yield path, result


def _keep(session: Session, checked: Checked, store: ResultCache, purpose: str) -> None:
    """Keep what is worth it: the result of a file that could be read, of rules that all ran."""
    result = checked.result
    if checked.digest and not result.failures:
        store.put(checked.digest, _fingerprint(session, result.path, purpose), result)


def _fingerprint(session: Session, path: str, purpose: str) -> str:
    return f"{purpose}\n{session.settings(path).fingerprint}"
