"""Patterns of RE2 by the standard library, for a browser, for which RE2 has no build.

The syntax that both have means the same there; what RE2 writes otherwise is translated, or refused. The time of a search is not linear:
a page in a browser can be closed, and has no reports but those of its user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
import re

__all__ = ["StandardPattern"]

_HAN = "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U000323af"
_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "digit": "0-9",
    "lower": "a-z",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\t\n\v\f\r ",
    "upper": "A-Z",
    "word": "0-9A-Za-z_",
    "xdigit": "0-9A-Fa-f",
}
_OWN = re.compile(
    r"(?P<quoted>\\Q(?P<words>.*?)(?:\\E|\Z))|\\x\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<han>\\p\{Han\})|(?P<end>\\z)"
    r"|(?P<other>\\[pPC])|\\.|\[:(?P<named>[a-z]+):\]|(?P<opening>\[\^?\]?)|(?P<closing>\])|(?P<last>\$)|(?P<literal>\{,)",
    re.DOTALL,
)
_IN_CLASS: Mapping[str, Callable[[re.Match[str]], str]] = {
    "quoted": lambda own: re.escape(own["words"]),
    "code": lambda own: re.escape(chr(int(own["code"], 16))),
    "han": lambda _: _HAN,
    "named": lambda own: _CLASSES[own["named"]],
    "opening": lambda own: own[0].replace("[", r"\["),
}
_OUTSIDE: Mapping[str, Callable[[re.Match[str]], str]] = {
    "quoted": _IN_CLASS["quoted"],
    "code": _IN_CLASS["code"],
    "han": lambda _: f"[{_HAN}]",
    "end": lambda _: r"\Z",
    "last": lambda _: r"\Z",
    "literal": lambda _: r"\{,",
    "opening": lambda own: own[0].replace("]", r"\]"),
}
"""What stands for a part of a pattern, in a class of characters and elsewhere, by its name in `_OWN`."""


class StandardPattern:
    """A pattern of RE2, as ``re2.compile`` gives it; raises `ValueError` for what the standard library cannot say."""

    def __init__(self, text: str) -> None:
        try:
            self._compiled = re.compile("".join(_translated(text)), re.ASCII)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(str(error)) from error

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where it matches, from left to right; behind a place where it matches nothing it looks at the next."""
        at = 0
        while at <= len(text) and (match := self._compiled.search(text, at)) is not None:
            yield match
            at = match.end() + (not match[0])

    def search(self, text: str | bytes) -> re.Match[str] | None:
        """Return where it matches first in a text, which may be in UTF-8."""
        return self._compiled.search(text if isinstance(text, str) else text.decode("utf-8"))


def _translated(text: str) -> Iterator[str]:
    """Yield a pattern of RE2 as the standard library writes it; raise `ValueError` for what it does not know."""
    after, is_in_class = 0, False
    for own in _OWN.finditer(text):
        yield text[after : own.start()]
        after, name = own.end(), own.lastgroup or ""
        if name == "other" or (name == "named" and is_in_class and own["named"] not in _CLASSES):
            raise ValueError(own[0])
        written = (_IN_CLASS if is_in_class else _OUTSIDE).get(name)
        yield own[0] if written is None else written(own)
        if name == "opening":
            is_in_class = not (is_in_class and own[0].endswith("]"))
        elif name == "closing":
            is_in_class = False
    yield text[after:]
