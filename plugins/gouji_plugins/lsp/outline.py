"""The outline of a report, its sections with the tables in them, and that of a pack, its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from gouji.api import BoundTable, Report, Section
from gouji.api.documents import Span
from gouji_plugins.lsp.entries import Entry, Step
from gouji_plugins.lsp.outlining import outline_of
from gouji_plugins.lsp.positions import Lines

__all__ = ["flat", "rules_of", "symbols_of"]


def symbols_of(reports: Iterable[Report], lines: Lines) -> Iterator[types.DocumentSymbol]:
    """Yield the sections and tables of reports, in the order of the document."""
    found = [symbol for report in reports if report.status == "report" for symbol in _symbols(report, lines)]
    yield from sorted(found, key=lambda symbol: (symbol.range.start.line, symbol.range.start.character))


def flat(
    symbols: Iterable[types.DocumentSymbol], uri: str, within: str | None = None
) -> Iterator[types.SymbolInformation]:
    """Yield symbols one by one, for an editor that knows no others; *within* is the name of what they stand in."""
    for symbol in symbols:
        location = types.Location(uri, symbol.range)
        yield types.SymbolInformation(location, symbol.name, symbol.kind, container_name=within)
        yield from flat(symbol.children or (), uri, symbol.name)


def rules_of(lines: Lines) -> Iterator[types.DocumentSymbol]:
    """Yield the rules of a pack by their codes and names, in the order of the text."""
    outline = outline_of(lines.text)
    entries: dict[tuple[Step, ...], list[Entry]] = {}
    for each in outline.entries:
        entries.setdefault(each.path[:2], []).append(each)
    for path, start in outline.items:
        if path[:-1] == ("rules",) and path in entries:
            yield from _rule(path, start, entries[path], lines)


def _rule(path: tuple[Step, ...], start: int, own: list[Entry], lines: Lines) -> Iterator[types.DocumentSymbol]:
    """Yield the symbol of the rule at a path, which begins at an offset; nothing for one without code and name."""
    words = {each.key: lines.text[each.value.start : each.value.end] for each in own if each.path == path}
    name = " ".join(words[key] for key in ("code", "name") if words.get(key))
    if name:
        whole = Span(start, max(max(each.place.end, each.value.end) for each in own))
        place, selected = lines.range(whole), lines.range(own[0].place)
        yield types.DocumentSymbol(name, types.SymbolKind.Class, place, selected, detail=words.get("title"))


def _symbols(report: Report, lines: Lines) -> Iterator[types.DocumentSymbol]:
    tables = [(bound, bound.span) for bound in report.tables.values() if bound.span is not None]
    placed = set()
    for section in report.sections.values():
        if section.heading is not None:
            inside = [(bound, span) for bound, span in tables if bound.table.section == section.id]
            placed |= {bound.id for bound, _ in inside}
            yield _section(section, [_table(bound, span, lines) for bound, span in inside], lines)
    yield from (_table(bound, span, lines) for bound, span in tables if bound.id not in placed)


def _section(section: Section, tables: list[types.DocumentSymbol], lines: Lines) -> types.DocumentSymbol:
    heading = section.heading
    own = heading.span if heading is not None else Span(0, 0)
    end = max([own.end, *(block.span.end for block in section.blocks)])
    text = lines.text[own.start : own.end] if heading is None else heading.text
    place, selected = lines.range(Span(own.start, end)), lines.range(own)
    return types.DocumentSymbol(text.strip() or section.id, types.SymbolKind.Module, place, selected, children=tables)


def _table(bound: BoundTable, span: Span, lines: Lines) -> types.DocumentSymbol:
    title = bound.table.title or bound.id
    return types.DocumentSymbol(title, types.SymbolKind.Array, lines.range(span), lines.range(bound.cells[0].span))
