"""Faults that a rule of a pack must find: words taken out or put in, a title in another shape, a section lengthened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

import attrs

from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings, label_of_year
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.checks.require import Require
from gouji.packs.expressions.walk import parts_of
from gouji.packs.sought import Sought
from gouji.testing.lines import Line
from gouji.testing.packs.places import changed_lines, line_of, only_lines, text_at, with_lines
from gouji.testing.packs.sample_scope import SampleScope, numbers_of
from gouji.testing.packs.solving import words_in
from gouji.testing.sample import SampleReport
from gouji.value import Value

__all__ = ["Planted", "planted_in", "satisfied", "why_none"]

_SENTENCE = "本单位按照上级要求，结合实际做好相关工作，并按时向社会公布有关情况。"
_LONGEST = 20_000
_LATE_DAYS = (1, 30)
_CHANGES = tuple(Decimal(change) for change in (1, -1, 1_000, 1_000_000))
_MOST_FIGURES = 8


_CHANGED = Message("改动数字", "a figure changed")
_ANSWERED = Message("改动填报的是否", "an answer changed")
_BLANKED = Message("删去填报的内容", "a cell left blank")
_IN_TITLE = Message("标题里的词语不增不减", "words are neither put into titles nor taken out of them")
_ONLY_PATTERNS = Message("none-of 里都是正则表达式", "none-of has only patterns")
_NO_FAULT = Message("生成的报告里没有可以放入差错的地方", "there is no place for one in the generated reports")
_NONE: Mapping[type[Check], Message] = {
    MustMention: Message(
        "生成的报告里没有可以删去的词语", "there is no word in the generated reports that could be taken out"
    ),
    MustNotMention: Message(
        "词语都是正则表达式，bad 例子里也没有可放入的文字",
        "all words are patterns, and no bad case has a text that could be put in",
    ),
    Length: Message("字数的范围过宽", "the bounds are too wide"),
    Matches: Message("试过的几种写法都符合正则表达式", "all shapes that were tried fit the pattern"),
    Require: Message(
        "改动表达式里的指标、删去其中的词语，都不能使它不成立",
        "to change the facts of the expression, or to take out its words, did not make it false",
    ),
}
"""Why no fault could be planted, by the kind of check."""


@attrs.frozen(eq=False, repr=False)
class Planted(Value):
    """A report with a fault: what was done to it, and the words at which the rule must report it (None: anywhere)."""

    done: Message
    sample: SampleReport
    at: str | None = None


def satisfied(sample: SampleReport, check: Check) -> SampleReport:
    """Return a report to which what a check asks for is added, as far as plain words can do that."""
    if isinstance(check, MustMention):
        words = [each.text for each in (*check.all, *check.any[:1]) if not each.is_pattern]
        sentence = f"本年度情况：{'、'.join(words)}。" if words else ""
        return with_lines(sample, check.places, [sentence] if sentence else [])
    if isinstance(check, Headings):
        labels = [label_of_year(each, sample.period).text for each in check.labels if not each.is_pattern]
        return only_lines(sample, check.places, [f"{label}：{_SENTENCE}" for label in labels])
    if isinstance(check, Length) and check.least is not None:
        number = check.least // len(_SENTENCE) + 1
        return only_lines(sample, check.places, [_SENTENCE] * number)
    return sample


def planted_in(
    sample: SampleReport, check: Check, seen: Sequence[str], random: Random, scope: SampleScope
) -> Iterator[Planted]:
    """Yield faults of a check's kind planted in a sound report; *seen* are words at which a bad case has its finding.

    *scope* is what expressions are evaluated on for the report.
    """
    if isinstance(check, Require):
        yield from _with_other_figures(sample, check, scope)
        yield from _without_what_is_required(sample, check, scope)
    for kind, plant in _PLANTERS.items():
        if isinstance(check, kind):
            yield from plant(sample, check, seen, random)


def why_none(check: Check) -> Message:
    """Return why no fault of a check's kind was planted in any report."""
    if "title" in check.places and isinstance(check, MustMention | MustNotMention):
        return _IN_TITLE
    if isinstance(check, MustMention) and not (check.any or check.all):
        return _ONLY_PATTERNS
    return next((why for kind, why in _NONE.items() if isinstance(check, kind)), _NO_FAULT)


def _without_words(sample: SampleReport, check: Any, _seen: Sequence[str], _random: Random) -> Iterator[Planted]:
    """Take the words that must stand there out of each passage."""
    for place in check.places:
        heading = _anchor(sample, place)
        for words in filter(None, (check.any, check.all)):
            fewer = changed_lines(sample, place, partial(_cut, words))
            if fewer is not None and not any(word.is_like(text_at(fewer, place)) for word in words):
                yield Planted(Message("删去词语", "words taken out"), fewer, heading)
        for word in check.none_of:
            if not word.is_pattern:
                yield Planted(Message("加入词语", "words put in"), with_lines(sample, [place], [f"{word}。"]), heading)


def _with_words(sample: SampleReport, check: Any, seen: Sequence[str], random: Random) -> Iterator[Planted]:
    """Put each word that may not stand there into one of the passages."""
    words = [word.text for word in check.words if not word.is_pattern]
    words += [text for text in seen if any(word.is_pattern and word.matches(text) for word in check.words)]
    for word in words:
        place = random.choice(check.places)
        if place != "title":
            line = f"有关情况见{word}。"
            yield Planted(Message("加入词语", "words put in"), with_lines(sample, [place], [line]), word)


