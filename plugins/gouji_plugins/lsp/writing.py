"""Answers to what is asked while a configuration is written."""

from __future__ import annotations

from lsprotocol import types

from gouji.api.documents import Span
from gouji.api.running import GoujiError
from gouji_plugins.lsp.completion import Choice, place_of
from gouji_plugins.lsp.documents import path_of
from gouji_plugins.lsp.server import Server

__all__ = ["completion"]

_FILE = ".gouji.yaml"


async def completion(server: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    """Return what can be written at a place of a configuration; nothing in any other document."""
    document = server.checker.documents.get(params.text_document.uri)
    path = path_of(params.text_document.uri)
    if document is None or path is None or path.name != _FILE:
        return []
    offset = document.lines.offset(params.position)
    *above, before = document.lines.text[:offset].replace("\r\n", "\n").split("\n")
    place = place_of(above, before)
    if place is None:
        return []
    try:
        choices = await server.checker.call(server.checker.engine.choices, document, place)
    except GoujiError:
        return []
    range_ = document.lines.range(Span(offset - len(place.word), offset))
    return [_item(each, range_) for each in choices]


def _item(choice: Choice, range_: types.Range) -> types.CompletionItem:
    kind = types.CompletionItemKind.Property if choice.is_key else types.CompletionItemKind.EnumMember
    text = f"{choice.word}: " if choice.is_key else choice.word
    edit = types.TextEdit(range_, text)
    return types.CompletionItem(choice.word, kind=kind, documentation=choice.description or None, text_edit=edit)
