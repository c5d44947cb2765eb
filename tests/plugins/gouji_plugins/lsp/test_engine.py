"""An engine tells at which document it is, so that it is stopped where one takes too long."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.api.running import CommandLine, Guard
from gouji_plugins.lsp.calls import Setup
from gouji_plugins.lsp.documents import Document
from gouji_plugins.lsp.engine import Engine, Host
from gouji_plugins.lsp.positions import Lines


def test_the_time_of_a_document_begins_when_everything_is_imported(
    tmp_path: Path, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    host = Host(Guard(lambda kind, *_: told.append(kind), {}), lambda *_: None, lambda: False)
    engine = Engine(Setup(CommandLine(language="en"), (tmp_path,), "en"), host)
    linter = engine.session(tmp_path).linter
    monkeypatch.setattr(linter, "load_rules", lambda _: told.append("rules imported"))

    engine.check(Document((tmp_path / "a.txt").as_uri(), "plaintext", 1, Lines(report, "utf-16")))

    assert told == ["rules imported", "file"]
