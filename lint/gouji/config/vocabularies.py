"""The words that may stand at a place of a configuration or a pack, each with what it is.

Which vocabulary a place has is marked in its schema (`gouji.yaml.marks`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from gouji.binding.kind import Kind
from gouji.config.options import VOCABULARIES
from gouji.config.rules import rule_keys
from gouji.forms.model import Form
from gouji.message import Message
from gouji.packs.beside import packs_beside
from gouji.packs.terms import (
    Term,
    expression_terms,
    fact_terms,
    field_terms,
    forms_for,
    likely_kind,
    place_terms,
    row_terms,
    subject_terms,
)
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import RuleMeta
from gouji.value import Entity, frozen

__all__ = ["Term", "TermsAt", "terms_of"]

_RULE = Message("{summary}\n默认级别：{severity}\n依据：{source}", "{summary}\nseverity: {severity}\nsource: {source}")
_IN_FILE = Message("文件中的规则包 {name}", "the pack {name} in a file")
_INSTALLED = Message("内置或已安装的规则包", "a pack that is built in or installed")


@frozen
class TermsAt(Entity):
    """Where words are to be written: the catalogue in force, the file, and of a pack what it is for.

    ``kind`` is the name of the kind of report, ``years`` are those of the rule, both "" where the file has none.
    ``is_pack`` tells whether the file is a pack; a configuration is for every kind.
    """

    catalogue: Catalogue
    file: Path
    kind: str = ""
    years: str = ""
    is_pack: bool = False

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms whose words are right here."""
        kind = self.of_kind
        if not self.is_pack:
            return self.catalogue.forms
        return forms_for(kind, self.years) if kind is not None else ()

    @property
    def every_form(self) -> tuple[Form, ...]:
        """The forms of the kind, whatever the years."""
        kind = self.of_kind
        return self.catalogue.forms if not self.is_pack else kind.forms if kind is not None else ()

    @property
    def of_kind(self) -> Kind | None:
        """The kind of report that the pack is for; None where that is not known."""
        return likely_kind(self.kind, self.catalogue.kinds)


def terms_of(vocabulary: str, at: TermsAt) -> dict[str, Term]:
    """Return the words of a vocabulary, each with what it is; none of one that is not known."""
    words = _WORDS.get(vocabulary)
    found: dict[str, Term] = {}
    for term in words(at) if words is not None else ():
        found.setdefault(term.word, term)
    return found


def _rules(at: TermsAt) -> Iterator[Term]:
    """Yield every rule by its name and by its code."""
    for key in rule_keys(at.catalogue):
        rule = at.catalogue.by_key[key][0]
        other = rule.code if key != rule.code else rule.name
        label = Message(f"{other} {rule.summary.zh}", f"{other} {rule.summary.en}")
        yield Term(key, "rule", label, _told(rule))


def _told(rule: RuleMeta) -> Message:
    return _RULE.format(summary=rule.summary, severity=rule.severity, source=rule.source)


def _packs(at: TermsAt) -> Iterator[Term]:
    """Yield the packs that are built in or installed by their names, and those beside the file by their paths."""
    packs, sources = at.catalogue.packs, at.catalogue.sources
    for name in at.catalogue.pack_names:
        if name in sources or packs[name].file is None:
            title = packs[name].title if name in packs else ""
            yield Term(name, "pack", Message(title, title) if title else _INSTALLED)
    for path, name in packs_beside(at.file.parent):
        if at.file.parent / path != at.file:
            yield Term(path, "pack", _IN_FILE.format(name=name))


def _kinds(at: TermsAt) -> Iterator[Term]:
    return (Term(kind.name, "value", kind.title) for kind in at.catalogue.kinds.values())


def _labels(vocabulary: str) -> Callable[[TermsAt], Iterator[Term]]:
    """Return a function that yields the ids of what forms name, each with its label."""

    def words(at: TermsAt) -> Iterator[Term]:
        for form in reversed(at.every_form):
            for word, label in VOCABULARIES[vocabulary](form):
                yield Term(word, "section" if vocabulary == "section" else "value", Message(label, label))

    return words


def _types(at: TermsAt) -> Iterator[Term]:
    kind = at.of_kind
    return subject_terms(kind, kind.subjects.types) if kind is not None else iter(())


def _levels(at: TermsAt) -> Iterator[Term]:
    kind = at.of_kind
    return subject_terms(kind, kind.subjects.levels) if kind is not None else iter(())


def _in_expressions(at: TermsAt) -> Iterator[Term]:
    yield from expression_terms()
    yield from fact_terms(at.forms)


def _in_messages(at: TermsAt) -> Iterator[Term]:
    yield from field_terms()
    yield from fact_terms(at.every_form)


_WORDS: Mapping[str, Callable[[TermsAt], Iterator[Term]]] = {
    "rule": _rules,
    "pack": _packs,
    "kind": _kinds,
    "type": _types,
    "level": _levels,
    "place": lambda at: place_terms(at.forms),
    "section": lambda at: place_terms(at.every_form, is_section=True),
    "row": lambda at: row_terms(at.every_form),
    "table": _labels("table"),
    "column": _labels("column"),
    "fact": lambda at: fact_terms(at.every_form),
    "expression": _in_expressions,
    "message": _in_messages,
}
