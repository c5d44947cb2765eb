"""Where Node is missing or fails, the error says what to do."""

from __future__ import annotations

import os
from pathlib import Path
import shutil

import pytest

from gouji.api.running import UsageError
from gouji_plugins.page.pyodide import compile_parts


def test_without_node_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UsageError) as raised:
        compile_parts({})

    assert raised.value.args[0].en == (
        "making the page needs Node (node 18 or later), which was not found; install it (npm comes with it)"
    )


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell to play node")
def test_the_error_of_node_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\nprintf 'SyntaxError: no modules\\n    at a place\\nNode.js v10\\n' >&2\nexit 1\n")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    with pytest.raises(UsageError) as raised:
        compile_parts({})

    assert raised.value.args[0].en == (
        "node could not compile the Python files of the page: SyntaxError: no modules; use Node 18 or later"
    )


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell to play node")
def test_a_configuration_with_which_the_page_cannot_start_is_an_error_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "node"
    refusal = '["/gouji/office/p.yaml:3:1: 不能用", "/gouji/office/p.yaml:3:1: no"]'
    node.write_text(f"#!/bin/sh\necho '{refusal}' > \"$2/refusal.json\"\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    with pytest.raises(UsageError) as raised:
        compile_parts({}, "p.yaml")

    message = raised.value.args[0]
    assert (message.zh, message.en) == (
        "带有该配置的网页无法启动，未生成网页：p.yaml:3:1: 不能用",
        "the page could not start with this configuration, and is not written: p.yaml:3:1: no",
    )
