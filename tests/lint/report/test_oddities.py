"""What is unusual in a table is the same whether it was read by a model of its outline or by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.report.model import Report
from gouji.value import evolve

Bind = Callable[[str], Report]

_SOUND = (Path(__file__).parents[3] / "docs/examples/sound/青岚县人民政府2024.txt").read_text("utf-8")


def test_a_sound_table_has_nothing_unusual(bind: Bind) -> None:
    report = bind(_SOUND)

    assert [bound.oddities for bound in report.tables.values()] == [frozenset()] * len(report.tables)


@pytest.mark.parametrize("part", range(1, 40))
def test_a_text_that_is_cut_off_anywhere_has_the_oddities_of_its_own_tables(bind: Bind, part: int) -> None:
    swapped = "\t行政强制\n\t218\n\n\t行政处罚\n\t3107\n"
    text = _SOUND.replace("\t行政处罚\n\t3107\n\n\t行政强制\n\t218\n", swapped)
    begin = text.index(swapped)
    report = bind(text[: begin + len(swapped) * part // 40])

    found = {bound.id: bound.oddities for bound in report.tables.values()}

    assert found == {bound.id: evolve(bound, model=None).oddities for bound in report.tables.values()}
