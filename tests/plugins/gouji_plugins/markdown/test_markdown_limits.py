"""Markdown that is no report ends with an error that names its limit, or is read in linear time."""

import pytest

from gouji.api.documents import LimitExceededError, UnreadableSourceError, Vocabularies
from gouji_plugins.markdown.document import read_markdown

VOCABULARIES = Vocabularies(())
MANY = 10_000


@pytest.mark.parametrize(
    ("markdown", "limit"),
    [
        (">" * 100_000 + " 甲", "MAX_NESTING"),
        ("- " * 100_000 + "甲", "MAX_NESTING"),
        ("".join("  " * depth + "- 甲\n" for depth in range(40)), "MAX_NESTING"),
        ("|" * 100_001, "MAX_CELLS"),
        ("|甲" * 300 + "|\n" + "|-" * 300 + "|\n" + "|1\n" * 2_000, "MAX_CELLS"),
        ("甲" * 4_000_001, "MAX_CHARACTERS"),
        ("甲\r" * 100_001, "MAX_LINES"),
    ],
    ids=["quotes", "lists", "lists over lines", "bars", "rows that are filled up", "length", "lines"],
)
def test_a_limit_is_named(markdown: str, limit: str) -> None:
    with pytest.raises(LimitExceededError) as raised:
        read_markdown(markdown.encode(), "a.md", VOCABULARIES)

    assert (raised.value.limit, raised.value.name) == (limit, "a.md")


@pytest.mark.parametrize(
    "markdown",
    [
        "|" + "甲" * 1_000_000 + "|1|\n|-|-|\n|1|2|\n",
        "|甲" * 300 + "|\n" + "|-" * 300 + "|\n" + "|1\n" * 300,
        "[" * 100_000,
        "[" * MANY + "]" * MANY,
        "[甲](乙" * MANY,
        "[甲](乙 '" * MANY,
        "![" * MANY,
        "[^" * MANY + "]" * MANY,
        "```\n" * MANY,
        "```\n" + "甲\n" * MANY,
        "".join("`" * length + "甲" for length in range(1, 500)),
        "*甲 _乙 " * MANY,
        "甲**" * MANY,
        "*_" * MANY,
        "~~甲~~ " * MANY,
        "<!--" * MANY,
        "甲\n<!--\n" * MANY,
        "<甲<a " * MANY,
        "<table>\n\n" * MANY,
        "<table>\n\n" * MANY + "</table>\n\n" * MANY,
        "&#1" * MANY,
        "\\" * MANY,
        "[甲]: #\n" * MANY,
        "---\n" + "a: b\n" * MANY,
        "# # " * MANY,
        "1. 甲\n" * MANY,
        "甲，\n" * MANY,
    ],
    ids=lambda markdown: repr(markdown[:12]),
)
def test_what_repeats_is_read_without_an_end(markdown: str) -> None:
    assert read_markdown(markdown.encode(), "a.md", VOCABULARIES).loader == "markdown"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"# a\x00", b"\xe4\xb8\x80" * 20 + b"\xff"])
def test_bytes_that_are_no_text_are_told(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError):
        read_markdown(data, "a.md", VOCABULARIES)
