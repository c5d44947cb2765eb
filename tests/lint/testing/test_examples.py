"""The rule tester is as strict with a rule's page as the rule is with a report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gouji.api import Edit, Finding, Fix, Message, Option, Options, Report, Rule, Span, rule
from gouji.plugins.model import Plugins
from gouji.testing import ExampleError, check_examples, examples_of

BAD = "```text bad\n二、主动公开政府信息情况\n本局公开信息若干条。\n```\n"
GOOD = "```text good\n二、主动公开政府信息情况\n本局公开信息3条。\n```\n"
REPORT = "云麓县水务局{year}年政府信息公开工作年度报告\n一、总体情况\n本局公开信息若干条。\n二、主动公开政府信息情况\n"


def some_count(report: Report) -> Iterator[Finding]:
    for paragraph in report.paragraphs:
        at = paragraph.text.find("若干")
        if at >= 0:
            yield Finding(Message("若干不是数字", "若干 is no number"), paragraph.source_span(at, at + 2))


def rule_with(page: str, found: object = None, **metadata: object) -> Rule:
    """A rule that reports 若干 (or yields *found*), with a page."""

    def check(report: Report, options: Options) -> Iterator[Finding]:
        return some_count(report) if found is None else iter([found])  # type: ignore[list-item]

    check.__doc__ = page
    settings = {"severity": "error", **metadata}
    return rule(
        code="X900", name="some-count", summary=Message("若干", "若干"), source="practice", since="0.1", **settings
    )(check)  # type: ignore[arg-type]


def told(page: str, plugins: Plugins, found: object = None, **metadata: object) -> list[str]:
    """What the tester says against a page."""
    with pytest.raises(ExampleError) as caught:
        check_examples(rule_with(page, found, **metadata), plugins)
    first, *problems = str(caught.value).split("\n")
    assert first == "rule some-count (X900), its page:"
    return [problem.strip() for problem in problems]


@pytest.mark.parametrize("severity", ["error", "info", "off"])
def test_a_page_whose_examples_show_what_it_says_passes(severity: str, plugins: Plugins) -> None:
    check_examples(rule_with(f"Counts are numbers.\n\n{BAD}\n{GOOD}", severity=severity), plugins)


def test_the_plugins_that_are_installed_are_taken_where_none_are_given() -> None:
    check_examples(rule_with(f"Counts are numbers.\n\n{BAD}\n{GOOD}"))


def test_settings_are_no_example(plugins: Plugins) -> None:
    check_examples(rule_with(f"Counts.\n\n```yaml\nrules: {{some-count: off}}\n```\n\n{BAD}\n{GOOD}"), plugins)


def test_the_options_before_an_example_are_set_for_it(plugins: Plugins) -> None:
    @rule(
        code="X900",
        name="some-count",
        severity="error",
        summary=Message("若干", "若干"),
        source="practice",
        since="0.1",
        options=(Option("where", "string", "here", Message("何处", "where")),),
    )
    def check(report: Report, options: Options) -> Iterator[Finding]:
        return some_count(report) if options["where"] == "here" else iter(())

    settings = "## Options\n```yaml\nrules: {some-count: {severity: info, where: there}}\n```\n"
    page = f"Counts.\n\n{settings}{BAD.replace('bad', 'good')}\n## Example\n{BAD}\n{GOOD}"
    check.meta.function.__doc__ = page

    check_examples(check, plugins)

    assert [dict(example.options) for example in examples_of(check)] == [{"where": "there"}, {}, {}]


def test_an_option_that_the_rule_does_not_have_is_told(plugins: Plugins) -> None:
    page = f"Counts.\n\n```yaml\nrules: {{some-count: {{when: now}}}}\n```\n{BAD}\n## Example\n{GOOD}"

    assert told(page, plugins) == ["line 6: the rule has no option when"]


def test_an_example_is_known_by_its_kind_and_line() -> None:
    examples = examples_of(rule_with(f"Counts are numbers.\n\n{BAD}\n{GOOD}"))

    assert [(example.is_bad, example.line) for example in examples] == [(True, 3), (False, 8)]
    assert examples[0].text == "二、主动公开政府信息情况\n本局公开信息若干条。\n"


def test_a_bad_example_without_a_finding_is_told(plugins: Plugins) -> None:
    page = GOOD.replace("good", "bad") + BAD.replace("bad", "good").replace("若干", "5")

    assert told(page, plugins) == ["line 1: the bad example gives no finding"]


def test_a_bad_example_that_the_rule_does_not_hold_for_is_told_as_that(plugins: Plugins) -> None:
    page = f"```text bad\n{REPORT.format(year=2020)}```\n{GOOD}"

    assert told(page, plugins, years=(2021, None)) == [
        "line 1: the bad example gives no finding: the rule does not hold for it (read as status report, form 2019, "
        "year 2020; the rule holds for statuses report, forms any, years 2021 to …)"
    ]


def test_a_good_example_with_a_finding_is_told_with_its_place(plugins: Plugins) -> None:
    page = BAD + BAD.replace("bad", "good").replace("本局", "本单位")

    assert told(page, plugins) == [
        "line 5: the good example gives a finding: 若干 is no number (line 2, column 8 of it)"
    ]


@pytest.mark.parametrize(("page", "missing"), [(BAD, "text good"), (GOOD, "text bad")])
def test_a_page_without_both_kinds_is_told(page: str, missing: str, plugins: Plugins) -> None:
    assert told(page, plugins) == [f"no example: a fenced block with the info string `{missing}` is missing"]


def test_a_rule_without_a_page_is_told(plugins: Plugins) -> None:
    assert told("", plugins) == ["it has no page: the docstring of its function is empty"]


@pytest.mark.parametrize("info", ["", "text", "text Bad", "text bad ", "python", "text bad good"])
def test_an_unknown_info_string_is_told(info: str, plugins: Plugins) -> None:
    page = f"{BAD}\n{GOOD}\n```{info}\n甲\n```\n"
    if info == "text bad ":
        check_examples(rule_with(page.replace("\n甲\n", "\n若干\n")), plugins)
        return

    assert told(page, plugins) == [
        f"line 11: the info string `{info}` is unknown; expected one of `text bad`, `text good`, `yaml`"
    ]


def test_a_block_that_is_not_closed_is_told(plugins: Plugins) -> None:
    assert told(f"{BAD}\n```text good\n甲\n", plugins) == ["line 6: this block is not closed with ```"]


def test_an_empty_block_is_told(plugins: Plugins) -> None:
    assert told(f"{BAD}{GOOD}```text good\n\n```", plugins) == ["line 9: the block is empty"]


def test_the_same_example_twice_is_told(plugins: Plugins) -> None:
    assert told(BAD + GOOD + BAD, plugins) == ["line 9: the same example again"]


def test_a_rule_that_fails_is_told_for_each_example(plugins: Plugins) -> None:
    problems = told(BAD + GOOD, plugins, found="no finding")

    assert [problem.partition(":")[0] for problem in problems] == ["line 1", "line 5"]
    assert all("yielded str where a Finding was expected" in problem for problem in problems)


def test_a_message_that_is_empty_in_one_language_is_told(plugins: Plugins) -> None:
    problems = told(BAD + GOOD, plugins, found=Finding(Message("若干", " "), Span(0, 1)))

    assert "line 1: the message of a finding is empty in Chinese or English" in problems


def test_a_fix_that_the_rule_does_not_announce_is_told(plugins: Plugins) -> None:
    fix = Fix("safe", (Edit(Span(0, 1), "3"),))
    problems = told(BAD + GOOD, plugins, found=Finding(Message("若干", "some"), Span(0, 1), fix=fix))

    assert "line 1: a finding has a fix, and the rule announces none" in problems


def test_an_example_that_cannot_be_read_is_told(plugins: Plugins) -> None:
    page = BAD.replace("若干", "若干\0") + GOOD

    assert told(page, plugins) == ["line 1: the bad example cannot be read: a NUL at byte 61: this is no text file"]


def test_every_built_in_rule_shows_what_it_says(plugins: Plugins) -> None:
    for built_in in plugins.rules:
        check_examples(built_in, plugins)
