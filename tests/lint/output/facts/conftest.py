"""Builders of extracted facts, with defaults."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from gouji.output.facts.model import ExtractedFact, ReportFacts
from gouji.text.source import Position, Range


@pytest.fixture
def fact() -> Callable[..., ExtractedFact]:
    """A figure as it is printed, in line 3; None for a blank cell without a place."""

    def make(printed: str | None, **fields: Any) -> ExtractedFact:
        values: dict[str, Any] = {
            "value": None if printed is None else Decimal(printed),
            "address": "表二 · 规章",
            "state": "blank" if printed is None else "number",
            "raw": printed or "",
            "range": None if printed is None else Range(Position(3, 4), Position(3, 4 + len(printed))),
            "locator": None,
        }
        return ExtractedFact(**(values | fields))

    return make


@pytest.fixture
def report() -> Callable[..., ReportFacts]:
    """A report with some facts."""

    def make(facts: dict[str, ExtractedFact], **fields: Any) -> ReportFacts:
        values: dict[str, Any] = {
            "path": "2024/水务局.txt",
            "kind": "gongkai",
            "subject": "青岚县水务局",
            "period": 2024,
            "form": "2021",
            "title": "青岚县水务局2024年政府信息公开工作年度报告",
            "tables": {"proactive": "complete", "requests": "picture"},
            "facts": facts,
        }
        return ReportFacts(**(values | fields))

    return make
