"""What this package hands over: the official forms and the rules that are always there."""

from __future__ import annotations

from collections.abc import Iterable
import os

from gouji.api import Form, Rule, form_from_json, hookimpl, rules_from_json

__all__ = ["gouji_forms", "gouji_rules"]

_FORMS = ("2019", "2021")


@hookimpl
def gouji_forms() -> Iterable[Form]:
    """The forms of 国办公开办函〔2019〕60号 and 〔2021〕30号."""
    for name in _FORMS:
        yield form_from_json(_text(f"forms/{name}.json"), f"{name}.json")


@hookimpl
def gouji_rules() -> Iterable[Rule]:
    """Every built-in rule; its module is imported when it is first run."""
    return rules_from_json(_text("rules.json"))


def _text(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()
