"""What is wrong with a pattern is told in both languages, at its place in the pattern."""

import pytest

from gouji.packs.sought import PatternError, compile_pattern

WRONG = {
    "第(六|七": ("左括号“(”没有对应的“)”", 1),
    "(a)(b": ("左括号“(”没有对应的“)”", 3),
    "[(](a": ("左括号“(”没有对应的“)”", 3),
    "\\((a": ("左括号“(”没有对应的“)”", 2),
    "a(b))c": ("右括号“)”前面没有“(”", 4),
    "收费[^。": ("“[”没有对应的“]”", 2),
    "a+b+*": ("“+*”：重复的记号只能有一个", 3),
    "*局": ("“*”前面没有要重复的字", 0),
    "a*|*局": ("“*”前面没有要重复的字", 3),
    "[9-0]": ("方括号里的“9-0”不是一段范围", 1),
    "第\\q": ("不支持“\\q”", 1),
    "a{2,1}": ("重复次数“{2,1}”过大", 1),
    "a{2000}": ("重复次数“{2000}”过大", 1),
    "收费(?=。)": ("不支持“(?=”：正则表达式不能查看前后文", 2),
    "(?<!未)收费": ("不支持“(?<!”：正则表达式不能查看前后文", 0),
    "(?#说明)": ("不支持“(?#…)”", 0),
    "(?P<a": ("“(?P<a”：括号的名称写得不对", 0),
    "收费\\": ("末尾的反斜杠后面没有字", 2),
    "((a{1000}){1000}){1000}": ("重复次数“{1000}”过大", 10),
}


@pytest.mark.parametrize("pattern", WRONG)
def test_what_is_wrong_is_told_at_its_place(pattern: str) -> None:
    with pytest.raises(PatternError) as raised:
        compile_pattern(pattern)

    told = raised.value.message
    assert (told.zh.removeprefix("正则表达式有误：").split("；")[0].split("，")[0], raised.value.offset) == WRONG[
        pattern
    ]
    assert told.en.isascii() or "“" not in told.en
