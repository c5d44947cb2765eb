"""Answers to what is asked while a report is read: about the place under the mouse, its outline, a total's parts."""

from __future__ import annotations

from lsprotocol import types

from gouji.api.running import GoujiError
from gouji_plugins.lsp.checkup import Checkup
from gouji_plugins.lsp.configurations import is_yaml
from gouji_plugins.lsp.diagnostics import range_of
from gouji_plugins.lsp.engine import Engine
from gouji_plugins.lsp.hover import finding_told
from gouji_plugins.lsp.outline import flat, rules_of
from gouji_plugins.lsp.server import Server
from gouji_plugins.lsp.writing import definition_of_name, hover_of_name

__all__ = ["definition", "hover", "symbols"]

_RULE = "\n\n---\n\n"


async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    """Return what is to be shown of a place: the figure there, and the findings with the beginning of their pages."""
    document = server.checker.documents.get(params.text_document.uri)
    if document is not None and is_yaml(document):
        return await hover_of_name(server, document, params.position)
    checkup = await server.checker.checkup(params.text_document.uri)
    if checkup is None or checkup.result is None:
        return None
    offset = checkup.document.lines.offset(params.position)
    try:
        figure = await server.checker.call(Engine.figure, checkup.document, offset)
    except GoujiError:
        figure = None
    told = [*([figure] if figure is not None else []), *await _findings_told(server, checkup, params.position)]
    return types.Hover(types.MarkupContent(server.hover_format, _RULE.join(told))) if told else None


async def _findings_told(server: Server, checkup: Checkup, position: types.Position) -> list[str]:
    told = []
    for diagnostic in server.findings(checkup):
        place = range_of(diagnostic, checkup.document.lines)
        if _at(place.start) <= _at(position) <= _at(place.end):
            page = await server.checker.call(Engine.page, diagnostic.rule, checkup.document)
            told.append(finding_told(diagnostic, page, checkup.language))
    return told


def _at(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


async def symbols(
    server: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Return the sections and tables of a report, the rules of a pack."""
    uri = params.text_document.uri
    document = server.checker.documents.get(uri)
    if document is None:
        return []
    if is_yaml(document):
        return _as_wanted(server, list(rules_of(document.lines)), uri)
    try:
        found = await server.checker.call(Engine.symbols, document)
    except GoujiError:
        return []
    return _as_wanted(server, found, uri)


def _as_wanted(
    server: Server, found: list[types.DocumentSymbol], uri: str
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Return symbols as the editor shows them: in each other, or one by one."""
    if server.can("text_document.document_symbol.hierarchical_document_symbol_support"):
        return found
    return list(flat(found, uri))


async def definition(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Return where the parts of the total stand that is at a place, or where the rule is defined that is named there."""
    document = server.checker.documents.get(params.text_document.uri)
    if document is None:
        return []
    if is_yaml(document):
        return await definition_of_name(server, document, params.position)
    offset = document.lines.offset(params.position)
    try:
        spans = await server.checker.call(Engine.parts, document, offset)
    except GoujiError:
        return []
    return [types.Location(document.uri, document.lines.range(span)) for span in spans]
