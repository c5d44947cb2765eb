"""The published reports, read with the forms and rules that gouji brings."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.document.layout import LAYOUTS
from gouji.document.loader import load, text_loader
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.active import usual_rules

FOLDER = Path(__file__).parents[3] / "shared" / "reports"

ReadReport = Callable[[str], Report]
BindText = Callable[[str], Report]
CheckReport = Callable[[Report], list[Diagnostic]]


@pytest.fixture(scope="session")
def bind_text(binder: Binder) -> BindText:
    loaders = [text_loader(LAYOUTS)]
    return lambda text: binder.bind(load(text.encode(), "report.txt", binder.vocabularies, loaders))


@pytest.fixture(scope="session")
def read_report(bind_text: BindText) -> ReadReport:
    """Read a published report by its number."""
    if not FOLDER.is_dir():
        pytest.skip(f"the published reports are no part of the repository and {FOLDER.name} is not beside it")

    @cache
    def read(number: str) -> Report:
        (path,) = FOLDER.glob(f"{number}_*.txt")
        return bind_text(path.read_bytes().decode())

    return read


@pytest.fixture(scope="session")
def check(plugins: Plugins) -> CheckReport:
    """Check a report with the rules that are always there, each at its own severity."""
    rules = usual_rules(plugins.rules)

    def run(report: Report) -> list[Diagnostic]:
        result = check_report(report, rules, "report.txt")
        assert result.failures == ()
        return list(result.diagnostics)

    return run
