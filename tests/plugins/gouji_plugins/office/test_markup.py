"""A part that files have in common is read once; one that nothing in the document asks for is not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Paragraph
from gouji.errors import UnreadableSourceError
from gouji_plugins.office.markup import Part, remembered
from gouji_plugins.office.word.load import load_word

Word = Callable[..., Document]
Files = Callable[..., bytes]

STYLED = '<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>'
PLAIN = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"


def style(level: int) -> dict[str, str]:
    outline = f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
    return {"styles": f'<w:style w:type="paragraph" w:styleId="s">{outline}</w:style>'}


def test_a_part_of_the_same_bytes_is_read_once() -> None:
    read: list[str] = []
    length = remembered(lambda part: read.append(part.file) or len(part.data))

    lengths = [
        length(Part("styles.xml", data, file)) for data, file in ((b"<a/>", "a"), (b"<a/>", "b"), (b"<b />", "c"))
    ]

    assert (lengths, read) == ([4, 4, 5], ["a", "c"])


def test_a_part_of_hostile_size_is_not_kept() -> None:
    read: list[int] = []
    note = remembered(lambda part: read.append(len(part.data)))
    large = Part("styles.xml", b" " * (1 << 20), "a.docx")

    note(large)
    note(large)

    assert len(read) == 2


def test_a_damaged_part_is_told_of_each_file() -> None:
    tree = remembered(Part.tree)

    told = []
    for file in ("a.docx", "b.docx"):
        with pytest.raises(UnreadableSourceError) as caught:
            tree(Part("styles.xml", b"<a>", file))
        told.append(caught.value.name)

    assert told == ["a.docx", "b.docx"]


def test_files_with_other_styles_are_read_with_their_own(word: Word) -> None:
    levels = [
        [block.level for block in word(STYLED, parts=style(level)).blocks if isinstance(block, Paragraph)]
        for level in (1, 2, 1)
    ]

    assert levels == [[1], [2], [1]]


@pytest.mark.parametrize("kind", ["numbering", "footnotes", "endnotes"])
def test_a_part_that_nothing_refers_to_is_not_read(kind: str, word: Word) -> None:
    document = word(PLAIN, parts={kind: "<damaged>"})

    assert [document.source[block.span] for block in document.blocks] == ["正文"]


REFERRING = {
    "numbering": '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
    "footnotes": '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    "endnotes": '<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
}


@pytest.mark.parametrize("kind", REFERRING)
def test_a_damaged_part_that_is_referred_to_is_told(kind: str, word_file: Files) -> None:
    data = word_file(REFERRING[kind], parts={kind: "<damaged>"})

    with pytest.raises(UnreadableSourceError) as caught:
        load_word(data, "a.docx")

    assert caught.value.kind == "damaged"
