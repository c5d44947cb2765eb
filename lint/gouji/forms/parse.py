"""Parse form data (from YAML, or its compiled JSON) into a `Form`, with every mistake named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
import json
from typing import Any

from gouji.errors import FormError
from gouji.forms.model import Form, FormColumn, FormRow, FormSection, FormTable, Relation

__all__ = ["form_from_data", "form_from_json", "form_from_yaml", "yaml_to_json"]


def form_from_yaml(text: str, name: str = "<form>") -> Form:
    """Parse a form from YAML text; raise `FormError`, which names all that is wrong."""
    return form_from_data(_load_yaml(text, name), name)


def form_from_json(text: str, name: str = "<form>") -> Form:
    """Parse a form from the JSON that `yaml_to_json` wrote: the same data, 50 times as fast.

    It was checked when it was written. To check three forms again takes 2 ms, as long as to read them; so only
    what cannot be read is checked, to name what is wrong. Raises `FormError`.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormError(name, str(error)) from None
    try:
        return _form(data)
    except (AttributeError, KeyError, TypeError):
        return form_from_data(data, name)


def yaml_to_json(text: str, name: str = "<form>") -> str:
    """Check a form's YAML and return the same data as JSON, on one line, keys in their order."""
    data = _load_yaml(text, name)
    form_from_data(data, name)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _load_yaml(text: str, name: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe").load(text)
    except YAMLError as error:
        raise FormError(name, str(error)) from None


def form_from_data(data: Any, name: str = "<form>") -> Form:
    """Build a form from plain data: mappings, lists and strings as the YAML holds them."""
    from gouji.forms.shape import shape_problems

    for problem in shape_problems(data):
        raise FormError(name, problem)
    form = _form(data)
    for problem in _problems(form):
        raise FormError(name, problem)
    return form


def _form(data: Mapping[str, Any]) -> Form:
    years = data["years"]
    return Form(
        id=data["id"],
        kind=data["kind"],
        title=data["title"],
        source=data["source"],
        years=(years.get("from"), years.get("to")),
        names=tuple(data["names"]),
        sections=tuple([_section(section) for section in data.get("sections", ())]),
        tables=tuple([_table(table) for table in data["tables"]]),
        relations=tuple([r for relation in data.get("relations", ()) for r in _relations(relation)]),
    )


def _section(data: Mapping[str, Any]) -> FormSection:
    return FormSection(data["id"], data["heading"], tuple(data.get("variants", ())), tuple(data.get("words", ())))


def _table(data: Mapping[str, Any]) -> FormTable:
    rows: list[FormRow] = []
    labels: list[str] = []
    for block in data.get("blocks", ()):
        columns = tuple([_column(column) for column in block["columns"]])
        rows += [_row(row, data["id"], columns, block.get("label", "")) for row in block["rows"]]
        labels += [block["label"]] if "label" in block else []
    rows += [_value(value) for value in data.get("values", ())]
    groups = data.get("groups", ())
    return FormTable(
        id=data["id"],
        section=data.get("section", ""),
        title=data["title"],
        rows=tuple(rows),
        groups={group["id"]: group["label"] for group in groups},
        anchors=tuple(data.get("anchors", ())),
        headers=(*data.get("headers", ()), *labels),
        caption=data.get("caption", ""),
        shape="list" if "values" in data else "grid",
        parents={group["id"]: group["in"] for group in groups if "in" in group},
        part=data.get("part", ""),
    )


def _column(data: Mapping[str, Any]) -> FormColumn:
    return FormColumn(data["id"], data["label"], **_type(data), group=data.get("group", ""))


def _type(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a column that say what its facts are."""
    return {
        "type": data.get("type", "count"),
        "unit": data.get("unit", ""),
        "choices": tuple(data.get("choices", ())),
        "optional": data.get("optional", False),
    }


def _value(data: Mapping[str, Any]) -> FormRow:
    """Return the row of a label with one value on its right; the row's id is that of its fact."""
    fact = data["fact"]
    column = FormColumn("value", "", **_type(data))
    return FormRow(fact, data["label"], (column,), (fact,), data.get("group", ""), tuple(data.get("variants", ())))


def _row(data: Mapping[str, Any], table: str, columns: tuple[FormColumn, ...], head: str) -> FormRow:
    prefix = f"{table}.{data['id']}" if data["id"] else table
    return FormRow(
        id=data["id"],
        label=data["label"],
        columns=columns,
        facts=tuple([f"{prefix}.{column.id}" for column in columns]),
        group=data.get("group", ""),
        variants=tuple(data.get("variants", ())),
        short=data.get("short", ""),
        head=head,
    )


def _relations(data: Mapping[str, Any]) -> Iterator[Relation]:
    """Expand a pattern: yield one relation for each combination of the values of ``for``."""
    names: Mapping[str, Sequence[str]] = data.get("for", {})
    for values in product(*names.values()):
        pairs = [(f"${key}", value) for key, value in zip(names, values, strict=True)]
        yield Relation(
            id=_written(data["id"], pairs),
            kind=data["kind"],
            left=tuple([_written(term, pairs) for term in data["left"]]),
            right=tuple([_written(term, pairs) for term in data["right"]]),
            total=_written(data["total"], pairs),
            severity=data.get("severity", ""),
            rule=data.get("rule", ""),
        )


def _written(pattern: str, pairs: Sequence[tuple[str, str]]) -> str:
    for name, value in pairs:
        pattern = pattern.replace(name, value)
    return pattern


def _problems(form: Form) -> Iterator[str]:
    yield from _twice("section id", [section.id for section in form.sections])
    yield from _twice("table id", [table.id for table in form.tables])
    facts = [fact for table in form.tables for row in table.rows for fact in row.facts]
    yield from _twice("fact id", facts)
    for table in form.tables:
        yield from _table_problems(form, table)
    yield from _twice("relation id", [relation.id for relation in form.relations])
    known = {
        fact
        for table in form.tables
        for row in table.rows
        for fact, column in zip(row.facts, row.columns, strict=True)
        if column.is_figure
    }
    for relation in form.relations:
        for fact in (*relation.operands, relation.total):
            if fact not in known:
                yield f"relation {relation.id!r} names the fact {fact!r}, which no table has as a figure"
        if relation.total not in relation.operands:
            yield f"the total of relation {relation.id!r}, {relation.total!r}, is none of its operands"


def _twice(what: str, ids: Sequence[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids):
        yield f"the {what} {next(each for each in ids if ids.count(each) > 1)!r} twice"


def _table_problems(form: Form, table: FormTable) -> Iterator[str]:
    if "." in table.id or not table.id:
        yield f"table {table.id!r}: a table's id has no dot and is not empty"
    if (table.section or form.sections) and table.section not in {section.id for section in form.sections}:
        yield f"table {table.id!r} names the section {table.section!r}, which is not there"
    for row in table.rows:
        if row.group and row.group not in table.groups:
            yield f"row {row.id!r} names the group {row.group!r}, which table {table.id!r} lacks"
    for group, parent in table.parents.items():
        if parent not in table.groups or list(table.groups).index(parent) >= list(table.groups).index(group):
            yield f"group {group!r} of table {table.id!r} stands in {parent!r}, which is no group before it"
    columns = {id(column): (column.label or row.label, column) for row in table.rows for column in row.columns}
    for label, column in columns.values():
        if (column.type in ("choice", "choices")) is not bool(column.choices):
            yield f"{label!r} of table {table.id!r}: choices go with the types choice and choices"
