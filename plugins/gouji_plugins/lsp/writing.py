"""Answers to what is asked while a configuration or a pack is written: completion, hover and definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types
from pygls.uris import from_fs_path

from gouji.api.documents import GoujiError
from gouji_plugins.lsp.configurations import is_yaml
from gouji_plugins.lsp.documents import Document
from gouji_plugins.lsp.engine import Engine
from gouji_plugins.lsp.figures import escaped
from gouji_plugins.lsp.hover import beginning_of
from gouji_plugins.lsp.offers import Offer, Offers, OfferSort
from gouji_plugins.lsp.server import Server

__all__ = ["completion", "definition_of_name", "hover_of_name"]

_KINDS: Mapping[OfferSort, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "rule": types.CompletionItemKind.Class,
    "fact": types.CompletionItemKind.Field,
    "section": types.CompletionItemKind.Reference,
    "function": types.CompletionItemKind.Function,
    "name": types.CompletionItemKind.Variable,
    "keyword": types.CompletionItemKind.Keyword,
    "option": types.CompletionItemKind.Constant,
    "pack": types.CompletionItemKind.Module,
}
_LONGEST = 1_000
"""So many characters of a line are shown."""


async def completion(
    server: Server, params: types.CompletionParams
) -> list[types.CompletionItem] | types.CompletionList:
    """Return what can be written at a place of a configuration or a pack; nothing in any other document."""
    document = server.checker.documents.get(params.text_document.uri)
    if document is None or not is_yaml(document):
        return []
    offset = document.lines.offset(params.position)
    try:
        found = await server.checker.call(Engine.offers, document, offset)
    except GoujiError:
        return []
    if found is None:
        return []
    snippets = server.can("text_document.completion.completion_item.snippet_support")
    items = list(_items(found, document.lines.range(found.place), snippets=snippets))
    if found.begun.isascii():
        return items
    return types.CompletionList(is_incomplete=True, items=items)  # the next character may be of another word


def _items(found: Offers, range_: types.Range, *, snippets: bool) -> Iterator[types.CompletionItem]:
    """Yield the items of what can be written; where a word is begun in Chinese, of what is called by it."""
    for number, offer in enumerate(found.offers):
        filter_text = _found_by(offer, found.begun)
        if filter_text is None:
            continue
        is_snippet = bool(snippets and offer.snippet)
        text = offer.snippet if is_snippet else f"{offer.before}{offer.word}{offer.after}"
        yield types.CompletionItem(
            offer.word,
            kind=_KINDS[offer.sort],
            detail=offer.detail or None,
            documentation=offer.documentation or None,
            deprecated=offer.deprecated or None,
            sort_text=f"{number:05}",
            filter_text=filter_text or None,
            insert_text_format=types.InsertTextFormat.Snippet if is_snippet else None,
            text_edit=types.TextEdit(range_, text),
        )


def _found_by(offer: Offer, begun: str) -> str | None:
    """Return the text by which the editor finds a word that is begun ("": by the word itself); None where it is another."""
    if begun.isascii() or begun in offer.word:
        return ""
    at = offer.found_by.find(begun)
    return offer.found_by[at:] if at >= 0 else None


async def hover_of_name(server: Server, document: Document, position: types.Position) -> types.Hover | None:
    """Return what is told of the word at a place of a configuration or a pack; None for one of no meaning."""
    offset = document.lines.offset(position)
    try:
        named = await server.checker.call(Engine.named, document, offset)
        if named is None:
            return None
        word = named.offer.word
        page = await server.checker.call(Engine.page_of_named, document, word) if named.offer.sort == "rule" else None
    except GoujiError:
        return None
    content = types.MarkupContent(server.hover_format, _told(named.offer, page))
    return types.Hover(content, document.lines.range(named.place))


def _told(offer: Offer, page: str | None) -> str:
    """Return in Markdown what a word is, of a rule the beginning of its page."""
    head = f"**{escaped(offer.word)}** {escaped(offer.detail, _LONGEST)}".strip()
    lines = beginning_of(page) if page else [escaped(line, _LONGEST) for line in offer.documentation.splitlines()]
    return "\n\n".join([head, ("\n" if page else "  \n").join(lines).strip()]).strip()


async def definition_of_name(server: Server, document: Document, position: types.Position) -> list[types.Location]:
    """Return where the rule or the pack is defined that is named at a place of a configuration or a pack."""
    offset = document.lines.offset(position)
    try:
        target = await server.checker.call(Engine.target, document, offset)
    except GoujiError:
        return []
    lines = server.lines_of(str(target.path)) if target is not None else None
    if target is None or lines is None:
        return []
    start = lines.range(lines.rest_of_line(target.line, target.column)).start
    return [types.Location(from_fs_path(str(target.path)) or "", types.Range(start, start))]
