"""What linting a Markdown report costs, as a multiple of parsing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
import pytest

from gouji.binding.bind import Binder
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.plugins.finder import load_plugins
from gouji.rules.active import usual_rules
from gouji.testing.markdown import MarkdownStyle, render_markdown
from gouji_gongkai.testing import least_report

MOST = 5
"""Reading, binding and linting cost at most so many times a bare parse by markdown-it-py."""


def test_linting_markdown_costs_at_most_five_parses(
    ratios: Callable[..., Mapping[str, float]], capsys: pytest.CaptureFixture[str]
) -> None:
    plugins = load_plugins()
    binder = Binder(plugins.kinds)
    rules = usual_rules(plugins.rules)
    form = next(form for form in plugins.forms if form.id == "2021")
    data = render_markdown(least_report(form, subject="临川县水务局", period=2024), MarkdownStyle()).data
    text, parser = data.decode(), MarkdownIt("commonmark").enable("table")

    def read() -> object:
        return load(data, "report.md", binder.vocabularies, plugins.loaders)

    def lint() -> object:
        document = load(data, "report.md", binder.vocabularies, plugins.loaders)
        return check_report(binder.bind(document), rules, "report.md")

    found = ratios(parsed=lambda: parser.parse(text), read=read, linted=lint)

    with capsys.disabled():
        print("\nMarkdown: " + ", ".join(f"{name} {ratio:.1f}" for name, ratio in found.items()))
    assert found["linted"] <= MOST
