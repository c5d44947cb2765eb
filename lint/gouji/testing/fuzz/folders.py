"""What must hold of a folder whose configuration or cache is mutated: the oracles of those targets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
import shutil
import sqlite3

from gouji.config.lookup import disabled_plugins
from gouji.config.show import show
from gouji.config.waiver_writing import add_waivers
from gouji.errors import ConfigurationError, UsageError
from gouji.message import Language
from gouji.results import Checked
from gouji.run.cache import FILE_NAME, open_cache
from gouji.run.cache_folder import CacheFolder
from gouji.run.linter import Linter
from gouji.run.many import contribution_of, do_many, whole
from gouji.run.session import Session
from gouji.run.work import Work
from gouji.testing.fuzz.bench import Bench, promise
from gouji.testing.fuzz.case import Good, random_of
from gouji.testing.fuzz.configurations import NAME
from gouji.testing.fuzz.judging import judge_run
from gouji.waivers.record import record

__all__ = ["good_cache", "judge_cache", "judge_configuration", "judge_waivers"]

_BASE = "rules:\n  year-mismatch: info\n"
_REPORTS = ("report.txt", "下/乙.html", "sub/a.txt")
_FILES = 5


def _folder(bench: Bench) -> Path:
    """Return an empty folder that is a repository, with some reports."""
    folder = bench.folder / "repository"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / ".git").mkdir(parents=True)
    (folder / "base.yaml").write_text(_BASE, "utf-8")
    for number, name in enumerate(_REPORTS):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_report(bench, number, "html clean" if name.endswith("html") else "text rows").data)
    return folder


def _report(bench: Bench, number: int, name: str = "text rows") -> Good:
    return bench.goods.report(name, random_of(f"report {number}"))


def _configured(bench: Bench, folder: Path, data: bytes, language: Language = "en") -> Session | tuple[str, ...]:
    """Return a session in a folder of that configuration, or the problems that the configuration has."""
    (folder / NAME).write_bytes(data)
    try:
        session = bench.session(folder, language=language)
        for name in _REPORTS:
            session.settings(str(folder / name))
    except ConfigurationError as error:
        promise("a configuration that is refused has problems", error.problems)
        return error.problems
    return session


def judge_configuration(bench: Bench, data: bytes, _name: str) -> str:
    """Check reports under a configuration, and return what became of it."""
    folder = _folder(bench)
    disabled_plugins(str(folder), None)
    session, chinese = _configured(bench, folder, data), _configured(bench, folder, data, "zh")
    if not isinstance(session, Session):
        promise(
            "problems are the same in both languages",
            isinstance(chinese, tuple) and len(chinese) == len(session),
            session,
        )
        return "refused"
    checked = _checked(session, folder)
    judge_run(bench, session, checked)
    session.configurations.notes()
    shown = "".join(show(session.settings(str(folder / _REPORTS[0])), _REPORTS[0]))
    again = _configured(bench, folder, shown.encode("utf-8", "surrogateescape"))
    promise("what is shown is a configuration", isinstance(again, Session), again)
    return "taken"


def _checked(session: Session, folder: Path) -> list[Checked]:
    return [session.linter.check((folder / name).read_bytes(), str(folder / name)) for name in _REPORTS]


def judge_waivers(bench: Bench, data: bytes, _name: str) -> str:
    """Add waivers to a configuration for all that is found, and return what became of it."""
    folder = _folder(bench)
    session = _configured(bench, folder, data)
    if not isinstance(session, Session):
        return "refused"
    found = judge_run(bench, session, _checked(session, folder)).inputs
    pairs = ((session.read(each.path)[0], each.diagnostics) for each in found)
    recorded = record(pairs, "核实：“无误”", None)
    try:
        addition = add_waivers(folder / NAME, recorded.waivers, session.configurations.catalogue, "zh")
    except UsageError:
        return "no place"
    after = _configured(bench, folder, addition.after)
    promise("a configuration with waivers added is one", isinstance(after, Session), after)
    if isinstance(after, Session):
        judge_run(bench, after, _checked(after, folder))
    return "added" if addition.added else "nothing added"


def _cache(bench: Bench) -> tuple[CacheFolder, CacheFolder]:
    """Return the folder of the cache, and that of the user's caches with the secret."""
    return CacheFolder(bench.folder, ("cache",)), CacheFolder(bench.folder, ("own",))


def _run(bench: Bench, linter: Linter, paths: Sequence[str], *, cached: bool) -> tuple[Checked, ...]:
    folder, own = _cache(bench)
    store = open_cache(folder, own, str(bench.folder), bench.plugins) if cached else None
    try:
        results = do_many(Work(), linter, paths, store=store)
        contribution = partial(contribution_of, Work(), linter, store, None)
        return tuple(sorted((whole(each, contribution) for each in results), key=lambda checked: checked.result.path))
    finally:
        if store is not None:
            store.close()


def _some(bench: Bench) -> list[str]:
    """Write the reports whose results are kept, and return their paths."""
    folder = bench.folder / "reports"
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number}.txt" for number in range(_FILES)]
    for number, path in enumerate(paths):
        path.write_bytes(_report(bench, number).data)
    return [str(path) for path in paths]


def good_cache(bench: Bench, random: Random) -> Good:
    """Return a cache of some results, one that a stranger has changed now and then."""
    shutil.rmtree(bench.folder / "cache", ignore_errors=True)
    _run(bench, bench.linter, _some(bench), cached=True)
    path = bench.folder / "cache" / FILE_NAME
    if random.random() < 0.5:
        connection = sqlite3.connect(path)
        try:
            connection.executescript(random.choice(_FORGED))
        except sqlite3.Error:
            pass
        finally:
            connection.close()
    return Good(FILE_NAME, path.read_bytes())


_FORGED = (
    "UPDATE results SET result = 'text'",
    "UPDATE results SET result = 7",
    "UPDATE results SET day = 'x'",
    "UPDATE results SET result = zeroblob(9000)",
    "UPDATE results SET result = substr(result, 1, 60)",
    "UPDATE results SET day = -9e99; PRAGMA user_version = 0",
    "DELETE FROM results",
    "ALTER TABLE results ADD COLUMN x",
    "ALTER TABLE results RENAME TO other",
    "CREATE TRIGGER t AFTER UPDATE ON results BEGIN DELETE FROM results; END",
    "CREATE VIEW v AS SELECT * FROM results",
    "DROP TABLE results; CREATE VIEW results AS SELECT x'00' AS key, 1 AS day, '{}' AS result",
    "DROP TABLE results; CREATE TABLE results (key, day, result)",
    "PRAGMA journal_mode = WAL; CREATE TABLE x (y)",
    "PRAGMA encoding = 'UTF-16'; VACUUM",
    "PRAGMA page_size = 512; VACUUM",
    "CREATE INDEX i ON results (length(result))",
)


def judge_cache(bench: Bench, data: bytes, _name: str) -> str:
    """Check files with a cache, twice; the results are those without it."""
    paths, linter = _some(bench), bench.linter
    (bench.folder / "cache").mkdir(exist_ok=True)
    (bench.folder / "cache" / FILE_NAME).write_bytes(data)
    expected = bench.render(linter.finish(_run(bench, linter, paths, cached=False)))
    for _ in range(2):
        promise(
            "results do not depend on the cache",
            bench.render(linter.finish(_run(bench, linter, paths, cached=True))) == expected,
        )
    return "kept" if (bench.folder / "cache" / FILE_NAME).is_file() else "thrown away"
