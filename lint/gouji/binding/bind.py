"""Bind documents to the forms of the kinds of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TypeVar

from gouji.binding.drift import with_drift
from gouji.binding.ending import around_gaps, break_of, left_open
from gouji.binding.facts import Given, facts_of
from gouji.binding.fragments import Fragment
from gouji.binding.kind import Kind, Kinds
from gouji.binding.labels import LabelReader, choose_form
from gouji.binding.outlines import Mould, Outlines
from gouji.binding.rows import bind_rows
from gouji.binding.runs import Binding
from gouji.binding.sections import bind_sections
from gouji.binding.status import status_of
from gouji.document.model import Block, Cell, Document, Paragraph, Picture, texts_of
from gouji.document.vocabulary import Vocabularies
from gouji.errors import FormError
from gouji.forms.model import Form, FormTable
from gouji.message import Message
from gouji.report.fact import Facts
from gouji.report.model import (
    BoundTable,
    Draft,
    Found,
    Identity,
    Recognition,
    Report,
    Section,
    TableOutcome,
)
from gouji.strangers import MisfitError
from gouji.value import evolve

__all__ = ["Binder"]

_T = TypeVar("_T")

_MOST_REMEMBERED = 256

_NO_FORM = Form("", "", "", "", (None, None), (), (), (), ())
_TIE = Message(
    "本文件与几种报告同样相符（{kinds}），按 {kind} 检查",
    "the file fits several kinds of reports equally well ({kinds}); it is checked as {kind}",
)


class Binder:
    """Bind documents to the forms of some kinds. One binder serves any number of documents, from any thread.

    Making one raises `FormError` where there is no kind.
    """

    def __init__(self, kinds: Kinds) -> None:
        if not kinds:
            raise FormError("kinds", "no plugin brings a kind of report; is the distribution whole?")
        self.kinds = kinds
        self._forms = {kind.name: _KindForms(kind) for kind in kinds.values()}

    @property
    def vocabularies(self) -> Vocabularies:
        """The vocabulary of every kind, for loaders."""
        return self.kinds.vocabularies

    def bind(self, document: Document, kind: str | None = None) -> Report:
        """Bind *document* and return its report, of a *kind*: that named, else its loader's choice, else the likeliest.

        Where no kind claims it, the report has no form, and its status is ``other``.
        """
        kind = document.kind if kind is None else kind
        if kind is None:
            kind = self.vocabularies.choose("\n".join(texts_of(document.blocks))).kind
        if kind not in self._forms:
            return Report(document, _NO_FORM, document.blocks, {}, (), "", "other", Identity(), {}, {})
        report = self._forms[kind].bind(document)
        rivals = self.vocabularies.rivals(report.text) if len(self.kinds) > 1 and report.status != "other" else ()
        return _with_note(report, rivals) if rivals else report


def _with_note(report: Report, rivals: Sequence[str]) -> Report:
    """Return the report with a note that its document could as well be one of another kind."""
    note = _TIE.format(kinds=", ".join(rivals), kind=report.kind)
    return evolve(report, document=evolve(report.document, notes=(*report.document.notes, note)))


class _KindForms:
    """The forms of one kind, oldest first, with the readers of their tables' labels."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.forms = kind.forms
        self._outlines = Outlines(kind.vocabulary)

    @cached_property
    def readers(self) -> Mapping[tuple[str, str], LabelReader]:
        """The readers of labels by the ids of form and table; each knows the labels of the other forms too."""
        readers = {}
        for form in self.forms:
            for table in form.tables:
                others = [(f.id, o) for f in self.forms if f is not form for o in f.tables if o.id == table.id]
                readers[form.id, table.id] = LabelReader(table, tuple(others))
        return readers

    def bind(self, document: Document) -> Report:
        """Bind a document to one of the forms and return its report; find sections and tables first, then identity."""
        newest = self.kind.newest
        front, sections = bind_sections(document.blocks, newest)
        fragments = _by_table(self._outlines.split(document.blocks))
        cells = {table: _trimmed(_cells_of(parts)) for table, parts in fragments.items()}
        draft = Draft(document, newest, front, sections, self._placed(cells))
        identity = _given(self.kind.identify(draft), Identity, self.kind, self.kind.identify)
        told = self._told_forms(fragments)
        form = self._report_form(told, identity.period)
        found = {table.id: each for table, each in self._bound_tables(form, told, fragments, cells, sections)}
        tables = {
            table: bound if bound.outcome != "absent" else _glued(bound, draft.paragraphs)
            for table, (bound, _) in found.items()
        }
        read = [facts for _, facts in found.values()]
        broken = break_of(draft, identity, tables)
        if broken is not None:
            sections, tables = left_open(sections, tables, broken)
            read = [facts_of(bound) for bound in tables.values()]
        if document.gaps:
            sections, tables = around_gaps(sections, tables, document.gaps)
        given: Given = {}
        for each in read:
            given.update(each)
        facts = Facts(given)
        figures = len(facts) - [fact.value for fact in facts.others.values()].count(None)
        recognise = self.kind.recognise
        recognition = Recognition()
        if recognise is not None:
            recognition = _given(recognise(draft, identity, figures), Recognition, self.kind, recognise)
        status = status_of(self.forms, draft, identity, tables, recognition)
        report = Report(
            document,
            form,
            front,
            MappingProxyType(sections),
            draft.placed,
            self.kind.name if status != "other" else "",
            status,
            identity,
            MappingProxyType(tables),
            facts,
            self.kind.subjects,
            broken,
            recognition,
            stated=self.kind.stated,
            published=self.kind.published,
        )
        # What was asked of the draft, such as its paragraphs and their text, is the same of the report.
        vars(report).update(vars(draft))
        return report

    def _placed(self, cells: Mapping[str, Sequence[Cell]]) -> tuple[tuple[int, int, str], ...]:
        """Return where each table that was found begins and ends, with the id of its section."""
        return tuple(
            [
                (own[0].start, own[-1].end, section)
                for table, section in self._tables.items()
                if (own := cells.get(table))
            ]
        )

    @cached_property
    def _tables(self) -> Mapping[str, str]:
        """The ids of the tables of all forms, each with that of its section."""
        return {table.id: table.section for form in self.forms for table in form.tables}

    def _told_forms(self, fragments: Mapping[str, Sequence[Fragment]]) -> dict[str, Form]:
        """Return by table id the form that the table's labels fit better than the other forms."""
        told = {}
        for table_id, parts in fragments.items():
            models = tuple([part.model for part in parts if part.model is not None])
            tell = self._remembered_form if len(models) == len(parts) else self._told_form
            if form := tell(table_id, models or tuple(parts)):
                told[table_id] = form
        return told

    @cached_property
    def _remembered_form(self) -> Callable[[str, tuple[Fragment, ...]], Form | None]:
        """`_told_form`, with what it has returned."""
        return lru_cache(maxsize=_MOST_REMEMBERED)(self._told_form)

    def _told_form(self, table_id: str, fragments: tuple[Fragment, ...]) -> Form | None:
        """Return the form that the texts of a table fit better than the other forms; None for none."""
        forms = [form for form in self.forms if any(table.id == table_id for table in form.tables)]
        texts = [text for part in fragments for c in part.cells if (text := c.text) and not text.isdigit()]
        return choose_form(table_id, texts, forms)

    def _report_form(self, told: Mapping[str, Form], period: Found) -> Form:
        """Return the form that most tables have (most rows decide a tie), else the period's, else the last."""
        if told:
            weights = {form.id: 0 for form in told.values()}
            for table_id, form in told.items():
                weights[form.id] += 1000 + len(form.table(table_id).rows)
            best = max(weights.values())
            return next(form for form in self.forms if weights.get(form.id) == best)
        year = period.value
        in_force = [form for form in self.forms if isinstance(year, int) and form.in_force(year)]
        return (in_force or self.forms)[-1]

    def _bound_tables(
        self,
        form: Form,
        told: Mapping[str, Form],
        fragments: Mapping[str, Sequence[Fragment]],
        cells: Mapping[str, Sequence[Cell]],
        sections: Mapping[str, Section],
    ) -> Iterator[tuple[FormTable, tuple[BoundTable, Given]]]:
        """Yield each table of the form, bound by the form that its own labels tell, else by this one; and its facts."""
        for table in form.tables:
            own = told.get(table.id) or form
            parts = (fragments.get(table.id, ()), cells.get(table.id, ()))
            yield table, self._bind_table(own, table.id, *parts, sections, sure=table.id in told)

    def _bind_table(
        self,
        form: Form,
        table_id: str,
        fragments: Sequence[Fragment],
        cells: Sequence[Cell],
        sections: Mapping[str, Section],
        *,
        sure: bool,
    ) -> tuple[BoundTable, Given]:
        table = form.table(table_id)
        model = fragments[0].model if len(fragments) == 1 and table.shape != "list" else None
        mould = self._remembered_mould(form, table, model, sure) if model is not None else None
        if mould is not None:
            return mould.cast(fragments[0].cells, tuple(cells))
        if fragments:
            bound = _bound(table, form, self._binding(form, table, fragments), cells, sure=sure)
        else:
            under = sections[table.section].blocks if table.section in sections else ()
            bound = _not_found(table, form, under, sure=sure)
        return bound, facts_of(bound)

    def _binding(self, form: Form, table: FormTable, fragments: Sequence[Fragment]) -> Binding:
        return _binder(table)(table, fragments, self.readers[form.id, table.id])

    @cached_property
    def _remembered_mould(self) -> Callable[[Form, FormTable, Fragment, bool], Mould | None]:
        """`_mould`, with what it has returned: most tables of a year and layout have the same outline."""
        return lru_cache(maxsize=_MOST_REMEMBERED)(self._mould)

    def _mould(self, form: Form, table: FormTable, model: Fragment, sure: bool) -> Mould | None:
        """Return the mould of all tables with the outline of a model; None where their figures may decide."""
        binding = self._binding(form, table, (model,))
        return None if binding.by_figures else Mould.of(_bound(table, form, binding, model.cells, sure=sure), model)


