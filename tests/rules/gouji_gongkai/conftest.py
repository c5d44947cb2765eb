"""Text bound to the official forms."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.document.reader import read_text
from gouji.report.model import Report
from gouji.text.source import Source


@pytest.fixture(scope="session")
def bind(binder: Binder) -> Callable[[str], Report]:
    return lambda text: binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))
