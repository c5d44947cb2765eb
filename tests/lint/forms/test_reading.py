"""Form data → form; every mistake is told with its place."""

from collections.abc import Callable
import copy
from pathlib import Path
from typing import Any

import pytest

from gouji.errors import FormError
from gouji.forms.parse import form_from_data, form_from_json, form_from_yaml, yaml_to_json

FORMS = Path(__file__).parents[3] / "rules" / "gouji_gongkai" / "forms"

DATA: dict[str, Any] = {
    "id": "2020",
    "kind": "patrols",
    "title": "巡查报告",
    "source": "示例",
    "years": {"from": 2020},
    "names": ["巡查工作年度报告"],
    "sections": [{"id": "patrols", "heading": "一、巡查情况", "variants": ["巡查的情况"]}],
    "tables": [
        {
            "id": "patrols",
            "section": "patrols",
            "title": "表一",
            "groups": [{"id": "rivers", "label": "（一）河道"}],
            "anchors": ["巡查项目"],
            "headers": ["项目"],
            "caption": "（各列相加）",
            "blocks": [
                {
                    "label": "第一项",
                    "columns": [
                        {"id": "day", "label": "日间"},
                        {"id": "night", "label": "夜间"},
                        {"id": "total", "label": "合计", "type": "amount", "unit": "次", "group": "总"},
                    ],
                    "rows": [
                        {"id": "north", "label": "北段", "group": "rivers", "variants": ["北河"]},
                        {"id": "south", "label": "南段", "group": "rivers"},
                    ],
                }
            ],
        }
    ],
    "relations": [
        {
            "id": "patrols.row.$row",
            "kind": "sum",
            "for": {"row": ["north", "south"]},
            "left": ["patrols.$row.day", "patrols.$row.night"],
            "right": ["patrols.$row.total"],
            "total": "patrols.$row.total",
        }
    ],
}

LIST: dict[str, Any] = {
    "id": "2020",
    "kind": "springs",
    "title": "泉点报表",
    "source": "示例",
    "years": {},
    "names": ["泉点年度报表"],
    "tables": [
        {
            "id": "springs",
            "title": "报表",
            "groups": [{"id": "water", "label": "水量"}, {"id": "flow", "label": "流量", "in": "water"}],
            "values": [
                {"fact": "name", "label": "名称", "type": "text", "optional": True},
                {"fact": "flow.total", "label": "总数", "unit": "次", "group": "flow", "variants": ["合计"]},
                {"fact": "flow.day", "label": "日间", "group": "flow"},
                {"fact": "grade", "label": "类别", "type": "choice", "choices": ["甲类", "乙类"]},
            ],
        }
    ],
    "relations": [
        {
            "id": "flow",
            "kind": "at-most",
            "left": ["flow.day"],
            "right": ["flow.total"],
            "total": "flow.day",
            "severity": "warning",
            "rule": "flow-by-day",
        }
    ],
}

Change = Callable[[dict[str, Any]], object]


def changed(change: Change, data: dict[str, Any] = DATA) -> dict[str, Any]:
    data = copy.deepcopy(data)
    change(data)
    return data


def problem(data: object) -> str:
    with pytest.raises(FormError) as caught:
        form_from_data(data, "甲.yaml")
    assert caught.value.form == "甲.yaml"
    return str(caught.value).removeprefix("甲.yaml: ")


def test_a_form_has_what_its_data_say() -> None:
    form = form_from_data(DATA)
    (table,) = form.tables

    assert (form.id, form.kind, form.years, form.names) == ("2020", "patrols", (2020, None), ("巡查工作年度报告",))
    assert [(section.id, section.name, section.variants) for section in form.sections] == [
        ("patrols", "巡查情况", ("巡查的情况",))
    ]
    assert [(row.id, row.group, row.facts) for row in table.rows] == [
        ("north", "rivers", ("patrols.north.day", "patrols.north.night", "patrols.north.total")),
        ("south", "rivers", ("patrols.south.day", "patrols.south.night", "patrols.south.total")),
    ]
    assert (table.groups, table.headers, table.caption) == (
        {"rivers": "（一）河道"},
        ("项目", "第一项"),
        "（各列相加）",
    )
    assert [column.type for column in table.rows[0].columns] == ["count", "count", "amount"]


