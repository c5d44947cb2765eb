"""Reports of several bodies and years: sound ones give nothing, a fault between two years is told at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.run.session import Session
from gouji.testing import TEXT_LAYOUTS, Rendered, Renderer, SampleReport, text_renderer
from gouji.testing.faults import FaultedYears
from gouji.text.numbers import read_figure
from gouji_gongkai.testing.strategies import sound_folders, sound_years
from gouji_gongkai.testing.years import carried_out_changed, figures_copied, in_force_changed, text_copied

RENDER = text_renderer(TEXT_LAYOUTS["tabs"])


def checked(session: Session, files: Mapping[str, Rendered], **how: Any) -> list[Diagnostic]:
    """What is told of files with such contents; paths without the folder."""
    with TemporaryDirectory() as folder:
        for name, rendered in files.items():
            Path(folder, name).write_bytes(rendered.data)
        result = session.check_paths([folder], jobs=1, **how)
        assert result.all_failures == ()
        return list(result.diagnostics)


def printed(samples: tuple[SampleReport, ...], render: Renderer = RENDER) -> dict[str, Rendered]:
    return {f"{number}.txt": render(sample) for number, sample in enumerate(samples)}


@given(samples=sound_folders(), layout=st.sampled_from(sorted(TEXT_LAYOUTS)))
@settings(max_examples=25)
def test_a_sound_folder_gives_no_error_and_no_warning(
    session: Session, samples: tuple[SampleReport, ...], layout: str
) -> None:
    found = checked(session, printed(samples, text_renderer(TEXT_LAYOUTS[layout])))

    assert [(d.rule, d.message.en) for d in found if d.severity != "info"] == []
    assert {d.rule for d in found if d.code[0] == "X"} <= {"copied-figures"}


@given(samples=sound_folders(), order=st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_names_of_files_change_nothing_but_places(
    session: Session, samples: tuple[SampleReport, ...], order: Any
) -> None:
    """The same reports under other names: as many findings of each rule."""
    shuffled = list(samples)
    order.shuffle(shuffled)

    one, other = checked(session, printed(samples)), checked(session, printed(tuple(shuffled)))

    assert sorted((d.rule, d.message.en) for d in one) == sorted((d.rule, d.message.en) for d in other)


@st.composite
def carried(draw: st.DrawFn, years: tuple[SampleReport, ...]) -> FaultedYears:
    columns = ("natural_person", "enterprise", "research", "welfare", "legal_service", "other_organization")
    return carried_out_changed(years[0], years[1], draw(st.sampled_from(columns)), draw(st.integers(1, 500)))


def in_force(years: tuple[SampleReport, ...]) -> st.SearchStrategy[FaultedYears]:
    return st.integers(1, 500).map(lambda count: in_force_changed(*years, count))


def copied(years: tuple[SampleReport, ...]) -> st.SearchStrategy[FaultedYears]:
    counted = (read_figure(years[0].figures[f"requests.{row}.total"]).value for row in ("new", "granted"))
    assume(years[0].form is years[1].form and any(counted))
    return st.just(figures_copied(*years))


def alike(years: tuple[SampleReport, ...]) -> st.SearchStrategy[FaultedYears]:
    return st.just(text_copied(*years))


FAULTS = {"carried out": carried, "in force": in_force, "figures": copied, "text": alike}


@pytest.mark.parametrize("kind", FAULTS)
@given(data=st.data())
@settings(max_examples=12)
def test_a_fault_between_two_years_is_told_at_its_place_with_the_other_one(
    session: Session, kind: str, data: st.DataObject
) -> None:
    years = data.draw(sound_years(count=2, first=2020 if kind == "carried out" else 2022))
    make: Callable[..., st.SearchStrategy[FaultedYears]] = FAULTS[kind]
    fault = data.draw(make(years))
    files = printed((fault.last, fault.now))

    found = checked(session, files)

    wanted = fault.expectation
    severe = [d for d in found if d.severity != "info" or (d.rule == wanted.rule)]
    # All figures copied, what is carried in may not be what was carried out, and what is in force may not follow.
    severe = [d for d in severe if kind != "figures" or d.rule == wanted.rule]
    (told,) = severe
    assert (told.rule, told.severity, told.fact or wanted.fact) == (
        wanted.rule,
        wanted.severity,
        wanted.fact or told.fact,
    )
    assert (Path(told.path).name, wanted.expected) == ("1.txt", wanted.expected and told.expected)
    if wanted.place:
        assert told.range is not None
        assert told.range.start == files["1.txt"].places[wanted.place].start  # type: ignore[union-attr]
    if fault.related:
        place = files["0.txt"].places[fault.related].start  # type: ignore[union-attr]
        assert ("0.txt", place) in [(Path(r.path).name, r.range and r.range.start) for r in told.related]
