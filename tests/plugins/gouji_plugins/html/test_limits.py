"""Hostile pages end in an error of their own, or are read in time that grows with their length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document
from gouji.errors import LimitExceededError

Load = Callable[[str], Document]

START = "<!DOCTYPE html><body>"


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        ("<table>" + "<tr>" * 20_001, "MAX_ROWS"),
        ("<table>" + ("<tr>" + "<td>" * 200) * 1_002, "MAX_CELLS"),
        ("<table><tr>" + "<td>" * 400_000, "MAX_COLUMNS"),
        ("<p>" * 500_001, "MAX_TAGS"),
        ("<table><tr><td rowspan=1000000000 colspan=1000000000>a<td>b", "MAX_COLUMNS"),
        ("<table>" + ("<tr>" + "<td rowspan=1000>x" * 100) * 3, "MAX_COLUMNS"),
        ("<table><tr><td>" * 4_000, "MAX_TABLE_DEPTH"),
    ],
)
def test_a_limit_has_its_error(page: str, limit: str, load_page: Load) -> None:
    with pytest.raises(LimitExceededError) as caught:
        load_page(START + page)

    assert caught.value.limit == limit


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<div>一、总体情况<p>二、主动公开政府信息情况</p>",
        "<div></section>",
        "<p><b><i>x",
        "<br>x",
        "<img src=x>",
        "<select>x",
        "<del>x</DEL>",
        "<del>x",
        "<p hidden>x<div hidden>y</div>",
        "<p hidden>x",
        "<div style='display:none'>x",
        "&nbsp;&#49;",
        "&",
        "<",
        "<!--",
        "<script>",
        "\r",
        "\u3000",
        "<td title='" + "a" * 1000 + "'>",
        "<p>发布日期",
    ],
)
def test_what_repeats_is_read_step_by_step(unit: str, load_page: Load) -> None:
    """Twenty thousand of anything are read, in a moment rather than hours."""
    document = load_page(START + "政府信息公开" + unit * 20_000)

    assert document.loader == "html"


def test_a_number_of_a_billion_digits_is_no_number(load_page: Load) -> None:
    document = load_page(START + "<p>&#" + "9" * 1_000_000 + ";</p>")

    assert getattr(document.blocks[0], "text", "")[:1] == "\ufffd"
