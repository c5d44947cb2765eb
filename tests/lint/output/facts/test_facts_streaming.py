"""However many reports there are, the facts of a few are in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import gc
from importlib import import_module
from typing import Any, TypeAlias

import pytest

from gouji.output.facts.across import Keyed, side_by_side
from gouji.output.facts.model import ReportFacts

Make: TypeAlias = Callable[..., Any]

MANY, FEW = 100, 10


def _alive() -> int:
    return sum(type(each) is ReportFacts for each in gc.get_objects())


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx"])
@pytest.mark.parametrize("across", [False, True])
def test_a_format_holds_the_facts_of_a_few_reports_at_a_time(report: Make, fact: Make, name: str, across: bool) -> None:
    held: list[int] = []

    def read() -> Iterator[Keyed]:
        for number in range(MANY):
            yield Keyed(f"{number % 40}", report({"a": fact("1")}, path=f"{number:03}.txt", period=number // 40))
            if number % 40 == 39:
                held.append(_alive())

    gc.collect()
    before = _alive()
    module = import_module(f"gouji.output.facts.{name}")
    if across:
        pieces = module.render_across(side_by_side(read()), language="zh")
    else:
        pieces = module.render((each.facts for each in read()), provenance=False, language="zh")
    for _ in pieces:
        held.append(_alive())

    assert max(held) - before <= FEW
