"""The commented ``.gouji.yaml`` of ``gouji init``: it says what can be set and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.config.show import yaml_value
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.rule import Rule

__all__ = ["template"]

_TEMPLATE = Message(
    zh="""\
# gouji（勾稽）的配置。对本文件夹及其下的报告生效；以 # 开头的行是说明或示例，去掉 # 即生效。
# 查看生效的设置及其来源：gouji config show

# 先采用的设置：gouji:recommended（默认）、gouji:all（启用所有规则）或另一个配置文件的相对路径。
extends: [gouji:recommended]

# 启用的规则包（须已安装）。
# packs: [{pack}]

# 输出语言：zh 或 en。不写时按系统语言。
# language: zh

# 从哪个级别起以状态 1 结束：error、warning、info 或 never。
fail-on: error

# 不检查的文件和文件夹，相对于本文件夹。
# exclude: ["草稿/**"]

# 规则的级别（off、info、warning、error）和选项，按名称或代码；见 gouji rules 和 gouji explain。
# rules:
{rules}

# 只对部分文件生效的设置；后写的优先。
# overrides:
#   - files: ["2019/**", "2020/**"]
#     rules:
#       {name}: off

# 豁免：经人核对后保留的问题。限于一份报告、一条规则；数字改变或过期即失效。
# 已有问题的仓库可由 gouji check --write-waivers .gouji.yaml --reason 理由 写入。
# waivers:
#   - rule: {name}
#     agency: 某某县水务局
#     year: 2023
#     facts: {{requests.carried_in.total: 4}}
#     reason: 上年报告更正
#     until: 2030-12-31

# 报告之间的比较：机关的其他名称，以及政府汇总哪些单位的数字（complete：名单完整）。
# aliases:
#   临川县水务局: [临川县水利局]
# bodies:
#   临川县人民政府:
#     complete: true
#     bodies: [临川县水务局, 柳浦镇人民政府]
""",
    en="""\
# The configuration of gouji (勾稽). It holds for the reports in and below this folder. Lines that
# begin with # are notes and examples; take the # away and they hold.
# The settings in force and where each came from: gouji config show

# Settings to begin with: gouji:recommended (the defaults), gouji:all (every rule on) or the relative
# path of another configuration file.
extends: [gouji:recommended]

# Rule packs to switch on (they must be installed).
# packs: [{pack}]

# The language of the output: zh or en. Without it, that of the locale.
# language: zh

# The severity from which the exit status is 1: error, warning, info or never.
fail-on: error

# Files and folders to leave out, relative to this folder.
# exclude: ["drafts/**"]

# Severities (off, info, warning, error) and options of rules, by name or code; see gouji rules and
# gouji explain.
# rules:
{rules}

# Settings for some files only; later ones go before earlier ones.
# overrides:
#   - files: ["2019/**", "2020/**"]
#     rules:
#       {name}: off

# Waivers: findings that were looked at and stand, of one report and one rule, until a figure changes or
# the day is over. gouji check --write-waivers .gouji.yaml --reason REASON writes them for what is there.
# waivers:
#   - rule: {name}
#     agency: 某某县水务局
#     year: 2023
#     facts: {{requests.carried_in.total: 4}}
#     reason: the report of the year before was corrected
#     until: 2030-12-31

# For what is compared between reports: other names of a body, and the bodies whose figures a
# government adds up (complete: the list has them all).
# aliases:
#   临川县水务局: [临川县水利局]
# bodies:
#   临川县人民政府:
#     complete: true
#     bodies: [临川县水务局, 柳浦镇人民政府]
""",
)


def template(catalogue: Catalogue, language: str) -> str:
    """The text of the file; its examples name rules and packs that are there."""
    rules = [rule for rule in catalogue.rules if rule.name not in catalogue.bringer and rule.status == "stable"]
    plain = next((rule for rule in rules if not rule.options), None)
    chosen = [rule for rule in (plain, next((rule for rule in rules if rule.options), None)) if rule]
    lines = [line for rule in chosen for line in _example(rule, language)]
    name = chosen[0].name if chosen else "total-consistency"
    pack = yaml_value(next(iter(sorted(catalogue.packs)), "shandong"))
    return _TEMPLATE.format(rules="\n".join(lines), name=name, pack=pack)[language]


def _example(rule: Rule, language: str) -> Iterator[str]:
    yield f"#   # {rule.code} {rule.summary[language]}"
    if not rule.options:
        yield f"#   {rule.name}: {rule.severity}"
        return
    yield f"#   {rule.name}:"
    yield f"#     severity: {rule.severity}"
    for option in rule.options:
        yield f"#     {option.name}: {yaml_value(option.default)}  # {option.description[language]}"
