"""A document follows the editor's changes to the character."""

from __future__ import annotations

from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
    TextDocumentItem,
)

from gouji_plugins.lsp.documents import Document


def document(text: str, encoding: str = "utf-16") -> Document:
    return Document.opened(TextDocumentItem("file:///r/a.txt", "plaintext", 1, text), encoding)


def part(line: int, start: int, end: int, text: str) -> TextDocumentContentChangePartial:
    return TextDocumentContentChangePartial(Range(Position(line, start), Position(line, end)), text)


def test_changes_are_made_one_after_the_other() -> None:
    changed = document("𠀀一\u2028二\r\n三").changed(2, [part(0, 2, 3, "壹"), part(0, 5, 5, "。"), part(1, 0, 1, "")])

    assert (changed.version, changed.lines.text) == (2, "𠀀壹\u2028二。\r\n")


def test_a_change_of_the_whole_replaces_all() -> None:
    changed = document("一").changed(2, [TextDocumentContentChangeWholeDocument("二"), part(0, 1, 1, "三")])

    assert changed.lines.text == "二三"


def test_a_range_whose_end_is_before_its_start_is_empty() -> None:
    assert document("一二三").changed(2, [part(0, 2, 0, "，")]).lines.text == "一二，三"


def test_half_a_character_is_one_that_can_be_written() -> None:
    assert document("一\ud840二").lines.text == "一\ufffd二"
