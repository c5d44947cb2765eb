"""Do the work on many files, except those whose result the cache has, in one process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from gouji.errors import UnreadableSourceError
from gouji.results import Checked
from gouji.run.batch import Done, Sent, digest_of, do
from gouji.run.read import read_file
from gouji.run.sharing import Sharing

if TYPE_CHECKING:
    from gouji.comparing.contribution import Contribution
    from gouji.packed import PackedResult
    from gouji.run.cache import KeptResult, ResultCache
    from gouji.run.guard import Guard
    from gouji.run.linter import Linter
    from gouji.run.work import Work

__all__ = ["FEWEST_FOR_CACHE", "contribution_of", "do_many", "guarding", "whole"]

_AT_A_TIME = 50
"""So many files are looked for in the cache at a time."""

FEWEST_FOR_CACHE = 16
"""From this number of files on, reading the cache takes less time than checking again.

Measured: opening the cache takes 16 ms, an entry 0.12 ms, checking a report of text 2.6 ms.
"""


def do_many(
    work: Work,
    linter: Linter,
    files: Sequence[str],
    *,
    sharing: Sharing | None = None,
    store: ResultCache | None = None,
    progress: Callable[[int, int], None] | None = None,
    guard: Guard | None = None,
) -> Iterator[Checked | PackedResult | KeptResult]:
    """Do the work on *files* and yield each result when it is there, or what the cache has of it, in no certain order.

    What was done in another process is yielded as it was sent.

    ``sharing`` is where the work may be done besides this process (None: nowhere). ``progress`` is called with the numbers of files done and of all files. ``guard`` is
    told which file is worked on in this process, and knows the files at which earlier ones were stopped.
    """
    done: set[str] = set()
    for known in _already_known(work, linter, files, store, guard):
        done.add(known.path)
        yield known
    if store is not None and progress and done:
        progress(len(done), len(files))
    rest, count = [path for path in files if path not in done], len(done)
    for batch in _batches(work, linter, rest, sharing, guard=guard, digested=store is not None):
        for checked, digest in batch:
            if store is not None:
                _keep(work, linter, checked, digest, store)
            yield checked
            count += 1
        if progress:
            progress(count, len(files))


def _already_known(
    work: Work, linter: Linter, files: Sequence[str], store: ResultCache | None, guard: Guard | None
) -> Iterator[Checked | KeptResult]:
    """Yield the results of files at which an earlier process was stopped, and those that the cache has."""
    stopped = guard.known if guard is not None else {}
    yield from (stopped[path].checked(path) for path in files if path in stopped)
    if store is not None:
        left = (path for path in files if path not in stopped)
        while some := list(islice(left, _AT_A_TIME)):
            asked = [each for path in some if (each := _asked(work, linter, path)) is not None]
            yield from store.get_each(asked)


def contribution_of(
    work: Work, linter: Linter, store: ResultCache | None, guard: Guard | None, kept: KeptResult
) -> Contribution | None:
    """Return what a file contributes of which the cache has the result; where it is lost, the work is done again."""
    if store is None or kept.contributed is None:
        return None
    found = store.contribution(kept)
    if found is not None:
        return found
    for path in guarding(guard, linter, [kept.path]):
        checked, digest = do(work, linter, path, digested=True)
        _keep(work, linter, checked, digest, store)
        found = checked.contribution
    return found


def whole(
    each: Checked | PackedResult | KeptResult, contribution: Callable[[KeptResult], Contribution | None]
) -> Checked:
    """Return what became of a file, unpacked, with its contribution, which is asked for where the cache has the result."""
    if isinstance(each, Checked):
        return each
    from gouji.packed import PackedResult

    return each.checked if isinstance(each, PackedResult) else Checked(each.result, contribution(each))


def _batches(
    work: Work, linter: Linter, files: Sequence[str], sharing: Sharing | None, *, guard: Guard | None, digested: bool
) -> Iterator[Iterable[Done | Sent]]:
    def here(paths: Iterable[str]) -> Iterator[Iterable[Done]]:
        for path in guarding(guard, linter, paths):
            yield (do(work, linter, path, digested=digested),)

    sendable = [path for path in files if _is_text(path)]
    if sharing is None or not sharing.pays_for(len(sendable)):
        yield from here(files)
        return
    left = iter(sendable)
    yield from here(sharing.first(left, len(sendable), guarded=guard is not None))
    if rest := list(left):
        yield from sharing.execute(work, rest, linter)
    yield from here([path for path in files if not _is_text(path)])


def _is_text(path: str) -> bool:
    """Return whether a path is text, and its result can be sent and kept: a name on POSIX may be any bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def guarding(guard: Guard | None, linter: Linter, files: Iterable[str]) -> Iterator[str]:
    """Yield files, each of which is worked on until the next one is asked for, and tell the guard of them."""
    try:
        for path in files:
            if guard is not None:
                guard.begin(path, linter.settings(path).limits)
            yield path
        if guard is not None:
            guard.at = None
    finally:
        if guard is not None:
            guard.rest()


def _asked(work: Work, linter: Linter, path: str) -> tuple[str, str, str] | None:
    """Return by what the cache knows a file: its path, digest and settings; None for one that cannot be read."""
    try:
        digest = digest_of(read_file(path))
    except UnreadableSourceError:
        return None
    return path, digest, _fingerprint(work, linter, path)


def _keep(work: Work, linter: Linter, each: Checked | PackedResult, digest: str, store: ResultCache) -> None:
    """Keep the result of a file in the cache if the file could be read, all its rules ran and its name is text."""
    if digest and not each.failed and _is_text(each.path):
        store.put(digest, _fingerprint(work, linter, each.path), each)


def _fingerprint(work: Work, linter: Linter, path: str) -> str:
    return f"{work.key}\n{linter.settings(path).fingerprint}"
