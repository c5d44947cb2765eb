"""Folding makes two printings of one label equal, and no two labels."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.fold import fold, is_blank, strip_notes


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("商业 企业", "商业企业"),
        ("商业\n企业", "商业企业"),
        ("社会\u3000公益\u00a0组织", "社会公益组织"),
        ("法律\u200b服务\u00ad机构", "法律服务机构"),
        ("第二十条第(一)项", "第二十条第（一）项"),
        ("1．属于国家秘密", "1.属于国家秘密"),
        ("1、属于国家秘密", "1.属于国家秘密"),
        ("⒈属于国家秘密", "1.属于国家秘密"),
        ("3.危及“三安全一稳定”", "3.危及三安全一稳定"),
        ("其它", "其他"),
        ("（六）其它处理", "(六)其他处理"),
        ("本年增/减", "本年增／减"),
        ("１２", "12"),
    ],
)
def test_two_printings_of_one_label_are_equal(printed: str, canonical: str) -> None:
    assert fold(printed) == fold(canonical)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("其他", "3.其他"),
        ("总计", "（七）总计"),
        ("结果维持", "结果纠正"),
        ("规章", "规范性文件"),
        ("1.其他", "2.其他"),
    ],
)
def test_two_labels_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=600))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40) | st.text("其它1１a〇_ ，（Ⅳ", max_size=40))
def test_only_letters_and_digits_stay_as_nfkc_has_them(text: str) -> None:
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).replace("其它", "其他")

    assert fold(text) == plain


@given(st.text(max_size=40))
def test_white_space_at_the_ends_means_nothing(text: str) -> None:
    assert fold(f"\u3000 {text}\r\n") == fold(text)


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert fold("总" * 10_000_000) == "总" * 512


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("现行有效件数（历史累计）", "现行有效件数"),
        ("本年收费金额(单位：万元)", "本年收费金额"),
        ("甲（乙）丙(丁)", "甲丙"),
        ("没有括号", "没有括号"),
        ("（不闭合", "（不闭合"),
    ],
)
def test_notes_in_brackets_are_stripped(text: str, bare: str) -> None:
    assert strip_notes(text) == bare


def test_no_note_is_sought_in_a_text_that_is_no_label() -> None:
    text = "（" * 100_000 + "）" * 100_000

    assert strip_notes(text) == text


@pytest.mark.parametrize("text", ["", " ", "\t\r\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u00ad", "\u2003"])
def test_nothing_is_to_be_seen(text: str) -> None:
    assert is_blank(text) is True


@pytest.mark.parametrize("text", ["0", "　〇", "-", "。"])
def test_something_is_to_be_seen(text: str) -> None:
    assert is_blank(text) is False
