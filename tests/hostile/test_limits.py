"""The limits of reading are those that SECURITY.md lists, in both languages."""

from pathlib import Path

import pytest

from gouji.checking.valid import MAX_FINDINGS
from gouji.comparing.join import MAX_VERSIONS
from gouji.document import reader as text
from gouji.document.loader import MAX_BLOCKS
from gouji.text.source import MAX_SOURCE_BYTES
from gouji_plugins.html import limits as page
from gouji_plugins.markdown import limits as markdown
from gouji_plugins.office import limits as office
from gouji_plugins.pdf import limits as pdf

ROOT = Path(__file__).parents[2]
MIB = 1024 * 1024

NUMBERS = (
    *(text.MAX_LINES, text.MAX_CELLS),
    *(markdown.MAX_CHARACTERS, markdown.MAX_LINES, markdown.MAX_CELLS, markdown.MAX_NESTING),
    *(MAX_BLOCKS, page.MAX_TAGS, page.MAX_CELLS, page.MAX_ROWS, page.MAX_COLUMNS, page.MAX_TABLE_DEPTH),
    *(office.MAX_COMPRESSION, office.MAX_ELEMENTS, office.MAX_TEXT, office.MAX_CELLS, office.MAX_MERGES),
    *(office.MAX_DEPTH, pdf.MAX_PAGES, pdf.MAX_CHARACTERS, pdf.MAX_LINES_DRAWN, pdf.MAX_OBJECTS, pdf.MAX_SECONDS),
    *(MAX_FINDINGS, MAX_VERSIONS),
)
SIZES = (
    *(MAX_SOURCE_BYTES, office.MAX_PART_BYTES, office.MAX_PACKAGE_BYTES),
    *(pdf.MAX_FILE_BYTES, pdf.MAX_MEMORY),
)


@pytest.mark.parametrize("page_name", ["SECURITY.md", "SECURITY.zh-CN.md"])
def test_every_limit_is_listed(page_name: str) -> None:
    listed = (ROOT / page_name).read_text("utf-8")

    missing = [
        shown
        for shown in (*(f"{number:,}" for number in NUMBERS), *(f"{size // MIB} MiB" for size in SIZES))
        if shown not in listed
    ]
    assert missing == []