def test_a_relation_is_written_out_for_each_value() -> None:
    assert [(r.id, r.left, r.right, r.total) for r in form_from_data(DATA).relations] == [
        (
            f"patrols.row.{row}",
            (f"patrols.{row}.day", f"patrols.{row}.night"),
            (f"patrols.{row}.total",),
            f"patrols.{row}.total",
        )
        for row in ("north", "south")
    ]


def test_a_table_may_be_a_list_of_labels_with_their_values() -> None:
    (table,) = form_from_data(LIST).tables

    assert (table.shape, table.section, table.parents) == ("list", "", {"flow": "water"})
    assert [(row.id, row.label, row.group, row.facts, row.variants) for row in table.rows] == [
        ("name", "名称", "", ("name",), ()),
        ("flow.total", "总数", "flow", ("flow.total",), ("合计",)),
        ("flow.day", "日间", "flow", ("flow.day",), ()),
        ("grade", "类别", "", ("grade",), ()),
    ]
    assert [(c.type, c.unit, c.choices, c.optional, c.is_figure) for row in table.rows for c in row.columns] == [
        ("text", "", (), True, False),
        ("count", "次", (), False, True),
        ("count", "", (), False, True),
        ("choice", "", ("甲类", "乙类"), False, False),
    ]


def test_a_relation_has_its_own_severity_and_rule() -> None:
    (relation,) = form_from_data(LIST).relations

    assert (relation.kind, relation.severity, relation.rule) == ("at-most", "warning", "flow-by-day")


def first_value(data: dict[str, Any]) -> dict[str, Any]:
    return data["tables"][0]["values"][0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: first_value(d).pop("fact"), "tables[0].values[0]: the key 'fact' is missing"),
        (
            lambda d: first_value(d).update(optional="yes"),
            "tables[0].values[0].optional: expected true or false, got 'yes'",
        ),
        (lambda d: first_value(d).update(fact="flow.day"), "the fact id 'flow.day' twice"),
        (lambda d: first_value(d).update(group="depth"), "row 'name' names the group 'depth', which table"),
        (
            lambda d: first_value(d).update(choices=["甲"]),
            "'名称' of table 'springs': choices go with the types choice",
        ),
        (lambda d: d["tables"][0]["values"][3].pop("choices"), "'类别' of table 'springs': choices go with the types"),
        (
            lambda d: d["tables"][0]["groups"][1].update({"in": "depth"}),
            "group 'flow' of table 'springs' stands in 'depth', which is no group before it",
        ),
        (
            lambda d: d["tables"][0]["groups"].reverse(),
            "group 'flow' of table 'springs' stands in 'water', which is no group",
        ),
        (
            lambda d: d["relations"][0].update(left=["grade"]),
            "relation 'flow' names the fact 'grade', which no table has",
        ),
        (
            lambda d: d["relations"][0].update(severity="bad"),
            "relations[0].severity: expected one of error, warning, info",
        ),
    ],
)
def test_a_mistake_in_a_list_is_told_with_its_place(change: Change, told: str) -> None:
    assert problem(changed(change, LIST)).startswith(told)


def table(data: dict[str, Any]) -> dict[str, Any]:
    return data["tables"][0]


