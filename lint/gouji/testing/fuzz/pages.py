"""Mutations of web pages and of Markdown: what browsers forgive, what programs write, what hides."""

from __future__ import annotations

from random import Random
import re

from gouji.testing.fuzz.case import Mutation
from gouji.testing.fuzz.odd import MARKDOWN_MARKS, TAGS
from gouji.testing.fuzz.raw import repeated
from gouji.testing.fuzz.text import of_text

__all__ = ["MARKDOWN", "PAGES"]

_OPENING = re.compile(r"<(\w+)([^<>]*)>")
_CELL = re.compile(r"<(t[dh])\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\w-]+")
_BLOCK = re.compile(r"(?<=>)(?=<)")
_SPANS = ("0", "-3", "2", "7", "1000", "65534", "1000000", "99999999999", "2.5", "x", "", "100%", "٣")
_CHARSETS = (
    "utf-16",
    "gb2312",
    "iso-8859-1",
    "utf-7",
    "x-user-defined",
    "",
    "nonsense",
    "utf-8",
    "big5",
    "gb18030",
    "idna",
    "hex",
)
_HIDING = (
    *(
        "style='display:none'",
        "hidden",
        "style='visibility : hidden'",
        "aria-hidden=true",
        "class='share nav'",
        "role=none",
    ),
    *(
        'style="',
        "style='font-size:0'",
        "id=zoom",
        "dir=rtl",
        "onclick='<td>'",
        'colspan="3',
        "=x",
        "/",
        "\0a=b",
        "a='\n'",
    ),
)


def _insert(random: Random, text: str) -> str:
    """Put tags that do not belong there between two tags, or anywhere."""
    gaps = [match.start() for match in _BLOCK.finditer(text)]
    for _ in range(random.choice((1, 1, 2, 5))):
        at = random.choice(gaps) if gaps and random.random() < 0.7 else random.randint(0, len(text))
        text = text[:at] + random.choice(TAGS) + text[at:]
    return text


def _many(random: Random, text: str) -> str:
    new = random.choice(TAGS)
    at = random.randint(0, len(text))
    return text[:at] + new * repeated(random, len(new), 100_000) + text[at:]


def _spans(random: Random, text: str) -> str:
    """Give cells spans, huge ones and such as are none."""
    found = list(_CELL.finditer(text))
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 2, 8)))), key=lambda m: -m.start()):
        spans = f" {random.choice(('colspan', 'rowspan'))}={random.choice(_SPANS)} rowspan='{random.choice(_SPANS)}'"
        text = text[: match.end()] + spans + text[match.end() :]
    return text


def _charset(random: Random, text: str) -> str:
    declared = f"charset={random.choice(_CHARSETS)}"
    if _CHARSET.search(text):
        return _CHARSET.sub(declared, text)
    return f"<meta {declared}>{text}"


def _hide(random: Random, text: str) -> str:
    """Give an element an attribute that hides it, names it, or is wrongly quoted."""
    found = list(_OPENING.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.end(1)] + " " + random.choice(_HIDING) + text[match.end(1) :]


def _unclose(random: Random, text: str) -> str:
    """Take away every end tag of one kind."""
    return re.sub(rf"</{random.choice(('td', 'tr', 'table', 'p', 'div', 'span', 'b', 'tbody'))}>", "", text)


def _markdown(random: Random, text: str) -> str:
    for _ in range(random.choice((1, 1, 2, 5))):
        lines = text.splitlines(keepends=True) or [""]
        at = random.randrange(len(lines))
        column = random.choice((0, len(lines[at].rstrip("\r\n")), random.randint(0, len(lines[at]))))
        new = random.choice(MARKDOWN_MARKS)
        new *= repeated(random, len(new), 50_000) if random.random() < 0.1 else 1
        lines[at] = lines[at][:column] + new + lines[at][column:]
        text = "".join(lines)
    return text


def _indent(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start = random.randrange(len(lines))
    before = random.choice(("    ", "\t", "> ", "- ", "   ", "1) ", "| ", "  * ", "<!-- "))
    end = start + random.choice((1, 3, 20))
    return "".join(before + line if start <= number < end else line for number, line in enumerate(lines))


PAGES = (
    Mutation("tags inserted", of_text(_insert)),
    Mutation("a tag many times", of_text(_many)),
    Mutation("spans", of_text(_spans)),
    Mutation("declared encoding", of_text(_charset)),
    Mutation("odd attribute", of_text(_hide)),
    Mutation("end tags lost", of_text(_unclose)),
)
"""What can be done to a web page, beside what can be done to any markup."""

MARKDOWN = (
    Mutation("marks inserted", of_text(_markdown)),
    Mutation("lines indented", of_text(_indent)),
    Mutation("tags inserted", of_text(_insert)),
)
"""What can be done to Markdown, beside what can be done to any text."""
