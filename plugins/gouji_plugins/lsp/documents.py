"""The documents that are open in the editor, as they stand there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs
from lsprotocol import types
from pygls.uris import to_fs_path

from gouji_plugins.lsp.positions import Lines

__all__ = ["Document", "path_of"]

_MARK = b"\xef\xbb\xbf"
_EXTENSIONS = {"plaintext": ".txt", "text": ".txt", "markdown": ".md", "html": ".html"}
"""The extension of a document that was never saved, by its language; Vim and Emacs say ``text``."""


def path_of(uri: str) -> Path | None:
    """Return the path of a file; None for an address of anything else."""
    path = to_fs_path(uri)
    return Path(path) if path else None


@attrs.frozen(eq=False)
class Document:
    """One version of a document: its address, its language and its text."""

    uri: str
    language: str
    version: int | None
    lines: Lines

    @classmethod
    def opened(cls, item: types.TextDocumentItem, encoding: str) -> Document:
        """Return the document that an editor has opened."""
        return cls(item.uri, item.language_id, item.version, Lines(_sound(item.text), encoding))

    def changed(self, version: int | None, changes: Iterable[types.TextDocumentContentChangeEvent]) -> Document:
        """Return the next version, after changes of parts or of the whole, one after the other."""
        lines = self.lines
        for change in changes:
            new = _sound(change.text)
            if isinstance(change, types.TextDocumentContentChangePartial):
                span = lines.span(change.range)
                new = f"{lines.text[: span.start]}{new}{lines.text[span.end :]}"
            lines = Lines(new, lines.encoding)
        return attrs.evolve(self, version=version, lines=lines)

    @property
    def data(self) -> bytes:
        """Its bytes, marked as UTF-8, whatever encoding the text itself names."""
        return _MARK + self.lines.text.encode()

    def name(self, folder: Path) -> str | None:
        """Return its path, for one that was never saved one in *folder*; None where it is of no format that is read."""
        path = path_of(self.uri)
        if path is not None:
            return str(path)
        extension = _EXTENSIONS.get(self.language)
        return str(folder / f"untitled{extension}") if self.uri.startswith("untitled:") and extension else None


def _sound(text: str) -> str:
    """Return a text with a mark of replacement for each half of a character, which no encoding has."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
