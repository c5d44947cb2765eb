"""However many results there are, no format holds more than a few of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import gc
from typing import Any, TypeAlias

import pytest

from gouji.output.format import RenderOptions
from gouji.output.formats import format_named
from gouji.plugins.model import Plugins
from gouji.results import FileResult, RunResult
from gouji.stored import Reread

Make: TypeAlias = Callable[..., Any]

MANY, FEW = 200, 45
"""Reports without findings are named up to 20; those of each verdict are the first."""


def _alive() -> int:
    return sum(type(each) is FileResult for each in gc.get_objects())


@pytest.mark.parametrize("options", [{}, {"coverage": True, "statistics": True, "show_waived": True}])
def test_a_format_holds_a_few_results_at_a_time(
    plugins: Plugins, diagnostic: Make, file_result: Make, options: dict[str, bool]
) -> None:
    held: list[int] = []

    def read() -> Iterator[FileResult]:
        for number in range(MANY):
            path, subject = f"{number:03}.txt", f"局{number % 40}"
            yield file_result([diagnostic(path=path)] * (number % 2), path=path, subject=subject, period=number)
            if number % 40 == 39:
                held.append(_alive())

    gc.collect()
    before = _alive()
    most = {}
    for format_ in plugins.formats:
        held.clear()
        rendered = format_.render(RunResult(Reread(read)), RenderOptions(**options))
        assert sum(map(len, rendered)) > 0
        most[format_.name] = max(held) - before

    assert {name: count for name, count in most.items() if count > FEW} == {}
    assert format_named("xlsx", plugins.formats).name in most
