"""What this package hands over: the official forms and the rules that are always there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gouji.api import Form, Rule, form_from_json, hookimpl, rules_from_json

__all__ = ["gouji_forms", "gouji_rules"]

_FORMS = ("2019", "2021")


@hookimpl
def gouji_forms() -> Iterable[Form]:
    """The forms of 国办公开办函〔2019〕60号 and 〔2021〕30号."""
    folder = Path(__file__).with_name("forms")
    for name in _FORMS:
        yield form_from_json((folder / f"{name}.json").read_text("utf-8"), f"{name}.json")


@hookimpl
def gouji_rules() -> Iterable[Rule]:
    """Every built-in rule; its module is imported when it is first run."""
    return rules_from_json(Path(__file__).with_name("rules.json").read_text("utf-8"))
