"""Mutations of configurations and other files in YAML: lines, values, anchors, tags, depth."""

from __future__ import annotations

from random import Random
import re

from gouji.testing.fuzz.case import Mutation
from gouji.testing.fuzz.odd import YAML_KEYS, YAML_LINES, YAML_VALUES
from gouji.testing.fuzz.raw import RAW, repeated
from gouji.testing.fuzz.text import ENCODINGS, TEXT, of_text

__all__ = ["YAML"]

_SCALAR = re.compile(r"(?<=[:\[,{ -] )[^\s\[\]{},:#&*][^\[\]{},:#\n]*")
_KEY = re.compile(r"^(\s*(?:- )?)([\w.-]+|[\u4e00-\u9fff]+)(?=:)", re.MULTILINE)
_BOMB = "".join(f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 9)}]\n" for level in range(1, 9))


def _value(random: Random, text: str) -> str:
    found = list(_SCALAR.finditer(text))
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 1, 3)))), key=lambda m: -m.start()):
        text = text[: match.start()] + random.choice((*YAML_VALUES, random.choice(found)[0])) + text[match.end() :]
    return text


def _name(random: Random, text: str) -> str:
    found = list(_KEY.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start(2)] + random.choice((*YAML_KEYS, random.choice(found)[2])) + text[match.end(2) :]


def _line(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = random.randint(0, len(lines))
    lines.insert(at, " " * random.choice((0, 0, 2, 4)) + random.choice(YAML_LINES) + "\n")
    return "".join(lines)


def _indent(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start = random.randrange(len(lines))
    by = random.choice(("  ", "    ", "\t", "- ", " "))
    end = start + random.choice((1, 3, 10))
    out = random.random() < 0.5
    return "".join(
        (line.removeprefix(by) if out else by + line) if start <= number < end else line
        for number, line in enumerate(lines)
    )


def _deepen(random: Random, text: str) -> str:
    """Put a value deep into lists or mappings, or many of them beside each other."""
    found = list(_SCALAR.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    before, after = random.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[x, ", "]"), ("!!seq [", "]")))
    times = repeated(random, len(before) + len(after), 60_000)
    return text[: match.start()] + before * times + match[0] + after * times + text[match.end() :]


def _many(random: Random, text: str) -> str:
    """Add very many keys, items, anchors or aliases."""
    form = random.choice(
        ("k{}: v\n", "- {}\n", "k{}: &a{} v\n", "same: {}\n", "  k{}: off\n", "# {}\n", "  - rule: T101 # {}\n")
    )
    count = repeated(random, 8, 200_000)
    return text + "".join(form.replace("{}", str(number)) for number in range(count))


def _bomb(random: Random, text: str) -> str:
    bomb = f"x0: &x0 [a, b, c, d, e, f, g, h, i]\n{_BOMB}"
    return random.choice((bomb + text, text + bomb, f"{bomb}rules: *x8\n", f"{bomb}exclude: *x8\n"))


YAML = (
    *(each for each in TEXT if each.name.startswith(("lines", "odd"))),
    *RAW[:2],
    *ENCODINGS[:1],
    *(Mutation("value", of_text(_value)) for _ in range(6)),
    *(Mutation("key", of_text(_name)) for _ in range(3)),
    *(Mutation("line of YAML", of_text(_line)) for _ in range(3)),
    Mutation("indentation", of_text(_indent)),
    Mutation("depth", of_text(_deepen)),
    Mutation("very many", of_text(_many)),
    Mutation("aliases of aliases", of_text(_bomb)),
)
"""What can be done to a configuration, or to any file in YAML."""
