"""Faults of forms: a label or all tables of the other one."""

from __future__ import annotations

import attrs

from gouji.api import Form
from gouji.testing import Expectation, Faulted, SampleReport
from gouji.testing.changes import labelled
from gouji_gongkai.testing.reports import official_forms

__all__ = ["form_drifted", "form_replaced"]


def form_drifted(sample: SampleReport) -> Faulted:
    """Print the first label of a column as the other form has it."""
    own, other = (form.table("proactive").rows[0].columns[0] for form in (sample.form, _other_form(sample.form)))
    key = f"column.0.{own.id}"
    return Faulted(labelled(sample, {key: other.label}), (Expectation("form-drift", key, "warning"),))


def form_replaced(sample: SampleReport) -> Faulted:
    """Print all tables, every figure 0, as the other form has them; expected at the first of them."""
    form = _other_form(sample.form)
    figures = dict.fromkeys(form.slots, "0")
    finding = Expectation("wrong-form", "block.0", section=form.tables[0].section)
    return Faulted(attrs.evolve(sample, form=form, figures=figures, labels={}), (finding,))


def _other_form(form: Form) -> Form:
    return next(other for other in official_forms() if other.id != form.id)
