"""Check the reports of a folder as `gouji check` does, and return what an editor shows of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import monotonic

import attrs
from lsprotocol import types
from pygls.uris import from_fs_path

from gouji.api.documents import Diagnostic, Source, counted
from gouji.api.running import FileResult, GoujiError, Message, RunResult, Session
from gouji_plugins.lsp.calls import Setup
from gouji_plugins.lsp.diagnostics import diagnostic_of, unchecked
from gouji_plugins.lsp.positions import Lines

__all__ = ["MOST_FILES", "FileFindings", "Progress", "Survey", "lines_in", "survey"]

MOST_FILES = 2_000
"""In a folder with more reports only those that are open are checked."""

_PAUSE = 0.1
"""So many seconds pass from one word on the progress to the next."""

_TOO_MANY = Message(
    "文件夹 {folder} 中有 {number} 个文件，超过 {most:,} 个：只检查打开的文档，报告之间不作比对；请运行 gouji check",
    "{folder} has {number} to check, more than {most:,}: only open documents are checked, and not compared with others; "
    "run gouji check",
)
_NOT_WANTED = Message("已取消", "cancelled")


@attrs.frozen(eq=False)
class FileFindings:
    """What is found in a file: all of it as the editor shows it, and the findings between reports.

    ``across_items`` are the latter as the editor shows them; ``known`` are the fingerprints of all, ``digest`` tells
    this state from others.
    """

    path: Path
    items: tuple[types.Diagnostic, ...]
    across: tuple[Diagnostic, ...]
    across_items: tuple[types.Diagnostic, ...]
    known: frozenset[str]
    digest: str


@attrs.frozen(eq=False)
class Survey:
    """What is found in the reports of a folder, how many files were checked, and what is to be said of it as a whole."""

    files: tuple[FileFindings, ...] = ()
    checked: int = 0
    notes: tuple[str, ...] = ()


def survey(
    session: Session, setup: Setup, check: Callable[[Callable[[int, int], None]], RunResult], progress: Progress
) -> Survey:
    """Check the reports of a session's folder; raise `GoujiError`, also where that is not wanted any more."""
    files = session.find([session.working]).files
    language = setup.language()
    if len(files) > MOST_FILES:
        told = _TOO_MANY.format(folder=session.working, number=counted(len(files), "file"), most=MOST_FILES)
        return Survey(notes=(told[language],))
    result = check(progress)

    @cache
    def find_lines(path: str) -> Lines | None:
        return lines_in(Path(path), setup.encoding)

    found = [_findings(file, session, setup, find_lines) for file in result.files]
    notes = tuple(failure.message[language] for failure in result.failures)
    return Survey(tuple(each for each in found if each.items), len(list(result.inputs)), notes)


class Progress:
    """Tells how many files are done, not too often; raises `GoujiError` where nobody waits for them any more."""

    def __init__(self, tell: Callable[[int, int], None], is_cancelled: Callable[[], bool]) -> None:
        self._tell, self._is_cancelled = tell, is_cancelled
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell how many files are done; raise `GoujiError` where that is not wanted any more."""
        if self._is_cancelled():
            raise GoujiError(_NOT_WANTED)
        if monotonic() - self._told >= _PAUSE or done == total:
            self._told = monotonic()
            self._tell(done, total)


def lines_in(path: Path, encoding: str) -> Lines | None:
    """Return the lines of a file as it lies there; None for one that cannot be read."""
    try:
        return Lines(Source.from_bytes(path.read_bytes(), str(path)).text, encoding)
    except (OSError, ValueError, GoujiError):
        return None


def _findings(
    file: FileResult, session: Session, setup: Setup, find_lines: Callable[[str], Lines | None]
) -> FileFindings:
    settings = session.settings(file.path)
    language = setup.language(settings.language)
    has_lines = any(each.range is not None for each in file.diagnostics)
    lines = find_lines(file.path) if has_lines else None
    uri, related = from_fs_path(file.path) or "", find_lines if setup.related else None
    items = [(each, diagnostic_of(each, lines, uri, language, related)) for each in file.diagnostics]
    between = {active.meta.name for active in settings.across_rules}
    across = [(each, item) for each, item in items if each.rule in between or file.status == "configuration"]
    shown = (*_failures(file, setup), *(item for _, item in items))
    return FileFindings(
        Path(file.path),
        shown,
        tuple(each for each, _ in across),
        tuple(item for _, item in across),
        frozenset(each.fingerprint for each in file.diagnostics),
        sha256(repr(shown).encode("utf-8", "replace")).hexdigest()[:16],
    )


def _failures(file: FileResult, setup: Setup) -> Iterator[types.Diagnostic]:
    for failure in file.failures if file.status == "unreadable" else ():
        yield unchecked(failure, None, setup.language())
