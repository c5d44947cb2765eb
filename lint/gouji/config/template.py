"""The commented ``.gouji.yaml`` of ``gouji init``, made of the keys; it changes no setting."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.config.emit import yaml_value
from gouji.config.keys import KEYS
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import RuleMeta

__all__ = ["template"]

_HEAD = Message(
    """\
# gouji（勾稽）的配置。对本文件夹及其下的报告生效；以 # 开头的行是说明或示例，去掉 # 即生效。
# 查看生效的设置及其来源：gouji config show
""",
    """\
# The configuration of gouji (勾稽). It holds for the reports in and below this folder. Lines that
# begin with # are notes and examples; take the # away and they hold.
# The settings in force and where each came from: gouji config show
""",
)


def template(catalogue: Catalogue, language: Language) -> str:
    """Return the text of the file; its examples name rules, a fact, a pack and a plugin that are there."""
    rules = [rule for rule in catalogue.rules if rule.name not in catalogue.bringer and rule.status == "stable"]
    plain = next((rule for rule in rules if not rule.options), None)
    chosen = [rule for rule in (plain, next((rule for rule in rules if rule.options), None)) if rule]
    strangers = (*catalogue.disabled, *catalogue.plugins)
    examples = {
        "rules": "\n".join(line for rule in chosen for line in _example(rule, language)),
        "name": chosen[0].name if chosen else "total-consistency",
        "fact": next(_figures(catalogue), "total"),
        "plugin": yaml_value(next((each.name for each in strangers if each.distribution != "gouji"), "lanjiang")),
        "pack": yaml_value(next(iter(sorted(catalogue.packs)), "shandong")),
    }
    parts = [_HEAD, *(each.template.format(**examples) for each in KEYS)]
    return "\n".join(part[language] for part in parts)


def _figures(catalogue: Catalogue) -> Iterator[str]:
    """Yield the ids of the figures that the forms ask for."""
    return (fact for form in catalogue.forms for fact, (_, _, column) in form.slots.items() if column.is_figure)


def _example(rule: RuleMeta, language: Language) -> Iterator[str]:
    yield f"#   # {rule.code} {rule.summary[language]}"
    if not rule.options:
        yield f"#   {rule.name}: {rule.severity}"
        return
    yield f"#   {rule.name}:"
    yield f"#     severity: {rule.severity}"
    for option in rule.options:
        yield f"#     {option.name}: {yaml_value(option.default)}  # {option.description[language]}"
