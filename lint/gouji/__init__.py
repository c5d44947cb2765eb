"""勾稽: a linter for Chinese government reports.

The library: check and read reports from a program. Every function puts together what a run needs
(plugins, forms, the ``.gouji.yaml`` closest to the file), which takes some 30 ms; who checks many
reports one by one makes one `gouji.run.session.Session` and asks that.

>>> result = gouji.check_path("2024/水务局.txt")
>>> [(diagnostic.code, diagnostic.message.zh) for diagnostic in result.diagnostics]
"""

from __future__ import annotations

from gouji._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    import os
    from typing import TypeAlias

    from gouji.report.model import Report
    from gouji.results import FileResult, RunResult
    from gouji.rules.meta import RuleMeta
    from gouji.run.session import Session

    StrPath: TypeAlias = str | os.PathLike[str]

__all__ = ["__version__", "all_rules", "check_path", "check_paths", "check_text", "read_report"]


def check_path(path: StrPath) -> FileResult:
    """Check one file. What cannot be read is a failure of the result, not an exception.

    Raises `gouji.errors.ConfigurationError` where the configuration of the file cannot be used.
    """
    from os import fspath

    return _session().check_file(fspath(path))


def check_text(text: str, name: str = "<text>") -> FileResult:
    """Check a text as if it stood in a file of that name, which need not be there."""
    return _session().check(text.encode("utf-8", "surrogatepass"), name)


def check_paths(
    paths: Iterable[StrPath], *, jobs: int = 1, cache: bool = False, prior: Iterable[StrPath] = ()
) -> RunResult:
    """Check files and folders, in order of their paths, each file once.

    ``jobs`` is the number of processes (0: as many as pay); ``cache`` keeps and uses results in
    ``.gouji_cache``. The result depends on neither. ``prior`` are files and folders of earlier reports
    that the others are compared with. Raises `gouji.errors.UsageError` for a path that
    is not there.
    """
    from os import fspath

    earlier = [fspath(path) for path in prior]
    return _session().check_paths([fspath(path) for path in paths], jobs=jobs, cache=cache, prior=earlier)


def read_report(path: StrPath) -> Report:
    """Read a file as a report: its sections, tables, facts and relations, each with its place.

    Raises `gouji.errors.UnreadableSourceError` where it cannot be read.
    """
    from os import fspath

    return _session().read(fspath(path))[0]


def all_rules() -> tuple[RuleMeta, ...]:
    """Every rule that is there, those of packs too, by code and name."""
    from gouji.config.lookup import load_plugins_here
    from gouji.rules.catalogue import Catalogue

    return Catalogue.of(load_plugins_here()).rules


def _session() -> Session:
    from gouji.config import CommandLine
    from gouji.run.session import Session

    return Session.start(CommandLine())
