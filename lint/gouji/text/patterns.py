"""Regular expressions that are compiled on first use, because most reports need few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import re

__all__ = ["CHINESE", "Pattern"]

CHINESE = r"[^\W\da-zA-Z_]"
"""A Chinese character in a pattern: a letter that is none of a to z. A range of all of them takes 2 ms to compile, each time."""

_METHODS = ("search", "match", "fullmatch", "finditer", "sub", "split")


class Pattern:
    """A regular expression that is compiled when one of its methods is first asked for.

    Raises `re.error` at that time for a text that is no regular expression.
    """

    __slots__ = ("_flags", "_text", *_METHODS)

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile the expression, and set its methods as attributes, so that this runs once."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            object.__setattr__(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"Pattern({self._text!r})"
