"""The end of a run: compare the files with each other, apply waivers to the new findings, and report on waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from gouji.errors import RecordError
from gouji.results import Checked, FileResult, RunResult
from gouji.run.with_compared import with_compared
from gouji.stored import Reread
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.join import JoinResult, Offer
    from gouji.comparing.pool import Ran
    from gouji.config import Settings
    from gouji.rules.active import ActiveRule
    from gouji.rules.rule import AcrossRule
    from gouji.run.join_cache import Contributed, JoinCache
    from gouji.run.spool import Spool
    from gouji.waivers.model import Waiver

__all__ = ["finish", "finish_spooled"]

_MOST_PATHS = 10_000
"""Of so many files it is kept which rules are active: each rule asks for each."""


def finish(
    checked: Sequence[Checked],
    prior: Sequence[Checked],
    failures: Iterable[Failure],
    settings: Callable[[str], Settings],
    *,
    timed: bool,
    joins: JoinCache | None = None,
) -> RunResult:
    """Return the result of a run on the *checked* files; the *prior* ones are only compared with.

    ``joins`` has what comparing found in earlier runs.
    """
    files = [each.result for each in checked]
    failures = [*failures, *(failure for each in prior for failure in each.result.failures)]
    if any(each.contribution is not None for each in checked):
        compared = _compared(checked, prior, settings, joins)
        failures += compared.failures
        files = [with_compared(file, compared.of(file.path)) for file in files]
        if timed and files:
            files[0] = evolve(files[0], times=files[0].times + tuple(compared.times))
    return _with_waivers(RunResult(files, tuple(failures)), (file.path for file in files), settings)


def finish_spooled(
    spool: Spool,
    failures: Iterable[Failure],
    settings: Callable[[str], Settings],
    *,
    timed: bool,
    joins: JoinCache | None = None,
) -> RunResult:
    """Do as `finish` does with files that lie in a spool, which has contributions whole where there are ``joins``; raise `SpoolError`."""
    spool.index()
    failures = [*failures, *spool.failures]
    times: Sequence[tuple[str, str, int]] = ()
    if spool.contributes:
        ran = _joined(spool, settings, joins)
        failures += ran.failures
        times = ran.times if timed else ()
    spool.index_added()
    result = RunResult(Reread(partial(_timed, spool.files, tuple(times))), tuple(failures))
    return _with_waivers(result, spool.paths(), settings)


def _timed(files: Callable[[], Iterator[FileResult]], times: tuple[tuple[str, str, int], ...]) -> Iterator[FileResult]:
    """Yield files, the first of them with the times of what was run on all of them together."""
    for number, file in enumerate(files()):
        yield evolve(file, times=file.times + times) if number == 0 and times else file


def _with_waivers(result: RunResult, paths: Iterable[str], settings: Callable[[str], Settings]) -> RunResult:
    """Return a result with what is reported of the waivers that are in force for the files at *paths*."""
    waivers = _waivers(map(settings, paths))
    if not waivers:
        return result
    from gouji.waivers.apply import results_of_waivers

    of_waivers, untried = results_of_waivers(result.files, waivers)
    return evolve(result.with_more(of_waivers), untried=untried)


def _joined(spool: Spool, settings: Callable[[str], Settings], joins: JoinCache | None) -> Ran:
    """Add to a spool what comparing its files finds; what was found in an earlier run, where that is kept."""
    from gouji.comparing.pool import Ran, join_pool
    from gouji.run.spooled_pool import SpooledPool

    kept = joins.of(spool.contributed(), settings) if joins is not None else None
    if kept is not None:
        with suppress(RecordError):
            spool.take_compared(kept.read_packed())
            return Ran()
    ran = join_pool(SpooledPool(spool, _active(settings)))
    if kept is not None and not ran.failures and not spool.has_changed:
        kept.write(spool.compared())
    return ran


def _compared(
    checked: Iterable[Checked],
    prior: Iterable[Checked],
    settings: Callable[[str], Settings],
    joins: JoinCache | None,
) -> JoinResult:
    """Return what comparing files finds; what was found in an earlier run, where that is kept."""
    from gouji.comparing.join import JoinResult, join

    kept = joins.of(_contributed(checked, prior), settings) if joins is not None else None
    if kept is not None:
        with suppress(RecordError):
            return JoinResult.of_files(kept.read())
    active = _active(settings)
    found = join(chain(_offers(checked, active), _offers(prior, active, is_prior=True)))
    if kept is not None and not found.failures:
        kept.write(found.each())
    return found


def _contributed(checked: Iterable[Checked], prior: Iterable[Checked]) -> Iterator[Contributed]:
    from gouji.run.join_cache import Contributed, digest_of

    both = [*((each, False) for each in checked), *((each, True) for each in prior)]
    for each, is_prior in sorted(both, key=lambda pair: (pair[0].result.path, pair[1])):
        if each.contribution is not None:
            yield Contributed(each.result.path, is_prior, digest_of(each.contribution))


def _active(settings: Callable[[str], Settings]) -> Callable[[str], Mapping[str, ActiveRule[AcrossRule]]]:
    """Return what gives the across rules that are active for a file, by name."""
    known: dict[int, Mapping[str, ActiveRule[AcrossRule]]] = {}

    @lru_cache(_MOST_PATHS)
    def active(path: str) -> Mapping[str, ActiveRule[AcrossRule]]:
        rules = settings(path).across_rules
        found = known.get(id(rules))
        if found is None:
            found = known[id(rules)] = {each.meta.name: each for each in rules}
        return found

    return active


def _offers(
    checked: Iterable[Checked], active: Callable[[str], Mapping[str, ActiveRule[AcrossRule]]], *, is_prior: bool = False
) -> Iterator[Offer]:
    from gouji.comparing.join import Offer

    for each in checked:
        path = each.result.path
        for number, contribution in enumerate(each.contribution.reports if each.contribution is not None else ()):
            yield Offer(path, number, contribution, active(path), is_prior)


def _waivers(settings: Iterable[Settings]) -> tuple[Waiver, ...]:
    """Return the waivers in force for some files, each once."""
    in_force = {id(each.waivers): each.waivers for each in settings if each.waivers}
    every = chain.from_iterable(in_force.values())
    return tuple({(waiver.source.name, waiver.span): waiver for waiver in every}.values())
