"""The reports of each body with their years side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from gouji.api import Form, Report
from gouji.api.documents import Diagnostic, DiagnosticRelated
from gouji.api.running import facts_of, main_facts

__all__ = ["Year", "compared", "year_of"]

_Key: TypeAlias = "tuple[str, str]"
"""A path and a fact."""


@attrs.frozen(eq=False)
class Year:
    """A report of the body that has a ``key``: what it gives for each fact (None: unknown), in the order of its form.

    ``forms`` are those of its tables, ``main`` the facts at which a reader of several years looks first. ``locators`` are
    the places of its figures where it is one of several reports in a file; {} where it is the only one.
    """

    path: str
    key: str
    subject: str | None
    period: int | None
    values: Mapping[str, str | None]
    main: frozenset[str]
    forms: Mapping[str, Form]
    locators: Mapping[str, Mapping[str, object] | None]

    @property
    def order(self) -> tuple[int, str]:
        """The place of the report among those of its body."""
        return self.period or 0, self.path

    def address(self, fact: str) -> str | None:
        """Return the address of a fact; None where no form of the report has it."""
        for table, form in self.forms.items():
            if fact in form.slots and form.slots[fact][0].id == table:
                return form.address(fact)
        return None


def year_of(report: Report, path: str, key: str, *, alone: bool) -> Year:
    """Return what is compared of a report of the body with this key, which is the only one in its file or not."""
    found = facts_of(report, path)
    forms = {table: bound.form for table, bound in report.tables.items()}
    return Year(
        path=path,
        key=key,
        subject=found.subject,
        period=found.period,
        values={key: fact.plain for key, fact in found.facts.items()},
        main=frozenset(fact for form in set(forms.values()) for fact in main_facts(form)),
        forms=forms,
        locators={} if alone else {key: fact.locator for key, fact in found.facts.items()},
    )


def compared(years: Iterable[Year], diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Return a record for each body with reports of several years; *diagnostics* are all of the run, as in its JSON."""
    bodies: dict[str, list[Year]] = defaultdict(list)
    for year in years:
        bodies[year.key].append(year)
    found = _Findings(diagnostics)
    several = (sorted(of_body, key=lambda year: year.order) for of_body in bodies.values())
    return [_body(of_body, found) for of_body in several if len({year.period for year in of_body}) > 1]


class _Findings:
    """The numbers of findings by the figures that they are about, and the figures that findings between reports name."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._at: dict[_Key, list[tuple[int, object]]] = defaultdict(list)
        self.across: set[_Key] = set()
        for number, diagnostic in enumerate(diagnostics):
            others = [related for related in diagnostic.related if related.path != diagnostic.path]
            named: list[Diagnostic | DiagnosticRelated] = [diagnostic, *others]
            for each in named:
                if each.fact:
                    self._at[each.path, each.fact].append((number, each.locator))
            if others:
                self.across |= {(each.path, each.fact) for each in (*named, *diagnostic.related) if each.fact}

    def of(self, year: Year, fact: str) -> list[int]:
        """Return the numbers of the findings about a figure of a report."""
        place = year.locators.get(fact)
        return [number for number, there in self._at[year.path, fact] if not year.locators or there == place]


def _body(years: Sequence[Year], found: _Findings) -> dict[str, Any]:
    rows = []
    for fact in _merged(years):
        if not any(fact in year.main or (year.path, fact) in found.across for year in years):
            continue
        cells = [_cell(year, fact, found) for year in years]
        if any(cell["value"] is not None or cell["findings"] for cell in cells):
            rows.append({"name": next(cell["address"] for cell in reversed(cells) if cell["address"]), "cells": cells})
    return {
        "body": years[-1].subject,
        "years": [{"year": year.period, "path": year.path} for year in years],
        "rows": rows,
    }


def _cell(year: Year, fact: str, found: _Findings) -> Mapping[str, Any]:
    """Return a figure of a report, and the findings about it; its address is None where its form has no such figure."""
    return {"value": year.values.get(fact), "address": year.address(fact), "findings": found.of(year, fact)}


def _merged(years: Sequence[Year]) -> list[str]:
    """Return the facts of all forms in the order of the newest; what only an older one has stands as it does there."""
    order: list[str] = []
    for year in reversed(years):
        known, at = set(order), 0
        for fact in year.values:
            if fact in known:
                at = order.index(fact, at) + 1 if fact in order[at:] else at
            else:
                order.insert(at, fact)
                at += 1
    return order
