"""The tokenizer is imported alone, and beside the package that it is of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gouji_plugins.html.tokens import START, TEXT, tokens

LOADED = """
import sys
from gouji_plugins.html.tokens import tokens
list(tokens("<p>"))
assert not {"attr", "turbohtml", "turbohtml.extract", "html.parser"}.intersection(sys.modules)
"""


def test_nothing_but_the_core_of_turbohtml_is_imported() -> None:
    pytest.importorskip("turbohtml")

    subprocess.run([sys.executable, "-c", LOADED], check=True)


def test_the_package_may_be_imported_as_well() -> None:
    turbohtml = pytest.importorskip("turbohtml")

    assert turbohtml.parse("<p>甲").find("p").text == "甲"
    assert [token.type for token in tokens("<p>甲")] == [START, TEXT]
