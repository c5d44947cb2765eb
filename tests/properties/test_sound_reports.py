"""A sound report is passed over in silence, whatever its sentences and labels look like, in every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.testing import SampleReport, Samples, Trap, installed_samples
from gouji.testing.checker import Checker, serious
from gouji.testing.strategies.formats import PLAIN_RENDERERS, RENDERERS

KINDS = installed_samples()

TOGETHER = 8
"""How many traps at most stand in one report where all formats are tried."""

# Each test runs for every format or trap.
fewer = settings(max_examples=max(1, settings.default.max_examples // 3))


@pytest.mark.parametrize(
    ("kind", "name"), [pytest.param(k, n, id=f"{k}, {n}") for k in KINDS for n in RENDERERS if k.has_format(n)]
)
@fewer
@given(data=st.data())
def test_no_rule_errs_or_warns_about_a_sound_report(
    kind: Samples, name: str, data: st.DataObject, checker: Checker
) -> None:
    # A page without a title is told; a text is often kept without it.
    dated = not name.startswith(("text", "markdown")) or data.draw(st.booleans())
    sample = data.draw(kind.strategies().reports(dated=dated, traps=True))
    rendered = data.draw(RENDERERS[name])(sample)

    assert serious(checker.check(rendered)) == []


@pytest.mark.parametrize(
    ("kind", "trap"), [pytest.param(kind, trap, id=f"{kind}, {trap.name}") for kind in KINDS for trap in kind.traps]
)
def test_a_trap_gives_nothing_in_any_form(kind: Samples, trap: Trap, checker: Checker) -> None:
    render = next(PLAIN_RENDERERS[name] for name in PLAIN_RENDERERS if kind.has_format(name))

    found = {form.id: serious(checker.check(render(trap.put(kind.sound(form))))) for form in kind.forms}

    assert found == {form.id: [] for form in kind.forms}


@pytest.mark.parametrize(
    ("kind", "name"),
    [pytest.param(k, n, id=f"{k}, {n}") for k in KINDS if k.traps for n in PLAIN_RENDERERS if k.has_format(n)],
)
def test_a_trap_gives_nothing_in_any_format(kind: Samples, name: str, checker: Checker) -> None:
    samples = [with_traps(kind.sound(kind.forms[-1]), traps) for traps in groups(kind.traps)]

    found = [serious(checker.check(PLAIN_RENDERERS[name](sample))) for sample in samples]

    assert found == [[] for _ in samples]


def groups(traps: Sequence[Trap]) -> list[Sequence[Trap]]:
    """All traps, some together; those of one rule stand one after the other, and so in different groups."""
    count = -(-len(traps) // TOGETHER)
    return [traps[start::count] for start in range(count)]


def with_traps(sample: SampleReport, traps: Iterable[Trap]) -> SampleReport:
    return reduce(lambda sample, trap: trap.put(sample), traps, sample)


def test_every_trap_is_of_a_rule(checker: Checker) -> None:
    names = {rule.name for rule in checker.plugins.rules}

    assert [trap.name for kind in KINDS for trap in kind.traps if trap.rule not in names] == []
