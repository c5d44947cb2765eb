"""Reports made of figures alone, and sound figures for the tables that have relations."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from gouji.document.model import Document
from gouji.forms.model import Form
from gouji.plugins.model import Plugins
from gouji.report.fact import Fact
from gouji.report.model import BoundTable, Identity, Report
from gouji.text.source import Source

COLUMNS = ("natural_person", "enterprise", "research", "welfare", "legal_service", "other_organization")


@pytest.fixture(scope="session")
def form(plugins: Plugins) -> Form:
    return next(form for form in plugins.forms if form.id == "2021")


@pytest.fixture(scope="session")
def report_of(form: Form) -> Callable[[Mapping[str, object]], Report]:
    """A report with some figures and 0 in every other cell; None is a blank, a text no number."""

    def fact(fact_id: str, figure: object) -> Fact:
        if figure is None:
            return Fact(fact_id, "blank")
        if isinstance(figure, str):
            return Fact(fact_id, "not-a-number", raw=figure)
        return Fact(fact_id, "number", Decimal(str(figure)), str(figure))

    def build(figures: Mapping[str, object]) -> Report:
        assert figures.keys() <= form.slots.keys()
        return Report(
            document=Document(Source.from_text(""), ()),
            form=form,
            front=(),
            sections={},
            placed=(),
            kind="gongkai",
            status="report",
            identity=Identity(),
            tables={table.id: BoundTable(table, form, "complete") for table in form.tables},
            facts={fact_id: fact(fact_id, figures.get(fact_id, 0)) for fact_id in form.slots},
        )

    return build


@pytest.fixture(scope="session")
def sound() -> Callable[..., dict[str, int]]:
    """Figures of the table on requests whose relations all hold.

    ``details`` are the figures of rows of results by applicant, ``carried_out`` those that are left
    over; as many as ``carried_in`` says, and no more than there are, came in the year before.
    """

    def total(row: Mapping[str, int]) -> dict[str, int]:
        return {**row, "total": sum(row.values())}

    def build(
        details: Mapping[str, Mapping[str, int]],
        carried_out: Mapping[str, int] | None = None,
        carried_in: Mapping[str, int] | None = None,
    ) -> dict[str, int]:
        zero = dict.fromkeys(COLUMNS, 0)
        handled = {column: sum(row.get(column, 0) for row in details.values()) for column in COLUMNS}
        left = {**zero, **(carried_out or {})}
        came = {c: min((carried_in or {}).get(c, 0), handled[c] + left[c]) for c in COLUMNS}
        new = {c: handled[c] + left[c] - came[c] for c in COLUMNS}
        rows = {
            **{name: {**zero, **row} for name, row in details.items()},
            "handled_total": handled,
            "carried_out": left,
            "carried_in": came,
            "new": new,
        }
        return {f"requests.{name}.{c}": n for name, row in rows.items() for c, n in total(row).items()}

    return build
