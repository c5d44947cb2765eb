"""What may not be shown: the places of sensitive findings, hidden in every text that is told."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Message
from gouji.text.source import Source, Span

__all__ = ["without_secrets"]


def without_secrets(diagnostic: Diagnostic, source: Source, secrets: Iterable[Span]) -> Diagnostic:
    """A diagnostic in none of whose texts what stands at *secrets* can be read."""
    for span in secrets:
        secret = source[span]
        if len(secret) > 1:
            diagnostic = _without(diagnostic, secret)
    return diagnostic


def _without(diagnostic: Diagnostic, secret: str) -> Diagnostic:
    stars = "*" * len(secret)

    def hidden(text: str) -> str:
        return text.replace(secret, stars)

    def hidden_message(message: Message) -> Message:
        return Message(hidden(message.zh), hidden(message.en))

    return attrs.evolve(
        diagnostic,
        message=hidden_message(diagnostic.message),
        expected=None if diagnostic.expected is None else hidden(diagnostic.expected),
        actual=None if diagnostic.actual is None else hidden(diagnostic.actual),
        related=tuple(attrs.evolve(r, message=hidden_message(r.message)) for r in diagnostic.related),
        excerpt=hidden(diagnostic.excerpt),
        identity=tuple(map(hidden, diagnostic.identity)),
    )
