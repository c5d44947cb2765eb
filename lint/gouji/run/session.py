"""What a run needs, put together once; read a report, check one, check many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from gouji.binding.bind import Binder
from gouji.checking.coverage import coverage
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.errors import UnreadableSourceError
from gouji.plugins.model import Plugins
from gouji.results import FileResult, RunResult, joined, status_of, unreadable
from gouji.run.batch import CHECK, COMPARE, PRIOR
from gouji.run.read import read_file
from gouji.run.search import Found, find_files

if TYPE_CHECKING:
    from gouji.config import CommandLine, Configurations, Settings
    from gouji.report.model import Report

__all__ = ["Session"]


class Session:
    """Everything that checking needs. One serves any number of files.

    ``restartable`` tells that `start` makes the same session again in another process.
    """

    def __init__(
        self, plugins: Plugins, binder: Binder, configurations: Configurations, *, restartable: bool = False
    ) -> None:
        self.plugins = plugins
        self.binder = binder
        self.configurations = configurations
        self.restartable = restartable

    @classmethod
    def start(cls, command_line: CommandLine) -> Session:
        """Load all plugins; raises `PluginError` and `FormError`."""
        from gouji.config import Configurations
        from gouji.config.lookup import load_plugins_here

        plugins = load_plugins_here(command_line.config)
        return cls(plugins, Binder(plugins.kinds), Configurations(plugins, command_line), restartable=True)

    def settings(self, path: str) -> Settings:
        """What is in force for a file; raises `ConfigurationError`."""
        return self.configurations.settings(path)

    def read(self, data: bytes, path: str) -> Report:
        """Read bytes as a report; raises `UnreadableSourceError`."""
        return self.reports(data, path)[0]

    def reports(self, data: bytes, path: str) -> tuple[Report, ...]:
        """Every report in a file: one, or several in a workbook; raises `UnreadableSourceError`.

        Parts that are no report are left out where another is; a file without any gives its first part.
        """
        document = load(data, path, self.binder.vocabularies, self.plugins.loaders)
        bound = [self.binder.bind(part) for part in (document, *document.parts)]
        return tuple(report for report in bound if report.status != "other") or (bound[0],)

    def check(self, data: bytes, path: str, *, purpose: str = CHECK) -> FileResult:
        """Check bytes with the settings of their path. What cannot be read is a failure of the result."""
        settings = self.settings(path)
        try:
            reports = self.reports(data, path)
        except UnreadableSourceError as error:
            return unreadable(path, error)
        if purpose == CHECK and len(reports) > 1:
            purpose = COMPARE
        results = [self._result(report, settings, path, purpose) for report in reports]
        return results[0] if len(results) == 1 else joined(results)

    def check_report(self, report: Report, path: str) -> FileResult:
        """Check a report that has been read, with the settings of its path."""
        return self._result(report, self.settings(path), path)

    def check_file(self, path: str) -> FileResult:
        """Read a file and check it."""
        try:
            data = read_file(path)
        except UnreadableSourceError as error:
            return unreadable(path, error)
        return self.check(data, path)

    def find(self, paths: Sequence[str]) -> Found:
        """The files that some paths name, sorted; raises `UsageError` for a path that is not there.

        Raises `ConfigurationError` where the configuration of one of them cannot be used.
        """
        extensions = {extension for loader in self.plugins.loaders for extension in loader.extensions}
        found = find_files(paths, frozenset(extensions), self._excludes)
        for path in found.files:
            self.settings(path)
        return found

    def _excludes(self, path: str) -> bool:
        return self.settings(path).excludes(path)

    def check_paths(
        self,
        paths: Sequence[str],
        *,
        jobs: int = 0,
        cache: bool = False,
        progress: Callable[[int, int], None] | None = None,
        prior: Sequence[str] = (),
        texts: Mapping[str, bytes] | None = None,
    ) -> RunResult:
        """Check files and folders. The result depends neither on ``jobs`` (0: as many as pay) nor on ``cache``.

        ``progress`` is called with the number of files done and of all files. ``prior`` are files and
        folders of reports that are only compared with, ``texts`` what is checked beside the files, by name.
        """
        from gouji.run.many import check_many

        found = self.find(paths)
        texts = texts or {}
        purpose = COMPARE if prior or len(found.files) + len(texts) > 1 else CHECK
        files = check_many(self, found.files, jobs, cache=cache, progress=progress, purpose=purpose)
        files += tuple(self.check(data, name, purpose=purpose) for name, data in texts.items())
        result = RunResult(files, found.failures)
        if prior or any(file.contributions for file in files):
            from gouji.run.compare import compared

            result = compared(self, result, prior, jobs, cache=cache)
        return self.finished(result)

    def finished(self, result: RunResult) -> RunResult:
        """The result of a run once all is found: what came late is waived too, and what is to be told of waivers is."""
        waivers = self.configurations.waivers(file.path for file in result.files)
        if not waivers and not any(file.suppressions for file in result.files):
            return result
        from gouji.waivers.apply import settled

        return settled(result, waivers)

    def _result(self, report: Report, settings: Settings, path: str, purpose: str = CHECK) -> FileResult:
        timed = self.configurations.command_line.timed
        rules = settings.rules if purpose != PRIOR else ()
        checked = check_report(report, rules, path, timed=timed)
        contributed = None
        if purpose != CHECK and settings.across_rules:
            from gouji.run.compare import contribution

            contributed = contribution(report, settings, checked, path, timed=timed)
        subject, period = report.subject.value, report.period.value
        result = FileResult(
            path=path,
            status=status_of(report),
            diagnostics=checked.diagnostics,
            failures=checked.failures + (contributed.failures if contributed else ()),
            coverage=coverage(report, checked.sentences),
            kind=report.kind or None,
            form=report.form.id if report.status == "report" else None,
            subject=str(subject) if subject is not None else None,
            period=period if isinstance(period, int) else None,
            times=checked.times + (contributed.times if contributed else ()),
            notes=report.document.notes,
            contributions=(contributed.text,) if contributed and contributed.text else (),
        )
        if not settings.waivers and not report.document.comments:
            return result
        from gouji.waivers.apply import suppressed

        return suppressed(result, report, settings)
