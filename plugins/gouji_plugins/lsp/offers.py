"""What can be written at a place of a configuration or a pack: keys, rules, values, facts, sections, functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gouji.api.documents import Span
from gouji.api.running import Language, Message
from gouji_plugins.lsp.entries import Outline, Spot
from gouji_plugins.lsp.expressions import Word, word_in_expression, word_in_message
from gouji_plugins.lsp.schemas import Schema, follows, marks, nodes_at, properties_of, values_of

if TYPE_CHECKING:
    from gouji.api.running import Term

__all__ = ["Offer", "OfferSort", "Offers", "Place", "offers_at"]

OfferSort: TypeAlias = Literal[
    "key", "value", "rule", "fact", "section", "function", "name", "keyword", "option", "pack", "item"
]

_PLAIN_END = re.compile(r"(?:[^\s,\[\]{}:'\"#]|:(?=\S))*")
_QUOTED_END = re.compile(r"[^'\"\n]*")
_NAME_END = re.compile(r"[\w.*]*")
_FIELD_END = re.compile(r"[\w.$-]*")
_SAFE = re.compile(r"(?![\d.+-]*$)(?:[A-Za-z\u3400-\u9fff_$(]|\.{1,2}/)(?:[^\s,\[\]{}:#'\"]|[ :](?=[^\s#:]))*")
_RESOLVED = frozenset({"true", "false", "null", "~"})
_DEFAULT = Message("默认：{value}", "default: {value}")
_PRIOR = Message("上年报告的指标", "a fact of the report of the year before")
_AT_FACT = Message("问题在指标处", "the finding stands at a fact")
_FACT = "fact "
_LONGEST = 2_000
"""Where more is written before the cursor, it is no value that gouji reads."""
_PRIOR_WORD = "prior."


@attrs.frozen
class Offer:
    """A word that can be written, what it is, and what is told of it.

    ``after`` is what is written after it. ``snippet`` is all of it with places to go on at ("": there are none).
    ``found_by`` are words by which it is found too.
    """

    word: str
    sort: OfferSort
    detail: str = ""
    documentation: str = ""
    found_by: str = ""
    before: str = ""
    after: str = ""
    snippet: str = ""
    deprecated: bool = False


@attrs.frozen
class Offers:
    """What can be written, and the text in whose place, which is *begun* before the cursor."""

    offers: tuple[Offer, ...]
    place: Span
    begun: str


@attrs.frozen(eq=False)
class Place:
    """A place in a text: its offset and spot, what describes the file, and how to find out more.

    ``terms`` returns the words of a vocabulary; ``same`` returns what is equal for two keys of which only one may stand there.
    """

    text: str
    offset: int
    spot: Spot
    outline: Outline
    schema: Schema
    terms: Callable[[str], Mapping[str, Term]]
    same: Callable[[str], object]
    language: Language

    @property
    def begun(self) -> str:
        """The text of the value, key or item up to the cursor."""
        return self.text[self.spot.start : self.offset]

    def span(self, start: int, end: re.Pattern[str]) -> Span:
        """Return the span from an offset to where a word ends that goes on after the cursor."""
        match = end.match(self.text, self.offset)
        return Span(start, match.end() if match is not None else self.offset)


def offers_at(place: Place) -> Offers | None:
    """Return what can be written at a place; None where nothing is known of it."""
    if len(place.begun) > _LONGEST:
        return None
    nodes = nodes_at(place.schema, place.spot.path)
    words = marks(nodes, "x-words")
    if "expression" in words and (place.spot.is_value or place.spot.style):
        return _in_expression(place)
    if "message" in words and place.spot.is_value:
        return _in_message(place)
    if place.spot.style == "|" or "\n" in place.begun:
        return None
    if "at" in words and place.spot.is_value:
        return _in_at(place)
    found: dict[str, Offer] = {}
    for offer in _offers(place, nodes):
        found.setdefault(offer.word, offer)
    end = _QUOTED_END if place.spot.style else _PLAIN_END
    return Offers(tuple(found.values()), place.span(place.spot.start, end), place.begun)


def _offers(place: Place, nodes: list[Schema]) -> Iterator[Offer]:
    if not place.spot.is_value:
        yield from _keys(place, nodes)
    if place.spot.is_value or isinstance((place.spot.path or ("",))[-1], int):
        yield from _values(place, nodes)


def _keys(place: Place, nodes: list[Schema]) -> Iterator[Offer]:
    """Yield the keys that may stand here, without those that do already, or of whose group another does."""
    others = [each for each in place.outline.below(place.spot.path) if not _at(each.place, place)]
    for node in nodes:
        known = properties_of(node)
        terms = place.terms(node["x-names"]) if "x-names" in node else {}
        taken = {place.same(each.key or "") if node.get("x-names") == "rule" else each.key for each in others}
        groups = {known.get(each.key or "", {}).get("x-group") for each in others} - {None}
        for word in known or terms:
            own = place.same(word) if node.get("x-names") == "rule" else word
            if own not in taken and known.get(word, {}).get("x-group") not in groups:
                yield _key(place, word, terms.get(word))


def _at(span: Span, place: Place) -> bool:
    """Return whether the key at a span is the one that is being written."""
    return span.start <= place.offset <= span.end


def _key(place: Place, word: str, term: Term | None) -> Offer:
    nodes = nodes_at(place.schema, (*place.spot.path, word))
    descriptions = [str(each) for each in marks(nodes, "description")]
    default = next((_shown(each) for each in marks(nodes, "default")), "")
    detail = _DEFAULT.format(value=default)[place.language] if default else ""
    called = " ".join(each for words in marks(nodes, "x-called") for each in words)
    before, after = _around_key(place)
    offer = Offer(
        word,
        "key",
        detail,
        "\n".join(descriptions[:1]),
        called,
        before=before,
        after=after,
        deprecated=any(marks(nodes, "deprecated")),
    )
    if term is not None:
        own = _of_term(term, place.language)
        offer = attrs.evolve(
            offer, sort=own.sort, detail=own.detail, documentation=own.documentation, found_by=own.found_by
        )
    return attrs.evolve(offer, snippet=_snippet(place, word, follows(nodes))) if after == ": " and not before else offer


def _around_key(place: Place) -> tuple[str, str]:
    """Return what is written before and after a key: quotes that are open are closed, and a colon that is there stays."""
    style = place.spot.style
    end = place.span(place.spot.start, _QUOTED_END if style else _PLAIN_END).end
    quote = style if style and not place.text.startswith(style, end) else ""
    has_colon = re.compile(r"['\"]?[ \t]*:(?=\s|$|[,\[\]{}])").match(place.text, end) is not None
    return "", quote + ("" if has_colon or (style and not quote) else ": ")


def _snippet(place: Place, word: str, following: str) -> str:
    """Return a key as it goes on; "" where a text follows it."""
    if following == "text" or place.spot.style:
        return ""
    word = re.sub(r"([\\$}])", r"\\\1", word)
    if following == "list":
        return f"{word}: [$0]"
    if place.spot.in_flow:
        return f"{word}: {{$0\\}}" if following == "mapping" else f"{word}: [$0]"
    start = place.text.rfind("\n", 0, place.spot.start) + 1
    line = place.text[start : place.spot.start]
    margin = " " * len(line.lstrip(" "))
    return f"{word}:\n{margin}  {'- ' if following == 'mappings' else ''}$0"


def _values(place: Place, nodes: list[Schema]) -> Iterator[Offer]:
    """Yield the values that may stand here."""
    description = "\n".join(str(each) for each in marks(nodes, "description")[:1])
    defaults = marks(nodes, "default")
    for node in nodes:
        vocabulary = str(node.get("x-words", ""))
        if vocabulary.endswith("-option"):
            yield from _options(place, vocabulary.removesuffix("-option"))
            continue
        terms = place.terms(vocabulary) if vocabulary else {}
        values = values_of(node)
        for value in values if "enum" in node or not terms else terms:
            term = terms.get(str(value))
            if terms and term is None:
                continue
            offer = _of_term(term, place.language) if term is not None else Offer(_shown(value), "value")
            if value in defaults and not offer.detail:
                offer = attrs.evolve(offer, detail=_DEFAULT.format(value=_shown(value))[place.language])
            offer = attrs.evolve(offer, documentation=offer.documentation or description)
            yield _written(place, offer, is_text=isinstance(value, str))


def _shown(value: object) -> str:
    """Return a value of a schema as YAML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"[{', '.join(map(_shown, value))}]" if isinstance(value, list) else "" if value is None else str(value)


