"""A form that is a list, of a kind of report that does not exist."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.binding.kind import Kind, Kinds
from gouji.document.reader import read_text
from gouji.forms.model import Form
from gouji.forms.parse import form_from_yaml
from gouji.message import Message
from gouji.report.model import Report
from gouji.text.source import Source

SPRINGS = """
id: "2020"
kind: springs
title: 泉点监测年度报表
source: 示例
years: {from: 2020}
names: [泉点监测年度报表]
tables:
  - id: springs
    title: 报表
    headers: [填表人, 备注栏]
    groups:
      - {id: water, label: 水量}
      - {id: flow, label: 流量监测, in: water}
      - {id: quality, label: 水质}
      - {id: upper, label: 上泉, in: quality}
      - {id: lower, label: 下泉, in: quality}
    values:
      - {fact: name, label: 泉点名称, type: text}
      - {fact: code, label: 编号, type: text}
      - {fact: flow.total, label: 总数（单位：次）, group: flow}
      - {fact: flow.day, label: 日间监测, group: flow}
      - {fact: water.dry, label: 是否断流, type: yes-no, group: water}
      - {fact: upper.name, label: 名称, type: text, group: upper}
      - {fact: upper.samples, label: 采样次数, group: upper}
      - {fact: lower.name, label: 名称, type: text, group: lower}
      - {fact: lower.samples, label: 采样次数, group: lower, optional: true}
      - {fact: grade, label: 水质类别, type: choice, choices: [Ⅰ类, Ⅱ类, Ⅲ类], group: quality}
      - {fact: uses, label: 用途, type: choices, choices: [饮用, 灌溉, 观赏]}
"""


@pytest.fixture(scope="session")
def springs() -> Form:
    return form_from_yaml(SPRINGS)


@pytest.fixture(scope="session")
def bind_springs(springs: Form) -> Callable[[str], Report]:
    """Bind a text whose table is that list."""
    kind = Kind("springs", Message("泉点报表", "springs"), (springs,), ("泉点监测年度报表",))
    binder = Binder(Kinds([kind]))
    return lambda text: binder.bind(read_text(Source.from_text(text), kind.vocabulary))
