"""Reports, or bodies with their years side by side, as the rows of one table, for CSV and workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from gouji.message import Language, Message
from gouji.output.facts.across import Across, BodyFacts
from gouji.output.facts.model import ExtractedFact, ReportFacts
from gouji.output.facts.places import place_in_file
from gouji.output.ordered import Ordered
from gouji.stored import Reread
from gouji.value import Entity, frozen

__all__ = ["IDENTITY", "Rows", "Value", "of_bodies", "of_reports"]

Value: TypeAlias = "str | int | Decimal | None"

IDENTITY = {
    "path": Message("文件", "File"),
    "kind": Message("报告种类", "Kind"),
    "agency": Message("机关", "Body"),
    "year": Message("年度", "Year"),
    "form": Message("格式", "Form"),
    "title": Message("标题", "Title"),
}
"""The columns that tell which report it is: their keys, and as people call them."""

_FOR_PEOPLE = ("agency", "year")
"""What stands first for people; the other columns that tell which report it is stand last."""

_TABLES = "tables."
_TABLE = Message("{table}读取情况", "{table}: outcome")
_RAW = Message("{fact}（原文）", "{fact} (text)")
_PLACE = Message("{fact}（位置）", "{fact} (place)")
_OF_YEAR = Message("{head} {year}年", "{head} {year}")
_YEAR_UNKNOWN = Message("{head} 年度不明", "{head} (year unknown)")
_OUTCOMES = {
    "complete": Message("完整", "complete"),
    "partial": Message("不完整", "partial"),
    "unreadable": Message("无法读取", "unreadable"),
    "picture": Message("是图片", "a picture"),
    "absent": Message("没有找到", "not found"),
}
_YES, _NO = Message("是", "yes"), Message("否", "no")


@frozen
class Rows(Entity):
    """A table: the keys of its columns, their heads for people, and its rows; the first two columns tell whose it is.

    The rows can be iterated over any number of times, and are not all in memory.
    """

    keys: Sequence[str]
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]


def of_reports(reports: Iterable[ReportFacts], language: Language, *, provenance: bool, people: bool) -> Rows:
    """Return one row for each report; the columns are the facts of all forms that occur, in their order.

    With *provenance* each fact has two more columns: its text and its place. For *people* answers and outcomes are
    words of their language. Reports of one form share the tuple of their columns.
    """
    words = language if people else None
    shapes: dict[tuple[str, ...], int] = {}
    heads: dict[str, Message] = {}

    def found() -> Iterator[tuple[tuple[()], tuple[int, tuple[Value, ...]]]]:
        for report in reports:
            cells = dict(_cells(report, words, provenance=provenance))
            shape = tuple(cells)
            if shape not in shapes:
                shapes[shape] = len(shapes)
                heads.update({**dict(_heads(report, provenance=provenance)), **heads})
            yield (), (shapes[shape], tuple(cells.values()))

    kept = Ordered(found())
    known = dict.fromkeys(key for shape in shapes for key in shape) or IDENTITY
    keys = sorted(known, key=_order_for_people if people else _order)
    columns = [{key: column for column, key in enumerate(shape)} for shape in shapes]
    places = [[column.get(key) for key in keys] for column in columns]

    def rows() -> Iterator[list[Value]]:
        for shape, cells in kept:
            yield [None if place is None else cells[place] for place in places[shape]]

    return Rows(keys, [{**IDENTITY, **heads}[key][language] for key in keys], Reread(rows))


def _order(key: str) -> tuple[bool, bool]:
    return key not in IDENTITY, not key.startswith(_TABLES)


def _order_for_people(key: str) -> tuple[bool, bool, bool]:
    return key not in _FOR_PEOPLE, key in IDENTITY or key.startswith(_TABLES), key.startswith(_TABLES)


def of_bodies(across: Across, language: Language, *, people: bool) -> Rows:
    """Return one row for each body; each fact has a column for each year, side by side."""
    words = language if people else None
    addresses: dict[str, str] = {}
    for report in (report for body in across.bodies for report in body.reports.values()):
        for key, fact in report.facts.items():
            addresses.setdefault(key, fact.address)
    heads = {key: IDENTITY[key] for key in ("agency", "kind")}
    keys = [("path", IDENTITY["path"]), *((fact, _same(address)) for fact, address in addresses.items())]
    for key, head in keys[1:] + keys[:1] if people else keys:
        heads |= {_in_year(key, year): _head_in_year(head, year) for year in across.years}

    def rows() -> Iterator[list[Value]]:
        for cells in (dict(_of_body(body, words)) for body in across.bodies):
            yield [cells.get(key) for key in heads]

    return Rows(list(heads), [head[language] for head in heads.values()], Reread(rows))


def _of_body(body: BodyFacts, words: Language | None) -> Iterator[tuple[str, Value]]:
    yield "agency", body.latest.subject
    yield "kind", body.latest.kind
    for year, report in body.reports.items():
        yield _in_year("path", year), report.path
        for fact_id, fact in report.facts.items():
            yield _in_year(fact_id, year), _value(fact, words)


def _in_year(key: str, year: int | None) -> str:
    return f"{key}@{'' if year is None else year}"


def _head_in_year(head: Message, year: int | None) -> Message:
    return (_YEAR_UNKNOWN if year is None else _OF_YEAR).format(head=head, year=year)


def _heads(report: ReportFacts, *, provenance: bool) -> Iterator[tuple[str, Message]]:
    yield from IDENTITY.items()
    for table_id in report.tables:
        yield f"{_TABLES}{table_id}", _TABLE.format(table=report.titles.get(table_id, table_id))
    for fact_id, fact in report.facts.items():
        yield fact_id, _same(fact.address)
        if provenance:
            yield f"{fact_id}:raw", _RAW.format(fact=fact.address)
            yield f"{fact_id}:place", _PLACE.format(fact=fact.address)


def _cells(report: ReportFacts, words: Language | None, *, provenance: bool) -> Iterator[tuple[str, Value]]:
    identity = (report.path, report.kind, report.subject, report.period, report.form, report.title)
    yield from zip(IDENTITY, identity, strict=True)
    for table_id, outcome in report.tables.items():
        yield f"{_TABLES}{table_id}", _OUTCOMES[outcome][words] if words and outcome in _OUTCOMES else outcome
    for fact_id, fact in report.facts.items():
        yield fact_id, _value(fact, words)
        if provenance:
            yield f"{fact_id}:raw", fact.raw
            yield f"{fact_id}:place", place_in_file(fact, words)


def _value(fact: ExtractedFact, words: Language | None) -> Value:
    if isinstance(fact.value, Decimal):
        return fact.value
    if isinstance(fact.value, bool) and words:
        return (_YES if fact.value else _NO)[words]
    return fact.plain


def _same(text: str) -> Message:
    return Message(text, text)
