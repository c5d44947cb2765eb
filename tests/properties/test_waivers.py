"""What is found becomes waivers, then nothing is found; a figure that changes brings its findings back."""

from __future__ import annotations

from pathlib import Path
import tempfile

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.config import CommandLine
from gouji.config.waiver_writing import add_waivers
from gouji.output.result import RunResult
from gouji.session import Session
from gouji.session.taking import take
from gouji.testing.strategies import FAULTS, faulted, printed_reports, sound_reports


def _check(folder: Path) -> tuple[Session, RunResult]:
    session = Session.start(CommandLine(language="en", today="2026-01-01", config=folder / ".gouji.yaml"))
    return session, session.check_paths([str(folder)])


@pytest.mark.parametrize("kind", [kind for kind in FAULTS if "total" in kind or "carried" in kind] or list(FAULTS)[:3])
@given(data=st.data())
@settings(max_examples=15)
def test_what_is_found_is_waived_until_a_waived_figure_changes(kind: str, data: st.DataObject) -> None:
    printed = data.draw(printed_reports(sound_reports(cites=False, dated=True)))
    fault = data.draw(faulted(printed.sample, kind))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".gouji.yaml").write_text("fail-on: error  # 注\n", "utf-8")
        report = folder / "a.txt"
        report.write_bytes(printed.print_again(fault.sample).rendered.data)
        session, before = _check(folder)
        taken = take(session, before, "核对过", None)
        assume(not list(taken.left.diagnostics))
        addition = add_waivers(folder / ".gouji.yaml", taken.waivers, session.configurations.catalogue, "en")
        (folder / ".gouji.yaml").write_bytes(addition.after)

        _, after = _check(folder)
        assert (list(after.diagnostics), after.waived) == ([], len(list(before.diagnostics)))

        bound = sorted({fact for waiver in taken.waivers for fact, value in waiver.facts.items() if value is not None})
        fact = data.draw(st.sampled_from(bound))
        figure = str(int(fault.sample.figures[fact]) + 1) if fault.sample.figures[fact].isdecimal() else "7"
        report.write_bytes(printed.print_again(fault.sample.with_figures({fact: figure})).rendered.data)
        _, changed = _check(folder)

        told = [diagnostic for diagnostic in changed.diagnostics if diagnostic.rule == "waiver-unmatched"]
        assert len(told) == sum(fact in waiver.facts for waiver in taken.waivers)
        assert all(f"{fact} is {figure} now" in diagnostic.message.en for diagnostic in told)
        waived = {diagnostic.rule for diagnostic in before.diagnostics if diagnostic.fact == fact}
        assert waived & {waiver.named for waiver in taken.waivers if not waiver.facts} == set()
