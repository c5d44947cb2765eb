"""Kinds of reports bring their samples under an entry point."""

from __future__ import annotations

import attrs
import pytest

from gouji.testing import Samples, installed_samples
from gouji.testing.strategies.formats import PLAIN_RENDERERS


@pytest.fixture
def gongkai() -> Samples:
    return next(samples for samples in installed_samples() if samples.kind == "gongkai")


def test_the_samples_of_a_kind_are_of_its_forms_in_their_order(gongkai: Samples) -> None:
    forms = [(form.kind, form.id) for form in gongkai.forms]

    assert forms == [("gongkai", "2019"), ("gongkai", "2021")]


def test_kinds_come_sorted_by_name() -> None:
    names = [str(samples) for samples in installed_samples()]

    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("formats", "has"), [((), set(PLAIN_RENDERERS)), (("docx", "html word"), {"docx", "html word"})]
)
def test_a_kind_is_published_in_all_formats_or_in_those_it_names(
    formats: tuple[str, ...], has: set[str], gongkai: Samples
) -> None:
    kind = attrs.evolve(gongkai, formats=formats)

    assert {name for name in PLAIN_RENDERERS if kind.has_format(name)} == has
