"""The linter: bytes and a name in, a result out. It reads no file, prints nothing and knows no working directory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from gouji.binding.bind import Binder
from gouji.checking.plan import Plans
from gouji.checking.run import CheckResult, check_report
from gouji.document.loader import Loader, load
from gouji.errors import GoujiError, ReadingFailedError, UnreadableSourceError
from gouji.late import Late
from gouji.message import Message
from gouji.results import Checked, FileResult, RunResult, unreadable
from gouji.run.report_result import result_of, tables_of
from gouji.run.work import ONLY_COMPARED, Work
from gouji.strangers import Fault, attempt
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.contribute import Contributed
    from gouji.comparing.contribution import Contribution, ReportContribution
    from gouji.comparing.names import Names
    from gouji.config import CommandLine, Settings
    from gouji.packs.accepts import Accepts
    from gouji.plugins.model import Plugins
    from gouji.report.model import Report
    from gouji.run.join_cache import JoinCache
    from gouji.run.spool import Spool

    class SettingsSource(Protocol):
        """The source of settings for the linter, which can forget the configurations that it has read."""

        def settings(self, path: str) -> Settings:
            """Return the settings in force for a file; raise `ConfigurationError`."""

        def forget(self) -> None:
            """Forget every configuration, so that each is read again when it is next needed."""


__all__ = ["OPEN_PACKS", "Linter", "start_linter"]

OPEN_PACKS = Late("gouji.run.pack_cache:open_pack_cache")
"""Opens the cache of compiled packs; it is called where a configuration has packs."""


class Linter:
    """Read and check the bytes of files with some plugins and settings. One linter serves any number of threads.

    ``timed`` asks how long each rule takes.
    """

    def __init__(self, plugins: Plugins, configurations: SettingsSource, *, timed: bool = False) -> None:
        self.plugins = plugins
        self.binder = Binder(plugins.kinds)
        self.configurations = configurations
        self.timed = timed
        self._wider: dict[tuple[Accepts, ...], Binder] = {}

    def settings(self, name: str) -> Settings:
        """Return the settings in force for a file; raise `ConfigurationError`."""
        return self.configurations.settings(name)

    def load_rules(self, name: str) -> None:
        """Import the rules in force for a file, so that checking it is all that it takes time for.

        One that cannot be imported fails when it runs, and is reported then. Raises `ConfigurationError`.
        """
        for active in self.settings(name).rules:
            check = active.rule.check
            if isinstance(check, Late):
                attempt(partial(getattr, check, "function"))

    def forget_configurations(self) -> None:
        """Forget every configuration that was read, because one has changed."""
        self.configurations.forget()

    def read(self, data: bytes, name: str) -> tuple[Report, ...]:
        """Read a file and return its reports: one, or several of a workbook; raise `UnreadableSourceError`.

        Parts that are no report are left out where another part is; a file without any report gives its first part.
        Raises `ConfigurationError`, as packs can take further wordings for right.
        """
        return self._reports_in(data, name, self.settings(name))

    def _reports_in(self, data: bytes, name: str, settings: Settings) -> tuple[Report, ...]:
        """Return the reports of a file, read with the settings in force for it; raise `UnreadableSourceError`."""
        binder = self._binder(settings)
        reports = attempt(partial(_read, data, name, binder, self.plugins.loaders), (UnreadableSourceError,))
        if isinstance(reports, Fault):
            raise self._failed(name, reports) from reports.error
        return reports

    def _failed(self, name: str, fault: Fault) -> ReadingFailedError:
        """Return the error about a file with which strangers' code, or gouji itself, fails."""
        owners = {plugin.package: plugin for plugin in self.plugins.found}
        what = fault.told(owners)
        owner = owners.get(fault.package(owners))
        origin = owner.origin if owner is not None else Message("gouji 本身", "gouji itself")
        message = Message(
            f"处理失败（{origin.zh}）：{what}", f"it could not be processed, for {origin.en} failed: {what}"
        )
        return ReadingFailedError(name, message, owner.distribution if owner is not None else None)

    def _binder(self, settings: Settings) -> Binder:
        """Return the binder of the forms, wider where the settings' packs accept further wordings."""
        if not settings.accepts:
            return self.binder
        if settings.accepts not in self._wider:
            from gouji.packs.accepts import accepting

            self._wider[settings.accepts] = Binder(accepting(self.plugins.kinds, settings.accepts))
        return self._wider[settings.accepts]

    def check(
        self, data: bytes, name: str, *, contributing: bool = True, quoting: bool = False, covering: bool = True
    ) -> Checked:
        """Check the bytes of a file and return its result; bytes that cannot be read are a failure of the result.

        Where it is ``contributing``, the file's contribution to comparisons is returned too; a file of several reports
        always has one. Where it is ``quoting``, the result has the report's tables, where it is ``covering`` the sentences
        that were read and the figures that no relation has. Raises `ConfigurationError`.
        """
        return self.perform(Work(True, contributing, quoting, covering), data, name)

    def check_reports(self, reports: Sequence[Report], name: str) -> FileResult:
        """Check the reports that were read from a file and return its result; raise `ConfigurationError`."""
        settings = self.settings(name)
        return self._checked(reports, name, settings, settings.plans, Work(contributing=False)).result

    def contribute(self, data: bytes, name: str) -> Checked:
        """Read a file and return only its contribution to comparisons; no rule is run on it alone."""
        return self.perform(ONLY_COMPARED, data, name)

    def perform(self, work: Work, data: bytes, name: str) -> Checked:
        """Do some work on the bytes of a file, and return what came of it; raise `ConfigurationError`."""
        settings = self.settings(name)
        try:
            reports = self._reports_in(data, name, settings)
        except UnreadableSourceError as error:
            return Checked(unreadable(name, error))
        if len(reports) > 1 and not work.contributing:
            work = Work(work.checking, True, work.quoting, work.covering)
        return self._checked(reports, name, settings, settings.plans if work.checking else Plans(()), work)

    def finish(
        self,
        checked: Iterable[Checked],
        prior: Iterable[Checked] = (),
        failures: Iterable[Failure] = (),
        joins: JoinCache | None = None,
    ) -> RunResult:
        """Compare files with each other and with *prior* ones, report on waivers, and return the result of the run.

        To check a changed file again, check it alone and call this again with it and the other files as they were.
        ``joins`` has what comparing found in earlier runs.
        """
        from gouji.run.finish import finish

        checked, failures = tuple(checked), tuple(failures)
        end = partial(finish, checked, tuple(prior), failures, self.settings, timed=self.timed, joins=joins)
        return self._finished(end, [each.result for each in checked], failures)

    def finish_spooled(
        self, spool: Spool, failures: Iterable[Failure] = (), joins: JoinCache | None = None
    ) -> RunResult:
        """Do as `finish` does with files that lie in a spool; raise `SpoolError`."""
        from gouji.run.finish import finish_spooled
        from gouji.stored import Reread

        failures = tuple(failures)
        end = partial(finish_spooled, spool, failures, self.settings, timed=self.timed, joins=joins)
        return self._finished(end, Reread(spool.files), failures)

    def _finished(
        self, end: Callable[[], RunResult], files: Sequence[FileResult], failures: tuple[Failure, ...]
    ) -> RunResult:
        """Return the result of the end of a run; where it fails, that of the files alone with the failure."""
        from gouji.checking.diagnostic import Failure

        result = attempt(end, (GoujiError,))
        if isinstance(result, Fault):
            error = self._failed("", result)
            failed = Failure("plugin-failed", "", error.message, None, error.distribution, result.traceback)
            return RunResult(files, (*failures, failed))
        return result

    def _checked(
        self,
        reports: Iterable[Report],
        name: str,
        settings: Settings,
        plans: Plans,
        work: Work,
    ) -> Checked:
        """Check the reports of a file and return its result; whatever fails but a rule is a failure of the file."""
        checked = attempt(partial(self._check_each, reports, name, settings, plans, work))
        if isinstance(checked, Fault):
            error = self._failed(name, checked)
            error.__cause__ = checked.error
            return Checked(unreadable(name, error))
        return checked

    def _check_each(
        self,
        reports: Iterable[Report],
        name: str,
        settings: Settings,
        plans: Plans,
        work: Work,
    ) -> Checked:
        results: list[FileResult] = []
        contributions: list[ReportContribution] = []
        for report in reports:
            found = check_report(report, plans, name, timed=self.timed, covering=work.covering)
            compared = work.contributing and settings.across_rules
            given = self._contributed(report, found, name, settings) if compared else None
            result = result_of(report, found, given, name, settings, covering=work.covering)
            results.append(evolve(result, packed_tables=tables_of(report, found)) if work.quoting else result)
            if given is not None and given.contribution is not None:
                contributions.append(given.contribution)
            report.forget()
        result = results[0] if len(results) == 1 else _joined(results)
        return Checked(result, _contribution(contributions) if contributions else None)

    def _contributed(self, report: Report, found: CheckResult, name: str, settings: Settings) -> Contributed:
        from gouji.comparing.contribute import contribute

        return contribute(
            report,
            settings.across_rules,
            settings.names or self._no_names,
            name,
            causes=found.causes,
            secrets=found.secrets,
            timed=self.timed,
        )

    @cached_property
    def _no_names(self) -> Names:
        """The names of a configuration that has none, with the keys that were made of them."""
        from gouji.comparing.names import Names

        return Names()


def _read(data: bytes, name: str, binder: Binder, loaders: Sequence[Loader]) -> tuple[Report, ...]:
    document = load(data, name, binder.vocabularies, loaders)
    bound = [binder.bind(part) for part in (document, *document.parts)]
    return tuple(report for report in bound if report.status != "other") or (bound[0],)


def start_linter(command_line: CommandLine, working: str) -> Linter:
    """Load the plugins and return a linter configured by files; names are relative to the folder *working*."""
    from gouji.config import Configurations
    from gouji.config.lookup import load_plugins_of

    plugins = load_plugins_of(working, command_line.config)
    return Linter(plugins, Configurations(plugins, command_line, working, OPEN_PACKS), timed=command_line.timed)


def _joined(results: Sequence[FileResult]) -> FileResult:
    from gouji.run.reports_of_file import joined

    return joined(results)


def _contribution(reports: Iterable[ReportContribution]) -> Contribution:
    from gouji.comparing.contribution import Contribution

    return Contribution(tuple(reports))
