"""What is wrong with a configuration or a pack that is open, each mistake at its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from gouji.api.documents import Span
from gouji.api.running import Language, Session
from gouji_plugins.lsp.documents import Document, path_of
from gouji_plugins.lsp.outlining import outline_of

__all__ = ["Mistake", "is_yaml", "mistakes_in"]


@attrs.frozen
class Mistake:
    """A mistake: where it stands, and what is wrong; ``is_note`` tells that it can be read, but is most likely not meant."""

    place: Span
    message: str
    is_note: bool = False


def is_yaml(document: Document) -> bool:
    """Return whether a document may be a configuration or a pack."""
    return document.uri.lower().endswith((".yaml", ".yml"))


def mistakes_in(session: Session, document: Document, language: Language) -> tuple[Mistake, ...]:
    """Return the mistakes in a configuration or a pack, with its text as it stands in the editor.

    Other files that it refers to, or that refer to it, are as they are saved.
    """
    from gouji.api.running import read_draft

    path = path_of(document.uri)
    if path is None:
        return ()
    lines = document.lines
    draft = read_draft(str(path), lines.text, session.configurations)
    found = [(each, is_note) for is_note, own in enumerate((draft.problems, draft.notes)) for each in own]
    words = _words(lines.text) if found else []
    return tuple(
        Mistake(
            _span(lines.rest_of_line(*each.place.source.position(each.place.offset)), words),
            each.message[language],
            is_note=bool(is_note),
        )
        for each, is_note in found
        if each.place is not None
    )


def _words(text: str) -> list[tuple[int, int]]:
    """Return where the keys and values of a text begin and end, with their quotes."""
    entries = outline_of(text).entries
    spans = [(each.value, each.style in ("'", '"')) for each in entries]
    spans += [(each.place, text[each.place.start - 1 : each.place.start] in ("'", '"')) for each in entries]
    return sorted((span.start - quotes, span.end + quotes) for span, quotes in spans if span.start < span.end)


def _span(rest: Span, words: Sequence[tuple[int, int]]) -> Span:
    """Return where a mistake stands: from its place to the end of the key or value there, else of the line."""
    at = bisect_right(words, (rest.start, rest.end + 1)) - 1
    end = words[at][1] if at >= 0 else 0
    return Span(rest.start, end) if rest.start < end <= rest.end else rest
