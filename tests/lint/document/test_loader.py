"""A loader is chosen by content first, by name second."""

import pytest

from gouji.document.layout import LAYOUTS
from gouji.document.loader import Loader, load, text_loader
from gouji.document.model import Document
from gouji.document.vocabulary import Vocabularies
from gouji.errors import UnreadableSourceError
from gouji.text.source import Source

TEXT_LOADER = text_loader(LAYOUTS)


def loader(name: str, sureness: int) -> Loader:
    def read(data: bytes, path: str, vocabularies: Vocabularies) -> Document:
        return Document(Source.from_bytes(data, path), (), loader=name)

    return Loader(name, (f".{name}",), lambda data, path: sureness, read)


@pytest.mark.parametrize(
    ("path", "sureness", "expected"),
    [("a.txt", 100, "odd"), ("a.txt", 10, "text"), ("a", 0, "text"), ("a.TXT", 19, "text"), ("a", 2, "odd")],
)
def test_the_surest_loader_reads(vocabularies: Vocabularies, path: str, sureness: int, expected: str) -> None:
    loaders = [TEXT_LOADER, loader("odd", sureness)]

    assert load("总体情况".encode(), path, vocabularies, loaders).loader == expected


@pytest.mark.parametrize("data", [b"", b" ", b"\r\n\t\n"])
def test_an_empty_file_is_said_to_be_empty(vocabularies: Vocabularies, data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        load(data, "a.txt", vocabularies, [TEXT_LOADER])

    assert (caught.value.kind, caught.value.name) == ("empty", "a.txt")


def test_the_source_has_the_path_as_given(vocabularies: Vocabularies) -> None:
    assert load(b"x", "2024/甲.txt", vocabularies, [TEXT_LOADER]).source.name == "2024/甲.txt"
