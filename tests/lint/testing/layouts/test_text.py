"""Text layouts: what each prints, and that it says rightly where."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import given
import pytest

from gouji.testing import TEXT_LAYOUTS, Line, SampleReport, TextStyle, text_renderer
from gouji.testing.strategies import PrintedReport, printed_reports
from gouji.text.source import Source
from gouji_gongkai.testing.strategies import sound_reports

HEAD = {
    "rows": "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 1 |  | 0 |\n",
    "cells": "第二十条第（一）项 | |||\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n规章 |\n1 |\n|\n0 |\n",
    "paragraphs": "第二十条第（一）项\n\n信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n规章\n\n1\n\n\u00a0\n\n0\n\n",
    "tabs": "\t第二十条第（一）项\n\n\t信息内容\n\t本年制发件数\n\t本年废止件数\n\t现行有效件数\n\n\t规章\n\t1\n\t\n\t0\n\n",
    "bars-after": "第二十条第（一）项\n|\n信息内容\n|\n本年制发件数\n|\n本年废止件数\n|\n现行有效件数\n|\n规章\n|\n1\n|\n|\n0\n|\n",
    "bars-before": "|\n第二十条第（一）项\n|\n信息内容\n|\n本年制发件数\n|\n本年废止件数\n|\n现行有效件数\n|\n规章\n|\n1\n|\n|\n0\n",
}
"""The beginning of 第二部分表格 in each layout."""


def print_table(sample: SampleReport, layout: str, **style: object) -> str:
    """What a sample's tables look like, without heading or title."""
    bare = attrs.evolve(sample, title=(), headings={}, tables=sample.tables[:1])
    return text_renderer(TEXT_LAYOUTS[layout], TextStyle(**style))(bare).text  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_each_layout_prints_a_table_in_its_own_way(layout: str, sample_of: Callable[..., SampleReport]) -> None:
    sample = sample_of(proactive__regulations__issued="1", proactive__regulations__repealed="")

    assert print_table(sample, layout)[: len(HEAD[layout])] == HEAD[layout]


@given(printed_reports(sound_reports()))
def test_every_place_holds_what_was_printed_there(printed: PrintedReport) -> None:
    source = Source.from_bytes(printed.rendered.data)
    places = printed.rendered.places
    sample, style = printed.sample, printed.style

    expected = {fact: style.figure(text) for fact, text in sample.figures.items()}
    expected |= {f"heading.{section}": style.prose(heading) for section, heading in sample.headings.items()}
    expected |= {piece.key: style.prose(piece.text) for line in sample.lines for piece in line if piece.key}
    found = {key: source[source.offset(places[key].start), source.offset(places[key].end)] for key in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("style", "beginning", "end"),
    [
        ({}, "云麓县".encode(), "项\n".encode()),
        ({"bom": True}, b"\xef\xbb\xbf" + "云麓县".encode(), "项\n".encode()),
        ({"encoding": "gb18030"}, "云麓县".encode("gb18030"), "项\n".encode("gb18030")),
        ({"newline": "\r\n"}, "云麓县".encode(), "项\r\n".encode()),
        ({"newline": "\r\n", "final_newline": False}, "云麓县".encode(), "项".encode()),
    ],
)
def test_the_bytes_are_as_the_style_says(
    style: dict[str, object], beginning: bytes, end: bytes, sample_of: Callable[..., SampleReport]
) -> None:
    sample = attrs.evolve(sample_of(), headings={"other": "六、其他需要报告的事项"}, tables=())
    data = text_renderer(TEXT_LAYOUTS["rows"], TextStyle(**style))(sample).data  # type: ignore[arg-type]

    assert (data[: len(beginning)], data[-len(end) :]) == (beginning, end)


@pytest.mark.parametrize(
    ("style", "label"),
    [
        ({"bullet": "．"}, "1．属于国家秘密"),
        ({"bullet": "、"}, "1、属于国家秘密"),
        ({"bullet": "⒈"}, "⒈属于国家秘密"),
        ({"parted": " "}, "社会 公益 组织"),
        ({"half_width": True}, "(一)予以公开"),
        ({"wide_digits": True}, "１.属于国家秘密"),
    ],
)
def test_labels_are_printed_in_the_style(
    style: dict[str, object], label: str, sample_of: Callable[..., SampleReport]
) -> None:
    sample = attrs.evolve(sample_of(), tables=("requests",))
    text = text_renderer(TEXT_LAYOUTS["paragraphs"], TextStyle(**style))(sample).text  # type: ignore[arg-type]

    assert label in text.split("\n")


def test_paragraphs_are_indented_and_spaced(sample_of: Callable[..., SampleReport]) -> None:
    sample = attrs.evolve(
        sample_of(), title=(), headings={}, tables=(), preface=(Line.of("甲（一）。"), Line.of("乙。"))
    )
    text = text_renderer(TEXT_LAYOUTS["rows"], TextStyle(indent="\u3000\u3000", spacing=1, half_width=True))(
        sample
    ).text

    assert text == "\u3000\u3000甲(一)。\n\n\u3000\u3000乙。\n\n"
