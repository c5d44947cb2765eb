"""Messages in both languages, and what is filled into them."""

from __future__ import annotations

from gouji.message import Message

PACK = Message("规则包{name}", "the pack {name}")


def test_a_field_is_filled_in_in_both_languages() -> None:
    assert PACK.format(name="甲") == Message("规则包甲", "the pack 甲")


def test_a_message_is_filled_in_in_its_languages() -> None:
    told = Message("{what}缺少{count}条", "{what} lacks {count}")
    assert told.format(what=PACK.format(name="甲"), count=2) == Message("规则包甲缺少2条", "the pack 甲 lacks 2")