def block(data: dict[str, Any]) -> dict[str, Any]:
    return table(data)["blocks"][0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d.pop("id"), "the form: the key 'id' is missing"),
        (lambda d: d.pop("tables"), "the form: the key 'tables' is missing"),
        (lambda d: d.pop("sections"), "table 'patrols' names the section 'patrols', which is not there"),
        (lambda d: d.update(id=2020), "id: expected text, got 2020"),
        (lambda d: d.update(relation=[]), "the form: the key 'relation' is unknown; the keys are"),
        (lambda d: d.update(years=2020), "years: expected a mapping, got 2020"),
        (lambda d: d["years"].update({"from": "2020"}), "years.from: expected a year, got '2020'"),
        (lambda d: d.update(names="巡查报告"), "names: expected a list, got '巡查报告'"),
        (lambda d: d["names"].append(3), "names[1]: expected text, got 3"),
        (lambda d: d["sections"][0].pop("heading"), "sections[0]: the key 'heading' is missing"),
        (lambda d: d["sections"][0].update(variant=[]), "sections[0]: the key 'variant' is unknown"),
        (lambda d: d["sections"][0].update(variants="甲"), "sections[0].variants: expected a list"),
        (lambda d: d["sections"].append(d["sections"][0]), "the section id 'patrols' twice"),
        (lambda d: d["tables"].append(d["tables"][0]), "the table id 'patrols' twice"),
        (lambda d: table(d).update(id="a.b"), "table 'a.b': a table's id has no dot"),
        (lambda d: table(d).update(section="other"), "table 'patrols' names the section 'other', which is not there"),
        (lambda d: table(d).update(blocks={}), "tables[0].blocks: expected a list, got {}"),
        (lambda d: table(d).update(groups=[]), "row 'north' names the group 'rivers', which table 'patrols' lacks"),
        (lambda d: block(d).pop("columns"), "tables[0].blocks[0]: the key 'columns' is missing"),
        (
            lambda d: block(d)["columns"][1].update(type="sum"),
            "tables[0].blocks[0].columns[1].type: expected one of count, change, amount, yes-no, choice, choices, text, got 'sum'",
        ),
        (lambda d: block(d)["columns"][1].update(id="day"), "the fact id 'patrols.north.day' twice"),
        (lambda d: block(d)["rows"][1].update(id="north"), "the fact id 'patrols.north.day' twice"),
        (lambda d: block(d)["rows"][1].pop("label"), "tables[0].blocks[0].rows[1]: the key 'label' is missing"),
        (lambda d: block(d)["rows"].append("西段"), "tables[0].blocks[0].rows[2]: expected a mapping, got '西段'"),
        (
            lambda d: d["relations"][0].update(kind="product"),
            "relations[0].kind: expected one of sum, equal, at-most, at-least, rounded, got 'product'",
        ),
        (lambda d: d["relations"][0].update(id="patrols.row"), "the relation id 'patrols.row' twice"),
        (
            lambda d: d["relations"][0].update({"for": {"row": ["west"]}}),
            "relation 'patrols.row.west' names the fact 'patrols.west.day', which no table has",
        ),
        (lambda d: d["relations"][0].update({"for": ["north"]}), "relations[0].for: expected a mapping"),
        (lambda d: d["relations"][0].update({"for": {"row": "north"}}), "relations[0].for.row: expected a list"),
        (
            lambda d: d["relations"][0].update(left=["patrols.$row.day"], total="patrols.$row.night"),
            "the total of relation 'patrols.row.north', 'patrols.north.night', is none of its operands",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(change: Change, told: str) -> None:
    assert problem(changed(change)).startswith(told)


@pytest.mark.parametrize("data", [None, [], "form", 3])
def test_what_is_no_mapping_is_no_form(data: object) -> None:
    assert problem(data) == f"the form: expected a mapping, got {data!r}"


@pytest.mark.parametrize("text", ["id: [", "id: a\nid: b\n", "\tid: a", "a: *b"])
def test_text_that_is_no_yaml_is_a_form_error(text: str) -> None:
    with pytest.raises(FormError):
        form_from_yaml(text, "甲.yaml")


def test_text_that_is_no_json_is_a_form_error() -> None:
    with pytest.raises(FormError) as caught:
        form_from_json('{"id": ', "甲.json")

    assert caught.value.form == "甲.json"


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_a_compiled_form_is_the_form_of_its_yaml(name: str) -> None:
    text = (FORMS / f"{name}.yaml").read_text("utf-8")
    one, other = form_from_yaml(text), form_from_json(yaml_to_json(text))

    assert shown(one) == shown(other)


def shown(form: object) -> object:
    """A form as plain values, as far as it has been built."""
    if isinstance(form, tuple):
        return tuple(shown(item) for item in form)
    if hasattr(form, "__attrs_attrs__"):
        return {field.name: shown(getattr(form, field.name)) for field in form.__attrs_attrs__}
    return form


@pytest.mark.parametrize(
    ("name", "rows", "relations"), [("2021", {"proactive": 6, "requests": 25}, 42), ("2019", {"requests": 23}, 40)]
)
def test_an_official_form_has_its_rows_and_relations(name: str, rows: dict[str, int], relations: int) -> None:
    form = form_from_json((FORMS / f"{name}.json").read_text("utf-8"))

    assert {table: len(form.table(table).rows) for table in rows} == rows
    assert len(form.relations) == relations
    assert len(form.table("litigation").rows[0].facts) == 15
