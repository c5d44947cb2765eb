"""The annual report of reservoirs, a kind of report."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from gouji.api import Kind, Message, Rule, form_from_yaml, hookimpl
from gouji_reservoirs.plan import plan_missing


@hookimpl
def gouji_kinds() -> Iterable[Kind]:
    """Return the kind, with its form."""
    form = form_from_yaml(files("gouji_reservoirs").joinpath("form.yaml").read_text("utf-8"), "form.yaml")
    title = Message("水库运行年度报表", "annual report on reservoirs")
    return (Kind("reservoirs", title, (form,), marks=("水库运行年度报表", "整改隐患数量")),)


@hookimpl
def gouji_rules() -> Iterable[Rule]:
    """Return the rule that only this kind has."""
    return (plan_missing,)
