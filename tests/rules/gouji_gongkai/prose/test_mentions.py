"""Mentions: the words around each number, its sentence, brackets and 其中."""

import pytest

from gouji_gongkai.prose.mentions import mentions_in


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("新收申请20件，上年结转1件。", ["新收申请", "上年结转"]),
        ("网站97条、公众号54条。", ["网站", "公众号"]),
        ("收到信息公开申请，共20件。", ["收到信息公开申请，共"]),
        ("通过网站，收到20件。", ["通过网站，收到"]),
        ("3件予以公开，2件不予公开。", ["", ""]),
    ],
)
def test_the_head_goes_back_to_where_the_clause_begins(text: str, heads: list[str]) -> None:
    assert [mention.head for mention in mentions_in(text)] == heads


def test_the_tail_ends_at_the_next_mark_or_number() -> None:
    tails = [mention.tail for mention in mentions_in("收到3件政府信息公开申请，办结2件其中1件予以公开。")]

    assert tails == ["政府信息公开申请", "其中", "予以公开"]


def test_brackets_are_counted() -> None:
    found = mentions_in("共698件：甲407件（287件（10件）、106件）、乙155件。")

    assert [mention.depth for mention in found] == [0, 0, 1, 2, 1, 0]


def test_a_sentence_ends_with_its_stop_and_closes_every_bracket() -> None:
    text = "收到3件（其中2件。办结1件；结转1件。"
    found = mentions_in(text)

    assert [(m.sentence, m.segment, m.depth, m.listed) for m in found] == [
        (0, 0, 0, 0),
        (0, 0, 1, 1),
        (text.index("办结"), text.index("办结"), 0, 0),
        (text.index("办结"), text.index("结转"), 0, 0),
    ]
