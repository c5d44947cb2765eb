"""A made-up kind of report whose form is one list without sections: labels on the left, values on the right."""

from __future__ import annotations

import pytest

from gouji.api import Form, Kind, Message
from gouji.forms.parse import form_from_data


@pytest.fixture(scope="session")
def river_form() -> Form:
    """The form of all that a list can have: groups in groups, every type of value, exact relations and bounds."""
    return form_from_data(
        {
            "id": "1",
            "kind": "rivers",
            "title": "河流年度登记表",
            "source": "practice",
            "years": {},
            "names": ["河流年度登记表"],
            "tables": [
                {
                    "id": "rivers",
                    "title": "登记表",
                    "groups": [
                        {"id": "water", "label": "水文情况"},
                        {"id": "levels", "label": "水位", "in": "water"},
                        {"id": "care", "label": "河道管护"},
                    ],
                    "values": [
                        {"fact": "river.name", "label": "河流名称", "type": "text"},
                        {"fact": "river.class", "label": "河流等级", "type": "choice", "choices": ["干流", "支流"]},
                        {"fact": "levels.total", "label": "观测总次数", "group": "levels"},
                        {"fact": "levels.high", "label": "高水位次数", "group": "levels"},
                        {"fact": "levels.low", "label": "低水位次数", "group": "levels"},
                        {
                            "fact": "water.flow",
                            "label": "年平均流量",
                            "group": "water",
                            "type": "amount",
                            "unit": "万元",
                        },
                        {"fact": "care.inspected", "label": "巡河次数", "group": "care"},
                        {"fact": "care.solved", "label": "整改次数", "group": "care"},
                        {"fact": "care.keeper", "label": "是否明确河长", "group": "care", "type": "yes-no"},
                        {
                            "fact": "care.means",
                            "label": "巡河方式",
                            "group": "care",
                            "type": "choices",
                            "choices": ["徒步", "乘船", "无人机"],
                        },
                    ],
                }
            ],
            "relations": [
                {
                    "id": "levels",
                    "kind": "sum",
                    "left": ["levels.high", "levels.low"],
                    "right": ["levels.total"],
                    "total": "levels.total",
                },
                {
                    "id": "care",
                    "kind": "at-most",
                    "left": ["care.solved"],
                    "right": ["care.inspected"],
                    "total": "care.solved",
                    "severity": "warning",
                },
            ],
        }
    )


@pytest.fixture(scope="session")
def rivers(river_form: Form) -> Kind:
    return Kind("rivers", Message("河流年度登记表", "register of rivers"), (river_form,), ("河流年度登记表",))
