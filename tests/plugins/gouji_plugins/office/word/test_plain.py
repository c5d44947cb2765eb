"""What is plain is read from nodes as it is from the tree, whatever stands between."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from tests.plugins.gouji_plugins.office.conftest import WordFile

from gouji.document.model import Document, Paragraph, Picture, Table
from gouji_plugins.office import nodes
from gouji_plugins.office.word import plain
from gouji_plugins.office.word.load import load_word

STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
RUNS = (
    "<w:r><w:t>甲</w:t></w:r>",
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 1&amp;2\r\n3 </w:t></w:r>',
    "<w:r><w:t> 乙 </w:t><w:lastRenderedPageBreak/><w:t/></w:r>",
    "<w:r><w:t>丙<w:x>丁</w:x>戊</w:t></w:r>",
    "<w:r><w:tab/><w:t>庚</w:t><w:br/></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>",
    '<w:r><w:rPr><w:rStyle w:val="X"/></w:rPr><w:t>隐</w:t></w:r>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
    '<w:bookmarkStart w:id="1" w:name="a"/>',
    " ",
)
PROPERTIES = (
    "",
    '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>',
    '<w:pPr><w:pStyle w:val="H"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="N"/></w:pPr>',
    '<w:pPr><w:pStyle/><w:outlineLvl w:val="0"/></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
)
CELL_PROPERTIES = (
    "",
    "<w:tcPr/>",
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
    '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
    "<w:tcPr><w:hMerge/></w:tcPr>",
    "<w:tcPr><w:cellDel/></w:tcPr>",
)
ROW_PROPERTIES = (
    "",
    '<w:trPr><w:gridBefore w:val="1"/></w:trPr>',
    "<w:trPr><w:hidden/></w:trPr>",
    "<w:trPr><w:del/></w:trPr>",
)


def _joined(pieces: Sequence[str]) -> str:
    return "".join(pieces)


def _within(around: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda texts: f"<{around}>{''.join(texts)}</{around}>")


def _some(strategy: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(strategy, max_size=most).map(_joined)


paragraphs = _within("w:p", st.sampled_from(PROPERTIES), _some(st.sampled_from(RUNS), 3))


def _tables(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = _within("w:tc", st.sampled_from(CELL_PROPERTIES), _some(content, 2))
    controlled = cells.map(lambda cell: f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>")
    rows = _within("w:tr", st.sampled_from(ROW_PROPERTIES), _some(cells | controlled, 3))
    return _within("w:tbl", st.sampled_from(("", "<w:tblPr/><w:tblGrid/>")), _some(rows, 3))


blocks = paragraphs | _tables(paragraphs | _tables(paragraphs)) | st.sampled_from((" ", "<w:sectPr/>", "<w:altChunk/>"))


def _content(document: Document) -> object:
    shown: list[object] = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [
                [(c.text, c.start, c.end, c.column, c.row_span, c.column_span) for c in r.cells] for r in block.rows
            ]
            shown.append(rows)
        elif isinstance(block, Paragraph):
            shown.append((block.text, block.start, block.end, block.level))
        elif isinstance(block, Picture):
            shown.append((block.start, block.description))
    return document.source.text, document.locators, document.notes, shown


@settings(deadline=None)
@given(body=st.lists(blocks, max_size=6).map(_joined))
def test_nodes_say_what_the_tree_says(word_file: WordFile, body: str) -> None:
    data = word_file(body, parts={"styles": STYLES, "numbering": NUMBERING})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nodes, "core", lambda: None)
        expected = load_word(data, "a.docx")

    assert _content(load_word(data, "a.docx")) == _content(expected)


def test_plain_blocks_are_not_read_from_elements(word_file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("turbohtml")
    data = word_file(
        "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    monkeypatch.setattr(plain, "_MOST_ELEMENTS", 0)
    monkeypatch.setattr("gouji_plugins.office.word.load.read_word", None)

    assert load_word(data, "a.docx").source.text == "甲\n\n1\n"


def test_the_tree_is_read_where_little_is_plain(word_file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file("<w:p><w:r><w:t>甲</w:t></w:r></w:p>" + 3 * "<w:p><w:r><w:tab/><w:t>乙</w:t></w:r></w:p>")
    expected = _content(load_word(data, "a.docx"))

    monkeypatch.setattr(plain, "_MOST_ELEMENTS", 2)

    assert _content(load_word(data, "a.docx")) == expected


def test_the_tests_of_word_files_pass_without_turbohtml() -> None:
    root = Path(__file__).parents[5]
    code = "import sys; sys.modules['turbohtml'] = None; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    others = [str(each) for each in sorted(Path(__file__).parent.glob("test_*.py")) if each != Path(__file__)]
    options = ["-q", "-p", "no:cacheprovider", "-m", "not slow", f"--rootdir={root}", "-n", "0"]

    ran = subprocess.run(
        [sys.executable, "-c", code, *options, *others],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=root,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout[-3000:]
