"""A plugin that takes a rule out of what others bring."""

from collections.abc import Generator

from gouji.api import Rule, hookimpl

Brought = list[list[Rule]]


@hookimpl(wrapper=True)
def gouji_rules() -> Generator[None, Brought, Brought]:
    """Drop leftover-caption."""
    brought = yield
    return [[rule for rule in rules if rule.name != "leftover-caption"] for rules in brought]