def _bound(table: FormTable, form: Form, binding: Binding, cells: Sequence[Cell], *, sure: bool) -> BoundTable:
    """Return a table with its outcome, and its rows below the headers of another form read by these."""
    placed = sum(1 for row in binding.rows if not row.reason)
    outcome: TableOutcome
    if not placed:
        outcome = "unreadable"
    else:
        outcome = "complete" if placed == len(table.rows) else "partial"
    rows = with_drift(table, binding.rows, binding.labels) if sure else binding.rows
    return BoundTable(table, form, outcome, rows, binding.missing, binding.extra, binding.labels, tuple(cells), sure)


def _given(given: _T, expected: type[_T], kind: Kind, function: object) -> _T:
    """Return what a function of a kind has given; raise `MisfitError` where it is not of the class that is expected."""
    if not isinstance(given, expected):
        what = f"the kind {kind.name!r} gave {type(given).__name__} where {expected.__name__} was expected"
        raise MisfitError(what, function)
    return given


def _not_found(table: FormTable, form: Form, under: Sequence[Block], *, sure: bool) -> BoundTable:
    """Return the table none of whose labels was found: unreadable where figures stand in its section, or a picture."""
    from gouji.binding.figures import loose_figures

    missing = tuple(row.id for row in table.rows)
    if figures := loose_figures(under):
        return BoundTable(table, form, "unreadable", missing=missing, cells=figures, sure=sure)
    outcome: TableOutcome = "picture" if any(isinstance(block, Picture) for block in under) else "absent"
    return BoundTable(table, form, outcome, missing=missing, sure=sure)


