"""What gouji reports of a report of reservoirs, sound or faulty."""

from gouji.testing import TEXT_LAYOUTS, SampleReport, check_examples, text_renderer
from gouji.testing.checker import Checker
from gouji_common.testing import bound_exceeded
from gouji_reservoirs.plan import plan_missing

CHECKER = Checker.installed()
FORM = CHECKER.plugins.kinds["reservoirs"].newest
FIGURES = {"supply.towns": "3.5", "supply.total": "3.5", "plan": "☑是 □否"}
SOUND = SampleReport.of(FORM, subject="清河水库管理处", period=2024, figures=FIGURES)


def test_a_sound_report_gives_nothing() -> None:
    for layout in ("rows", "cells", "tabs"):
        assert CHECKER.check(text_renderer(TEXT_LAYOUTS[layout])(SOUND)) == []


def test_what_is_mended_and_was_not_found_is_told() -> None:
    planted = bound_exceeded(SOUND, "patrols")
    rendered = text_renderer(TEXT_LAYOUTS["rows"])(planted.sample)

    assert not CHECKER.judge(planted, rendered, CHECKER.check(text_renderer(TEXT_LAYOUTS["rows"])(SOUND)))


def test_the_page_of_the_rule_is_right() -> None:
    check_examples(plan_missing)
