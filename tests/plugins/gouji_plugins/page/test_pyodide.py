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
