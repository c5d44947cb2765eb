"""One rule run on a list: a report of a kind that does not exist."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.binding.kind import Kind, Kinds
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.reader import read_text
from gouji.forms.parse import form_from_yaml
from gouji.message import Message
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.text.source import Source

PONDS = """
id: "2020"
kind: ponds
title: 池塘登记表
source: 示例
years: {from: 2020}
names: [池塘登记表]
tables:
  - id: ponds
    title: 登记表
    groups: [{id: fish, label: 鱼苗}]
    values:
      - {fact: name, label: 池塘名称, type: text}
      - {fact: area, label: 水面面积, type: amount}
      - {fact: east, label: 东区面积, type: amount}
      - {fact: west, label: 西区面积, type: amount}
      - {fact: visits, label: 巡查次数}
      - {fact: repairs, label: 整改次数}
      - {fact: late, label: 逾期次数}
      - {fact: fish.total, label: 总数, group: fish}
      - {fact: fish.carp, label: 鲤鱼, group: fish}
      - {fact: fish.bream, label: 鳊鱼, group: fish}
      - {fact: fish.note, label: 其他鱼苗, group: fish, optional: true}
      - {fact: open, label: 是否开放, type: yes-no}
      - {fact: kind, label: 池塘类别, type: choice, choices: [甲类, 乙类, 丙类]}
      - {fact: uses, label: 池塘用途, type: choices, choices: [养殖, 观赏]}
relations:
  - {id: fish, kind: sum, left: [fish.carp, fish.bream], right: [fish.total], total: fish.total, severity: warning}
  - {id: repairs, kind: at-most, left: [repairs], right: [visits], total: repairs}
  - {id: visits, kind: at-least, left: [visits], right: [repairs, late], total: visits, severity: info}
  - {id: area, kind: rounded, left: [east, west], right: [area], total: area}
"""

SOUND = {
    "池塘名称": "/",
    "水面面积": "3.58",
    "东区面积": "1.23",
    "西区面积": "2.34",
    "巡查次数": "12",
    "整改次数": "5",
    "逾期次数": "3",
    "总数": "9",
    "鲤鱼": "4",
    "鳊鱼": "5",
    "其他鱼苗": "",
    "是否开放": "□是 ☑否",
    "池塘类别": "□甲类 ☑乙类 □丙类",
    "池塘用途": "□养殖 □观赏",
}


@pytest.fixture(scope="session")
def check_list(plugins: Plugins) -> Callable[..., list[Diagnostic]]:
    """What one rule says of a list in which some labels have other values than a sound one."""
    form = form_from_yaml(PONDS)
    kind = Kind("ponds", Message("池塘登记表", "ponds"), (form,), ("池塘登记表",))
    binder = Binder(Kinds([kind]))
    rules = {rule.meta.name: rule for rule in plugins.rules}

    def run(name: str, values: dict[str, str] | None = None) -> list[Diagnostic]:
        printed = {**SOUND, **(values or {})}
        rows = [f"{'鱼苗 | ' if label == '总数' else ''}{label} | {value} |\n" for label, value in printed.items()]
        document = read_text(Source.from_text("".join(("云池站2024年池塘登记表\n", *rows))), kind.vocabulary)
        rule = rules[name]
        result = check_report(
            binder.bind(document), [ActiveRule(rule, rule.meta.severity, rule.meta.defaults)], "甲.txt"
        )
        assert result.failures == ()
        return list(result.diagnostics)

    return run
