"""Every rule that plugins bring, those of packs too."""

from __future__ import annotations

from gouji.checking.rule import Rule
from gouji.plugins.finder import Plugins

__all__ = ["all_rules"]


def all_rules(plugins: Plugins) -> tuple[Rule, ...]:
    """By code and name."""
    packed = (rule for pack in plugins.packs for rule in pack.rules)
    return tuple(sorted((*plugins.rules, *packed), key=lambda rule: (rule.code, rule.name)))
