"""The hook of this package: it provides the rules that hold for any kind of report."""

from __future__ import annotations

from collections.abc import Iterable
import os

from gouji.api import AnyRule, hookimpl, rules_from_json

__all__ = ["gouji_rules"]


@hookimpl
def gouji_rules() -> Iterable[AnyRule]:
    """Return every rule of this package; the module of a rule is imported when the rule is first run."""
    with open(os.path.join(os.path.dirname(__file__), "rules.json"), encoding="utf-8") as stream:
        return rules_from_json(stream.read())
