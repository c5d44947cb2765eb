"""What a reader sees of Markdown's marks, and that each character's place stays true."""

import pytest

from gouji_plugins.markdown.inline import HARD_BREAK, Piece, visible


def text_of(raw: str, **options: object) -> str:
    return "".join(piece.text for piece in visible(raw, **options).pieces)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("12", "12"),
        ("**12**", "12"),
        ("***12***", "12"),
        ("__12__ *件*", "12 件"),
        ("`12`", "12"),
        ("`` a`b ``", "a`b"),
        ("`` ` ``", "`"),
        ("[12](http://a.cn)", "12"),
        ('[12](<a b> "题")', "12"),
        ("[12](http://a.cn/x_(y))", "12"),
        ("<http://a.cn>", "http://a.cn"),
        ("a&lt;b&#62;c&nbsp;d", "a<b>c\u00a0d"),
        ("&unknown; & Co", "&unknown; & Co"),
        (r"\*12\* 1\|2", "*12* 1|2"),
        ("12<!-- 注 -->件", "12件"),
        ("<span style='x'>12</span>件", "12件"),
        ("12[^1]", "12"),
        ("一<br>二<br/>三", f"一{HARD_BREAK}二{HARD_BREAK}三"),
        ("一  \n二\\\n三\n四", f"一{HARD_BREAK}二{HARD_BREAK}三\n四"),
    ],
)
def test_marks_are_not_seen(raw: str, seen: str) -> None:
    assert text_of(raw) == seen


@pytest.mark.parametrize(
    "raw",
    [
        "*",
        "**",
        "138****1234",
        "4201**********1234",
        "a_b_c",
        "〔2021〕30号",
        "[2021]30号",
        "第 ` 项",
        "a < b",
        "<中华人民共和国政府信息公开条例>",
        "2023~2024",
        "3~5天、6~7天",
        "<!-- 没有结束",
        "\\一",
    ],
)
def test_what_only_looks_like_a_mark_is_text(raw: str) -> None:
    assert text_of(raw) == raw


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("**加强领导。**我局", "加强领导。我局"),
        ("我局**“三公”经费**公开", "我局“三公”经费公开"),
        ("**（一）主动公开：**及时公开", "（一）主动公开：及时公开"),
    ],
)
def test_emphasis_needs_no_spaces_in_chinese(raw: str, seen: str) -> None:
    assert text_of(raw) == seen


def test_what_is_struck_through_is_left_out_and_told() -> None:
    seen = visible("共~~12~~15条")

    assert (text_of("共~~12~~15条"), seen.struck) == ("共15条", True)


def test_a_picture_is_no_text() -> None:
    seen = visible("见![图一](a.png)。")

    assert ("".join(piece.text for piece in seen.pieces), [image.description for image in seen.images]) == (
        "见。",
        ["图一"],
    )


def test_a_link_by_its_label_needs_the_label_to_be_defined() -> None:
    raw = "[一][a]、[b]、[二][c]、[d][]"

    assert text_of(raw, definitions=frozenset({"a", "b", "d"})) == "一、b、[二][c]、d"


def test_a_bar_is_escaped_even_in_the_code_of_a_cell() -> None:
    assert (text_of(r"`a\|b`", in_cell=True), text_of(r"`a\|b`")) == ("a|b", r"a\|b")


def test_each_piece_knows_where_it_stands() -> None:
    assert visible("**共**[12](x)&lt;件").pieces == (
        Piece(2, "共"),
        Piece(6, "12"),
        Piece(12, "<", 16),
        Piece(16, "件"),
    )
