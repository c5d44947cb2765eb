"""A document and the forms → a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from gouji.binding.fragments import Fragment, split_tables
from gouji.binding.identity import Identity, identify
from gouji.binding.labels import LabelReader, choose_form
from gouji.binding.rows import bind_rows
from gouji.binding.sections import bind_sections
from gouji.document.model import Cell, Document, Picture
from gouji.document.vocabulary import Vocabulary
from gouji.errors import FormError
from gouji.forms.model import Form
from gouji.forms.vocabulary import vocabulary_of
from gouji.report.model import BoundTable, Fact, Report, Section
from gouji.text.numbers import read_figure

__all__ = ["Binder"]

_FEWEST_HEADINGS = 2


class Binder:
    """Binds documents to the forms it was made for. One serves any number of documents.

    Making one raises `FormError` where there is no form, or one id twice.
    """

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms
        if not forms:
            raise FormError("forms", "no plugin brings a form; is the distribution whole?")
        ids = [(form.family, form.id) for form in forms]
        for family, form_id in ids:
            if ids.count((family, form_id)) > 1:
                raise FormError(form_id, f"two forms of the family {family!r} have this id")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The labels and headings of all forms, for loaders."""
        return vocabulary_of(self.forms)

    @cached_property
    def _families(self) -> tuple[_Family, ...]:
        names = dict.fromkeys(form.family for form in self.forms)
        return tuple(_Family.of([form for form in self.forms if form.family == name]) for name in names)

    def bind(self, document: Document) -> Report:
        """Read *document* as a report of the family of forms that it fits best."""
        reports = [family.bind(document) for family in self._families]
        return max(reports, key=_evidence)


def _evidence(report: Report) -> int:
    headings = sum(1 for section in report.sections.values() if section.heading)
    rows = sum(len(bound.rows) for bound in report.tables.values())
    return headings + rows + 3 * (report.title.value is not None)


@attrs.frozen(eq=False, repr=False)
class _Family:
    """The forms of one family, oldest first, and what reads their tables."""

    forms: tuple[Form, ...]
    vocabulary: Vocabulary
    readers: Mapping[tuple[str, str], LabelReader]

    @classmethod
    def of(cls, forms: Iterable[Form]) -> _Family:
        forms = tuple(sorted(forms, key=lambda form: (form.years[0] or 0, form.id)))
        readers = {}
        for form in forms:
            for table in form.tables:
                others = [(f.id, o) for f in forms if f is not form for o in f.tables if o.id == table.id]
                readers[form.id, table.id] = LabelReader(table, tuple(others))
        return cls(forms, vocabulary_of(forms), readers)

    def bind(self, document: Document) -> Report:
        blocks = document.blocks
        front, sections = bind_sections(blocks, self.forms[-1])
        identity = identify(document, front, self.forms[-1])
        fragments = _by_table(split_tables(blocks, self.vocabulary))
        told = self._told_forms(fragments)
        form = self._report_form(told, identity)
        tables = {
            table.id: self._bind_table(
                (told.get(table.id) or form), table.id, fragments.get(table.id, ()), sections, table.id in told
            )
            for table in form.tables
        }
        facts = {fact.id: fact for bound in tables.values() for fact in _facts(bound)}
        kind = self._kind(identity, sections, tables)
        return Report(
            document, form, kind, identity.title, identity.agency, identity.year, front, sections, tables, facts
        )

    def _told_forms(self, fragments: Mapping[str, Sequence[Fragment]]) -> dict[str, Form]:
        """The form of each table whose labels fit one form better than the others."""
        told = {}
        for table_id, parts in fragments.items():
            forms = [form for form in self.forms if any(table.id == table_id for table in form.tables)]
            texts = [c.text for part in parts for c in part.cells if c.text and not c.text.isdigit()]
            form, _ = choose_form(table_id, texts, forms)
            if form:
                told[table_id] = form
        return told

    def _report_form(self, told: Mapping[str, Form], identity: Identity) -> Form:
        """The form that most tables tell (most rows decide a tie), else the year's, else the last."""
        if told:
            weights = {form.id: 0 for form in told.values()}
            for table_id, form in told.items():
                weights[form.id] += 1000 + len(form.table(table_id).rows)
            best = max(weights.values())
            return next(form for form in self.forms if weights.get(form.id) == best)
        year = identity.year.value
        in_force = [form for form in self.forms if isinstance(year, int) and form.in_force(year)]
        return (in_force or self.forms)[-1]

    def _bind_table(
        self,
        form: Form,
        table_id: str,
        fragments: Sequence[Fragment],
        sections: Mapping[str, Section],
        sure: bool,
    ) -> BoundTable:
        table = form.table(table_id)
        if not fragments:
            under = sections[table.section].blocks if table.section in sections else ()
            outcome = "picture" if any(isinstance(block, Picture) for block in under) else "absent"
            missing = tuple(row.id for row in table.rows)
            return BoundTable(table, form, outcome, missing=missing, sure=sure)
        binding = bind_rows(table, fragments, self.readers[form.id, table_id])
        cells = _trimmed([cell for part in fragments for cell in part.cells])
        placed = sum(1 for row in binding.rows if not row.reason)
        if not placed:
            outcome = "unreadable"
        else:
            outcome = "complete" if placed == len(table.rows) else "partial"
        return BoundTable(
            table, form, outcome, binding.rows, binding.missing, binding.extra, binding.labels, cells, sure
        )

    def _kind(self, identity: Identity, sections: Mapping[str, Section], tables: Mapping[str, BoundTable]) -> str:
        first = min((form.years[0] for form in self.forms if form.years[0] is not None), default=0)
        year = identity.year.value
        has_table = any(bound.rows for bound in tables.values())
        if isinstance(year, int) and year < first and not has_table:
            return "old" if identity.title.value else "other"
        headings = sum(1 for section in sections.values() if section.heading)
        is_report = has_table or headings >= _FEWEST_HEADINGS or identity.title.value is not None
        return "report" if is_report else "other"


def _by_table(fragments: Iterable[Fragment]) -> dict[str, list[Fragment]]:
    found: dict[str, list[Fragment]] = {}
    for fragment in fragments:
        if fragment.table:
            found.setdefault(fragment.table, []).append(fragment)
    return found


def _trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """Cells without the empty ones at both ends, which belong to no row."""
    filled = [number for number, cell in enumerate(cells) if cell.text.strip()]
    return tuple(cells[filled[0] : filled[-1] + 1]) if filled else tuple(cells)


def _facts(bound: BoundTable) -> Iterable[Fact]:
    for row in bound.table.rows:
        found = bound.row.get(row.id)
        if found is None or found.reason:
            for fact_id in row.facts:
                yield Fact(fact_id, "unplaced")
            continue
        for fact_id, cell in zip(row.facts, found.cells, strict=True):
            yield _fact(fact_id, cell)


def _fact(fact_id: str, cell: Cell) -> Fact:
    figure = read_figure(cell.text)
    return Fact(fact_id, figure.state, figure.value, cell.text, cell, figure.unit)
