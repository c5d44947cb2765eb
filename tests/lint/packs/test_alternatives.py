"""Patterns of words are named in messages by the words that they stand for."""

import pytest

from gouji.packs.alternatives import alternatives
from gouji.packs.sought import Sought


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("统计(期限|时间)", ("统计期限", "统计时间")),
        ("联系|电话", ("联系", "电话")),
        ("(?:比|与)上年|同比", ("比上年", "与上年", "同比")),
        ("[未没]有", ()),
        ("收费.*", ()),
        ("(a(b|c))", ()),
        ("(a|b)(c|d)(e|f)", ()),
        ("a|b|c|d|e|f|g", ()),
        ("a||b", ()),
        ("", ()),
        ("a)b", ()),
    ],
)
def test_the_words_of_a_simple_pattern_are_known(pattern: str, words: tuple[str, ...]) -> None:
    assert alternatives(pattern) == words


def test_a_pattern_is_named_by_its_words_or_as_it_is() -> None:
    named = [Sought(text).named.zh for text in ("收费", "/(a|b|c)/", "/收费/", "/a+/")]

    assert named == ["“收费”", "“a”（或“b”“c”）", "“收费”", "符合 /a+/ 的文字"]
