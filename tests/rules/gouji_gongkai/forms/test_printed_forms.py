"""The forms are as they are printed: a table of each, typed by hand, says so, and no slip in their data passes it.

The generator of reports, the faults and the rules all read the forms' data: none of them sees what is wrong there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
import json
from pathlib import Path
import tomllib
from typing import Any, TypeAlias

import pytest
from ruamel.yaml import YAML

from gouji.errors import FormError
from gouji.forms.model import Form, FormTable
from gouji.forms.parse import form_from_data
from gouji.plugins.model import Plugins

HERE = Path(__file__).parent
SOURCES = Path(__file__).parents[4] / "rules" / "gouji_gongkai" / "forms"
IDS = ("2019", "2021")

Statements: TypeAlias = dict[str, list[Any]]
"""What is printed, in its order; what has no order is a set."""


def typed(form_id: str) -> Statements:
    """What the hand-typed table says."""
    data = tomllib.loads((HERE / f"{form_id}.toml").read_text("utf-8"))
    said: Statements = {
        "form": [data["form"], data["title"], data["source"], data["years"], set(data["called"])],
        "sections": [
            (name, labels[0], set(labels[1:]), set(data["section_words"][name]))
            for name, labels in data["sections"].items()
        ],
        "tables": list(data["tables"]),
        "relations": list(typed_relations(data)),
    }
    for name, table in data["tables"].items():
        groups, blocks = table.get("groups", ()), table["blocks"]
        labels = [block["label"] for block in blocks if "label" in block]
        said[name] = [table["section"], table["title"], table["part"], table.get("caption", ""), set(table["known_by"])]
        said[f"{name}, headers"] = [*table.get("headers", ()), *labels]
        said[f"{name}, groups"] = [tuple(group) for group in groups]
        said[f"{name}, rows"] = [(row[1], row[0], set(row[3:])) for block in blocks for row in block["rows"]]
        said[f"{name}, short"] = list(table.get("short", {}).items())
        said[f"{name}, figures"] = [
            figure(name, row, column) for block in blocks for row in block["rows"] for column in block["columns"]
        ]
    return said


def figure(table: str, row: list[str], column: list[str]) -> tuple[str, ...]:
    """A cell: the id of its fact, the labels that lead to it, what its figure is and its unit."""
    name, label, above, number, unit = (*column, *("", "count", "")[len(column) - 2 :])
    return ".".join(filter(None, (table, row[1], name))), row[2], above, label, number, unit


def typed_relations(data: Any) -> Iterator[tuple[object, ...]]:
    """The relations, those for each column or row written out."""
    (requests,) = data["tables"]["requests"]["blocks"]
    every = {"COLUMN": [column[0] for column in requests["columns"]], "ROW": [row[1] for row in requests["rows"]]}
    for pattern, relation in data["relations"].items():
        name = pattern.rpartition(".")[2]
        for each in every.get(name, [name]):
            equation, told_at = (relation[key].replace(name, each) for key in ("equation", "told_at"))
            left, right = (side.strip().split(" + ") for side in equation.split(" = "))
            kind, rule = ("sum", "") if len(right) == 1 else ("equal", "carried-over-count")
            yield pattern.replace(name, each), kind, left, right, told_at, rule


def told(form: Form) -> Statements:
    """What the form that gouji reads with says, in the same terms."""
    said: Statements = {
        "form": [form.id, form.title, form.source, [year for year in form.years if year], set(form.names)],
        "sections": [
            (section.id, section.heading, set(section.variants), set(section.words)) for section in form.sections
        ],
        "tables": [table.id for table in form.tables],
        "relations": [
            (each.id, each.kind, list(each.left), list(each.right), each.total, each.rule) for each in form.relations
        ],
    }
    for table in form.tables:
        said[table.id] = [table.section, table.title, table.part, table.caption, set(table.anchors)]
        said[f"{table.id}, headers"] = list(table.headers)
        said[f"{table.id}, groups"] = list(table.groups.items())
        said[f"{table.id}, rows"] = [(row.id, row.group, set(row.variants)) for row in table.rows]
        said[f"{table.id}, short"] = [(row.id.rpartition(".")[2], row.short) for row in table.rows if row.short]
        said[f"{table.id}, figures"] = list(figures(table))
    return said


def figures(table: FormTable) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        for fact, column in zip(row.facts, row.columns, strict=True):
            yield fact, row.label, column.group, column.label, column.type, column.unit


@pytest.mark.parametrize("form_id", IDS)
def test_the_form_is_as_it_is_printed(form_id: str, plugins: Plugins) -> None:
    (form,) = (form for form in plugins.forms if form.id == form_id)

    assert told(form) == typed(form_id)


@pytest.mark.parametrize(
    ("form_id", "facts", "relations"), [("2019", 22 + 23 * 7 + 15, 40), ("2021", 10 + 25 * 7 + 15, 42)]
)
def test_as_many_facts_and_relations_are_typed_as_the_form_has(form_id: str, facts: int, relations: int) -> None:
    said = typed(form_id)

    assert sum(len(said[name]) for name in said if name.endswith("figures")) == facts
    assert len(said["relations"]) == relations


Change: TypeAlias = Callable[[Any], None]

NO_MATTER = {"kind"}
"""Keys that nothing printed says anything of."""

WITHOUT_ORDER = {"names", "variants", "words", "anchors"}
"""Lists that are sets."""


def slips(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[str, tuple[Any, ...], Change]]:
    """Where a hand may slip in data, and how: each item left out, each exchanged with the next, each label with the next."""
    items = list(data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ())
    for key, value in items:
        if key in NO_MATTER:
            continue
        yield f"without {(*at, key)}", at, partial(leave_out, key=key)
        yield from slips(value, (*at, key))
    if isinstance(data, list) and at[-1] not in WITHOUT_ORDER:
        for number, (one, other) in enumerate(pairwise(data)):
            if one != other:
                yield f"{(*at, number)} and the next", at, partial(exchange, number=number)
            for key in shared(one, other):
                yield f"{key} of {(*at, number)} and of the next", at, partial(exchange_values, number=number, key=key)


def shared(one: Any, other: Any) -> list[str]:
    """The keys that two mappings have with different texts."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return []
    return [key for key, value in one.items() if isinstance(value, str) and other.get(key, value) != value]


def leave_out(holder: Any, key: Any) -> None:
    del holder[key]


def exchange(holder: list[Any], number: int) -> None:
    holder[number : number + 2] = reversed(holder[number : number + 2])


def exchange_values(holder: list[Any], number: int, key: str) -> None:
    one, other = holder[number : number + 2]
    one[key], other[key] = other[key], one[key]


def changed(data: Any, at: tuple[Any, ...], change: Change) -> Any:
    """A copy of data, changed at one place."""
    data = json.loads(json.dumps(data))
    holder = data
    for key in at:
        holder = holder[key]
    change(holder)
    return data


def is_seen(data: Any, right: Statements) -> bool:
    try:
        return told(form_from_data(data)) != right
    except FormError:
        return True


@pytest.mark.parametrize("form_id", IDS)
def test_a_slip_of_the_hand_in_a_form_is_seen(form_id: str) -> None:
    data = YAML(typ="safe").load((SOURCES / f"{form_id}.yaml").read_text("utf-8"))
    right, every = typed(form_id), list(slips(data))

    unseen = [what for what, at, change in every if not is_seen(changed(data, at, change), right)]

    assert (unseen, len(every) > 500, is_seen(data, right)) == ([], True, False)
