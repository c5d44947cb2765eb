"""The kind of report whose words a document is read with, where there are several."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.document.vocabulary import Vocabularies, Vocabulary
from gouji.text.source import MOST_SOUGHT, Source

LABELS = {
    "rivers": ("河段长度", "巡查次数", "上游段落", "下游段落", "共有标签"),
    "springs": ("泉点名称", "日间监测", "水质类别", "采样次数", "共有标签"),
}
RIVERS, SPRINGS = (
    Vocabulary.of(
        dict.fromkeys(labels, (kind,)), {"总体情况": "all"} if kind == "rivers" else {}, kind, (f"{kind}年报",)
    )
    for kind, labels in LABELS.items()
)


@pytest.fixture
def both() -> Vocabularies:
    return Vocabularies([SPRINGS, RIVERS])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("云泉站springs年报\n", "springs"),
        ("泉点名称 | 云泉 |\n", "springs"),
        ("一、总体情况\n", "rivers"),
        ("（一） 总体情况\n", "rivers"),
        ("##一、总体情况\n", "rivers"),
        ("<td>泉点&#x540D;称</td><td>云泉</td>", "springs"),
        ("泉点名称 云泉 日间监测 5\n", "springs"),
        ("每年检查泉点名称、日间监测与采样次数。\n", ""),
        ("没有一个词。\n", ""),
        ("", ""),
    ],
)
def test_a_document_is_read_with_the_words_that_stand_in_it(both: Vocabularies, text: str, kind: str) -> None:
    assert both.choose(text).kind == kind


PIECES = (
    "rivers年报",
    "springs年报",
    "年<b>报</b>",
    "年报",
    "rivers",
    "<td>泉点名称</td>",
    "一、总体情况\n",
    "&#x540D;",
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sampled_from(["", " " * MOST_SOUGHT]))
def test_of_a_page_the_same_is_chosen(text: str, before: str) -> None:
    both = Vocabularies([SPRINGS, RIVERS])

    assert both.choose_of_page(Source.from_text(before + text)) is both.choose(before + text)


def test_a_mark_within_which_markup_stands_is_none(both: Vocabularies) -> None:
    assert both.choose_of_page(Source.from_text("rivers年<b>报</b>")).kind == ""


def test_a_mark_in_the_links_of_a_page_does_not_outweigh_a_table(both: Vocabularies) -> None:
    text = "首页 springs年报 联系\n河段长度 | 3 |\n巡查次数 | 4 |\n上游段落 | 5 |\n下游段落 | 6 |\n"

    assert (both.choose(text).kind, both.rivals(text)) == ("rivers", ())


def test_words_of_another_kind_in_sentences_do_not_outweigh_a_title(both: Vocabularies) -> None:
    text = "rivers年报\n本站公布泉点名称、日间监测、水质类别、采样次数。\n"

    assert (both.choose(text).kind, both.rivals(text)) == ("rivers", ())


def test_of_two_that_are_marked_the_one_with_more_labels_is_taken(both: Vocabularies) -> None:
    text = "springs年报\nrivers年报\n河段长度 | 3 |\n"

    assert (both.choose(text).kind, both.rivals(text)) == ("rivers", ())


@pytest.mark.parametrize(
    "text", ["springs年报\nrivers年报\n", "共有标签 | 3 |\n", "springs年报\n河段长度|\n巡查次数|\n上游段落|\n"]
)
def test_a_tie_is_told_and_the_first_by_name_is_taken(both: Vocabularies, text: str) -> None:
    assert (both.choose(text).kind, both.rivals(text)) == ("rivers", ("rivers", "springs"))


def test_the_words_of_one_kind_may_be_asked_for_whatever_the_text(both: Vocabularies) -> None:
    only = both.only("springs")

    assert (only.choose("rivers年报").kind, only.rivals("rivers年报")) == ("springs", ())


def test_the_words_of_a_kind_that_is_not_there_are_a_key_error(both: Vocabularies) -> None:
    with pytest.raises(KeyError, match="lakes"):
        both.only("lakes")


@pytest.mark.parametrize("text", ["springs年报\n", "泉点名称 | 云泉 |\n"])
def test_a_kind_that_a_text_shows_no_sign_of_changes_nothing(both: Vocabularies, text: str) -> None:
    assert both.choose(text) is Vocabularies([SPRINGS]).choose(text)
