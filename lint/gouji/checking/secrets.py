"""Hide in every printed text what may not be shown."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.message import Message

__all__ = ["Secrets"]

_SHORTEST = 2


class Secrets:
    """Texts that may not be shown. A text is looked through once for all secrets of one length together."""

    __slots__ = ("_by_length",)

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._by_length: dict[int, set[str]] = {}
        for text in texts:
            if len(text) >= _SHORTEST:
                self._by_length.setdefault(len(text), set()).add(text)

    def __bool__(self) -> bool:
        """Return whether there is anything to hide."""
        return bool(self._by_length)

    def hidden(self, text: str) -> str:
        """Return a text with a star for each character of a secret."""
        shown = text
        for length, secrets in self._by_length.items():
            for start in range(len(text) - length + 1):
                if text[start : start + length] in secrets:
                    shown = f"{shown[:start]}{'*' * length}{shown[start + length :]}"
        return shown

    def hidden_message(self, message: Message) -> Message:
        """Return a message with all secrets hidden."""
        return Message(self.hidden(message.zh), self.hidden(message.en)) if self else message
