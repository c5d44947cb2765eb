"""Every rule that plugins bring, those of packs too."""

from __future__ import annotations

import attrs

from gouji.checking.rule import Rule
from gouji.plugins.finder import Plugins

__all__ = ["all_rules"]


def all_rules(plugins: Plugins) -> tuple[Rule, ...]:
    """By code and name; a rule of a pack names its pack."""
    packed = [
        rule if rule.pack else attrs.evolve(rule, pack=pack.name) for pack in plugins.packs for rule in pack.rules
    ]
    return tuple(sorted((*plugins.rules, *packed), key=lambda rule: (rule.code, rule.name)))
