"""Misspellings of labels, and other words for the same."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.report.misspelt import strayed

LABELS = (
    "本年新收政府信息公开申请数量",
    "行政许可",
    "自然人",
    "未经复议直接起诉",
    "属于三类内部事务信息",
    "法律服务机构",
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("本年新收政府信息公开中请数量", "本年新收政府信息公开申请数量"),
        ("上年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("行政政许可", "行政许可"),
        ("经复议直接起诉", "未经复议直接起诉"),
        ("法律服务构机", "法律服务机构"),
        ("自燃人", "自然人"),
    ],
)
def test_a_misspelling(text: str, label: str) -> None:
    assert strayed(text, label) == "misspelt"


def test_two_other_characters_may_be_other_words() -> None:
    assert strayed("法律援助机构", "法律服务机构") == "alike"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("本年度新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("本年新收政府信息公开申请件数", "本年新收政府信息公开申请数量"),
        ("法人和其他组织", "法人或其他组织"),
        ("合计", "总计"),
        ("规定", "规章"),
        ("企业", "商业企业"),
        ("工商企业", "商业企业"),
        ("公民", "自然人"),
        ("行政可", "行政许可"),
        ("属于3类内部事务信息", "属于三类内部事务信息"),
        ("", "行政许可"),
    ],
)
def test_other_words_are_no_misspelling(text: str, label: str) -> None:
    assert strayed(text, label) is None


@given(st.sampled_from(LABELS), st.data())
def test_a_label_is_no_misspelling_of_itself_nor_is_what_only_lacks_words(label: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(label)))
    end = data.draw(st.integers(begin, len(label)))
    kept = label[:begin] + label[end:]

    assert strayed(label, label) is None
    assert strayed(kept, label) is None or len(kept) == len(label) - 1


@given(st.sampled_from(LABELS), st.data())
def test_any_one_other_character_is_a_misspelling(label: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(label) - 1))

    assert strayed(f"{label[:at]}犇{label[at + 1 :]}", label) == "misspelt"
