"""A text in which something stands twice in a row is suspected, whatever stands around it and in other texts."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji_common.rules.writing.repeats import suspects

_CHARACTERS = "的了我局公开内容情况、。2a𠮷\ud800"


def _suspects(*texts: str) -> set[int]:
    return suspects(texts, "\n".join(texts))


@given(
    st.lists(st.text(_CHARACTERS, max_size=12), max_size=3),
    st.text(_CHARACTERS, max_size=4),
    st.text("我局公开一𠮷", min_size=3, max_size=12),
)
def test_a_phrase_twice_is_suspected(others: list[str], around: str, phrase: str) -> None:
    assert len(others) in _suspects(*others, f"{around}{phrase}{phrase}{around}", *others)


@pytest.mark.parametrize(
    "text", ["我局我局", "，情况情况良好", "公开的内容公开内容", "更新的内容公开内容", "统一的的平台", "𠮷：审核审核"]
)
def test_a_word_twice_is_suspected(text: str) -> None:
    assert _suspects("我局", text, "局我") == {1}


@pytest.mark.parametrize(
    "text", ["", "公开、公开、再公开。", "——————", "2020年", "榆村、桐村、槐村、", "研究研究", "件件有回应。"]
)
def test_what_nobody_takes_for_doubled_is_not(text: str) -> None:
    assert _suspects(text, "我局") == set()
