"""Names of a small kind of report, and expressions read with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs
import pytest

from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.mistakes import ExpressionError
from gouji.packs.expressions.names import FactNames, Names
from gouji.packs.sought import Sought

Read = Callable[[str], Expression]
Evaluate = Callable[..., Any]
Wrong = Callable[[str], list[tuple[str, str]]]

FACTS = {
    "requests.new.total": "count",
    "requests.carried_in.total": "count",
    "requests.denied.secret.total": "count",
    "requests.denied.internal.total": "count",
    "requests.handled_total.total": "count",
    "fees.amount": "amount",
    "site.name": "text",
    "site.open": "yes-no",
    "site.kinds": "choices",
}
OLD = {"requests.new.total": "count", "requests.denied.secret.total": "count", "letters.total": "count"}
EARLIER = {"requests.new.total": "count", "letters.received": "count"}


@pytest.fixture
def names() -> Names:
    """Return the names of two forms, and of an earlier one that the rule's years exclude."""
    return Names(
        FactNames({"2021": FACTS, "2019": OLD}),  # type: ignore[dict-item]
        FactNames({"2008": EARLIER}),  # type: ignore[dict-item]
        sections=("overview", "problems"),
        levels=("province", "city", "county"),
        types=("government", "department"),
        options={
            "most": "integer",
            "share": "number",
            "strict": "boolean",
            "word": "string",
            "words": "array",
            "all": "object",
        },
        years=(2019, None),
    )


@pytest.fixture
def read(names: Names) -> Read:
    """Return a function that reads an expression."""
    return lambda text: read_expression(text, names)


@pytest.fixture
def wrong(names: Names) -> Wrong:
    """Return a function that gives the words at each mistake of an expression, and what is told."""

    def mistakes(text: str) -> list[tuple[str, str]]:
        with pytest.raises(ExpressionError) as error:
            read_expression(text, names)
        return [(text[each.start : each.end], each.message.en) for each in error.value.mistakes]

    return mistakes


@attrs.frozen
class PlainScope:
    """A scope of plain mappings; ``texts`` are the texts of sections."""

    facts: Mapping[str, Any]
    prior_facts: Mapping[str, Any]
    options: Mapping[str, Any]
    owns: Mapping[str, Any]
    texts: Mapping[str, str]

    def own(self, name: str) -> Any:
        return self.owns.get(name)

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        text = self.texts.get(section)
        return None if text is None else any(word.text in text for word in words)

    def length(self, section: str) -> int | None:
        text = self.texts.get(section)
        return None if text is None else len(text)


@pytest.fixture
def evaluate(names: Names) -> Evaluate:
    """Return a function that evaluates an expression where facts have the values of a mapping; others are unknown."""

    def evaluated(
        text: str,
        facts: Mapping[str, Any] | None = None,
        *,
        prior: Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
        own: Mapping[str, Any] | None = None,
        texts: Mapping[str, str] | None = None,
        form: Mapping[str, str] = FACTS,
    ) -> Any:
        known = dict.fromkeys(form) | {name: _exact(value) for name, value in (facts or {}).items()}
        before = {name: _exact(value) for name, value in (prior or {}).items()}
        owns = {name: _exact(value) for name, value in (own or {}).items()}
        return read_expression(text, names).value(PlainScope(known, before, options or {}, owns, texts or {}))

    return evaluated


def _exact(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
