"""勾稽: a linter for Chinese government reports.

The library: check and read reports from a program. Every function puts together what a run needs
(plugins, forms, the ``.gouji.yaml`` closest to the file), which takes some 30 ms; to check many reports
one by one, make one `gouji.api.running.Session` and use its methods.

>>> result = gouji.check_path("2024/水务局.txt")
>>> [(diagnostic.code, diagnostic.message.zh) for diagnostic in result.diagnostics]
"""

from __future__ import annotations

from gouji._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    import os
    from typing import TypeAlias

    from gouji.errors import UnreadableSourceError
    from gouji.output.facts.model import ReportFacts
    from gouji.report.model import Report
    from gouji.results import FileResult, RunResult
    from gouji.rules.meta import RuleMeta
    from gouji.run.session import Session

    StrPath: TypeAlias = str | os.PathLike[str]

__all__ = ["__version__", "all_rules", "check_path", "check_paths", "check_text", "extract_paths", "read_report"]


def check_path(path: StrPath) -> FileResult:
    """Check one file and return its result; a file that cannot be read is a failure of the result, no exception.

    Raises `gouji.errors.ConfigurationError` where the configuration of the file cannot be used.
    """
    from os import fspath

    return _session().check_file(fspath(path))


def check_text(text: str, name: str = "<text>") -> FileResult:
    """Check a text as if it were the content of a file of that name, which need not exist; return the result."""
    return _session().check(text.encode("utf-8", "surrogatepass"), name)


def check_paths(
    paths: StrPath | Iterable[StrPath],
    *,
    jobs: int = 1,
    cache: bool = False,
    prior: StrPath | Iterable[StrPath] = (),
) -> RunResult:
    """Check files and folders, each file once, and return the result with its files sorted by path.

    ``jobs`` is the number of processes (0: as many as pay); ``cache`` keeps and uses results in
    the user's folder for caches. The result depends on neither. ``prior`` are files and folders of prior reports, with
    which the others are compared. Raises `gouji.errors.UsageError` for a path that is not there.
    """
    return _session().check_paths(_names(paths), jobs=jobs, cache=cache, prior=_names(prior))


def read_report(path: StrPath) -> Report:
    """Read a file and return its report: its sections, tables, facts and relations, each with its place.

    Raises `gouji.errors.UnreadableSourceError` where it cannot be read.
    """
    from os import fspath

    return _session().read(fspath(path))[0]


def extract_paths(
    paths: StrPath | Iterable[StrPath], *, unreadable: Callable[[UnreadableSourceError], object] | None = None
) -> Iterator[ReportFacts]:
    """Yield the facts of each report in some files and folders, sorted by path.

    Each file is read when its facts are asked for; a file that is no report, or older than the kind's forms, is
    skipped. ``unreadable`` is called with the error of a file that cannot be read; without it,
    `gouji.errors.UnreadableSourceError` is raised. Raises `gouji.errors.UsageError` for a path that is not there.
    """
    from gouji.run.extract import facts_in

    return facts_in(_session(), _names(paths), unreadable)


def all_rules() -> tuple[RuleMeta, ...]:
    """Return the metadata of all rules, those of packs too, sorted by code and name."""
    from gouji.config.lookup import load_plugins_here
    from gouji.rules.catalogue import Catalogue

    return Catalogue.of(load_plugins_here()).rules


def _names(paths: StrPath | Iterable[StrPath]) -> list[str]:
    """Return the names of some paths, or of one."""
    from os import PathLike, fspath

    return [fspath(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]


def _session() -> Session:
    from gouji.config import CommandLine
    from gouji.run.session import Session

    return Session.start(CommandLine())