def _written(place: Place, offer: Offer, *, is_text: bool = True) -> Offer:
    """Return a value as it is written: in quotes where it must be, after a space where it follows a colon."""
    style = place.spot.style
    space = " " if place.text[place.spot.start - 1 : place.spot.start] == ":" and place.spot.start else ""
    if style:
        end = place.span(place.spot.start, _QUOTED_END).end
        return attrs.evolve(offer, after="" if place.text.startswith(style, end) else style)
    if is_text and (not _SAFE.fullmatch(offer.word) or offer.word.lower() in _RESOLVED):
        return attrs.evolve(offer, before=f"{space}'", after="'")
    return attrs.evolve(offer, before=space)


def _of_term(term: Term, language: Language) -> Offer:
    sort: OfferSort = term.sort  # type: ignore[assignment]
    found_by = f"{term.label.zh} {term.called}".strip()
    return Offer(term.word, sort, term.label[language], term.description[language], found_by)


def _options(place: Place, type_: str = "") -> Iterator[Offer]:
    """Yield the options of the rule at hand, those of a type where one is asked for."""
    path = (*place.spot.path[:2], "options")
    entries = list(place.outline.below(path))
    for entry in entries:
        below = {
            each.key: place.text[each.value.start : each.value.end]
            for each in place.outline.below((*path, entry.key or ""))
        }
        if not type_ or below.get("type") == type_:
            yield Offer(f"${entry.key}", "option", below.get("title", ""), below.get("default", ""))


