"""Benchmarks are ratios of what runs side by side; they run only where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import gc
import os
from time import perf_counter

import pytest

from gouji.__main__ import ALLOCATIONS

Ratios = Callable[..., Mapping[str, float]]


@pytest.fixture(autouse=True)
def _asked_for(request: pytest.FixtureRequest) -> None:
    enabled = os.environ.get("GOUJI_BENCHMARKS") or request.config.getoption("--benchmark-only", default=False)
    if not enabled:
        pytest.skip("a benchmark: set GOUJI_BENCHMARKS=1 to run it")


@pytest.fixture
def ratios() -> Ratios:
    """Time functions in turn, round by round; each one's minimum as a ratio to the first's.

    Garbage is collected as seldom as in a run of the command.
    """

    def measure(rounds: int = 60, **functions: Callable[[], object]) -> Mapping[str, float]:
        best = dict.fromkeys(functions, float("inf"))
        for function in functions.values():
            function()
        gc.collect()
        usual = gc.get_threshold()
        gc.set_threshold(ALLOCATIONS)
        for _ in range(rounds):
            for name, function in functions.items():
                begin = perf_counter()
                function()
                best[name] = min(best[name], perf_counter() - begin)
        gc.set_threshold(*usual)
        floor = next(iter(best.values()))
        return {name: seconds / floor for name, seconds in best.items()}

    return measure
