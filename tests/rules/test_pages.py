"""Every rule's page in both languages: the same parts, the same examples, and examples that hold."""

from pathlib import Path
import re

import pytest

from gouji.config import CommandLine, Configurations
from gouji.plugins.finder import load_plugins
from gouji.rules.rule import AcrossRule, AnyRule
from gouji.testing import Example, Workbench, examples_of
from gouji.testing.alone import read_for, run_alone
from gouji.testing.folders import check_across, parts_of

PACKAGES = Path(__file__).parents[2] / "rules"
HEADINGS = {
    "What it does": "检查什么",
    "Why is this bad": "为什么",
    "What is not reported": "不报告的情况",
    "Options": "选项",
    "Fix": "修复",
    "Example": "示例",
}
"""The parts that a page may have, in this order, in both languages."""

OWN = ("gouji_common.", "gouji_gongkai.", "gouji_websites.")
RULES = [rule for rule in load_plugins().rules if rule.meta.module.startswith(OWN)]
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
SETTINGS = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def pages_of(rule: AnyRule) -> Path:
    return PACKAGES / rule.meta.module.partition(".")[0] / "pages"


def chinese(rule: AnyRule) -> str:
    return pages_of(rule).joinpath(f"{rule.name}.zh.md").read_text("utf-8")


def headings(page: str) -> list[str]:
    return re.findall(r"^#+ *(.+)$", FENCED.sub("", page), re.MULTILINE)


def first_line(page: str) -> str:
    return page.splitlines()[0]


def test_every_page_is_a_rule_s() -> None:
    assert set(PACKAGES.glob("*/pages/*")) == {pages_of(rule) / f"{rule.name}.zh.md" for rule in RULES}


@EVERY_RULE
def test_a_page_has_the_parts_that_pages_have_in_their_order(rule: AnyRule) -> None:
    found = headings(rule.meta.page)

    assert found == [heading for heading in HEADINGS if heading in found]
    assert {"What it does", "Example"} <= set(found)


@EVERY_RULE
def test_the_chinese_page_has_the_same_parts(rule: AnyRule) -> None:
    assert headings(chinese(rule)) == [HEADINGS[heading] for heading in headings(rule.meta.page)]


@EVERY_RULE
def test_the_chinese_page_has_the_same_examples(rule: AnyRule) -> None:
    assert FENCED.findall(chinese(rule)) == FENCED.findall(rule.meta.page)


def test_the_examples_hold(gouji_bench: Workbench, gouji_rule: AnyRule) -> None:
    gouji_bench.check_examples(gouji_rule)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.meta.options], ids=lambda rule: rule.name)
def test_each_option_has_settings_and_a_good_or_bad_example_of_each(rule: AnyRule, tmp_path: Path) -> None:
    """The settings are a configuration that is taken."""
    settings = SETTINGS.findall(rule.meta.page)
    for number, text in enumerate(settings):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, "utf-8")
        Configurations(load_plugins(), CommandLine(config=path)).settings(Path("a.txt"))

    shown = {(name, example.is_bad) for example in examples_of(rule) for name in example.options}

    assert shown >= {(option.name, is_bad) for option in rule.meta.options for is_bad in (True, False)}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.meta.options], ids=lambda rule: rule.name)
def test_an_example_of_each_option_shows_what_it_changes(rule: AnyRule) -> None:
    """By default, one of its bad examples is good or one of its good ones is bad."""
    examples = [example for example in examples_of(rule) if example.options]
    changed = {name for example in examples if is_found(rule, example) != example.is_bad for name in example.options}

    assert changed == {option.name for option in rule.meta.options}


def is_found(rule: AnyRule, example: Example) -> bool:
    """Whether a rule finds something in an example by default."""
    plugins = load_plugins()
    if isinstance(rule, AcrossRule):
        names, texts = parts_of(example.text)
        return bool(check_across(rule, {name: text.encode() for name, text in texts.items()}, names, plugins))
    report = read_for(rule.meta, example.text.encode(), "example.txt", plugins)
    return bool(run_alone(rule, report, "example").diagnostics)


@EVERY_RULE
def test_a_page_begins_with_a_sentence(rule: AnyRule) -> None:
    assert (first_line(rule.meta.page)[-1], first_line(chinese(rule))[-1]) == (".", "。")


@EVERY_RULE
def test_a_page_has_a_part_on_options_if_the_rule_has_any_and_names_each(rule: AnyRule) -> None:
    for page, heading in ((rule.meta.page, "Options"), (chinese(rule), "选项")):
        part = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
        assert bool(part) is bool(rule.meta.options)
        assert re.findall(r"^`(\w+)`[:：]", part, re.MULTILINE) == [option.name for option in rule.meta.options]


@EVERY_RULE
def test_a_page_has_a_part_on_the_fix_if_the_rule_has_one(rule: AnyRule) -> None:
    assert ("Fix" in headings(rule.meta.page)) is (rule.meta.fix != "none")


@EVERY_RULE
def test_a_page_speaks_of_rules_that_there_are(rule: AnyRule) -> None:
    names = {other.name for other in RULES}
    named = re.findall(r"`([a-z]+(?:-[a-z]+)+)`", FENCED.sub("", rule.meta.page + chinese(rule)))

    assert set(named) <= names


@EVERY_RULE
def test_the_chinese_page_has_no_sentence_in_english(rule: AnyRule) -> None:
    assert (
        re.findall(r"[A-Za-z]{3,} [A-Za-z]{3,}", FENCED.sub("", chinese(rule).replace("gouji check --coverage", "")))
        == []
    )
