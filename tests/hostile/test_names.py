"""Names of files that are no text, as POSIX allows them, cost no finding in any comparison and come raw out of no format."""

from __future__ import annotations

import re

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.config import CommandLine
from gouji.message import LANGUAGES, Language
from gouji.output.border import guarded
from gouji.output.format import RenderOptions
from gouji.output.formats import format_named
from gouji.plugins.model import Plugins
from gouji.rules.rule import AcrossRule
from gouji.run.session import Session
from gouji.testing import examples_of
from gouji.testing.folders import check_across, parts_of

NO_TEXT = "\udcff\ud800\n\x1b[31m{x}%s/"
"""Before a name it keeps the order of names."""

FORMATS = ("text", "concise", "table", "json", "jsonl", "html", "github")
RAW = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def _across(plugins: Plugins) -> list[AcrossRule]:
    return [rule for rule in plugins.rules if isinstance(rule, AcrossRule)]


def test_no_across_rule_minds_the_names_of_files(plugins: Plugins) -> None:
    def found(rule: AcrossRule, text: str, before: str) -> list[Diagnostic]:
        names, files = parts_of(text)
        given = {f"{before}{name}": content.encode() for name, content in files.items()}
        return check_across(rule, given, names, plugins)

    examples = [(rule, example.text) for rule in _across(plugins) for example in examples_of(rule)]
    usual = [(rule.name, len(found(rule, text, ""))) for rule, text in examples]

    assert [(rule.name, len(found(rule, text, NO_TEXT))) for rule, text in examples] == usual


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_format_minds_the_names_of_files(plugins: Plugins, language: Language) -> None:
    session = Session(plugins, CommandLine(severities=(("X", "info"),)))
    texts = {
        f"{NO_TEXT}{number}{name}": content.encode()
        for number, rule in enumerate(_across(plugins))
        for name, content in parts_of(examples_of(rule)[0].text)[1].items()
    }
    result = session.check_paths([], texts={**texts, f"{NO_TEXT}a.docx": b"", f"{NO_TEXT}b.txt": b"\xff"})
    options = RenderOptions(language=language, coverage=True, statistics=True, show_waived=True)
    outputs = [
        "".join(guarded(each.render(result, options), each.notation))
        for each in (format_named(name, plugins.formats) for name in FORMATS)
    ]

    assert [failure.kind for failure in result.all_failures] == ["unreadable-file", "unreadable-file"]
    assert [(bool(output), RAW.findall(output)) for output in outputs] == [(True, [])] * len(FORMATS)
