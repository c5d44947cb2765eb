"""Diagnostics about waivers and comments themselves, which belong to no rule."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.checking.diagnostic import Diagnostic
from gouji.checking.emit import Emitter
from gouji.checking.place import place_of
from gouji.message import Message
from gouji.text.source import Source, Span

__all__ = ["CODES", "own_diagnostic"]

CODES: Mapping[str, str] = {
    "waiver-expired": "G101",
    "waiver-unmatched": "G102",
    "comment-unmatched": "G103",
    "comment-invalid": "G104",
}
"""Their names, as those of rules, and codes. They are warnings."""

_LONGEST_TEXT = 200


def own_diagnostic(name: str, message: Message, source: Source, span: Span, path: str) -> Diagnostic:
    """Emit a warning at a place of a report or of a configuration file."""
    identity = (name, source[span][:_LONGEST_TEXT], message.en)
    return Emitter().emit(path, (name, CODES[name]), "warning", message, place_of(source, span), identity=identity)
