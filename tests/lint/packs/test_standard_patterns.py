"""In a browser, for which google-re2 has no build, patterns of packs match what RE2 matches."""

from __future__ import annotations

import sys
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st
import pytest

from gouji.packs.sought import MAX_PATTERN, NoPatternsError, PatternError, Sought, compile_pattern
from gouji.packs.standard_patterns import StandardPattern

ATOMS = st.sampled_from(
    (
        *("甲", "年", "1", "a", "B", " ", ".", r"\d", r"\D", r"\w", r"\s", r"\b", "^", "$", r"\z", r"\A", r"\.", r"\n"),
        *(
            "[甲乙]",
            "[^甲]",
            "[0-9]",
            "[[:digit:]]",
            "[[:alpha:]年]",
            r"[\d年]",
            "[]a]",
            "[^]a]",
            "[$^]",
            "[{,]",
            "[[]",
            "[[^]",
            r"\p{Han}",
        ),
        *(r"[\p{Han}1]", r"\x{5e74}", r"\Q1.\E", "(?:甲|1a|1)", "(年|)", "(?i:b)", "(?P<n>1)"),
    )
)
REPEATS = st.sampled_from(("", "", "", "?", "*", "+", "*?", "+?", "{2}", "{1,}", "{1,3}", "{,2}"))
PATTERNS = st.lists(st.tuples(ATOMS, REPEATS).map("".join), min_size=1, max_size=4).map("".join)
TEXTS = st.lists(st.sampled_from("甲乙年1a2bB .]$^[{,\n"), max_size=12).map("".join)


@given(pattern=PATTERNS, text=TEXTS)
@example(pattern="[[]?[甲乙]?", text="[甲")
@example(pattern="[[^]a", text="^a")
def test_a_pattern_matches_where_re2_says(pattern: str, text: str) -> None:
    try:
        expected: Any = compile_pattern(pattern)
    except PatternError:
        assume(False)
    try:
        found = StandardPattern(pattern)
    except ValueError:
        assume(False)

    assert [each.span() for each in found.finditer(text) if each[0]] == [
        each.span() for each in expected.finditer(text) if each[0]
    ]
    assert (found.search(text.encode()) is None) == (expected.search(text.encode()) is None)


@pytest.mark.parametrize(
    "pattern", ["甲[乙丙]{2,3}", r"第\p{Han}+条", r"20\d\d年(?:1[0-2]|[1-9])月", "(?i)pdf$", r"\Q(一)\E"]
)
def test_patterns_as_offices_write_them_are_understood(pattern: str) -> None:
    StandardPattern(pattern)


@pytest.mark.parametrize("pattern", [r"\pN", r"\C", "[[:graph:]]", "甲(?<!乙"])
def test_what_it_cannot_say_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        StandardPattern(pattern)


def test_without_re2_only_a_browser_does_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    with pytest.raises(NoPatternsError):
        compile_pattern("甲+")
    monkeypatch.setattr(sys, "platform", "emscripten")

    assert list(Sought("/甲+/").found_in("乙甲甲")) == [(1, 3)]
    with pytest.raises(PatternError) as raised:
        compile_pattern(r"\pN")
    assert "不能在浏览器中使用" in raised.value.message.zh
    with pytest.raises(PatternError):
        compile_pattern("甲" * (MAX_PATTERN + 1))
