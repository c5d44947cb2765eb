"""A text that is taken away takes its line along where it has that to itself."""

from types import SimpleNamespace
from typing import Any

import pytest

from gouji.api import Paragraph, Table, line_span
from gouji.api.documents import Source


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("一\n打印本页\n二", "打印本页\n"),
        ("一\n  打印本页 \r\n二", "  打印本页 \r\n"),
        ("一\n- **打印本页**\n二", "- **打印本页**\n"),
        ("一\n打印本页", "打印本页"),
        ("<p>打印本页</p>\n", "打印本页"),
        ("一 打印本页\n", "打印本页"),
        ("一\r打印本页\r二", "打印本页\r"),
        ("一\r\n\r打印本页\n二", "打印本页\n"),
    ],
)
def test_the_line_goes_where_nothing_else_is_on_it(text: str, taken: str) -> None:
    assert line_taken(text) == taken


def test_between_two_parts_of_a_table_the_end_of_the_line_stays() -> None:
    assert line_taken("1\n打印本页\n2", Table(()), Table(())) == "打印本页"
    assert line_taken("1\n打印本页\n2", Table(())) == "打印本页\n"


def line_taken(text: str, *around: Table) -> str:
    """What goes with 打印本页, which stands after the first of the tables around it."""
    at = text.index("打印本页")
    paragraph = Paragraph("打印本页", at, at + 4)
    blocks = (*around[:1], paragraph, *around[1:])
    report: Any = SimpleNamespace(document=SimpleNamespace(source=Source.from_text(text), blocks=blocks))
    start, end = line_span(report, paragraph)
    return text[start:end]