def _without_label(sample: SampleReport, check: Any, _seen: Sequence[str], _random: Random) -> Iterator[Planted]:
    """Take out each label, and swap the first two where they have an order."""
    for place in check.places:
        lines = [line.text for line in sample.prose.get(place, ())]
        found = [_line_of(label, sample, lines) for label in check.labels]
        at = [number for number in found if number is not None]
        if len(set(at)) < len(found):
            continue
        for number in at:
            rest = [text for other, text in enumerate(lines) if other != number]
            fewer = only_lines(sample, [place], rest)
            yield Planted(Message("删去小标题", "a sub-heading taken out"), fewer, _anchor(sample, place))
        if check.ordered and len(at) > 1:
            swapped = list(lines)
            swapped[at[0]], swapped[at[1]] = lines[at[1]], lines[at[0]]
            yield Planted(Message("调换小标题", "sub-headings swapped"), only_lines(sample, [place], swapped))


def _too_long_or_short(sample: SampleReport, check: Any, _seen: Sequence[str], random: Random) -> Iterator[Planted]:
    for place in check.places:
        anchor = _anchor(sample, place)
        if check.most is not None and check.most <= _LONGEST:
            number = check.most // len(_SENTENCE) + random.randint(1, 3)
            longer = with_lines(sample, [place], [_SENTENCE] * number)
            yield Planted(Message("加长正文", "the section lengthened"), longer, anchor)
        if check.least is not None and check.least > 1:
            shorter = only_lines(sample, [place], ["无。"[: check.least - 1]])
            yield Planted(Message("缩短正文", "the section shortened"), shorter, anchor)


def _in_other_shape(sample: SampleReport, check: Any, _seen: Sequence[str], _random: Random) -> Iterator[Planted]:
    title = "".join(line.text for line in sample.title)
    shapes = (
        f"关于{title}",
        title.replace(str(sample.period), ""),
        title.replace("年度报告", "报告"),
        f"{title}（公示）",
    )
    for shape in shapes if "title" in check.places else ():
        if shape != title and not check.pattern.matches(shape):
            other = attrs.evolve(sample, title=(line_of(shape),))
            yield Planted(Message("改变标题的写法", "the title in another shape"), other)
    if "preface" in check.places and not check.pattern.matches(_SENTENCE):
        other = attrs.evolve(sample, preface=(line_of(_SENTENCE),))
        yield Planted(Message("改变导语", "another preface"), other)


def _too_late(sample: SampleReport, check: Any, _seen: Sequence[str], random: Random) -> Iterator[Planted]:
    late = date(sample.period + 1, check.month, min(check.day, 28)) + timedelta(3 + random.randint(*_LATE_DAYS))
    line = line_of(f"发布日期：{late.isoformat()}")
    undated = {place: _undated(lines) for place, lines in sample.prose.items()}
    told = attrs.evolve(sample, title=_undated(sample.title), preface=(line, *_undated(sample.preface)), prose=undated)
    yield Planted(Message("推迟发布日期", "published later"), told, late.isoformat())


def _with_other_figures(sample: SampleReport, check: Require, scope: SampleScope) -> Iterator[Planted]:
    """Change each figure or answer of the expression, one after the other, where that makes it false."""
    for fact in check.expression.facts[:_MOST_FIGURES]:
        for text, done in _other_texts(sample, fact) if fact in sample.figures else ():
            other = sample.with_figures({fact: text})
            if check.expression.value(attrs.evolve(scope, sample=other)) is False:
                yield Planted(done, other)
                break


def _other_texts(sample: SampleReport, fact: str) -> Iterator[tuple[str, Message]]:
    """Yield other texts for a fact, with what is done: other figures, the other answer, a blank."""
    number = numbers_of(sample).get(fact)
    for change in _CHANGES if number is not None else ():
        yield str(max((number or 0) + change, Decimal(0))), _CHANGED
    if sample.form.slots[fact][2].type == "yes-no":
        yield from ((answer, _ANSWERED) for answer in ("是", "否"))
    yield "", _BLANKED


def _without_what_is_required(sample: SampleReport, check: Require, scope: SampleScope) -> Iterator[Planted]:
    """Take the words that an expression asks for out of each section, where that makes it false."""
    for part in parts_of(check.expression.code, "mentions"):
        words = words_in(part, scope.options)
        other = changed_lines(sample, part[1], partial(_cut, words)) if words else None
        if other is not None and check.expression.value(attrs.evolve(scope, sample=other)) is False:
            yield Planted(Message("删去词语", "words taken out"), other)


def _undated(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines without those that give a day of publication."""
    return tuple([line for line in lines if "日期" not in line.text])


_PLANTERS: Mapping[type[Check], Callable[[SampleReport, Any, Sequence[str], Random], Iterator[Planted]]] = {
    MustMention: _without_words,
    MustNotMention: _with_words,
    Headings: _without_label,
    Length: _too_long_or_short,
    Matches: _in_other_shape,
    PublishedBy: _too_late,
}


def _anchor(sample: SampleReport, place: str) -> str | None:
    """Return the words at which it is reported what a place lacks: a section's heading; None for the title's."""
    return sample.headings.get(place)


def _cut(words: Sequence[Sought], text: str) -> str:
    """Return a text without some words."""
    for word in words:
        for start, end in reversed(list(word.found_in(text))):
            text = text[:start] + text[end:]
    return text


def _line_of(label: Sought, sample: SampleReport, lines: Sequence[str]) -> int | None:
    """Return the first line whose beginning has a label in it."""
    wanted = label_of_year(label, sample.period)
    return next((at for at, text in enumerate(lines) if wanted.is_like(text[:40].split("：")[0])), None)
