"""What this package hands over: the rules that hold for any kind of report."""

from __future__ import annotations

from collections.abc import Iterable
import os

from gouji.api import AnyRule, hookimpl, rules_from_json

__all__ = ["gouji_rules"]


@hookimpl
def gouji_rules() -> Iterable[AnyRule]:
    """Every rule; its module is imported when it is first run."""
    with open(os.path.join(os.path.dirname(__file__), "rules.json"), encoding="utf-8") as stream:
        return rules_from_json(stream.read())
