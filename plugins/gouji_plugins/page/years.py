"""The reports of each body with their years side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from gouji.api import Report
from gouji.api.documents import Diagnostic, DiagnosticRelated
from gouji.api.running import ReportFacts, facts_of, main_facts

__all__ = ["Year", "compared", "year_of"]

_Key: TypeAlias = "tuple[str, str]"
"""A path and a fact."""


@attrs.frozen(eq=False)
class Year:
    """A report of a body: its facts, and those of them at which a reader of several years looks first."""

    key: str
    facts: ReportFacts
    main: frozenset[str]

    @property
    def order(self) -> tuple[int, str]:
        """The place of the report among those of its body."""
        return self.facts.period or 0, self.facts.path


def year_of(report: Report, path: str, key: str) -> Year:
    """Return what is compared of a report of the body with this key."""
    main = frozenset(fact for bound in report.tables.values() for fact in main_facts(bound.form))
    return Year(key, facts_of(report, path), main)


def compared(years: Iterable[Year], diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Return a record for each body with reports of several years; *diagnostics* are all of the run, as in its JSON."""
    bodies: dict[str, list[Year]] = defaultdict(list)
    for year in years:
        bodies[year.key].append(year)
    found = _Findings(diagnostics)
    several = (sorted(of_body, key=lambda year: year.order) for of_body in bodies.values())
    return [_body(of_body, found) for of_body in several if len({year.facts.period for year in of_body}) > 1]


class _Findings:
    """The numbers of findings by the figures that they are about, and the figures that findings between reports name."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.at: dict[_Key, list[tuple[int, object]]] = defaultdict(list)
        self.across: set[_Key] = set()
        for number, diagnostic in enumerate(diagnostics):
            others = [related for related in diagnostic.related if related.path != diagnostic.path]
            named: list[Diagnostic | DiagnosticRelated] = [diagnostic, *others]
            for each in named:
                if each.fact:
                    self.at[each.path, each.fact].append((number, each.locator))
            if others:
                self.across |= {(each.path, each.fact) for each in (*named, *diagnostic.related) if each.fact}

    def of(self, year: Year, fact: str, *, one: bool) -> list[int]:
        """Return the numbers of the findings about a figure; unless its file has *one* report, those at its very place."""
        locator = year.facts.facts[fact].locator
        return [number for number, place in self.at[year.facts.path, fact] if one or place == locator]


def _body(years: Sequence[Year], found: _Findings) -> dict[str, Any]:
    paths = [year.facts.path for year in years]
    rows = []
    for fact in _merged(years):
        if not any(fact in year.main or (year.facts.path, fact) in found.across for year in years):
            continue
        cells = [_cell(year, fact, found, one=paths.count(year.facts.path) == 1) for year in years]
        if any(cell["value"] is not None or cell["findings"] for cell in cells):
            rows.append({"name": next(cell["address"] for cell in reversed(cells) if cell["address"]), "cells": cells})
    return {
        "body": years[-1].facts.subject,
        "years": [{"year": year.facts.period, "path": year.facts.path} for year in years],
        "rows": rows,
    }


def _cell(year: Year, fact: str, found: _Findings, *, one: bool) -> Mapping[str, Any]:
    """Return a figure of a report, and the findings about it; all is None where its form has no such figure."""
    known = year.facts.facts.get(fact)
    if known is None:
        return {"value": None, "address": None, "findings": []}
    return {"value": known.plain, "address": known.address, "findings": found.of(year, fact, one=one)}


def _merged(years: Sequence[Year]) -> list[str]:
    """Return the facts of all forms in the order of the newest; what only an older one has stands as it does there."""
    order: list[str] = []
    for year in reversed(years):
        known, at = set(order), 0
        for fact in year.facts.facts:
            if fact in known:
                at = order.index(fact) + 1
            else:
                order.insert(at, fact)
                at += 1
    return order
