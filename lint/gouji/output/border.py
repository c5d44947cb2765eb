"""The border that all output crosses: what a terminal obeys, or a log takes for a command, is written as an escape.

These are control characters, those that change the direction of a text, the line and paragraph separators and unpaired
surrogates; and what CI services take for a command: ``::name`` where a line begins, ``##[name`` or ``##vso[name`` anywhere.
Formats make what they show visible themselves, because it takes columns; the border finds what they forget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
import re
from typing import Literal, TypeAlias

__all__ = ["Notation", "guarded"]

Notation: TypeAlias = Literal["text", "commands", "json", "markup", "exact"]
r"""How an escape is written: ``<U+202E>`` in text, and in text that itself is commands for a CI service, ``\u202e`` in
JSON, ``&#x202E;`` in markup. What is exact has its escapes already, and is read again."""

_OBEYED = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
_COLOR = r"(\x1b\[[0-9;]*m)"
_COMMAND_ANYWHERE = r"#(?=#[a-z]*\[[A-Za-z])"
_COMMAND_OF_LINE = r"(?m)^([^\S\n]*):(?=:[A-Za-z])"
_NOT_IN_MARKUP = "\ufffd"


def guarded(pieces: Iterable[str], notation: Notation = "text", *, color: bool = False) -> Iterator[str]:
    """Yield pieces of text with escapes for what may not be written raw; ``color`` lets codes of colour through."""
    escape = _ESCAPES[notation]
    for piece in _whole_lines(pieces) if notation == "text" else pieces:
        if _is_plain(piece):
            yield piece
        elif color:
            parts = re.split(_COLOR, piece)
            yield "".join(part if index % 2 else escape(part) for index, part in enumerate(parts))
        else:
            yield escape(piece)


def _whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces that end where a line ends, and at last what is left."""
    begun: list[str] = []
    for piece in pieces:
        lines, end, rest = piece.rpartition("\n")
        if end:
            yield "".join([*begun, lines, end])
            begun.clear()
        if rest:
            begun.append(rest)
    if begun:
        yield "".join(begun)


def _is_plain(text: str) -> bool:
    """Return whether a text needs no second look, as most do."""
    return "::" not in text and "##" not in text and text.replace("\n", "").replace("\u3000", "").isprintable()


def _named(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _commands(text: str) -> str:
    return re.sub(_OBEYED, lambda found: _named(found[0]), text)


def _text(text: str) -> str:
    text = re.sub(_COMMAND_OF_LINE, lambda found: f"{found[1]}{_named(':')}", _commands(text))
    return re.sub(_COMMAND_ANYWHERE, _named("#"), text)


def _json(text: str) -> str:
    """Return JSON with escapes in its strings; elsewhere it has none of these characters."""
    return re.sub(f"{_OBEYED}|{_COMMAND_ANYWHERE}", lambda found: f"\\u{ord(found[0]):04x}", text)


def _markup(text: str) -> str:
    """Return markup with references in it; to control characters and surrogates there may be none."""
    text = re.sub(_COMMAND_ANYWHERE, _referred("#"), text)
    text = re.sub(_COMMAND_OF_LINE, lambda found: f"{found[1]}{_referred(':')}", text)
    return re.sub(_OBEYED, lambda found: _referred(found[0]) if _may_be_named(found[0]) else _NOT_IN_MARKUP, text)


def _referred(character: str) -> str:
    return f"&#x{ord(character):X};"


def _may_be_named(character: str) -> bool:
    return "\x7f" <= character < "\ud800"


_ESCAPES: Mapping[Notation, Callable[[str], str]] = {
    "text": _text,
    "commands": _commands,
    "json": _json,
    "markup": _markup,
    "exact": str,
}
