"""What a run needs, put together once; read a report, check one, check many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gouji.binding.bind import Binder
from gouji.checking.coverage import Coverage, coverage
from gouji.checking.diagnostic import Failure
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.errors import UnreadableSourceError
from gouji.output.result import FileResult, RunResult
from gouji.plugins.finder import Plugins, load_plugins
from gouji.session.reading import read_file
from gouji.session.search import find_files

if TYPE_CHECKING:
    from gouji.config import CommandLine, Configurations, Settings
    from gouji.report.model import Report

__all__ = ["Session", "unreadable"]


@attrs.frozen(eq=False)
class Session:
    """Everything that checking needs. One serves any number of files.

    ``restartable`` tells that `start` can make the same session again in another process.
    """

    plugins: Plugins
    binder: Binder
    configurations: Configurations
    restartable: bool = False

    @classmethod
    def start(cls, command_line: CommandLine) -> Session:
        """Load all plugins; raises `PluginError`, `FormError` and, later, `ConfigurationError`."""
        from gouji.session._config import Configurations

        plugins = load_plugins()
        return cls(plugins, Binder(plugins.forms), Configurations(plugins, command_line), restartable=True)

    def read(self, data: bytes, path: str) -> Report:
        """Read bytes as a report; raises `UnreadableSourceError`."""
        document = load(data, path, self.binder.vocabulary, self.plugins.loaders)
        return self.binder.bind(document)

    def settings(self, path: str) -> Settings:
        """What is in force for a file; raises `ConfigurationError`."""
        return self.configurations.settings(Path(path))

    def check(self, data: bytes, path: str) -> FileResult:
        """Check bytes with the settings of their path. What cannot be read is a failure of the result."""
        settings = self.settings(path)
        try:
            report = self.read(data, path)
        except UnreadableSourceError as error:
            return unreadable(path, error)
        checked = check_report(report, settings.rules, path)
        agency, year = report.agency.value, report.year.value
        return FileResult(
            path=path,
            kind=report.kind,
            diagnostics=checked.diagnostics,
            failures=checked.failures,
            coverage=coverage(report),
            agency=str(agency) if agency is not None else None,
            year=year if isinstance(year, int) else None,
            form=report.form.id if report.kind == "report" else None,
        )

    def check_file(self, path: str) -> FileResult:
        """Read a file and check it."""
        try:
            data = read_file(path)
        except UnreadableSourceError as error:
            return unreadable(path, error)
        return self.check(data, path)

    def files(self, paths: Sequence[str]) -> tuple[str, ...]:
        """The files that some paths name, sorted; raises `UsageError` for a path that is not there."""
        extensions = {extension for loader in self.plugins.loaders for extension in loader.extensions}
        return find_files(paths, frozenset(extensions), self._excludes)

    def _excludes(self, path: str) -> bool:
        return self.settings(path).excludes(Path(path))

    def check_paths(
        self,
        paths: Sequence[str],
        *,
        jobs: int = 0,
        cache: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> RunResult:
        """Check files and folders. The result does not depend on ``jobs`` (0: as many as pay) or ``cache``.

        ``progress`` is called with the number of files done and of all files.
        """
        files = self.files(paths)
        results = []
        for number, path in enumerate(files, 1):
            results.append(self.check_file(path))
            if progress:
                progress(number, len(files))
        return RunResult(tuple(results))


def unreadable(path: str, error: UnreadableSourceError) -> FileResult:
    """The result of a file that cannot be read."""
    failure = Failure("unreadable-file", path, error.message)
    return FileResult(path, "", (), (failure,), Coverage(0, 0, (), ()))
