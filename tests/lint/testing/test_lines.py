"""Lines: text in pieces, some with a key."""

from __future__ import annotations

from gouji.testing import Line, Piece


def test_a_template_fills_its_fields_and_marks_those_that_have_a_key() -> None:
    line = Line.of("{year}年，{we}未收到申请。", {"year": "2024", "we": "我局"}, marked={"year": "statement.0"})

    assert line.pieces == (Piece("2024", "statement.0"), Piece("年，"), Piece("我局"), Piece("未收到申请。"))


def test_a_line_is_the_text_of_its_pieces() -> None:
    assert Line.of("{a}年{b}", {"a": "2024", "b": "度"}).text == "2024年度"


def test_only_the_piece_of_the_key_is_replaced() -> None:
    line = Line.of("{a}年1月1日至{b}年12月31日", {"a": "2024", "b": "2024"}, marked={"a": "first", "b": "last"})

    assert line.replace("last", "2023").text == "2024年1月1日至2023年12月31日"


def test_keys_come_in_reading_order() -> None:
    line = Line.of("{b}{c}{a}", {"a": "1", "b": "2", "c": "3"}, marked={"a": "x", "b": "y"})

    assert line.keys == ("y", "x")
