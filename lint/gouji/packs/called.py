"""What users call the places, types and levels that a pack names: the words for which a message tells the right one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
import re

from gouji.forms.model import Form
from gouji.message import Message
from gouji.report.subjects import Subjects
from gouji.text.fold import fold
from gouji.wording import one_of

__all__ = [
    "fact_by_word",
    "place_meant",
    "places_by_word",
    "places_shown",
    "places_told",
    "subjects_by_word",
    "subjects_shown",
]

_TOLD = {
    "title": Message("标题", "the title"),
    "preface": Message("导语：标题与第一部分之间的文字", "the text between the title and section one"),
    "all": Message("全文", "the whole text"),
}
_PLACES = {
    "title": ("标题",),
    "preface": ("导语", "前言", "开头", "引言"),
    "all": ("全文", "正文", "全部"),
}
_TOTAL = ".total"
_NUMERALS = "一二三四五六七八九十"


def places_by_word(forms: Iterable[Form]) -> dict[str, str]:
    """Return places by what they are called: 导语, 六、其他需要报告的事项, 其他需要报告的事项, 第六部分, 六, 6."""
    called = {word: place for place, words in _PLACES.items() for word in words}
    for form in forms:
        for section in form.sections:
            words = {section.name, section.heading, *section.variants, *_by_number(section.heading)}
            called |= dict.fromkeys(words, section.id)
    return called


def places_told(forms: Iterable[Form]) -> dict[str, Message]:
    """Return what each place is: of a section the heading that the newest form prints."""
    headings = {section.id: section.heading for form in forms for section in form.sections}
    return {**{place: Message(heading, heading) for place, heading in headings.items()}, **_TOLD}


def _by_number(heading: str) -> list[str]:
    """Return what a section is called by its ordinal."""
    numeral = heading.partition("、")[0]
    if len(numeral) != 1 or numeral not in _NUMERALS:
        return []
    number = str(_NUMERALS.index(numeral) + 1)
    return [f"第{numeral}部分", f"第{number}部分", f"第{numeral}", f"{numeral}、", numeral, number]


def place_meant(forms: Sequence[Form], text: str) -> str | None:
    """Return the place that a text calls in other words, or the list of those that it calls, as it is written."""
    called = places_by_word(forms)
    parts = [part.strip() for part in re.split("[、，,；; ]", text)]
    if text not in called and len(parts) > 1 and all(part in called or part in called.values() for part in parts):
        return f"[{', '.join(called.get(part, part) for part in parts)}]"
    return called.get(text)


def fact_by_word(forms: Iterable[Form], word: str) -> str | None:
    """Return the fact in whose address on a form a Chinese word stands, best in its row: a total first; None for none."""
    key = fold(word)
    if word.isascii() or not key:
        return None
    for form in reversed(list(forms)):
        in_row = [fact for fact, (_, row, _) in form.slots.items() if key in fold(row.label)]
        found = in_row or [fact for fact in form.slots if key in fold(form.address(fact))]
        if found:
            return min(found, key=lambda fact: (not fact.endswith(_TOTAL), found.index(fact)))
    return None


def places_shown(forms: Iterable[Form], known: Iterable[str]) -> Message:
    """Return the places that are right as a part of a message; the Chinese one tells what each is."""
    first = {place: words[0] for place, words in _PLACES.items()}
    for section in (section for form in forms for section in form.sections):
        first[section.id] = next(iter(_by_number(section.heading)), section.name)
    return _one_of_called(known, first)


def subjects_by_word(subjects: Subjects) -> dict[str, str]:
    """Return types and levels of bodies by what they are called."""
    return {word: name for name, words in subjects.called.items() for word in words}


def subjects_shown(known: Iterable[str], subjects: Subjects) -> Message:
    """Return types or levels that are right as a part of a message; the Chinese one tells what each is."""
    return _one_of_called(known, {name: words[0] for name, words in subjects.called.items()})


def _one_of_called(known: Iterable[str], called: Mapping[str, str]) -> Message:
    names = list(known)
    shown = one_of(f"{name}（{called[name]}）" if name in called else name for name in names)
    return Message(shown.zh, one_of(names).en)
