"""Make a rule's check of the values of its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings, wrong_years_in
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.checks.require import Require
from gouji.packs.keys import CHECKS, CheckKey
from gouji.packs.rule_reading import Reading
from gouji.packs.sought import Sought
from gouji.text.ordinals import strip_ordinal
from gouji.wording import one_of, quoted
from gouji.yaml.nodes import Scalar

__all__ = ["check_of"]

_NONE = Message("规则没有写明检查什么", "the rule has no check")
_SEVERAL = Message("一条规则只能写一项检查；已有 {other}", "a rule has one check; there is {other} already")
_NOTHING = Message("{key} 至少要有一项：{keys}", "{key} needs one of {keys}")
_NO_PLACE = Message("{key} 需要 in，写明检查哪一部分", "{key} needs in: the section to look in")
_NOT_BESIDE = Message("{check} 不写 {key}；请删去这一行", "{key} does not go with {check}; take this line out")
_NEITHER = Message("matches 只检查标题（title）或导语（preface）", "matches looks in title or preface alone")
_REVERSED = Message("min 大于 max", "min is more than max")
_NOT_A_PATTERN = Message("应为 / 之间的正则表达式", "expected a pattern between slashes")
_NOT_FORBIDDEN = Message("must-not-mention 没有词语", "must-not-mention has no word ")
_NO_SUCH_YEAR = Message(
    "labels 里花括号中只能写 {{year}}、{{year-1}} 或 {{year+1}}",
    "labels can have {{year}}, {{year-1}} and {{year+1}} in braces",
)
_NO_FIX = Message("fix 需要 replace", "fix needs replace")

_BESIDE = ("in", "replace", "fix")


def check_of(reading: Reading, message: Message) -> Check | None:
    """Return the check of a rule, with its message; None, with a problem, where it has none or a wrong one."""
    keys = {key.text for key, _ in reading.node.entries}
    given = [check for check in CHECKS if check.name in keys]
    if not given:
        names = one_of(check.name for check in CHECKS)
        reading.context.wrong(reading.node.entries[0][0] if reading.node.entries else _blank(reading), _NONE, names)
        return None
    given.sort(key=lambda check: reading.key(check.name).offset)
    for other in given[1:]:
        reading.context.wrong(reading.key(other.name), _SEVERAL.format(other=given[0].name))
    check = given[0]
    _check_beside(reading, check)
    places = reading.places(check.place)
    if check.place == "" and "in" not in reading.values:
        reading.context.wrong(reading.key(check.name), _NO_PLACE.format(key=check.name))
    value = reading.values.get(check.name)
    return _BUILDERS[check.name](reading, message, places, value) if value is not None else None


def _blank(reading: Reading) -> Scalar:
    return Scalar(None, "", reading.node.offset)


def _check_beside(reading: Reading, check: CheckKey) -> None:
    """Report keys that do not go with a check."""
    allowed = check.beside if check.place is None else ("in", *check.beside)
    for key in _BESIDE:
        if key in reading.values and key not in allowed:
            reading.context.wrong(reading.key(key), _NOT_BESIDE.format(check=check.name, key=key))


def _must_mention(reading: Reading, message: Message, places: tuple[str, ...], value: Any) -> Check | None:
    parts = {key: reading.words(key.replace("-", "_"), value.get(key, ())) for key in ("any", "all", "none-of")}
    if not any(key in value for key in parts) and reading.is_mapping("must-mention"):
        reading.context.wrong(
            reading.key("must-mention"), _NOTHING.format(key="must-mention", keys="any, all, none-of")
        )
    return MustMention(message, places, any=parts["any"], all=parts["all"], none_of=parts["none-of"])


def _must_not_mention(reading: Reading, message: Message, places: tuple[str, ...], value: Any) -> Check | None:
    words = reading.words("words", value)
    known = {word.text for word in words}
    replace: dict[str, str] = {}
    for key, right in reading.values.get("replace", ()):
        if key.text not in known:
            word = quoted(key.text)
            what = Message(f"{_NOT_FORBIDDEN.zh}{word.zh}", f"{_NOT_FORBIDDEN.en}{word.en}")
            reading.context.wrong(key, what, None, reading.context.near(key.text, known))
        elif right is not None:
            replace[key.text] = right.text
    if "fix" in reading.values and "replace" not in reading.values:
        reading.context.wrong(reading.key("fix"), _NO_FIX)
    safety = reading.values.get("fix")
    return MustNotMention(message, places, words, replace, safety.value if safety is not None else "unsafe")


def _headings(reading: Reading, message: Message, places: tuple[str, ...], value: Any) -> Check | None:
    nodes = value.get("labels", ())
    for node in nodes:
        for at in wrong_years_in(node.text):
            reading.wrong_within(node, at, _NO_SUCH_YEAR.format())
    labels = tuple([_without_ordinal(label) for label in reading.sought(nodes)])
    closed = value.get("extra") is False
    return Headings(message, places, labels, ordered=bool(value.get("order")), closed=closed)


def _without_ordinal(label: Sought) -> Sought:
    """Return a label as it is compared with those of reports, whose ordinals do not count."""
    bare = "" if label.is_pattern else strip_ordinal(label.text)
    return Sought(bare) if bare else label


def _length(reading: Reading, message: Message, places: tuple[str, ...], value: Any) -> Check | None:
    least, most = value.get("min"), value.get("max")
    if "min" not in value and "max" not in value and reading.is_mapping("length"):
        reading.context.wrong(reading.key("length"), _NOTHING.format(key="length", keys="min, max"))
    lowest, highest = reading.number("least", least), reading.number("most", most)
    if lowest is not None and highest is not None and lowest > highest:
        reading.context.wrong(least, _REVERSED)
    return Length(message, places, lowest, highest)


def _matches(reading: Reading, message: Message, places: tuple[str, ...], value: Any) -> Check | None:
    if not Sought(value.text).is_pattern:
        reading.context.wrong(value, _NOT_A_PATTERN)
        return None
    for node in reading.values.get("in", ()):
        if node.text in places and node.text not in ("title", "preface"):
            reading.context.wrong(node, _NEITHER)
    pattern = reading.one_sought(value)
    return None if pattern is None else Matches(message, places, pattern=pattern)


def _published_by(_reading: Reading, message: Message, _places: tuple[str, ...], value: Any) -> Check | None:
    month, _, day = value.text.partition("-")
    return PublishedBy(message, (), int(month), int(day))


def _require(reading: Reading, message: Message, _places: tuple[str, ...], value: Any) -> Check | None:
    expression = reading.expression(value)
    return None if expression is None else Require(message, expression=expression)


_BUILDERS: Mapping[str, Callable[[Reading, Message, tuple[str, ...], Any], Check | None]] = {
    "must-mention": _must_mention,
    "must-not-mention": _must_not_mention,
    "headings": _headings,
    "length": _length,
    "matches": _matches,
    "published-by": _published_by,
    "require": _require,
}
