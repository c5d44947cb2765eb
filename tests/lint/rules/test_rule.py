"""What a rule says of itself, and what it may not say."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.meta import Option, Options
from gouji.rules.rule import AcrossRule, Rule, across_rule, data_rule, rule
from gouji.rules.when import ALWAYS, When
from gouji.rules.word_checks import MustNotMention

METADATA = {
    "code": "Z101",
    "name": "made-up",
    "severity": "error",
    "summary": Message("甲", "a"),
    "source": "示例",
    "since": "0.1",
}


def make(**metadata: Any) -> Rule:
    @rule(**{**METADATA, **metadata})
    def made_up(report: Report, options: Options) -> Iterator[Finding]:
        """The first line.

        ## What it does

            indented
        """
        yield from ()

    return made_up


def test_the_decorator_makes_a_rule_of_a_function() -> None:
    made = make(forms=["2021"], statuses=["other"], fix="safe", pack="shandong", status="preview").meta

    assert (made.code, made.name, made.severity, made.forms, made.statuses, made.fix, made.pack, made.status) == (
        "Z101",
        "made-up",
        "error",
        ("2021",),
        ("other",),
        "safe",
        "shandong",
        "preview",
    )


def test_a_rule_keeps_its_successor_and_its_former_names() -> None:
    made = make(status="deprecated", successor="better", former_names=["older", "oldest"]).meta

    assert (made.successor, made.former_names) == ("better", ("older", "oldest"))


@pytest.mark.parametrize("fields", [{"successor": "made-up"}, {"successor": "No"}, {"former_names": ["made-up"]}])
def test_another_name_of_a_rule_is_a_name_and_not_its_own(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is no name of another rule"):
        make(**fields)


def test_the_page_is_the_function_s_docstring() -> None:
    assert make().meta.page == "The first line.\n\n## What it does\n\n    indented"


def test_defaults_are_those_of_the_options() -> None:
    options = (
        Option("depth", "integer", 3, Message("深度", "depth")),
        Option("words", "array", ["甲"], Message("词", "words")),
    )

    assert make(options=options).meta.defaults.values == {"depth": 3, "words": ["甲"]}
    assert make(options=options).meta.defaults["depth"] == 3


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        ({"code": "t101"}, "rule code 't101'"),
        ({"code": "T1"}, "rule code 'T1'"),
        ({"code": "TOOLONG101"}, "rule code 'TOOLONG101'"),
        ({"name": "Made-Up"}, "rule name 'Made-Up'"),
        ({"name": "made_up"}, "rule name 'made_up'"),
        ({"name": "made--up"}, "rule name 'made--up'"),
        ({"name": ""}, "rule name ''"),
        ({"severity": "fatal"}, "rule made-up: severity 'fatal'"),
        ({"status": "new"}, "rule made-up: status 'new'"),
    ],
)
def test_metadata_that_could_not_be_shown_is_refused(metadata: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=f"^{told}"):
        make(**metadata)


def test_an_option_has_a_type_of_json_schema() -> None:
    with pytest.raises(ValueError, match="option 'depth': type 'int' is none of boolean"):
        Option("depth", "int", 3, Message("深度", "depth"))


def test_a_rule_may_be_off() -> None:
    assert make(severity="off").meta.severity == "off"


def _given(report: Report, contributing: Any) -> object:
    return None


def test_the_decorator_of_across_rules_makes_one_of_two_functions() -> None:
    def joined(members: Any) -> Iterator[Any]:
        """The page."""
        yield from ()

    made = across_rule(contributes=_given, **METADATA)(joined)

    assert (made.contribute, made.join, made.meta.function, made.meta.page) == (_given, joined, joined, "The page.")


def test_a_rule_that_compares_reports_too_has_both_under_one_name() -> None:
    made = make(contributes=_given, joins=iter)

    assert made.across is not None
    assert (made.across.meta, made.across.contribute, made.across.join) == (made.meta, _given, iter)


@pytest.mark.parametrize("half", [{"contributes": _given}, {"joins": iter}])
def test_what_contributes_and_what_joins_go_together(half: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="rule made-up: contributes and joins go together"):
        make(**half)


def test_a_rule_of_a_pack_names_it_in_all_its_parts() -> None:
    made = make(contributes=_given, joins=iter).with_meta(pack="shandong")

    assert made.across is not None
    assert (made.meta.pack, made.across.meta.pack) == ("shandong", "shandong")


def test_a_rule_is_shown_by_its_code_name_and_summary() -> None:
    across = AcrossRule(make().meta, _given, iter)

    assert [str(shown) for shown in (make(), across, make().meta)] == ["Z101 made-up: a"] * 3


def made_of(*checks: MustNotMention) -> Rule:
    @data_rule(*checks, **METADATA)
    def made_up() -> None:
        """The page."""

    return made_up


ONE = MustNotMention(Message("一", "one"), ("甲",))
OTHER = MustNotMention(Message("二", "two"), replace={"乙": "丙"})
ANY = MustNotMention(Message("三", "three"), pattern="丁")


def test_a_rule_that_is_data_has_the_check_the_page_and_what_the_check_tells_of_itself() -> None:
    made = made_of(OTHER)

    assert (made.check, made.meta.page, made.meta.module) == (OTHER, "The page.", __name__)
    assert (made.meta.messages, made.meta.fix, made.when) == ((Message("二", "two"),), "unsafe", When(("乙",)))


def test_a_rule_of_several_checks_runs_each(bind: Callable[[str], Report]) -> None:
    made = made_of(ONE, OTHER)

    assert [finding.message.zh for finding in made.check(bind("乙甲"), Options())] == ["一", "二"]
    assert (made.meta.messages, made.when) == ((Message("一", "one"), Message("二", "two")), When(("甲", "乙")))


def test_a_rule_always_runs_where_one_of_its_checks_does() -> None:
    assert made_of(ONE, ANY).when == ALWAYS
