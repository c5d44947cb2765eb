"""The comments of a document → what they take back; what is wrong with one is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gouji.checking.diagnostic import Diagnostic, Suppression, Waived
from gouji.message import Message
from gouji.text.source import Span
from gouji.waivers.comments import Ignored, Unit, read_comment, stretch_of, units_of
from gouji.waivers.diagnostics import own_diagnostic
from gouji.wording import unknown_rule

if TYPE_CHECKING:
    from gouji.config import Settings
    from gouji.document.model import Comment, Document

__all__ = ["suppressions_in"]

_MOST_HINTS = 20
_NOWHERE = Span(-1, -1)
"""Where a comment means nothing: none of the report follows it."""


def suppressions_in(
    document: Document, settings: Settings, path: str, ran: Collection[str], told: list[Diagnostic]
) -> Iterator[Suppression]:
    """One for each rule that a comment names; ``ran`` are the rules that did run."""
    known, units = _known(settings), units_of(document)
    hints = _MOST_HINTS
    for comment in document.comments:
        said = read_comment(comment.text)
        if isinstance(said, Message):
            told.append(_invalid(said, comment, document, path))
            continue
        waived = Waived(said.reason, "comment", path, document.source.range(comment.span))
        span = _span(said, comment, units)
        for name in said.names:
            rules = known.get(name)
            if rules is None:
                told.append(_invalid(unknown_rule(name, known if hints else ()), comment, document, path))
                hints -= hints > 0
            else:
                yield Suppression(rules, name, waived, span=span, judged=all(rule in ran for rule in rules))


def _span(said: Ignored, comment: Comment, units: Sequence[Unit]) -> Span | None:
    return None if said.whole_file else stretch_of(comment, units) or _NOWHERE


def _known(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """The names of rules by all words for them."""
    known: dict[str, tuple[str, ...]] = {}
    for rule in (active.rule for active in settings.every_rule):
        known[rule.code] = (*known.get(rule.code, ()), rule.name)
        for name in (rule.name, *rule.former_names):
            known[name] = (rule.name,)
    return known


def _invalid(message: Message, comment: Comment, document: Document, path: str) -> Diagnostic:
    return own_diagnostic("comment-invalid", message, document.source, comment.span, path)
