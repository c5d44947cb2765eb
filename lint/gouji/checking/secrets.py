"""Hide in every printed text what may not be shown."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.message import Message

__all__ = ["hidden", "hidden_message"]


def hidden(text: str, secrets: Iterable[str]) -> str:
    """Return a text with a star for each character of a secret."""
    for secret in secrets:
        if len(secret) > 1:
            text = text.replace(secret, "*" * len(secret))
    return text


def hidden_message(message: Message, secrets: Iterable[str]) -> Message:
    """Return a message with all secrets hidden."""
    return Message(hidden(message.zh, secrets), hidden(message.en, secrets)) if secrets else message
