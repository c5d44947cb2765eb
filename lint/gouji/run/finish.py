"""The end of a run: compare the files with each other, apply waivers to the new findings, and report on waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from gouji.results import Checked, FileResult, RunResult
from gouji.run.with_compared import with_compared
from gouji.stored import Reread
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.join import JoinResult, Offer
    from gouji.config import Settings
    from gouji.rules.active import ActiveRule
    from gouji.rules.rule import AcrossRule
    from gouji.run.spool import Spool
    from gouji.waivers.model import Waiver

__all__ = ["finish", "finish_spooled"]


def finish(
    checked: Sequence[Checked],
    prior: Sequence[Checked],
    failures: Iterable[Failure],
    settings: Callable[[str], Settings],
    *,
    timed: bool,
) -> RunResult:
    """Return the result of a run on the *checked* files; the *prior* ones are only compared with."""
    files = [each.result for each in checked]
    failures = [*failures, *(failure for each in prior for failure in each.result.failures)]
    if any(each.contribution is not None for each in checked):
        compared = _compared(checked, prior, settings)
        failures += compared.failures
        files = [with_compared(file, compared.of(file.path)) for file in files]
        if timed and files:
            files[0] = evolve(files[0], times=files[0].times + tuple(compared.times))
    return _with_waivers(RunResult(files, tuple(failures)), (file.path for file in files), settings)


def finish_spooled(
    spool: Spool, failures: Iterable[Failure], settings: Callable[[str], Settings], *, timed: bool
) -> RunResult:
    """Return the result of a run whose files lie in a spool; raise `SpoolError`."""
    spool.index()
    failures = [*failures, *spool.failures]
    times: Sequence[tuple[str, str, int]] = ()
    if spool.contributes:
        from gouji.comparing.pool import join_pool
        from gouji.run.spooled_pool import SpooledPool

        pool = SpooledPool(spool, _active(settings))
        ran = join_pool(pool)
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


def _compared(checked: Iterable[Checked], prior: Iterable[Checked], settings: Callable[[str], Settings]) -> JoinResult:
    from gouji.comparing.join import join

    active = _active(settings)
    return join(chain(_offers(checked, active), _offers(prior, active, is_prior=True)))


def _active(settings: Callable[[str], Settings]) -> Callable[[str], Mapping[str, ActiveRule[AcrossRule]]]:
    """Return what gives the across rules that are active for a file, by name."""
    known: dict[int, Mapping[str, ActiveRule[AcrossRule]]] = {}

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
