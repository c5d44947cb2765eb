"""The words that a pack can name, each with what it is: for who writes one in an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gouji.binding.kind import Kind
from gouji.forms.model import FactType, Form
from gouji.message import Message
from gouji.packs.accepts import labels_in
from gouji.packs.called import places_by_word, places_told
from gouji.packs.expressions.functions import FUNCTIONS
from gouji.packs.filling import FIELDS, field_in_words
from gouji.packs.read import likely_kinds
from gouji.packs.rule_reading import forms_in
from gouji.packs.values import years_of
from gouji.value import Value, frozen

__all__ = [
    "Term",
    "expression_terms",
    "fact_terms",
    "field_terms",
    "forms_for",
    "likely_kind",
    "place_terms",
    "row_terms",
    "subject_terms",
]

_TYPES: Mapping[FactType, Message] = {
    "count": Message("不小于 0 的整数", "a whole number from 0"),
    "change": Message("整数，可为负数", "a whole number, negative ones too"),
    "amount": Message("数，可有小数", "a number, with decimals too"),
    "yes-no": Message("是或否", "yes or no"),
    "choice": Message("一个选项（文字）", "one of some choices, a text"),
    "choices": Message("若干选项", "some of several choices"),
    "text": Message("文字", "a text"),
}
_ON_FORM = Message("{form}（{years}）：{address}", "{form} ({years}): {address}")
_OWN = {
    "year": Message("报告的年度", "the year of the report"),
    "agency": Message("报告的机关", "the body of the report"),
    "level": Message("单位层级", "the level of the body"),
    "type": Message("单位类型", "the type of the body"),
}
_WORDS = {
    "and": Message("两边都成立", "both are true"),
    "or": Message("至少一边成立", "one of them is true"),
    "not": Message("不成立", "what follows is false"),
    "implies": Message("左边成立时右边也成立", "where the left is true, the right is too"),
    "true": Message("是", "yes"),
    "false": Message("否", "no"),
}


@frozen
class Term(Value):
    """A word that can be written: what it stands for in short, what more there is to tell, and how it is used.

    ``sort`` tells what it is: ``fact``, ``section``, ``function``, ``name``, ``keyword``, ``rule``, ``pack`` or ``value``.
    ``called`` are further words that users have for it.
    """

    word: str
    sort: str
    label: Message
    description: Message = Message("", "")
    called: str = ""


def likely_kind(name: str, kinds: Mapping[str, Kind]) -> Kind | None:
    """Return the kind of a name, else the only one that a pack can be for; None where there are several."""
    likely = likely_kinds(kinds)
    return kinds.get(name) or (likely[0] if len(likely) == 1 else None)


def fact_terms(forms: Sequence[Form]) -> Iterator[Term]:
    """Yield the facts of some forms: of each where it stands in the newest form, its type and where it stands in all."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for fact in form.slots:
            found.setdefault(fact, []).append(form)
    for fact, own in found.items():
        column = own[-1].slots[fact][2]
        type_, unit = _TYPES[column.type], f" ({column.unit})" if column.unit else ""
        lines = [Message(f"{type_.zh}{unit}", f"{type_.en}{unit}")]
        lines += [_ON_FORM.format(form=form.title, years=_years(form), address=form.address(fact)) for form in own]
        address = own[-1].address(fact)
        yield Term(fact, "fact", Message(address, address), _joined(lines))


def _years(form: Form) -> str:
    first, last = form.years
    return f"{first or ''}-{last or ''}"


def _joined(lines: Iterable[Message]) -> Message:
    told = list(lines)
    return Message("\n".join(each.zh for each in told), "\n".join(each.en for each in told))


def place_terms(forms: Sequence[Form], *, is_section: bool = False) -> Iterator[Term]:
    """Yield the places where a rule can look, or the sections alone."""
    sections = {section.id for form in forms for section in form.sections}
    called: dict[str, list[str]] = {}
    for words, place in places_by_word(forms).items():
        called.setdefault(place, []).append(words)
    for word, label in places_told(forms).items():
        if not is_section or word in sections:
            yield Term(word, "section", label, called=" ".join(called.get(word, ())))


def row_terms(forms: Sequence[Form]) -> Iterator[Term]:
    """Yield the names of rows and groups whose labels can have other wordings, each with its label."""
    labels: dict[str, str] = {}
    for form in forms:
        labels |= {f"{table.id}.{row.id}": row.label for table in form.tables for row in table.rows}
        labels |= {f"{table.id}.{group}": label for table in form.tables for group, label in table.groups.items()}
        labels |= {fact: form.address(fact) for fact in form.slots}
    for word in dict.fromkeys(word for form in forms for word in labels_in(form)):
        yield Term(word, "fact", Message(labels[word], labels[word]))


def subject_terms(kind: Kind, words: Iterable[str]) -> Iterator[Term]:
    """Yield types or levels of bodies, each with what it is called."""
    for word in words:
        called = "、".join(kind.subjects.called.get(word, ()))
        yield Term(word, "value", Message(called, called))


def field_terms() -> Iterator[Term]:
    """Yield the fields that messages can have besides facts and options."""
    for word in FIELDS:
        yield Term(word, "name", field_in_words(word))


def expression_terms() -> Iterator[Term]:
    """Yield what an expression can have besides facts and options: functions, names, words between them."""
    for function in FUNCTIONS.values():
        yield Term(function.name, "function", Message(function.usage, function.usage), function.meaning)
    for sort, words in (("name", _OWN), ("keyword", _WORDS)):
        for word, label in words.items():
            yield Term(word, sort, label)


def forms_for(kind: Kind, years: str) -> tuple[Form, ...]:
    """Return the forms of a kind that are in force in one of some years, all of them where these are none."""
    return forms_in(kind, years_of(years) or (None, None)) or kind.forms
