"""A session: find and read files, check them in one process or several, and keep their results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import chain
import os
from typing import TYPE_CHECKING

from gouji.config.lookup import load_plugins_of, working_folder
from gouji.errors import CacheError, PluginError, UnreadableSourceError, UsageError
from gouji.message import Message
from gouji.results import Checked, FileResult, RunResult, unreadable
from gouji.run.linter import OPEN_PACKS, Linter
from gouji.run.many import FEWEST_FOR_CACHE, contribution_of, do_many, guarding, whole
from gouji.run.reach import Reach
from gouji.run.read import read_file
from gouji.run.search import Found
from gouji.run.sharing import Sharing
from gouji.run.strays import without_strays
from gouji.run.work import ONLY_COMPARED, Work
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.contribution import Contribution
    from gouji.config import CommandLine, Settings
    from gouji.packed import PackedResult
    from gouji.plugins.model import Plugins
    from gouji.report.model import Report
    from gouji.rules.meta import RuleMeta
    from gouji.run.cache import KeptResult, ResultCache
    from gouji.run.guard import Guard
    from gouji.run.spool import Contributing, Spool

__all__ = ["FEWEST_FOR_SPOOL", "Session"]

FEWEST_FOR_SPOOL = 1000
"""From this number of files on, results are kept on disk until they are written."""

_NO_CACHE = Message(
    "本次运行没有使用缓存：缓存文件夹 {folder} 不能使用：{why}",
    "this run kept no cache: the folder {folder} cannot be used: {why}",
)
_NO_HOME = Message("用户没有主文件夹", "the user has no home folder")
_NOT_RESTARTABLE = Message(
    "此会话的插件由程序给出，不能在其他进程中重建，不能使用执行器",
    "this session was given its plugins, so that no other process can start an equal one: it can use no executor",
)


class Session:
    """A linter for files, named from a working directory. One session serves any number of runs.

    ``restartable`` tells whether `start` makes an equal session in another process.
    """

    def __init__(
        self, plugins: Plugins, command_line: CommandLine, working: str | None = None, *, restartable: bool = False
    ) -> None:
        """Make a session of some plugins; raise `ConfigurationError`."""
        from gouji.config import Configurations

        self.working = working_folder() if working is None else working
        self.configurations = Configurations(plugins, command_line, self.working, OPEN_PACKS)
        self.linter = Linter(plugins, self.configurations, timed=command_line.timed)
        self._reach = Reach(plugins.loaders, self.configurations, self.working)
        self.restartable = restartable

    @classmethod
    def start(cls, command_line: CommandLine) -> Session:
        """Load all plugins and return a session; raise `PluginError`, `FormError` or `ConfigurationError`."""
        working = working_folder()
        return cls(load_plugins_of(working, command_line.config), command_line, working, restartable=True)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The failures of plugins that cannot be used, but for those of which only packs are missing.

        A configuration that asks for such a pack cannot be used; another one misses nothing.
        """
        broken = [error for error in self.linter.plugins.broken if not error.only_packs]
        return tuple([_plugin_failure(error) for error in broken])

    def settings(self, path: str) -> Settings:
        """Return the settings in force for a file; raise `ConfigurationError`."""
        return self.linter.settings(path)

    def read(self, path: str) -> tuple[Report, ...]:
        """Read every report in a file and return them; raise `UnreadableSourceError`."""
        return self.linter.read(read_file(path), path)

    def check(self, data: bytes, path: str) -> FileResult:
        """Check *data* as if it were the content of the file *path*, and return the result."""
        return self.linter.check(data, path, contributing=False).result

    def check_file(self, path: str) -> FileResult:
        """Check a file and return its result; a file that cannot be read is a failure of the result."""
        try:
            data = read_file(path)
        except UnreadableSourceError as error:
            return unreadable(path, error)
        return self.check(data, path)

    def find(self, paths: Sequence[str]) -> Found:
        """Return the files that some paths name, sorted; raise `UsageError` for a path that is not there.

        Raises `ConfigurationError` where the configuration of one of them cannot be used.
        """
        found = self._reach.find(paths)
        for path in found.files:
            self.settings(path)
        return found

    def leaves_out(self, path: str) -> bool:
        """Return whether a path that is named is left out: where that is asked for, and it or a folder on the way is excluded."""
        return self._reach.leaves_out(path)

    def takes(self, path: str) -> bool:
        """Return whether a run on the working directory would check a file; of one outside of it, a run on its folder.

        It need not be there, and git may ignore it. Raises `ConfigurationError`.
        """
        return self._reach.takes(path)

    def check_paths(
        self,
        paths: Sequence[str],
        *,
        jobs: int = 0,
        executor: str | None = None,
        cache: bool = False,
        progress: Callable[[int, int], None] | None = None,
        prior: Sequence[str] = (),
        texts: Mapping[str, bytes] | None = None,
        guard: Guard | None = None,
        quoting: bool = False,
        covering: bool = True,
        passes_over: Callable[[str], bool] | None = None,
        spool_from: int = FEWEST_FOR_SPOOL,
    ) -> RunResult:
        """Check files and folders and return the result, which depends on neither of ``jobs``, ``executor`` and ``cache``.

        ``jobs`` is the number of processes (0: as many as pay), ``executor`` asks for an executor, as ``--executor`` does;
        `ExecutorError` is raised where that cannot have the work done, `UsageError` where there is none. ``progress`` is called with the number of files done
        and of all files. ``prior`` are files and folders of reports that are only compared with; ``texts`` are bytes to
        check beside the files, by name. ``guard`` watches this process. Where it is ``quoting``, results have the tables
        of their reports, where it is ``covering`` what ``--coverage`` lists. Files that are found and that it ``passes_over`` are not checked. From ``spool_from`` files on,
        their results are kept on disk; raises `SpoolError` where they do not fit there.
        """
        found, texts = self.find(paths), texts or {}
        if passes_over is not None:
            found = found.without(passes_over)
        earlier = self._earlier(prior, (*found.files, *texts)) if prior else Found((), ())
        compared = bool(prior) or len(found.files) + len(texts) > 1
        work, sharing = Work(True, compared, quoting, covering), self._sharing(jobs, executor)
        failures = (*self.failures, *found.failures, *earlier.failures)
        files = (*found.files, *earlier.files)
        notes = [*dict.fromkeys((*found.notes, *earlier.notes))]
        with self._opened_cache(files, notes) if cache else nullcontext() as kept:
            checked = do_many(
                work, self.linter, found.files, sharing=sharing, store=kept, progress=progress, guard=guard
            )
            of_texts = (self.linter.perform(work, texts[name], name) for name in guarding(guard, self.linter, texts))
            compared_with = do_many(ONLY_COMPARED, self.linter, earlier.files, sharing=sharing, store=kept, guard=guard)
            joins = kept.joins((*paths, "", *prior)) if kept is not None else None
            of_checked, of_earlier = (
                partial(contribution_of, each, self.linter, kept, guard) for each in (work, ONLY_COMPARED)
            )
            spool = _spool(spool_from, len(files), (of_checked, of_earlier) if joins is not None else None)
            if spool is None:
                result = self.linter.finish(
                    (*_by_path(checked, of_checked), *of_texts), _by_path(compared_with, of_earlier), failures, joins
                )
            else:
                for each in chain(checked, of_texts):
                    spool.add(each)
                for each in compared_with:
                    spool.add(each, is_prior=True)
                result = self.linter.finish_spooled(spool, failures, joins)
        result = evolve(result, notes=tuple(notes))
        if self.configurations.command_line.select:
            return result
        told = {self._reach.key(path) for path in (*paths, *texts)}
        return without_strays(result, self.settings, lambda path: self._reach.key(path) in told)

    def idle_rules(self, result: RunResult) -> tuple[Message, ...]:
        """Return notes on rules of packs in YAML that had nothing to judge in a run."""
        if not self.configurations.brings_packs:
            return ()
        from gouji.run.idle import idle_rules

        return idle_rules(result, self.settings)

    def rules_of(self, result: RunResult) -> Mapping[str, RuleMeta]:
        """Return the rules that ran on files with findings, by name."""
        metas: dict[str, RuleMeta] = {}
        for file in result.files:
            if file.shown(waived=True):
                settings = self.settings(file.path)
                metas |= {active.meta.name: active.meta for active in settings.rules}
                metas |= {active.meta.name: active.meta for active in settings.across_rules}
        return metas

    def bodies_of(self, result: RunResult) -> Mapping[str, str]:
        """Return the keys of the bodies of a run by the paths of their reports; {} where no configuration has aliases."""
        from gouji.run.body_keys import body_keys

        return body_keys(result, self.settings, self.configurations.catalogue)

    def _earlier(self, paths: Sequence[str], checked: Iterable[str]) -> Found:
        """Return the files of prior reports, without those that are checked themselves."""
        known = {self._reach.key(path) for path in checked}
        return self.find(paths).without(lambda path: self._reach.key(path) in known)

    def _sharing(self, jobs: int, executor: str | None) -> Sharing | None:
        """Return where work may be done besides this process; raise `UsageError` for an executor that cannot be used."""
        if not self.restartable:
            if executor is not None:
                raise UsageError(_NOT_RESTARTABLE)
            return None
        chosen = None
        if executor is not None:
            from gouji.run.executing import chosen_executor

            chosen = chosen_executor(executor, self.linter.plugins.executors)
        return Sharing(self.configurations.command_line, self.working, jobs, chosen)

    @contextmanager
    def _opened_cache(self, files: Sequence[str], notes: list[Message]) -> Iterator[ResultCache | None]:
        """Open the cache for as long as files are worked on; None where it would not pay, or cannot be opened.

        Where it cannot, though somebody named its folder, or where it fails meanwhile, a note is added.
        """
        # What comes out of the cache takes no time that could be measured.
        pays = len(files) >= FEWEST_FOR_CACHE and not self.linter.timed
        store = self._open_cache(files[0], notes) if pays else None
        try:
            yield store
        finally:
            if store is not None:
                store.close()
                notes += store.notes

    def _open_cache(self, first: str, notes: list[Message]) -> ResultCache | None:
        """Open the cache in the folder that the user names, else the configuration of the first file."""
        from pathlib import Path

        from gouji.run.cache import open_cache
        from gouji.run.cache_folder import VARIABLE, CacheFolder, given_folder, user_folder

        own, working = user_folder(os.environ), Path(self.working)
        given = self.configurations.command_line.cache_dir or os.environ.get(VARIABLE)
        configured = self.settings(first).file.cache_dir
        folder = None
        if given:
            folder = given_folder(given, working)
        elif configured is not None:
            folder = CacheFolder(configured.value.folder, configured.value.parts)
        try:
            if own is None:
                raise CacheError("~", _NO_HOME)  # noqa: TRY301 (told as any other reason)
            return open_cache(folder or own, own, self.working, self.linter.plugins)
        except CacheError as error:
            if folder is not None:
                notes.append(_NO_CACHE.format(folder=error.folder, why=error.why))
            return None


def _by_path(
    checked: Iterable[Checked | PackedResult | KeptResult], contribution: Callable[[KeptResult], Contribution | None]
) -> list[Checked]:
    return sorted((whole(each, contribution) for each in checked), key=lambda each: each.path)


def _spool(fewest: int, files: int, contributions: tuple[Contributing, Contributing] | None) -> Spool | None:
    """Return a new spool for so many files; None where they are few, or where this Python has no SQLite."""
    if files < fewest:
        return None
    try:
        from gouji.run.spool import Spool
    except ImportError:
        return None
    return Spool(contributions=contributions)


def _plugin_failure(error: PluginError) -> Failure:
    from gouji.checking.diagnostic import Failure
    from gouji.strangers import Fault

    traceback = Fault(error.__cause__).traceback if error.__cause__ is not None else ""
    return Failure("plugin-failed", "", error.message, None, error.distribution, traceback)
