"""Where turbohtml has no wheel, the standard library's parser gives the same tokens, and the reader the same pages."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji_plugins.html import standard_tokens, tokens
from gouji_plugins.html.tokens import TEXT, Token

ATTRIBUTES = ("a", "colspan", "style", "hidden")
PIECES = (
    *("甲", "12", " ", "\n", "\r\n", "\t", "&amp;", "&nbsp;", "&#20845;", "&", ">", "=", '"', "'", "/", "< ", "-"),
    *("<p>", "</p>", "<td colspan=2 style='x:y'>", "<br/>", '<a a="&lt;">', "<a a=>", "<A A=B C=D>", "<b hidden>"),
    *(
        "<!-- x -->",
        "<!---->",
        "<!-- > --!>",
        "<![if !supportEmptyParas]>",
        "<![endif]>",
        "<!doctype html>",
        "<?xml a?>",
    ),
    *("<script>a<b</script>", "<style>p{}</style>", "<title>甲</title>", "</>", "</ p>", "</p a>"),
)


def read(found: Iterator[Token]) -> list[tuple[object, ...]]:
    """What a page's reader takes from tokens; texts that touch are one."""
    read: list[tuple[object, ...]] = []
    for token in found:
        data = (token.data or "") if token.tag is None else None
        if token.type == TEXT and read and read[-1][0] == TEXT:
            read[-1] = (*read[-1][:-1], f"{read[-1][-1]}{data}")
        else:
            attributes = tuple(token.attr(name) for name in ATTRIBUTES) if token.type == tokens.START else ()
            read.append((int(token.type), token.tag, token.line, token.col, attributes, data))
    return read


@given(page=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_both_give_the_same_tokens(page: str) -> None:
    page = f"{page}。"

    assert read(standard_tokens.tokenize(page)) == read(tokens.tokens(page))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("甲<!-- 不结束", id="a comment that does not end"),
        pytest.param("甲<p", id="a tag that does not end"),
        pytest.param("甲" + "<a " * 9, id="tags that do not end"),
        pytest.param("甲</p", id="an end tag that does not end"),
        pytest.param("甲<script>a<b", id="a script that does not end"),
        pytest.param("甲</", id="the beginning of a tag"),
        pytest.param("甲<", id="a sign"),
        pytest.param("甲&lt", id="a reference that does not end"),
        pytest.param(f"甲&#{'9' * 5000};".replace("9" * 5000, "9" * 7), id="a number that is no character"),
    ],
)
def test_they_agree_on_pages_that_break_off(page: str) -> None:
    assert read(standard_tokens.tokenize(page)) == read(tokens.tokens(page))


def test_a_number_without_end_is_no_character() -> None:
    (text,) = standard_tokens.tokenize(f"&#{'9' * 1_000_000};")

    assert text.type == TEXT


@pytest.mark.slow
def test_the_tests_of_pages_pass_without_turbohtml() -> None:
    root = Path(__file__).parents[4]
    code = "import sys; sys.modules['turbohtml'] = None; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    others = [str(each) for each in sorted(Path(__file__).parent.glob("test_*.py")) if each != Path(__file__)]
    growth = f"{root / 'tests/hostile/test_time.py'}::test_in_other_formats_too"
    options = ["-q", "-p", "no:cacheprovider", "-m", "not slow", f"--rootdir={root}", "-n", "0"]

    ran = subprocess.run(
        [sys.executable, "-c", code, *options, *others, growth],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=root,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout[-3000:]
