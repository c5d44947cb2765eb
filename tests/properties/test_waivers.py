"""What is found becomes waivers, then nothing is found; a figure that changes brings its findings back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import tempfile
from typing import TypeAlias

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from gouji.config import CommandLine
from gouji.config.waiver_writing import add_waivers
from gouji.plugins.model import Plugins
from gouji.results import RunResult
from gouji.run.session import Session
from gouji.testing.strategies import printed_reports
from gouji.waivers.match import facts_of
from gouji.waivers.record import record
from gouji_gongkai.testing.strategies import faulted, sound_reports

Run: TypeAlias = Callable[[Path], tuple[Session, RunResult]]


@pytest.fixture(scope="session")
def run(plugins: Plugins) -> Run:
    """A new session, and what it finds in a folder with a configuration."""

    def run(folder: Path) -> tuple[Session, RunResult]:
        command_line = CommandLine(language="en", today="2026-01-01", config=folder / ".gouji.yaml")
        session = Session(plugins, command_line)
        return session, session.check_paths([str(folder)])

    return run


@pytest.mark.parametrize("kind", ["figure-off", "columns-offset", "no-number"])
@given(data=st.data())
@settings(max_examples=10)
def test_what_is_found_is_waived_until_a_waived_figure_changes(run: Run, kind: str, data: st.DataObject) -> None:
    printed = data.draw(printed_reports(sound_reports(cites=False, dated=True)))
    fault = data.draw(faulted(printed.sample, kind))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".gouji.yaml").write_text("fail-on: error  # 注\n", "utf-8")
        report = folder / "a.txt"
        report.write_bytes(printed.print_again(fault.sample).rendered.data)
        session, before = run(folder)
        taken = record([(session.read(str(report))[0], before.diagnostics)], "核对过", None)
        assume(not taken.left)
        addition = add_waivers(folder / ".gouji.yaml", taken.waivers, session.configurations.catalogue, "en")
        (folder / ".gouji.yaml").write_bytes(addition.after)

        _, after = run(folder)
        assert (list(after.diagnostics), after.waived) == ([], len(list(before.diagnostics)))

        bound = sorted({fact for waiver in taken.waivers for fact, value in waiver.facts.items() if value is not None})
        assume(bound)
        fact = data.draw(st.sampled_from(bound))
        figure = str(int(fault.sample.figures[fact]) + 1) if fault.sample.figures[fact].isdecimal() else "7"
        report.write_bytes(printed.print_again(fault.sample.with_figures({fact: figure})).rendered.data)
        _, changed = run(folder)

        told = [diagnostic for diagnostic in changed.diagnostics if diagnostic.rule == "waiver-unmatched"]
        assert len(told) == sum(fact in waiver.facts for waiver in taken.waivers)
        name = fault.sample.form.address(fact)
        assert all(f"{name} is {figure} now" in diagnostic.message.en for diagnostic in told)
        whole = {waiver.named for waiver in taken.waivers if not waiver.facts}
        still = [each for file in changed.files for each in file.waived if fact in facts_of(each)]
        assert [each for each in still if each.rule not in whole] == []
