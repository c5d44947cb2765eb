"""The words by which a loader knows a label from a sentence."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.document.vocabulary import Vocabulary
from gouji.text.fold import fold


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("规章", ("proactive",)),
        ("规范性文件", ("proactive",)),
        ("现行有效件数（历史累计）", ("proactive",)),
        ("自然人", ("requests",)),
        ("商业 企业", ("requests",)),
        ("1．属于国家秘密", ("requests",)),
        ("属于国家秘密", ("requests",)),
        ("其它", ("requests", "litigation", "proactive")),
        ("总计", ("requests", "litigation")),
        ("行政复议", ("litigation",)),
        ("", ()),
        ("2024年，我局依法公开政府信息", ()),
        ("规章" * 200, ()),
    ],
)
def test_a_label_tells_the_tables_that_have_it(vocabulary: Vocabulary, text: str, tables: tuple[str, ...]) -> None:
    assert set(vocabulary.tables_of(text)) == set(tables)


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("一、总体情况", True),
        ("6、 其他需要报告的事项", True),
        ("存在问题及改进措施", True),
        ("（二）主动公开政府信息情况", True),
        ("包括总体情况、主动公开政府信息情况等六个方面", False),
        ("总体情况" + "。" * 100, False),
    ],
)
def test_a_heading_is_known_without_its_ordinal(vocabulary: Vocabulary, text: str, is_heading: bool) -> None:
    assert vocabulary.is_heading(text) is is_heading


@pytest.mark.parametrize(
    ("text", "begins"),
    [("规", True), ("行政规范性", True), ("规章", False), ("章", False), ("规则", False), ("", False), ("、", False)],
)
def test_the_first_part_of_a_label_is_known_as_one(vocabulary: Vocabulary, text: str, begins: bool) -> None:
    assert vocabulary.may_begin_label(text) is begins


def test_a_label_in_latin_letters_is_a_sign_in_the_source_of_a_page() -> None:
    vocabulary = Vocabulary.of({fold("New requests"): ("requests",), fold("Total"): ("requests",)}, {})

    assert list(vocabulary.signs_in("<td>Total</td><td class=wide>12</td>")) == [fold("Total")]


@given(
    st.lists(st.sampled_from(["总计人数", "一、总体情况", " ", "|", "\n", "长" * 90, "<", "0"]), max_size=30).map(
        "".join
    )
)
def test_the_signs_on_the_first_lines_are_among_those_of_the_text(text: str) -> None:
    vocabulary = Vocabulary.of({"总计人数": ("requests",)}, {"总体情况": "overview"})

    assert set(vocabulary.first_signs(text)) <= set(vocabulary.signs_in(text))


def test_what_is_computed_from_a_vocabulary_is_computed_once() -> None:
    vocabulary = Vocabulary.of({}, {})
    made: list[Vocabulary] = []

    assert (vocabulary.derive(made.append), vocabulary.derive(made.append), made) == (None, None, [vocabulary])
