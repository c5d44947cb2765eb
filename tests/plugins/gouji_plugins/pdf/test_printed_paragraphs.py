"""Which printed lines continue the line above."""

from __future__ import annotations

import pytest

from gouji.document.vocabulary import Vocabulary
from gouji_plugins.pdf.lines_printed import PrintedLine
from gouji_plugins.pdf.paragraphs import paragraphs_of


@pytest.mark.parametrize(
    ("below", "paragraphs"),
    [("（三）政府信息管理情况", 2), ("二、主动公开", 2), ("三年来逐年增加。", 1), ("（含下属单位）", 1)],
)
def test_a_line_with_an_ordinal_below_a_full_one_that_ends_a_sentence_begins_a_paragraph(
    below: str, paragraphs: int
) -> None:
    lines = [
        PrintedLine(1, ("需延期的及时告知申请人。", 60.0, 100.0, 535.0, 110.0, 10.5)),
        PrintedLine(1, (below, 60.0, 112.0, 200.0, 122.0, 10.5)),
    ]

    assert len(list(paragraphs_of(lines, 60.0, 535.0, Vocabulary.of({}, {})))) == paragraphs
