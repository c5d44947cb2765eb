"""What is wrong with a configuration or a pack that is open, each mistake at its place."""

from __future__ import annotations

import attrs

from gouji.api.running import Language, Session, read_draft
from gouji_plugins.lsp.documents import Document, path_of

__all__ = ["Mistake", "is_yaml", "mistakes_in"]


@attrs.frozen
class Mistake:
    """A mistake: its line and column, counted from 1, and what is wrong."""

    line: int
    column: int
    message: str


def is_yaml(document: Document) -> bool:
    """Return whether a document may be a configuration or a pack."""
    return document.uri.lower().endswith((".yaml", ".yml"))


def mistakes_in(session: Session, document: Document, language: Language) -> tuple[Mistake, ...]:
    """Return the mistakes in a configuration or a pack, with its text as it stands in the editor.

    Other files that it refers to, or that refer to it, are as they are saved.
    """
    path = path_of(document.uri)
    if path is None:
        return ()
    draft = read_draft(str(path), document.lines.text, session.configurations)
    return tuple(
        Mistake(*each.place.source.position(each.place.offset), each.message[language])
        for each in draft.problems
        if each.place is not None
    )