def _glued(bound: BoundTable, paragraphs: Sequence[Paragraph]) -> BoundTable:
    """Return a table that was not found; as unreadable where its cells run together in some of the paragraphs."""
    from gouji.binding.glued import with_glued

    return with_glued(bound, paragraphs)


def _binder(table: FormTable) -> Callable[[FormTable, Sequence[Fragment], LabelReader], Binding]:
    """Return what binds tables of such a shape; that for lists takes 0.5 ms to import, and most kinds have none."""
    if table.shape == "list":
        from gouji.binding.values import bind_values

        return bind_values
    return bind_rows


def _by_table(fragments: Iterable[Fragment]) -> dict[str, list[Fragment]]:
    found: dict[str, list[Fragment]] = {}
    for fragment in fragments:
        if fragment.table:
            found.setdefault(fragment.table, []).append(fragment)
    return found


def _cells_of(fragments: Sequence[Fragment]) -> tuple[Cell, ...]:
    if len(fragments) == 1:
        return fragments[0].cells
    return tuple([cell for fragment in fragments for cell in fragment.cells])


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return the cells without the empty ones at both ends, which belong to no row."""
    first = next((at for at, cell in enumerate(cells) if cell.text.strip()), None)
    if first is None:
        return cells
    after = next(at for at in range(len(cells), first, -1) if cells[at - 1].text.strip())
    return cells[first:after]
