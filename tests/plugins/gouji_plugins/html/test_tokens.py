"""The tokens of a page have their places on one line; what gives them is imported alone."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.text.source import Source
from gouji_plugins.html.tokens import START, TEXT, Token, on_one_line, tokens

LOADED = """
import sys
from gouji_plugins.html.tokens import tokens
list(tokens("<p>"))
assert not {"attr", "turbohtml", "turbohtml.extract", "html.parser"}.intersection(sys.modules)
"""


PIECES = st.sampled_from(
    (
        *("甲", "𠀀", "12", " ", "\n", "\r\n", "\r", "\t", "\f", "&amp;", "&nbsp", "<", ">", "=", '"', "'", "/", "</"),
        *(
            "<p>",
            "</p>",
            "<td\ncolspan=2 style='x:\r\ny'>",
            "<br/>",
            "<a\ra\n=\nb>",
            "<!-- x\n -->",
            "<!--",
            "<![if x\n]>",
        ),
        *("<script>", "</script>", "<style>p\n{}</style\n>", "<title>甲\n</title>", "<pre>\n", "<textarea>\n"),
    )
)


def _told(token: Token) -> tuple[object, ...]:
    return token.type, token.tag, " ".join((token.data or "").split()), (token.attr("colspan"), token.attr("a"))


@given(page=st.lists(PIECES, max_size=12).map("".join))
def test_on_one_line_the_column_of_a_token_is_its_offset(page: str) -> None:
    starts = Source.from_text(page).line_starts
    expected = [(*_told(token), starts[token.line - 1] + token.col) for token in tokens(page)]

    assert [(*_told(token), token.col) for token in tokens(on_one_line(page))] == expected


def test_nothing_but_the_core_of_turbohtml_is_imported() -> None:
    pytest.importorskip("turbohtml")

    subprocess.run([sys.executable, "-c", LOADED], check=True)


def test_the_package_may_be_imported_as_well() -> None:
    turbohtml = pytest.importorskip("turbohtml")

    assert turbohtml.parse("<p>甲").find("p").text == "甲"
    assert [token.type for token in tokens("<p>甲")] == [START, TEXT]
