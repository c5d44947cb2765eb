"""What a check of a pack asks for, line by line, for the page of its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from gouji.message import Message, counted
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.checks.require import Require
from gouji.packs.sought import Sought

__all__ = ["asked_of"]

_PLACE = Message("查看的位置：{places}", "where it looks: {places}")
_EACH = Message("查看的位置，每一处都要查：{places}", "where it looks, in each of them: {places}")
_CALLED = {
    "title": Message("标题（title）", "the title (title)"),
    "preface": Message("导语（preface）", "the preface (preface)"),
    "all": Message("全文（all）", "the whole text (all)"),
}
_SECTION = Message("{id} 部分", "the section {id}")
_ANY = Message("至少写到其中一项：{words}", "at least one stands there: {words}")
_ALL = Message("每一项都要写到：{words}", "each stands there: {words}")
_NONE_OF = Message("不得写到：{words}", "none stands there: {words}")
_REPLACED = Message("{word} 应改为 {right}", "{word} should be {right}")
_LABELS = Message("要有的小标题：{words}", "sub-headings that stand there: {words}")
_ORDERED = Message("小标题按上述次序", "they stand in this order")
_CLOSED = Message("不得有其他小标题", "there is no other sub-heading")
_LEAST = Message("不少于 {count} 字", "at least {count}")
_MOST = Message("不多于 {count} 字", "at most {count}")
_MATCHES = Message("应符合的正则表达式：{pattern}", "the pattern that matches: {pattern}")
_BY = Message(
    "最迟公布日：报告年度次年的{month}月{day}日",
    "the last day to publish: {month:02}-{day:02} of the year after the report's",
)
_TRUE = Message("应当成立的表达式：`{text}`", "what must be true: `{text}`")
_SET = Message("{told}（由选项 {name} 设置）", "{told} (set by the option {name})")


def asked_of(check: Check, bound: Mapping[str, str]) -> Iterator[Message]:
    """Yield where a check looks, and what it asks for; *bound* are the names of options by the fields that they set."""
    if check.places:
        places = [_CALLED.get(place) or _SECTION.format(id=f"`{place}`") for place in check.places]
        shape = _EACH if len(places) > 1 and not isinstance(check, MustNotMention) else _PLACE
        yield shape.format(places=_joined(places))
    for field, told in _ASKING[type(check)](check):
        yield _SET.format(told=told, name=f"`{bound[field]}`") if field in bound else told


def _must_mention(check: MustMention) -> Iterator[tuple[str, Message]]:
    for field, shape in (("any", _ANY), ("all", _ALL), ("none_of", _NONE_OF)):
        if words := getattr(check, field):
            yield field, shape.format(words=_words(words))


def _must_not_mention(check: MustNotMention) -> Iterator[tuple[str, Message]]:
    yield "words", _NONE_OF.format(words=_words(check.words))
    for word, right in check.replace.items():
        yield "replace", _REPLACED.format(word=_word(Sought(word)), right=_quoted(right))


def _headings(check: Headings) -> Iterator[tuple[str, Message]]:
    yield "labels", _LABELS.format(words=_words(check.labels))
    if check.ordered:
        yield "ordered", _ORDERED
    if check.closed:
        yield "closed", _CLOSED


def _length(check: Length) -> Iterator[tuple[str, Message]]:
    for field, shape in (("least", _LEAST), ("most", _MOST)):
        count = getattr(check, field)
        if count is not None:
            yield field, shape.format(count=counted(count, "character"))


def _matches(check: Matches) -> Iterator[tuple[str, Message]]:
    yield "pattern", _MATCHES.format(pattern=_word(check.pattern))


def _published_by(check: PublishedBy) -> Iterator[tuple[str, Message]]:
    yield "day", _BY.format(month=check.month, day=check.day)


def _require(check: Require) -> Iterator[tuple[str, Message]]:
    yield "expression", _TRUE.format(text=" ".join(check.expression.text.split()))


_ASKING: Mapping[type[Check], Callable[..., Iterator[tuple[str, Message]]]] = {
    MustMention: _must_mention,
    MustNotMention: _must_not_mention,
    Headings: _headings,
    Length: _length,
    Matches: _matches,
    PublishedBy: _published_by,
    Require: _require,
}


def _words(words: Iterable[Sought]) -> Message:
    return _joined(map(_word, words))


def _word(word: Sought) -> Message:
    """Return a word in quotation marks, a pattern as it is written."""
    return Message(f"`{word.text}`", f"`{word.text}`") if word.is_pattern else _quoted(word.text)


def _quoted(text: str) -> Message:
    return Message(f"“{text}”", f"“{text}”")


def _joined(parts: Iterable[Message]) -> Message:
    told = list(parts)
    return Message("、".join(each.zh for each in told), ", ".join(each.en for each in told))
