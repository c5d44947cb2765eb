"""S122: a report in traditional script is read, checked, and told once."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.testing import Rendered, SampleReport
from gouji.testing.checker import Checker, serious
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji.text.traditional import PAIRS
from gouji_gongkai.testing import least_report
from gouji_gongkai.testing.strategies.reports import sound_reports

TRADITIONAL = {ord(new): old for old, new in zip(PAIRS[::2], PAIRS[1::2], strict=True)}
FIGURES = {"requests.new.natural_person": "3", "requests.new.total": "3", "proactive.licensing.decisions": "17"}
FIGURES |= {f"requests.{row}.{column}": "3" for row in ("granted", "handled_total") for column in ("natural_person", "total")}  # fmt: skip


def old(data: bytes, encoding: str = "utf-8") -> bytes:
    return data.decode(encoding).translate(TRADITIONAL).encode(encoding)


def old_file(rendered: Rendered) -> Rendered:
    """The file with all its characters in traditional script; of a package, those of its parts."""
    if not rendered.data.startswith(b"PK"):
        return Rendered(old(rendered.data), rendered.name, rendered.places, rendered.text.translate(TRADITIONAL))
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as package, zipfile.ZipFile(output, "w") as written:
        for name in package.namelist():
            written.writestr(name, old(package.read(name)) if name.endswith(".xml") else package.read(name))
    return Rendered(output.getvalue(), rendered.name, rendered.places, rendered.text)


def printed(checker: Checker, name: str) -> Rendered:
    form = next(form for form in checker.plugins.forms if form.qualified == "gongkai/2021")
    return PLAIN_RENDERERS[name](least_report(form, subject="临川县水务局", period=2024, figures=FIGURES))


def told(found: list[Diagnostic]) -> list[tuple[str, str | None, str]]:
    return [(each.code, each.section, each.message.zh) for each in serious(found)]


@pytest.mark.parametrize("name", PLAIN_RENDERERS)
def test_it_is_read_as_in_simplified_script(checker: Checker, name: str) -> None:
    rendered = printed(checker, name)
    plain, folded = checker.read(rendered), checker.read(old_file(rendered))

    assert {fact.id: fact.raw for fact in folded.facts.values()} == {fact.id: fact.raw for fact in plain.facts.values()}
    assert (folded.subject.value, folded.period.value) == ("临川县水务局", 2024)
    assert [each.span for each in folded.facts.values()] == [each.span for each in plain.facts.values()]


@pytest.mark.parametrize("name", PLAIN_RENDERERS)
def test_it_is_told_once_and_nothing_else_is_wrong(checker: Checker, name: str) -> None:
    rendered = old_file(printed(checker, name))
    found = checker.check(rendered)

    assert told(found) == told(checker.check(printed(checker, name)))
    assert [each.code for each in found if each.rule == "not-simplified"] == ["S122"]


@settings(max_examples=max(2, settings.default.max_examples // 6))
@pytest.mark.parametrize("name", PLAIN_RENDERERS)
@given(sample=sound_reports(traps=True))
def test_any_report_is_told_once_and_judged_as_in_simplified_script(
    name: str, sample: SampleReport, checker: Checker
) -> None:
    rendered = PLAIN_RENDERERS[name](sample)
    found = checker.check(old_file(rendered))

    assert [each.code for each in found if each.rule == "not-simplified"] == ["S122"]
    assert told(found) == told(checker.check(rendered))


def test_a_fault_is_found_at_its_cell_and_quoted_as_it_was_printed(checker: Checker) -> None:
    rendered = printed(checker, "text rows")
    text = rendered.text.replace("（七）总计 | 3", "（七）总计 | 8").translate(TRADITIONAL)
    everything = checker.check(Rendered(text.encode(), "a.txt", {}, text))
    found = next(each for each in everything if each.rule == "total-consistency")

    assert text[slice(*found.span)] == "8"
    assert "總" in (found.place.excerpt or "")


def test_a_report_in_simplified_script_gives_nothing(checker: Checker) -> None:
    assert [each for each in checker.check(printed(checker, "text rows")) if each.rule == "not-simplified"] == []
