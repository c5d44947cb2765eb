"""Word problems in one way: what is wrong, what was expected, the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.message import Message
from gouji.text.display import visible

__all__ = ["nearest", "one_of", "quoted", "unknown_rule", "wording"]

_LONGEST = 60


def wording(what: Message, expected: Message | None = None, near: str | None = None) -> Message:
    """Return the message ``what; expected …; did you mean …?``."""
    zh, en = [what.zh], [what.en]
    if expected is not None:
        zh.append(f"应为{' ' if expected.zh[:1].isascii() and expected.zh[:1].isalnum() else ''}{expected.zh}")
        en.append(f"expected {expected.en}")
    if near is not None:
        zh.append(f"是否想写“{near}”？")
        en.append(f"did you mean {near!r}?")
    return Message("；".join(zh), "; ".join(en))


def one_of(words: Iterable[str]) -> Message:
    """Return the allowed words as a part of a message."""
    known = list(words)
    if len(known) == 1:
        return Message(f" {known[0]}", known[0])
    return Message(f"以下之一：{'、'.join(known)}", f"one of {', '.join(known)}")


def quoted(text: str) -> Message:
    """Return a user's text as it is quoted in a message, cut where it is long."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return Message(f"“{visible(shown)}”", f"'{visible(shown)}'")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like *word*, whatever the case; None where none is like it."""
    from difflib import get_close_matches

    by_folded: dict[str, str] = {}
    for name in sorted(known):
        by_folded.setdefault(name.casefold().replace("_", "-"), name)
    folded = word[:_LONGEST].casefold().replace("_", "-")
    near = get_close_matches(folded, list(by_folded), n=1)
    return by_folded[near[0]] if near else None


def unknown_rule(word: str, known: Iterable[str]) -> Message:
    """Return the message for a word that names no rule, with the nearest of the ``known`` names and codes."""
    near, name = nearest(word, known), quoted(word)
    expected = Message("规则的名称或代码（见 gouji rules）", "the name or code of a rule (see gouji rules)")
    return wording(Message(f"没有规则{name.zh}", f"unknown rule {name.en}"), None if near else expected, near)
