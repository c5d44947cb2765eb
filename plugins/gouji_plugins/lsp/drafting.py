"""Answers about a configuration or a pack that is being written: what may stand at a place, what stands there, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from gouji.api.documents import Span, page_lines
from gouji.api.running import (
    Catalogue,
    Configurations,
    Draft,
    Language,
    Term,
    TermsAt,
    marked_schema,
    marked_schema_of_pack,
    read_draft,
    terms_of,
)
from gouji_plugins.lsp.documents import Document, path_of
from gouji_plugins.lsp.entries import Outline
from gouji_plugins.lsp.offers import Offer, Offers, Place, offers_at
from gouji_plugins.lsp.outlining import outline_of, spot_in
from gouji_plugins.lsp.schemas import Schema

__all__ = ["Drafting", "Named", "Target"]


@attrs.frozen
class Named:
    """A word of a configuration or a pack, what it is, and where it stands."""

    offer: Offer
    place: Span


@attrs.frozen
class Target:
    """Where something is defined: a file, and the line and column in it, counted from 1."""

    path: Path
    line: int = 1
    column: int = 1


class Drafting:
    """What is known of the configurations and packs that are being written, in some configurations and a language.

    A text that is half-typed may name no packs, or not be known for a pack: what it was before is kept for that.
    """

    def __init__(self, configurations: Configurations, language: Language) -> None:
        self.configurations = configurations
        self.language = language
        self._known: dict[Path, Draft] = {}
        self._schema: tuple[tuple[object, ...], Schema] | None = None

    def offers(self, document: Document, offset: int) -> Offers | None:
        """Return what may be written at an offset of a document; None where nothing is known of it."""
        place = self._place(document, offset)
        return offers_at(place) if place is not None else None

    def named(self, document: Document, offset: int) -> Named | None:
        """Return the word at an offset of a document that is one of those that may be written there; None for another.

        The code and the name of a pack's own rule are such words, too.
        """
        found = self.offers(document, offset)
        if found is None or found.place.start == found.place.end:
            return None
        own = self._own_rule(document, offset)
        if own is not None:
            return own
        whole = self.offers(document, found.place.end) or found
        word = document.lines.text[whole.place.start : whole.place.end]
        offer = next((each for each in whole.offers if each.word == word), None)
        return Named(offer, whole.place) if offer is not None else None

    def _own_rule(self, document: Document, offset: int) -> Named | None:
        """Return the rule of a pack whose code or name stands at an offset; None for none."""
        path, entry = path_of(document.uri), outline_of(document.lines.text).at(offset)
        if path is None or entry is None or entry.path[:-1] != ("rules",) or entry.key not in ("code", "name"):
            return None
        word = document.lines.text[entry.value.start : entry.value.end]
        rules = self._catalogue(path).named(word) if offset >= entry.value.start else ()
        if not rules:
            return None
        other = rules[0].name if entry.key == "code" else rules[0].code
        return Named(Offer(word, "rule", f"{other} {rules[0].summary[self.language]}"), entry.value)

    def target(self, document: Document, offset: int) -> Target | None:
        """Return where the rule or the pack is defined that is named at an offset; None where that is no file."""
        named, path = self.named(document, offset), path_of(document.uri)
        if named is None or path is None:
            return None
        if named.offer.sort == "rule":
            return self._rule(named.offer.word, self._catalogue(path))
        return self._pack(path.parent / named.offer.word) if named.offer.sort == "pack" else None

    def page(self, document: Document, word: str) -> str | None:
        """Return the page of a rule, by its name or code, in Markdown; None where a document knows no such rule."""
        path = path_of(document.uri)
        rules = self._catalogue(path).named(word) if path is not None else ()
        return "\n".join(page_lines(rules[0], self.language)) if rules else None

    def _rule(self, word: str, catalogue: Catalogue) -> Target | None:
        for rule in catalogue.named(word):
            pack = catalogue.packs.get(catalogue.bringer.get(rule.name, ""))
            place = pack.file.places.get(rule.name) if pack is not None and pack.file is not None else None
            if place is not None:
                path = Path(self.configurations.working, place.source.name)
                return Target(path, *place.source.position(place.offset)) if path.is_file() else None
        return None

    def _pack(self, path: Path) -> Target | None:
        file = path / "pack.yaml" if path.is_dir() else path
        return Target(file) if file.is_file() else None

    def _place(self, document: Document, offset: int) -> Place | None:
        path, text = path_of(document.uri), document.lines.text
        spot = spot_in(text, offset) if path is not None else None
        if path is None or spot is None:
            return None
        draft = self._draft(path, text, offset)
        if draft.sort == "other":
            return None
        outline, catalogue = outline_of(text), draft.catalogue or self.configurations.catalogue
        at = self._terms_at(outline, text, spot.path, catalogue, path)

        @cache
        def terms(vocabulary: str) -> Mapping[str, Term]:
            return terms_of(vocabulary, attrs.evolve(at, is_pack=draft.sort != "configuration"))

        def same(word: str) -> object:
            return tuple(rule.name for rule in catalogue.named(word)) or word

        schema = self._schema_of(draft, catalogue)
        return Place(text, offset, spot, outline, schema, terms, same, self.language)

    def _terms_at(
        self, outline: Outline, text: str, path: tuple[str | int, ...], catalogue: Catalogue, file: Path
    ) -> TermsAt:
        """Return where words are to be written: what the pack, and the rule at hand, are for."""

        def value(above: tuple[str | int, ...], key: str) -> str:
            found = (each.value for each in outline.below(above) if each.key == key)
            return next((text[each.start : each.end] for each in found), "")

        return TermsAt(catalogue, file, value((), "kind"), value(path[:2], "years") if len(path) > 1 else "")

    def _catalogue(self, path: Path) -> Catalogue:
        known = self._known.get(path)
        return (known.catalogue if known is not None else None) or self.configurations.catalogue

    def _draft(self, path: Path, text: str, offset: int) -> Draft:
        """Return what comes of a text; what a half-typed one does not tell is as without its line, or as it was before."""
        draft = read_draft(str(path), text, self.configurations)
        before = self._known.get(path)
        if draft.problems:
            without = read_draft(str(path), _without_line(text, offset), self.configurations)
            known = [
                each.catalogue for each in (draft, without, before) if each is not None and each.catalogue is not None
            ]
            fullest = max(known, key=lambda each: len(each.packs), default=None)
            draft = attrs.evolve(draft, catalogue=fullest)
        if draft.sort == "other" and before is not None:
            draft = attrs.evolve(draft, sort=before.sort)
        self._known[path] = draft
        return draft

    def _schema_of(self, draft: Draft, catalogue: Catalogue) -> Schema:
        """Return the schema of a file, which is made anew where its rules are others than before."""
        rules = tuple((rule.code, rule.name, rule.summary, rule.options) for rule in catalogue.rules)
        key = (draft.sort, rules, catalogue.pack_names)
        if self._schema is None or self._schema[0] != key:
            if draft.sort == "configuration":
                schema: Schema = marked_schema(catalogue, self.language)
            else:
                schema = marked_schema_of_pack(catalogue, self.language, is_part=draft.sort == "part")
            self._schema = key, schema
        return self._schema[1]


def _without_line(text: str, offset: int) -> str:
    """Return a text without the words of the line of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[:start] + (text[end:] if end >= 0 else "")
