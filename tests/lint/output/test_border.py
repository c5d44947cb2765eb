"""The border: what a terminal obeys or a log takes for a command is written as an escape, each notation in its way."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.output.border import Notation, guarded

OBEYED = (
    *(chr(code) for code in range(0xA0) if not (0x20 <= code < 0x7F or chr(code) in "\t\n\r")),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "\ud800",
    "\udcff",
)
WORDS = st.lists(
    st.one_of(
        st.sampled_from((*OBEYED, "::error::", "##[group]", "##vso[task]", "\n", "\r", "\t", ":", "#", " ")), st.text()
    )
)


def _guarded(text: str, notation: Notation = "text", **settings: Any) -> str:
    return "".join(guarded([text], notation, **settings))


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("text", "甲<U+001B>[2J<U+0085><U+202E><U+DCFF>\t乙\r\n"),
        ("commands", "甲<U+001B>[2J<U+0085><U+202E><U+DCFF>\t乙\r\n"),
        ("json", "甲\\u001b[2J\\u0085\\u202e\\udcff\t乙\r\n"),
        ("markup", "甲\ufffd[2J&#x85;&#x202E;\ufffd\t乙\r\n"),
        ("exact", "甲\x1b[2J\x85\u202e\udcff\t乙\r\n"),
    ],
)
def test_each_notation_has_its_escape(notation: Notation, expected: str) -> None:
    assert _guarded("甲\x1b[2J\x85\u202e\udcff\t乙\r\n", notation) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::甲\n", "<U+003A>:error::甲\n"),
        ("甲\n  \u3000::set-output name=a::b", "甲\n  \u3000<U+003A>:set-output name=a::b"),
        ("甲 ##[group]乙", "甲 <U+0023>#[group]乙"),
        ("###vso[task.setvariable]", "#<U+0023>#vso[task.setvariable]"),
        ("a::b ::c\n## [甲] ##[2]", "a::b ::c\n## [甲] ##[2]"),
        ("a\rb\r\n", "a<U+000D>b\r\n"),
    ],
)
def test_text_holds_no_command(text: str, expected: str) -> None:
    assert _guarded(text) == expected


def test_a_command_in_several_pieces_is_one() -> None:
    assert "".join(guarded(["甲\n ", ":", ":error::", "乙 #", "#[group]\n", "丙"])) == (
        "甲\n <U+003A>:error::乙 <U+0023>#[group]\n丙"
    )


def test_colour_gets_through_where_there_is_some() -> None:
    text = "\x1b[1;31m甲\x1b[0m\x1b[2J"

    assert (_guarded(text, color=True), _guarded(text)) == (
        "\x1b[1;31m甲\x1b[0m<U+001B>[2J",
        "<U+001B>[1;31m甲<U+001B>[0m<U+001B>[2J",
    )


@given(WORDS)
def test_nothing_raw_is_left_in_text(words: list[str]) -> None:
    shown = "".join(guarded(words))

    assert ([each for each in OBEYED if each in shown], "\r" in shown.replace("\r\n", "")) == ([], False)
    assert ([line for line in shown.split("\n") if line.strip().startswith("::error")], "##[g" in shown) == ([], False)


@given(WORDS)
def test_json_stays_what_it_was(words: list[str]) -> None:
    text = json.dumps(words, ensure_ascii=False)

    shown = _guarded(text, "json")

    assert ([each for each in OBEYED if each in shown], "##[g" in shown) == ([], False)
    assert json.loads(shown) == json.loads(text)


def test_a_command_for_a_ci_service_is_none_in_markup() -> None:
    assert _guarded("<p>##[group]甲</p>\n::error::乙", "markup") == "<p>&#x23;#[group]甲</p>\n&#x3A;:error::乙"


@given(WORDS)
def test_markup_stays_well_formed(words: list[str]) -> None:
    text = "".join(words).replace("&", "").replace("<", "").replace("\ufffe", "").replace("\uffff", "")

    assert ET.fromstring(f"<a>{_guarded(text, 'markup')}</a>").tag == "a"  # noqa: S314 (our own)
