"""Every page of the documentation is listed in both languages, and is there in both."""

from pathlib import Path
import re

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page.name for page in DOCS.glob("*.md") if page.name != "index.md")


def headings(page: Path) -> list[str]:
    """The levels of a page's headings, without what stands in blocks."""
    text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"^#+(?= )", text, re.MULTILINE)


@pytest.mark.parametrize("folder", ["", "zh"])
def test_the_index_lists_every_page_once_with_a_line_of_its_own(folder: str) -> None:
    index = (DOCS / folder / "index.md").read_text("utf-8")
    listed = re.findall(r"^\| \[[^\]]+\]\(([\w-]+\.md)\) \| \S.* \|$", index, re.MULTILINE)

    assert sorted(listed) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_chinese_twin_with_the_same_headings_and_both_lead_to_each_other(name: str) -> None:
    page, twin = DOCS / name, DOCS / "zh" / name

    assert headings(twin) == headings(page)
    assert f"(zh/{name})" in page.read_text("utf-8")
    assert f"(../{name})" in twin.read_text("utf-8")


def test_no_chinese_page_is_left_without_its_english_one() -> None:
    assert sorted(page.name for page in (DOCS / "zh").glob("*.md")) == sorted((*PAGES, "index.md"))
