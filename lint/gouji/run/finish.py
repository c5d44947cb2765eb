"""The end of a run: compare the files with each other, apply waivers to the new findings, and report on waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from gouji.results import Checked, FileResult, RunResult
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.join import JoinResult, Offer
    from gouji.config import Settings
    from gouji.rules.active import ActiveRule
    from gouji.rules.rule import AcrossRule
    from gouji.waivers.model import Waiver

__all__ = ["finish"]


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
        files = list(_with_compared(files, compared))
        if timed and files:
            files[0] = evolve(files[0], times=files[0].times + tuple(compared.times))
    waivers = _waivers(settings(file.path) for file in files)
    if not waivers:
        return RunResult(files, tuple(failures))
    from gouji.waivers.apply import results_of_waivers

    of_waivers, untried = results_of_waivers(files, waivers)
    return RunResult((*files, *of_waivers), tuple(failures), untried)


def _compared(checked: Iterable[Checked], prior: Iterable[Checked], settings: Callable[[str], Settings]) -> JoinResult:
    from gouji.comparing.join import join

    return join(chain(_offers(checked, settings), _offers(prior, settings, is_prior=True)))


def _offers(
    checked: Iterable[Checked], settings: Callable[[str], Settings], *, is_prior: bool = False
) -> Iterator[Offer]:
    from gouji.comparing.join import Offer

    known: dict[int, Mapping[str, ActiveRule[AcrossRule]]] = {}
    for each in checked:
        if each.contribution is None:
            continue
        path = each.result.path
        rules = settings(path).across_rules
        active = known.setdefault(id(rules), {active.meta.name: active for active in rules})
        for number, contribution in enumerate(each.contribution.reports):
            yield Offer(path, number, contribution, active, is_prior)


def _with_compared(files: Iterable[FileResult], compared: JoinResult) -> Iterator[FileResult]:
    from gouji.waivers.apply import add_to_file

    for file in files:
        found, unknown = compared.diagnostics.get(file.path, ()), compared.not_compared.get(file.path, ())
        notes = compared.notes.get(file.path, ())
        if notes:
            file = evolve(file, notes=(*file.notes, *notes))
        yield add_to_file(_without(file, compared), found, unknown) if found or unknown else file


def _without(file: FileResult, compared: JoinResult) -> FileResult:
    """Return a file's result without the findings that comparing replaced."""
    replaced = compared.replaced.get(file.path)
    if not replaced:
        return file
    kept = [each for each in file.diagnostics if (each.rule, each.fact) not in replaced]
    return evolve(file, diagnostics=tuple(kept))


def _waivers(settings: Iterable[Settings]) -> tuple[Waiver, ...]:
    """Return the waivers in force for some files, each once."""
    in_force = {id(each.waivers): each.waivers for each in settings if each.waivers}
    every = chain.from_iterable(in_force.values())
    return tuple({(waiver.source.name, waiver.span): waiver for waiver in every}.values())
