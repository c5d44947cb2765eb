"""What the page starts with is compiled, and runs without its source; the rest is as it was."""

from __future__ import annotations

from io import BytesIO
import json
from pathlib import Path
import re
import sys
from zipfile import ZipFile

import pytest

from gouji_plugins.page.bundle import archive
from gouji_plugins.page.compiling import compiled, imported_at_start, refusal

SOURCE = b'"""Told."""\nassert __doc__ is None\nVALUE = 42\n'


def test_what_is_named_or_matches_is_compiled_and_the_rest_is_as_it_was() -> None:
    given = archive([(name, b"x = 1") for name in ("a.py", "b.py", "c/d.py", "e.txt")])

    with ZipFile(BytesIO(compiled(given, {"a.py"}, re.compile("c/")))) as zipped:
        kept = {name: zipped.read(name) == b"x = 1" for name in zipped.namelist()}

    assert kept == {"a.pyc": False, "b.py": True, "c/d.pyc": False, "e.txt": True}


def test_a_compiled_module_runs_without_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(
        BytesIO(compiled(archive([("compiled_alone.py", SOURCE)]), {"compiled_alone.py"}, optimize=2))
    ) as zipped:
        zipped.extractall(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    import compiled_alone  # type: ignore[import-not-found]

    monkeypatch.delitem(sys.modules, "compiled_alone")
    assert (compiled_alone.VALUE, [path.name for path in tmp_path.glob("*.py*")]) == (42, ["compiled_alone.pyc"])


def test_what_is_compiled_is_the_same_each_time() -> None:
    given = archive([("a.py", SOURCE), ("b.py", b"x = {'one', 'two', 'three'}\ny = 'one' in {'two', 'one'}")])

    assert compiled(given, {"a.py", "b.py"}) == compiled(given, {"a.py", "b.py"})


def test_the_start_imports_the_desk_and_packages_by_their_first_file() -> None:
    wanted = {"gouji_plugins/page/desk.py", "gouji/__init__.py", "json/__init__.py", "os.py"}

    assert wanted - imported_at_start() == set()


def test_a_configuration_that_cannot_be_used_is_refused_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    config = tmp_path / ".gouji.yaml"
    config.write_text("fail-on: never-ever\n", "utf-8")

    told = json.loads(refusal(str(config)))

    assert [(".gouji.yaml:1:10" in text, text.isascii()) for text in told] == [(True, False), (True, True)]
