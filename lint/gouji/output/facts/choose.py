"""Choose facts by patterns: by their ids, or by the words of their addresses in the form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from gouji.errors import UsageError
from gouji.forms.model import Form
from gouji.message import Message
from gouji.output.facts.model import ReportFacts
from gouji.value import evolve

__all__ = ["check_patterns", "chosen"]

_WILD = "*?["
_NONE = Message(
    "没有与{pattern}相符的数据；gouji extract 列出全部数据的标识",
    "no fact matches {pattern}; gouji extract lists the ids of all",
)


def chosen(report: ReportFacts, patterns: Sequence[str]) -> ReportFacts:
    """Return the report with those of its facts that match one of the patterns; with all where there are none."""
    if not patterns:
        return report
    facts = {key: fact for key, fact in report.facts.items() if _matches(key, fact.address, patterns)}
    return evolve(report, facts=facts)


def check_patterns(patterns: Iterable[str], forms: Iterable[Form]) -> None:
    """Raise `UsageError` for a pattern that matches no fact of any form."""
    addresses = {key: form.address(key) for form in forms for key in form.slots}
    for pattern in patterns:
        if not any(_matches(key, address, [pattern]) for key, address in addresses.items()):
            from gouji.wording import nearest, quoted, wording

            raise UsageError(wording(_NONE.format(pattern=quoted(pattern)), None, nearest(pattern, addresses)))


def _matches(fact: str, address: str, patterns: Iterable[str]) -> bool:
    """Return whether one of the patterns is a fact's id or address, the beginning of its id or words of its address.

    ``*``, ``?`` and ``[…]`` stand for other characters; a pattern with one of them matches the id or address as a whole.
    """
    words = _folded(address)
    for pattern in map(_folded, patterns):
        if any(sign in pattern for sign in _WILD):
            if fnmatchcase(fact, pattern) or fnmatchcase(words, pattern):
                return True
        elif pattern and (fact == pattern or fact.startswith(f"{pattern}.") or pattern in words):
            return True
    return False


def _folded(text: str) -> str:
    return text.replace(" ", "").lower()
