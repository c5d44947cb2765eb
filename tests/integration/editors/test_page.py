"""Both pages on editors have the same to paste."""

from __future__ import annotations

from pathlib import Path
import re

DOCS = Path(__file__).parents[3] / "docs"


def blocks(page: Path) -> list[str]:
    """Return what is pasted into an editor."""
    return re.findall(r"^```(?:lua|elisp|vim|json)\n.*?^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def test_the_chinese_page_has_the_same_to_paste() -> None:
    assert blocks(DOCS / "zh" / "editors.md") == blocks(DOCS / "editors.md")
