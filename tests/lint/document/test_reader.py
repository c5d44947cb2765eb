"""Plain text → blocks: a table's layout is told table by table."""

from collections.abc import Callable

import pytest

from gouji.document import reader
from gouji.document.model import Document
from gouji.errors import LimitExceededError

Read = Callable[[str], Document]
Blocks = Callable[[str], list[object]]


def test_a_line_is_a_paragraph_without_its_margins(blocks_of: Blocks) -> None:
    assert blocks_of("\ufeff\u3000\u3000一、总体情况\u00a0\r\n\r\n 2024年，我局公开信息。\n\n\u200b\n") == [
        "一、总体情况",
        "2024年，我局公开信息。",
    ]


def test_each_table_has_its_own_layout(blocks_of: Blocks) -> None:
    text = (
        "规章 | 1 | 2 | 3\n"
        "一句话。\n"
        "\t规章\n\t1\n\t2\n\t3\n\n"
        "一句话。\n"
        "规章\n\n1\n\n2\n\n3\n\n"
        "一句话。\n"
        "规章 |\n1 |\n2 |\n3 |\n"
        "一句话。\n"
        "规章\n|\n1\n|\n2\n|\n3\n|\n"
    )
    table = ["规章", "1", "2", "3"]

    assert blocks_of(text) == [
        [table],
        "一句话。",
        [table],
        "一句话。",
        [table],
        "一句话。",
        [table],
        "一句话。",
        [table],
    ]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\u00a0\n\u3000\n"])
def test_nothing_to_be_seen_is_no_block(blocks_of: Blocks, text: str) -> None:
    assert blocks_of(text) == []


def test_a_sentence_with_a_bar_is_no_row(blocks_of: Blocks) -> None:
    assert blocks_of("网站设有“首页|公开|互动”栏目。") == ["网站设有“首页|公开|互动”栏目。"]


@pytest.mark.parametrize(
    ("text", "limit"), [("|" * 11, "MAX_CELLS"), ("\t" * 11, "MAX_CELLS"), ("\n" * 11, "MAX_LINES")]
)
def test_what_no_report_has_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch, text: str, limit: str) -> None:
    monkeypatch.setattr(reader, "MAX_CELLS", 10)
    monkeypatch.setattr(reader, "MAX_LINES", 10)

    with pytest.raises(LimitExceededError) as caught:
        read(text)

    assert caught.value.limit == limit


def test_headings_and_sentences_with_a_bar_at_their_end_are_paragraphs(blocks_of: Blocks) -> None:
    text = "一、总体情况 |\n2024年，我镇公开信息。 |\n规章 | 1 | 2 | 3 |\n三、收到和处理政府信息公开申请情况 | |||\n"

    assert blocks_of(text) == [
        "一、总体情况",
        "2024年，我镇公开信息。",
        [["规章", "1", "2", "3"]],
        "三、收到和处理政府信息公开申请情况",
    ]
