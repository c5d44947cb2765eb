"""Text read with the words of the forms that gouji brings, shown as plain values."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Paragraph, Picture, Table
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabularies, Vocabulary
from gouji.plugins.finder import load_plugins
from gouji.text.source import Source


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_plugins().kinds["gongkai"].vocabulary


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return load_plugins().kinds.vocabularies


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Callable[[str], Document]:
    return lambda text: read_text(Source.from_text(text), vocabulary)


@pytest.fixture(scope="session")
def blocks_of(read: Callable[[str], Document]) -> Callable[[str], list[object]]:
    """The blocks of a text: a paragraph as its text, a table as its rows of cells."""

    def shown(block: object) -> object:
        if isinstance(block, Table):
            return [[cell.text for cell in row.cells] for row in block.rows]
        assert isinstance(block, Paragraph | Picture)
        return block.text if isinstance(block, Paragraph) else block.description

    return lambda text: [shown(block) for block in read(text).blocks]


@pytest.fixture(scope="session")
def misplaced(read: Callable[[str], Document]) -> Callable[[str], list[str]]:
    """The texts of paragraphs and cells that do not stand at their place in the source."""

    def wrong(text: str) -> list[str]:
        document = read(text)
        nodes = [node for block in document.blocks for node in (block.cells if isinstance(block, Table) else (block,))]
        return [str(node) for node in nodes if document.source[node.span] != getattr(node, "text", "")]

    return wrong
