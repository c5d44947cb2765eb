"""Solve small systems of linear relations exactly: how much each of a few figures must change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from gouji.value import NamedTuple

__all__ = ["Limit", "solve"]


class Limit(NamedTuple):
    """Bounds of a linear sum: ``least`` ≤ Σ factor × variable ≤ ``most``; None where that side is open."""

    factors: Mapping[str, int]
    least: Fraction | None
    most: Fraction | None


class _Sum(NamedTuple):
    """A linear sum of variables and a constant."""

    factors: Mapping[str, Fraction]
    constant: Fraction

    def plus(self, other: _Sum, times: Fraction) -> _Sum:
        """Return this sum plus *times* another; variables that cancel out are gone."""
        names = {**self.factors, **other.factors}
        factors = {name: self.factors.get(name, _ZERO) + times * other.factors.get(name, _ZERO) for name in names}
        kept = {name: factor for name, factor in factors.items() if factor}
        return _Sum(kept, self.constant + times * other.constant)


_ZERO = Fraction(0)


def solve(variables: Sequence[str], limits: Iterable[Limit]) -> dict[str, Fraction | None] | None:
    """Return the value of each variable under all limits, None for one that has several; None if there is no solution."""
    equations, bounds = _split(limits)
    solved: dict[str, _Sum] = {}
    for given in equations:
        equation = _substituted(given, solved)
        if not equation.factors:
            if equation.constant:
                return None
            continue
        name, factor = next(iter(equation.factors.items()))
        value = _without(equation, name, factor)
        solved = {each: _substituted(found, {name: value}) for each, found in solved.items()}
        solved[name] = value
    if not _is_feasible([_substituted(bound, solved) for bound in bounds]):
        return None
    found = {name: solved.get(name) for name in variables}
    return {name: value.constant if value is not None and not value.factors else None for name, value in found.items()}


def _split(limits: Iterable[Limit]) -> tuple[list[_Sum], list[_Sum]]:
    """Return the sums that must be 0 and those that must be at least 0."""
    equations: list[_Sum] = []
    bounds: list[_Sum] = []
    for factors, least, most in limits:
        plus = {name: Fraction(factor) for name, factor in factors.items()}
        if least is not None and least == most:
            equations.append(_Sum(plus, -least))
            continue
        if least is not None:
            bounds.append(_Sum(plus, -least))
        if most is not None:
            bounds.append(_Sum({name: -factor for name, factor in plus.items()}, most))
    return equations, bounds


def _substituted(given: _Sum, solved: Mapping[str, _Sum]) -> _Sum:
    """Return a sum with the variables that are solved replaced."""
    found = _Sum({name: factor for name, factor in given.factors.items() if name not in solved}, given.constant)
    for name, factor in given.factors.items():
        if name in solved:
            found = found.plus(solved[name], factor)
    return found


def _without(equation: _Sum, name: str, factor: Fraction) -> _Sum:
    """Solve an equation for one of its variables and return the sum that this is."""
    rest = {each: -other / factor for each, other in equation.factors.items() if each != name}
    return _Sum(rest, -equation.constant / factor)


def _is_feasible(bounds: list[_Sum]) -> bool:
    """Return whether all sums can be at least 0 at once, by eliminating one variable after the other."""
    while True:
        name = next((name for bound in bounds for name in bound.factors), None)
        if name is None:
            return all(bound.constant >= 0 for bound in bounds)
        lower = [bound for bound in bounds if bound.factors.get(name, _ZERO) > 0]
        upper = [bound for bound in bounds if bound.factors.get(name, _ZERO) < 0]
        rest = [bound for bound in bounds if name not in bound.factors]
        pairs = [(low, high, -low.factors[name] / high.factors[name]) for low in lower for high in upper]
        bounds = rest + [low.plus(high, times) for low, high, times in pairs]
