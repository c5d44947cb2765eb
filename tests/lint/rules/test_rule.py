"""What a rule says of itself, and what it may not say."""

from collections.abc import Iterator
from typing import Any

import pytest

from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.rule import Option, Options, Rule, rule

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
    made = make(forms=["2021"], statuses=["other"], fix="safe", pack="shandong", status="preview")

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
    made = make(status="deprecated", successor="better", former_names=["older", "oldest"])

    assert (made.successor, made.former_names) == ("better", ("older", "oldest"))


@pytest.mark.parametrize("fields", [{"successor": "made-up"}, {"successor": "No"}, {"former_names": ["made-up"]}])
def test_another_name_of_a_rule_is_a_name_and_not_its_own(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is no name of another rule"):
        make(**fields)


def test_the_page_is_the_function_s_docstring() -> None:
    assert make().page == "The first line.\n\n## What it does\n\n    indented"


def test_defaults_are_those_of_the_options() -> None:
    options = (
        Option("depth", "integer", 3, Message("深度", "depth")),
        Option("words", "array", ["甲"], Message("词", "words")),
    )

    assert make(options=options).defaults.values == {"depth": 3, "words": ["甲"]}
    assert make(options=options).defaults["depth"] == 3


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
    assert make(severity="off").severity == "off"
