"""Formats are found by name: those that are always there, and those of plugins."""

from __future__ import annotations

import pytest

from gouji.errors import PluginError, UsageError
from gouji.output.format import Format, RenderOptions
from gouji.output.formats import BUILT_IN, format_named, formats_by_name
from gouji.results import RunResult


def _format(name: str) -> Format:
    return Format(name, f"says {name}", lambda result, options: (name,))


def test_the_formats_of_plugins_follow_the_built_in_ones() -> None:
    assert list(formats_by_name([_format("x")])) == [*BUILT_IN, "x"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_built_in_format_renders(name: str) -> None:
    found = format_named(name, formats_by_name([]))

    assert isinstance("".join(found.render(RunResult(()), RenderOptions())), str)


def test_a_plugin_cannot_take_the_name_of_a_built_in_format() -> None:
    with pytest.raises(PluginError, match="format 'json', and there is one already"):
        formats_by_name([_format("json")])


def test_an_unknown_format_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UsageError) as raised:
        format_named("jsn", formats_by_name([]))

    assert (
        raised.value.args[0].en == "no format 'jsn'; did you mean json?; there are: text, concise, table, json, jsonl"
    )
