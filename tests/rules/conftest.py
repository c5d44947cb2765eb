"""One rule run on a text, and the text of a whole sound report."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.model import Document
from gouji.document.reader import read_text
from gouji.plugins.model import Plugins
from gouji.rules.active import ActiveRule
from gouji.rules.meta import Options
from gouji.rules.rule import AcrossRule, Rule
from gouji.testing import TEXT_LAYOUTS, text_renderer
from gouji.testing.folders import check_across, names_of
from gouji.text.source import Source
from gouji_gongkai.testing import least_report

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]
Say = Callable[..., list[Diagnostic]]


@pytest.fixture(scope="session")
def check(plugins: Plugins, binder: Binder) -> Check:
    """What one rule says of a text (or document), with some options set."""
    rules = {rule.name: rule for rule in plugins.rules if isinstance(rule, Rule)}

    def run(name: str, text: str | Document, **options: Any) -> list[Diagnostic]:
        document = (
            text
            if isinstance(text, Document)
            else read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary)
        )
        rule = rules[name]
        active = ActiveRule(rule, rule.meta.severity, Options({**rule.meta.defaults.values, **options}))
        result = check_report(binder.bind(document), [active], "甲.txt")
        assert result.failures == ()
        return list(result.diagnostics)

    return run


@pytest.fixture(scope="session")
def printed(plugins: Plugins) -> Print:
    """The text of a report of 2024 (or, in the form of 2019, of 2020) that is 0 in every cell but some."""
    forms = {form.id: form for form in plugins.forms if form.kind == "gongkai"}

    @lru_cache(maxsize=16)  # A test says many things of one report.
    def text_of(figures: frozenset[tuple[str, str]], form: str, layout: str) -> str:
        year = 2024 if form == "2021" else 2020
        sample = least_report(forms[form], subject="青石县水务局", period=year, figures=dict(figures))
        return text_renderer(TEXT_LAYOUTS[layout])(sample).text

    def render(figures: Mapping[str, object] | None = None, *, form: str = "2021", layout: str = "rows") -> str:
        named = {fact: str(figure) for fact, figure in (figures or {}).items()}
        assert named.keys() <= forms[form].slots.keys()
        return text_of(frozenset(named.items()), form, layout)

    return render


@pytest.fixture(scope="session")
def say(check: Check, printed: Print) -> Say:
    """What one rule says of a report that says a text under a heading.

    Its figures are totals; the others are filled in so that the tables add up, unless *sound* is false.
    """

    def run(
        name: str,
        text: str,
        figures: Mapping[str, object] | None = None,
        *,
        under: str = "一、总体情况",
        form: str = "2021",
        sound: bool = True,
    ) -> list[Diagnostic]:
        given = figures or {}
        report = printed(balanced(given) if sound else given, form=form)
        assert f"{under}\n" in report
        return check(name, report.replace(f"{under}\n", f"{under}\n{text}\n", 1))

    return run


def balanced(figures: Mapping[str, object]) -> dict[str, object]:
    """Some totals with the rest of the figures, all of natural persons, so that every relation holds."""
    rows = {fact.split(".", 1)[1].rsplit(".", 1)[0]: figures[fact] for fact in figures if fact.startswith("requests.")}
    ends = {
        name: int(str(rows.pop(name))) for name in ("new", "carried_in", "carried_out", "handled_total") if name in rows
    }
    outcomes = {name: int(str(figure)) for name, figure in rows.items()}
    carried_in, carried_out = ends.get("carried_in", 0), ends.get("carried_out", 0)
    new = ends.get("new", ends.get("handled_total", sum(outcomes.values())) + carried_out - carried_in)
    handled = max(ends.get("handled_total", new + carried_in - carried_out), sum(outcomes.values()))
    surplus = new + carried_in - handled - carried_out
    if surplus >= 0:
        carried_out += surplus
    else:
        carried_in -= surplus
    outcomes["unavailable.not_held"] = outcomes.get("unavailable.not_held", 0) + handled - sum(outcomes.values())
    all_rows = {"new": new, "carried_in": carried_in, "carried_out": carried_out, "handled_total": handled, **outcomes}
    complete: dict[str, object] = {fact: figure for fact, figure in figures.items() if not fact.startswith("requests.")}
    for row, figure in all_rows.items():
        complete[f"requests.{row}.total"] = complete[f"requests.{row}.natural_person"] = figure
    for group in ("reconsideration", "direct_suit", "suit_after_reconsideration"):
        results = [int(str(complete.get(f"litigation.{group}.{r}", 0))) for r in ("upheld", "corrected", "pending")]
        total = int(str(complete.get(f"litigation.{group}.total", sum(results))))
        complete |= {f"litigation.{group}.total": total, f"litigation.{group}.other": total - sum(results)}
    return complete


@pytest.fixture(scope="session")
def report_of(plugins: Plugins) -> Callable[..., str]:
    """The text of a report of a body and a year, its tables balanced, with a text under section one."""
    forms = {form.id: form for form in plugins.forms if form.kind == "gongkai"}

    def render(
        agency: str,
        year: int,
        figures: Mapping[str, object] | None = None,
        *,
        says: str = "",
        form: str = "2021",
        sound: bool = True,
    ) -> str:
        given = balanced(figures or {}) if sound else dict(figures or {})
        named = {fact: str(figure) for fact, figure in given.items() if fact in forms[form].slots}
        sample = least_report(forms[form], subject=agency, period=year, figures=named)
        text = text_renderer(TEXT_LAYOUTS["rows"])(sample).text
        return text.replace("一、总体情况\n", f"一、总体情况\n{says}\n", 1) if says else text

    return render


@pytest.fixture(scope="session")
def across(plugins: Plugins) -> Callable[..., list[Diagnostic]]:
    """What one rule says of some reports, by path, compared with each other and with earlier ones."""
    rules = {rule.name: rule if isinstance(rule, AcrossRule) else rule.across for rule in plugins.rules}

    def run(
        name: str, texts: Mapping[str, str], *, settings: str = "", prior: Mapping[str, str] | None = None
    ) -> list[Diagnostic]:
        return check_across(
            rules[name],
            {path: text.encode() for path, text in texts.items()},
            names_of(settings),
            plugins,
            prior={path: text.encode() for path, text in (prior or {}).items()},
        )

    return run