def _in_expression(place: Place) -> Offers | None:
    begun = place.begun
    word = word_in_expression(begun, doubled=place.spot.style == "'")
    if word is None:
        return None
    start = place.spot.start + word.start
    if "\n" in begun[word.start :]:
        return None
    if word.sort in ("place", "level", "type"):
        found = tuple(_of_term(each, place.language) for each in place.terms(word.sort).values())
        return Offers(found, place.span(start, _NAME_END), begun[word.start :])
    return Offers(tuple(_names(place, word)), place.span(start, _NAME_END), begun[word.start :])


def _names(place: Place, word: Word) -> Iterator[Offer]:
    """Yield what can stand in an expression: of the year before once its prefix is written."""
    is_called = place.text.startswith(("(", "（"), place.span(0, _NAME_END).end)
    known = [_of_term(each, place.language) for each in place.terms("expression").values()]
    if is_called:
        yield from (each for each in known if each.sort == "function")
        return
    yield from _options(place)
    if word.sort == "option":
        return
    prior = _PRIOR_WORD if place.begun[word.start :].startswith(_PRIOR_WORD) else ""
    for offer in known:
        if offer.sort == "fact":
            yield attrs.evolve(offer, word=prior + offer.word)
        elif not prior:
            yield attrs.evolve(offer, after="(" if offer.sort == "function" else "")
    if not prior:
        yield Offer(_PRIOR_WORD, "keyword", _PRIOR[place.language])


def _in_message(place: Place) -> Offers | None:
    word = word_in_message(place.begun)
    if word is None or "\n" in place.begun[word.start :]:
        return None
    span = place.span(place.spot.start + word.start, _FIELD_END)
    after = "" if place.text.startswith("}", span.end) else "}"
    found = [*_options(place), *(_of_term(each, place.language) for each in place.terms("message").values())]
    return Offers(tuple(attrs.evolve(each, after=after) for each in found), span, place.begun[word.start :])


def _in_at(place: Place) -> Offers:
    """Return the facts after ``fact``, else that word itself."""
    if not place.begun.startswith(_FACT):
        offers = (Offer(_FACT.strip(), "keyword", _AT_FACT[place.language], after=" "),)
        return Offers(offers, place.span(place.spot.start, _NAME_END), place.begun)
    found = tuple(_of_term(each, place.language) for each in place.terms("fact").values())
    start = place.spot.start + len(_FACT)
    return Offers(found, place.span(start, _NAME_END), place.text[start : place.offset])
