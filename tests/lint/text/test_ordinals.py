"""The ordinals that lines begin with are read in every style, and nothing else is taken for one."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.ordinals import ordinal, read_ordinal, strip_ordinal


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("一、总体情况", "总体情况"),
        ("六、其他需要报告的事项", "其他需要报告的事项"),
        ("6、 其他需要报告的事项", "其他需要报告的事项"),
        ("（一）予以公开", "予以公开"),
        ("(一)予以公开", "予以公开"),
        ("（ 2 ）重复申请", "重复申请"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("1．属于国家秘密", "属于国家秘密"),
        ("⒈属于国家秘密", "属于国家秘密"),
        ("①属于国家秘密", "属于国家秘密"),
        ("十一、附件", "附件"),
        ("第四部分 行政复议", "行政复议"),
        ("第四部分：行政复议", "行政复议"),
        ("第四章 行政复议", "行政复议"),
        ("\u3000\u3000一、总体情况", "总体情况"),
        ("总体情况", "总体情况"),
        ("2024年，我馆公开信息", "2024年，我馆公开信息"),
        ("一是加强学习", "一是加强学习"),
        ("第二十条第（一）项", "第二十条第（一）项"),
        ("三安全一稳定", "三安全一稳定"),
        ("", ""),
    ],
)
def test_an_ordinal_is_stripped_and_nothing_else(text: str, bare: str) -> None:
    assert strip_ordinal(text) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲", ("comma", 1)),
        ("十．甲", ("comma", 10)),
        ("第六部分 甲", ("part", 6)),
        ("6、甲", ("arabic", 6)),
        ("（三）甲", ("bracket", 3)),
        ("(3)甲", ("bracket", 3)),
        ("甲", ("", 0)),
        ("2024年", ("", 0)),
        ("3：甲", ("", 0)),
        ("十一、甲", ("", 0)),
        ("⒈甲", ("", 0)),
    ],
)
def test_an_ordinal_has_a_style_and_a_value(text: str, expected: tuple[str, int]) -> None:
    assert ordinal(text) == expected


@given(st.text(alphabet="一二十（()） 　\t、.：:第部分章节1２0⒈x年\n", max_size=9))
def test_what_is_stripped_is_the_ordinal_and_the_space_after_it(text: str) -> None:
    found = read_ordinal(text)

    assert strip_ordinal(text) == (text[found.end :].lstrip() if found else text)
    assert found is None or found.numeral in text[: found.end]


def test_no_length_of_numerals_is_slow() -> None:
    assert read_ordinal("一" * 100_000 + "、") is None
    assert read_ordinal("（" + "1" * 100_000) is None
