"""The page of a pack's rule has its message for readers who have no report before them."""

from gouji.message import Message
from gouji.packs.filling import in_words
from gouji.rules.meta import Option


def test_fields_of_a_message_are_named_and_options_have_their_defaults() -> None:
    message = Message("{section}有 {actual} 字，应{expected}，至多 {$most}（{fish.carp.total}）", "{actual} of {$most}")
    options = (Option("most", "integer", 1000, Message("至多", "most")),)

    assert in_words(message, options) == Message(
        "〔该部分标题〕有 〔实际内容〕 字，应〔应有的内容〕，至多 1000（〔fish.carp.total〕）",
        "[what is there] of 1000",
    )
