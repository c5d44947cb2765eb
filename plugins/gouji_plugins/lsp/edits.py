"""Edits of documents, as the protocol has them."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from gouji.api.documents import Span
from gouji_plugins.lsp.positions import Lines

__all__ = ["creating", "difference", "editing"]


def difference(lines: Lines, after: str) -> list[types.TextEdit]:
    """Return the one edit that makes another text of a text, without what both begin and end with; [] where they are equal."""
    before = lines.text
    if before == after:
        return []
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    left = most - start
    end = next((at for at in range(left) if before[-1 - at] != after[-1 - at]), left)
    return [types.TextEdit(lines.range(Span(start, len(before) - end)), after[start : len(after) - end])]


def editing(uri: str, version: int | None, edits: Sequence[types.TextEdit], *, versioned: bool) -> types.WorkspaceEdit:
    """Return edits of one document; where the editor takes that, only of its *version*."""
    if not versioned:
        return types.WorkspaceEdit(changes={uri: list(edits)})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def creating(uri: str, text: str, *, creates: bool) -> types.WorkspaceEdit:
    """Return the edit that makes a file with a text; an editor that creates none takes the edit alone."""
    start = types.Position(0, 0)
    edit = types.TextEdit(types.Range(start, start), text)
    if not creates:
        return types.WorkspaceEdit(changes={uri: [edit]})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    made = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
    return types.WorkspaceEdit(document_changes=[made, types.TextDocumentEdit(document, [edit])])
