"""Comments of a page that speak to gouji: what they say, where they stand, which stretch they stand in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.api.documents import Document

Load = Callable[[str], Document]

HEAD = "<html><body><p>澄江县水务局2024年政府信息公开工作年度报告</p><p>一、总体情况</p>"


def seen(document: Document) -> list[tuple[str, str]]:
    """Each comment and its line, as they stand in the source."""
    return [(document.source[comment.span], document.source[comment.line]) for comment in document.comments]


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("<p>好{}。</p>", "p>好{}。"),
        ("<p>好<b>的{}</b></p>", "p>好<b>的{}</b>"),
        ("<div>\r\n{}\r\n<p>好</p></div>", "div>\r\n{}\r\n"),
        ("<table><tr><td>3 {}</td><td>4</td></tr></table>", "td>3 {}"),
        ("<table><tr><td>3</td>{}<td>4</td></tr></table>", "/td>{}"),
        ("<table>{}<tr><td>3</td></tr></table>", "table>{}"),
        ("好{}", "/p>好{}"),
    ],
)
def test_a_comment_stands_between_what_begins_or_ends_a_line(load_page: Load, page: str, line: str) -> None:
    comment = "<!-- gouji: ignore[T101] 核对过 -->"

    assert seen(load_page(HEAD + page.format(comment))) == [(comment, line.format(comment))]


@pytest.mark.parametrize(
    "text",
    [
        "<script>var a = '<!-- gouji: ignore[T101] x -->';</script>",
        "<textarea><!-- gouji: ignore[T101] x --></textarea>",
        "<p>&lt;!-- gouji: ignore[T101] x --&gt;</p>",
        "<!-- ignore[T101] x -->",
        "<!-- see gouji: ignore[T101] x -->",
    ],
)
def test_what_only_looks_like_such_a_comment_is_none(load_page: Load, text: str) -> None:
    assert load_page(f"{HEAD}{text}<p>好</p>").comments == ()


def test_a_comment_says_what_stands_between_its_marks(load_page: Load) -> None:
    (comment,) = load_page(f"{HEAD}<!--gouji: ignore[T101]\n x&amp;y--><p>好</p>").comments

    assert comment.text == "gouji: ignore[T101]\n x&amp;y"


def test_a_comment_that_never_ends_reaches_to_the_end(load_page: Load) -> None:
    (comment,) = load_page(f"{HEAD}<p>好</p><!-- gouji: x").comments

    assert comment.span.end == len(f"{HEAD}<p>好</p><!-- gouji: x")


def test_more_comments_than_anyone_writes_are_not_read(load_page: Load) -> None:
    assert len(load_page(HEAD + "<p>好</p><!-- gouji: x -->" * 700).comments) == 500
