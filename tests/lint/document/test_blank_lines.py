"""Lines with nothing to be seen on them, which are not empty."""

import pytest

from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabulary
from gouji.text.source import Source


@pytest.mark.parametrize("line", ["\u3000", "\u00a0", " \u3000 "])
def test_any_number_of_them_is_passed_over(line: str) -> None:
    """Each looking for the next line with text would take hours."""
    text = "甲\n" + f"{line}\n" * 100_000 + "乙\n"

    blocks = read_text(Source.from_text(text), Vocabulary.of({}, {})).blocks

    assert [block.text.strip("\u00a0") for block in blocks if block.text.strip("\u00a0")] == ["甲", "乙"]
