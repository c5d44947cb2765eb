"""The linter: bytes and a name in, a result out. It reads no file, prints nothing and knows no working directory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from gouji.binding.bind import Binder
from gouji.checking.coverage import coverage
from gouji.checking.run import CheckResult, check_report
from gouji.document.loader import load
from gouji.errors import UnreadableSourceError
from gouji.results import Checked, FileResult, RunResult, joined, status_of, unreadable

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.contribute import Contributed
    from gouji.comparing.contribution import Contribution, ReportContribution
    from gouji.config import CommandLine, Settings
    from gouji.plugins.model import Plugins
    from gouji.report.model import Report
    from gouji.rules.active import ActiveRule
    from gouji.rules.rule import Rule
    from gouji.waivers.apply import Applied

    class SettingsSource(Protocol):
        """What tells the linter the settings of a file, and can forget what it has read."""

        def settings(self, path: str) -> Settings:
            """Return what is in force for a file; raises `ConfigurationError`."""

        def forget(self) -> None:
            """Read every configuration anew when it is next asked for."""


__all__ = ["Linter", "start_linter"]


class Linter:
    """Reads and checks the bytes of files with some plugins and settings. One serves any number of threads.

    ``timed`` asks how long each rule takes.
    """

    def __init__(self, plugins: Plugins, configurations: SettingsSource, *, timed: bool = False) -> None:
        self.plugins = plugins
        self.binder = Binder(plugins.kinds)
        self.configurations = configurations
        self.timed = timed

    def settings(self, name: str) -> Settings:
        """Return what is in force for a file; raises `ConfigurationError`."""
        return self.configurations.settings(name)

    def forget_configurations(self) -> None:
        """Take note that a configuration has changed: what was read of any is forgotten."""
        self.configurations.forget()

    def read(self, data: bytes, name: str) -> tuple[Report, ...]:
        """Read every report in a file: one, or several in a workbook; raises `UnreadableSourceError`.

        Parts that are no report are left out where another is; a file without any gives its first part.
        """
        document = load(data, name, self.binder.vocabularies, self.plugins.loaders)
        bound = [self.binder.bind(part) for part in (document, *document.parts)]
        return tuple(report for report in bound if report.status != "other") or (bound[0],)

    def check(self, data: bytes, name: str, *, contributing: bool = True) -> Checked:
        """Check the bytes of a file; what cannot be read is a failure of the result. Raises `ConfigurationError`.

        Where it is ``contributing``, what it contributes to comparisons with other files is given as well; a file
        of several reports always is.
        """
        settings = self.settings(name)
        try:
            reports = self.read(data, name)
        except UnreadableSourceError as error:
            return Checked(unreadable(name, error))
        return self._checked(reports, name, settings, settings.rules, contributing=contributing or len(reports) > 1)

    def check_reports(self, reports: Sequence[Report], name: str) -> FileResult:
        """Check the reports of a file that were read before; raises `ConfigurationError`."""
        settings = self.settings(name)
        return self._checked(reports, name, settings, settings.rules, contributing=False).result

    def contribute(self, data: bytes, name: str) -> Checked:
        """Read a file only for what it contributes to comparisons: no rule is run on it alone."""
        settings = self.settings(name)
        try:
            reports = self.read(data, name)
        except UnreadableSourceError as error:
            return Checked(unreadable(name, error))
        return self._checked(reports, name, settings, (), contributing=True)

    def finish(
        self, checked: Iterable[Checked], prior: Iterable[Checked] = (), failures: Iterable[Failure] = ()
    ) -> RunResult:
        """Compare files with each other and with *prior* ones, and report on waivers: the result of a run.

        A file can be checked again and the run finished again with it; the others need not be.
        """
        from gouji.run.finish import finish

        return finish(tuple(checked), tuple(prior), failures, self.settings, timed=self.timed)

    def _checked(
        self,
        reports: Iterable[Report],
        name: str,
        settings: Settings,
        rules: Sequence[ActiveRule[Rule]],
        *,
        contributing: bool,
    ) -> Checked:
        results: list[FileResult] = []
        contributions: list[ReportContribution] = []
        for report in reports:
            found = check_report(report, rules, name, timed=self.timed)
            given = self._contributed(report, found, name, settings) if contributing and settings.across_rules else None
            results.append(_result(report, found, given, name, settings))
            if given is not None and given.contribution is not None:
                contributions.append(given.contribution)
        result = results[0] if len(results) == 1 else joined(results)
        return Checked(result, _contribution(contributions) if contributions else None)

    def _contributed(self, report: Report, found: CheckResult, name: str, settings: Settings) -> Contributed:
        from gouji.comparing.contribute import contribute
        from gouji.comparing.names import Names

        return contribute(
            report,
            settings.across_rules,
            settings.names or Names(),
            name,
            causes=found.causes,
            secrets=found.secrets,
            timed=self.timed,
        )


def start_linter(command_line: CommandLine, working: str) -> Linter:
    """Load the plugins and make a linter that is configured by files; names are taken from the folder *working*."""
    from gouji.config import Configurations
    from gouji.config.lookup import load_plugins_of

    plugins = load_plugins_of(working, command_line.config)
    return Linter(plugins, Configurations(plugins, command_line, working), timed=command_line.timed)


def _contribution(reports: Iterable[ReportContribution]) -> Contribution:
    from gouji.comparing.contribution import Contribution

    return Contribution(tuple(reports))


def _result(report: Report, found: CheckResult, given: Contributed | None, name: str, settings: Settings) -> FileResult:
    """Make the result of one report, its waivers and comments applied."""
    failures = found.failures + (given.failures if given else ())
    applied = _applied(
        report, found, name, settings, failures, compared=given is not None and given.contribution is not None
    )
    subject, period = report.subject.value, report.period.value
    return FileResult(
        path=name,
        status=status_of(report),
        diagnostics=applied.diagnostics if applied else found.diagnostics,
        failures=failures,
        coverage=coverage(report, found.sentences),
        kind=report.kind or None,
        form=report.form.id if report.status == "report" else None,
        subject=str(subject) if subject is not None else None,
        period=period if isinstance(period, int) else None,
        times=found.times + (given.times if given else ()),
        notes=report.document.notes,
        waived=applied.waived if applied else (),
        suppressions=applied.suppressions if applied else (),
    )


def _applied(
    report: Report, found: CheckResult, name: str, settings: Settings, failures: Iterable[Failure], *, compared: bool
) -> Applied | None:
    """Apply waivers and comments, where there are any."""
    if not settings.waivers and not report.document.comments:
        return None
    from gouji.comparing.names import Names
    from gouji.waivers.apply import apply_to_report

    failed = {failure.rule for failure in failures}
    across = {active.meta.name for active in settings.across_rules} - failed
    return apply_to_report(
        report,
        name,
        found.diagnostics,
        waivers=settings.waivers,
        names=settings.names or Names(),
        known=settings.rule_words if report.document.comments else {},
        ran={active.meta.name for active in settings.rules} - across - failed,
        later=across if compared else (),
    )
