"""A text that is taken away takes its line along where it has that to itself."""

from types import SimpleNamespace
from typing import Any

import pytest

from gouji.api import Source, Span
from gouji_common.prose_texts import line_span


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
    at = text.index("打印本页")
    report: Any = SimpleNamespace(document=SimpleNamespace(source=Source.from_text(text)))
    paragraph: Any = SimpleNamespace(span=Span(at, at + 4))

    start, end = line_span(report, paragraph)

    assert text[start:end] == taken
