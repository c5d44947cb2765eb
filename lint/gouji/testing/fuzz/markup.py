"""Mutations of elements and attributes, in HTML as in the XML of office files."""

from __future__ import annotations

from random import Random
import re

from gouji.testing.fuzz.case import Mutation
from gouji.testing.fuzz.raw import piece, repeated
from gouji.testing.fuzz.text import of_text

__all__ = ["EXTREME_VALUES", "MARKUP", "any_element"]

_TAG = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)(/?)>")
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")
_TEXT = re.compile(r">([^<>]+)<")
_LARGEST = 400_000

EXTREME_VALUES = (
    *(
        "0",
        "-1",
        "1",
        "2",
        "7",
        "999999",
        "2147483647",
        "-2147483648",
        "4294967296",
        "18446744073709551616",
        "1e9",
        "1.5",
    ),
    *(
        "NaN",
        "inf",
        "",
        " ",
        "x",
        "0x10",
        "٣",
        "²",
        "9" * 300,
        "1" + "0" * 20,
        "true",
        "none",
        "&#0;",
        "&amp;",
        "A1",
        "A1:B2",
    ),
    *(
        "XFD1048576",
        "ZZZZ99999999",
        "B2:A1",
        "A1:XFD1048576",
        "../../x",
        "/etc/passwd",
        "rId1",
        "rId999",
        "%",
        "#",
        "continue",
    ),
)
"""Values of attributes that their readers may not expect."""


def any_element(random: Random, text: str) -> tuple[int, int, int, int] | None:
    """Return where an element begins, its content begins and ends, and it ends; None where there is none."""
    found = list(_TAG.finditer(text))
    if not found:
        return None
    tag = random.choice(found)
    if tag[3]:
        return tag.start(), tag.end(), tag.end(), tag.end()
    depth = 1
    for each in re.compile(rf"<(/?){re.escape(tag[1])}(?=[\s/>])[^<>]*?(/?)>").finditer(text, tag.end()):
        depth += -1 if each[1] else 0 if each[2] else 1
        if not depth:
            return tag.start(), tag.end(), each.start(), each.end()
    return tag.start(), tag.end(), tag.end(), tag.end()


def _delete(random: Random, text: str) -> str:
    found = any_element(random, text)
    return text if found is None else text[: found[0]] + text[found[3] :]


def _unwrap(random: Random, text: str) -> str:
    """Take an element's tags away, or one of them."""
    found = any_element(random, text)
    if found is None:
        return text
    begin, inner, outer, end = found
    head, tail = random.choice(((inner, outer), (begin, outer), (inner, end)))
    return text[:begin] + text[begin if head == begin else inner : tail] + text[end:]


def _double(random: Random, text: str) -> str:
    found = any_element(random, text)
    if found is None:
        return text
    element = text[found[0] : found[3]]
    return text[: found[3]] + element * repeated(random, len(element), _LARGEST) + text[found[3] :]


def _move(random: Random, text: str) -> str:
    """Put an element before or into another, or in that one's place."""
    found, there = any_element(random, text), any_element(random, text)
    if found is None or there is None:
        return text
    element = text[found[0] : found[3]]
    at, after = random.choice(((there[0], there[0]), (there[1], there[1]), (there[0], there[3])))
    return text[:at] + element + text[after:]


def _nest(random: Random, text: str) -> str:
    """Put an element into itself, 2 to the power of something deep."""
    found = any_element(random, text)
    if found is None:
        return text
    begin, inner, outer, end = found
    times = repeated(random, inner - begin + end - outer, _LARGEST)
    return text[:begin] + text[begin:inner] * times + text[inner:outer] + text[outer:end] * times + text[end:]


def _attribute(random: Random, text: str) -> str:
    found = [
        match
        for match in _ATTRIBUTE.finditer(text)
        if text.rfind("<", 0, match.start()) > text.rfind(">", 0, match.start())
    ]
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 1, 3)))), key=lambda m: -m.start()):
        value = random.choice(EXTREME_VALUES)
        if random.random() < 0.2:
            value = random.choice(found)[2].strip("\"'")
        text = text[: match.start(2)] + f'"{value}"' + text[match.end(2) :]
    return text


def _attribute_away(random: Random, text: str) -> str:
    found = list(_ATTRIBUTE.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    twice = f" {match[0]} {match[0]}" if random.random() < 0.3 else ""
    return text[: match.start()] + twice + text[match.end() :]


def _tag(random: Random, text: str) -> str:
    """Take one tag away, write it twice, or leave it open."""
    found = list(_ANY_TAG.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    other = random.choice(found)[0]
    new = random.choice(("", match[0] * 2, match[0][:-1], match[0][1:], other, match[0].upper(), "<" + match[0]))
    return text[: match.start()] + new + text[match.end() :]


def _content(random: Random, text: str) -> str:
    """Replace the text of an element by another's, by nothing or by very much."""
    found = list(_TEXT.finditer(text))
    if not found:
        return text
    match, other = random.choice(found), random.choice(found)
    new = random.choice(
        (other[1], "", "9" * 400, match[1] * repeated(random, len(match[1]), 20_000), "&lt;b&gt;", " ", "-5")
    )
    return text[: match.start(1)] + new + text[match.end(1) :]


def _lose(random: Random, text: str) -> str:
    start, end = piece(random, len(text), 3000)
    return text[:start] + text[end:]


MARKUP = (
    Mutation("element lost", of_text(_delete)),
    Mutation("element unwrapped", of_text(_unwrap)),
    Mutation("element repeated", of_text(_double)),
    Mutation("element moved", of_text(_move)),
    Mutation("element nested", of_text(_nest)),
    Mutation("attribute extreme", of_text(_attribute)),
    Mutation("attribute lost or doubled", of_text(_attribute_away)),
    Mutation("tag broken", of_text(_tag)),
    Mutation("content replaced", of_text(_content)),
    Mutation("markup lost", of_text(_lose)),
)
"""What can be done to a text with tags."""
