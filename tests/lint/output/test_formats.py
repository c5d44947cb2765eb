"""Formats are found by name."""

from __future__ import annotations

import pytest

from gouji.errors import UsageError
from gouji.output.format import Format, RenderOptions
from gouji.output.formats import BUILT_IN, format_named
from gouji.results import RunResult


@pytest.mark.parametrize("name", [built_in.name for built_in in BUILT_IN])
def test_each_built_in_format_renders(name: str) -> None:
    found = format_named(name, BUILT_IN)

    pieces = [*found.render(RunResult(()), RenderOptions())]
    assert {type(piece) for piece in pieces} <= {bytes if found.binary else str}


@pytest.mark.parametrize("name", ["plain", "text"])
def test_a_format_is_found_under_the_name_of_the_one_it_replaces_too(name: str) -> None:
    plain = Format("plain", "as it is", lambda result, options: (), replaces="text")

    assert format_named(name, [plain]) is plain


@pytest.mark.parametrize("name", ["jsn", ""])
def test_a_name_of_no_format_finds_none(name: str) -> None:
    with pytest.raises(UsageError):
        format_named(name, BUILT_IN)


def test_an_unknown_format_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UsageError) as raised:
        format_named("jsn", BUILT_IN)

    assert (
        raised.value.args[0].en
        == "no format 'jsn'; expected one of text, concise, table, json, jsonl, markdown, html, xlsx; did you mean 'json'?"
    )
