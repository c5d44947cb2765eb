"""One rule run on a text, and the text of a whole sound report."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.rule import Options
from gouji.checking.run import check_report
from gouji.checking.settings import ActiveRule
from gouji.document.model import Document
from gouji.document.reader import read_text
from gouji.plugins.finder import Plugins
from gouji.testing import TEXT_LAYOUTS, SampleReport, text_renderer
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]


@pytest.fixture(scope="session")
def check(plugins: Plugins, binder: Binder) -> Check:
    """What one rule says of a text (or document), with some options set."""
    rules = {rule.name: rule for rule in plugins.rules}

    def run(name: str, text: str | Document, **options: Any) -> list[Diagnostic]:
        document = text if isinstance(text, Document) else read_text(Source.from_text(text), binder.vocabulary)
        rule = rules[name]
        active = ActiveRule(rule, rule.severity, Options({**rule.defaults.values, **options}))
        result = check_report(binder.bind(document), [active], "甲.txt")
        assert result.failures == ()
        return list(result.diagnostics)

    return run


@pytest.fixture(scope="session")
def printed(plugins: Plugins) -> Print:
    """The text of a report of 2024 (or, in the form of 2019, of 2020) that is 0 in every cell but some."""
    forms = {form.id: form for form in plugins.forms if form.family == "gongkai"}

    def render(figures: Mapping[str, object] | None = None, *, form: str = "2021", layout: str = "rows") -> str:
        named = {fact: str(figure) for fact, figure in (figures or {}).items()}
        assert named.keys() <= forms[form].slots.keys()
        year = 2024 if form == "2021" else 2020
        sample = SampleReport.of(forms[form], agency="青石县水务局", year=year, figures=named)
        return text_renderer(TEXT_LAYOUTS[layout])(sample).text

    return render
