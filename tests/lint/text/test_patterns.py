"""A pattern is compiled once, when it is first used, and then is as quick as a compiled one."""

import re

import pytest

from gouji.text.patterns import Pattern


def test_it_does_what_a_compiled_pattern_does() -> None:
    digits, compiled = Pattern(r"\d+"), re.compile(r"\d+")

    assert [match[0] for match in digits.finditer("1年2月")] == [match[0] for match in compiled.finditer("1年2月")]
    assert (digits.sub("", "1年"), digits.split("a1b"), digits.match("年")) == ("年", ["a", "b"], None)


def test_it_compiles_when_it_is_used_and_not_before() -> None:
    broken = Pattern("(")

    with pytest.raises(re.error):
        broken.search("")


def test_flags_are_kept() -> None:
    assert Pattern("a", re.IGNORECASE).fullmatch("A")


def test_what_a_pattern_does_not_have_it_says() -> None:
    with pytest.raises(AttributeError):
        _ = Pattern("a").groups  # type: ignore[attr-defined]
