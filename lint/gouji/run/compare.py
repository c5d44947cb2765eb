"""Rules across reports in a run: what each file contributes, and what comes of all together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
import os
from os.path import normpath
from typing import TYPE_CHECKING

import attrs

from gouji.comparing.contribute import Contributed, contribute, read_contribution
from gouji.comparing.join import JoinResult, Offer, join
from gouji.comparing.names import Names
from gouji.results import FileResult, RunResult
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.run.batch import PRIOR
from gouji.run.many import check_many

if TYPE_CHECKING:
    from gouji.checking.run import CheckResult
    from gouji.config import Settings
    from gouji.report.model import Report
    from gouji.run.session import Session

__all__ = ["compared", "contribution"]


def contribution(report: Report, settings: Settings, checked: CheckResult, path: str, *, timed: bool) -> Contributed:
    """What a report that was checked contributes."""
    return contribute(
        report,
        settings.across_rules,
        settings.names or Names(),
        path,
        causes=checked.causes,
        secrets=checked.secrets,
        timed=timed,
    )


def compared(session: Session, result: RunResult, prior: Sequence[str], jobs: int, *, cache: bool) -> RunResult:
    """The result of a run with what rules across reports tell; *prior* are reports only compared with."""
    found = session.find(prior)
    here = os.getcwd()
    checked = {normpath(os.path.join(here, file.path)) for file in result.files}
    paths = [path for path in found.files if normpath(os.path.join(here, path)) not in checked]
    priors = check_many(session, paths, jobs, cache=cache, progress=None, purpose=PRIOR) if paths else ()
    joined = join(chain(_offers(session, result.files), _offers(session, priors, is_prior=True)))
    failures = chain(result.failures, found.failures, *(file.failures for file in priors), joined.failures)
    files = tuple(_with(file, joined) for file in result.files)
    if session.configurations.command_line.timed and files:
        files = (attrs.evolve(files[0], times=files[0].times + tuple(joined.times)), *files[1:])
    return RunResult(files, tuple(failures))


def _offers(session: Session, files: Sequence[FileResult], *, is_prior: bool = False) -> Iterator[Offer]:
    known: dict[int, Mapping[str, ActiveRule[AcrossRule]]] = {}
    for file in files:
        settings = session.settings(file.path)
        active = known.setdefault(id(settings), {active.meta.name: active for active in settings.across_rules})
        for number, text in enumerate(file.contributions):
            yield Offer(file.path, number, read_contribution(text), active, is_prior)


def _with(file: FileResult, joined: JoinResult) -> FileResult:
    """A file's result with what was told of it, and without what it contributed."""
    told, unknown = joined.diagnostics.get(file.path, ()), joined.not_compared.get(file.path, ())
    if not file.contributions and not told and not unknown:
        return file
    return attrs.evolve(
        file,
        diagnostics=(*file.diagnostics, *told),
        coverage=attrs.evolve(file.coverage, across=tuple(unknown)),
        contributions=(),
    )
