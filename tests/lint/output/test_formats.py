"""Formats are found by name."""

from __future__ import annotations

import pytest

from gouji.errors import UsageError
from gouji.output.format import RenderOptions
from gouji.output.formats import BUILT_IN, format_named
from gouji.results import RunResult


@pytest.mark.parametrize("name", [built_in.name for built_in in BUILT_IN])
def test_each_built_in_format_renders(name: str) -> None:
    found = format_named(name, BUILT_IN)

    assert isinstance("".join(found.render(RunResult(()), RenderOptions())), str)


def test_an_unknown_format_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UsageError) as raised:
        format_named("jsn", BUILT_IN)

    assert (
        raised.value.args[0].en == "no format 'jsn'; did you mean json?; there are: text, concise, table, json, jsonl"
    )
