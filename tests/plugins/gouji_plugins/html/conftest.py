"""Reading and checking pages as the whole of gouji does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.document.model import Document
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import usual_rules
from gouji.testing import Rendered

Load: TypeAlias = Callable[[str | bytes], Document]
Read: TypeAlias = Callable[[Rendered], Report]
Check: TypeAlias = Callable[[Rendered], list[Diagnostic]]


@pytest.fixture(scope="session")
def load_page(plugins: Plugins, binder: Binder) -> Load:
    """The document of a page, chosen and read by its content."""

    def load_page(page: str | bytes) -> Document:
        data = page.encode() if isinstance(page, str) else page
        return load(data, "page.html", binder.vocabularies, plugins.loaders)

    return load_page


@pytest.fixture(scope="session")
def load_rendered(plugins: Plugins, binder: Binder) -> Callable[[Rendered], Document]:
    def load_rendered(rendered: Rendered) -> Document:
        return load(rendered.data, rendered.name, binder.vocabularies, plugins.loaders)

    return load_rendered


@pytest.fixture(scope="session")
def read(plugins: Plugins, binder: Binder) -> Read:
    def read(rendered: Rendered) -> Report:
        return binder.bind(load(rendered.data, rendered.name, binder.vocabularies, plugins.loaders))

    return read


@pytest.fixture(scope="session")
def check(read: Read, plugins: Plugins) -> Check:
    """Every diagnostic of the built-in rules at their default severity; a rule that fails fails the test."""
    rules = usual_rules(plugins.rules)

    def check(rendered: Rendered) -> list[Diagnostic]:
        result = check_report(read(rendered), rules, rendered.name)
        assert result.failures == ()
        return list(result.diagnostics)

    return check
