"""Modules of gouji are found as Python finds them, and run as Python would run them."""

from importlib import import_module
from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec, PathFinder
from importlib.util import cache_from_source, module_from_spec
import os
from pathlib import Path
import py_compile
import subprocess
import sys
from typing import Any

import pytest

from gouji.importing import OwnModules, import_own_modules_fast

FINDER = OwnModules(f".{sys.implementation.cache_tag}.pyc")


def found(name: str, folder: Path) -> ModuleSpec:
    spec = FINDER.find_spec(name, [str(folder)])
    assert spec is not None
    return spec


def value_in(name: str, folder: Path) -> Any:
    """What a module calls ``VALUE``, as it is run by the loader that is found for it."""
    spec = found(name, folder)
    module = module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module.VALUE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A module ``gouji_tried.one``, compiled, in whose compiled file another value stands than in the source."""
    path = tmp_path / "one.py"
    path.write_text("VALUE = 'compiled'\n", "utf-8")
    py_compile.compile(str(path), doraise=True)
    status = path.stat()
    path.write_text("VALUE = 'standing'\n", "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return path


@pytest.mark.parametrize("name", ["gouji.late", "gouji.cli", "gouji.cli.check", "gouji_gongkai.rules", "gouji.testing"])
def test_a_module_is_where_python_finds_it(name: str) -> None:
    package = sys.modules.get(name.rpartition(".")[0]) or import_module(name.rpartition(".")[0])
    expected = PathFinder.find_spec(name, package.__path__)

    spec = found(name, Path(package.__path__[0]))

    assert expected is not None
    fields = ("name", "origin", "cached", "submodule_search_locations", "has_location", "parent")
    assert [getattr(spec, field) for field in fields] == [getattr(expected, field) for field in fields]


def test_the_compiled_file_of_the_same_time_and_size_is_run(source: Path) -> None:
    assert value_in("gouji_tried.one", source.parent) == "compiled"


def test_a_source_that_has_changed_is_run_itself(source: Path) -> None:
    status = source.stat()
    os.utime(source, (status.st_atime, status.st_mtime + 2))

    assert value_in("gouji_tried.one", source.parent) == "standing"


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"\0" * 20)])
def test_without_a_compiled_file_of_this_python_the_source_is_run(source: Path, damage: Any) -> None:
    damage(Path(cache_from_source(str(source))))

    assert value_in("gouji_tried.one", source.parent) == "standing"


def test_a_compiled_file_of_its_digest_is_left_to_python(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text("VALUE = 1\n", "utf-8")
    py_compile.compile(str(path), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    path.write_text("VALUE = 2\n", "utf-8")

    assert value_in("gouji_tried.one", tmp_path) == 2


def test_a_module_that_was_moved_is_told_by_where_it_is(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    (before / "one.py").write_text("VALUE = (lambda: None).__code__.co_filename\n", "utf-8")
    py_compile.compile(str(before / "one.py"), doraise=True)
    before.rename(after)

    assert value_in("gouji_tried.one", after) == str(after / "one.py")


@pytest.mark.parametrize("name", ["gouji.no_such_module", "json.decoder", "gouji.\0"])
def test_what_is_not_there_or_not_ours_is_left_to_python(name: str) -> None:
    assert FINDER.find_spec(name, [*sys.modules["gouji"].__path__]) is None


def test_it_is_asked_first_where_python_asks_only_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.meta_path", [BuiltinImporter, FrozenImporter, PathFinder])

    import_own_modules_fast()

    assert _asked() == [OwnModules, BuiltinImporter, FrozenImporter, PathFinder]


def test_what_others_have_put_before_python_s_search_stays_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.meta_path", [BuiltinImporter, object(), FrozenImporter, PathFinder])

    import_own_modules_fast()

    assert _asked() == [BuiltinImporter, object, FrozenImporter, OwnModules, PathFinder]


def _asked() -> list[type]:
    return [each if isinstance(each, type) else type(each) for each in sys.meta_path]


def test_where_others_search_in_python_s_place_they_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first: Any = object()
    monkeypatch.setattr("sys.meta_path", [first])

    import_own_modules_fast()

    assert sys.meta_path == [first]


def test_the_command_imports_so() -> None:
    program = (
        "import sys; from gouji import __main__ as process; sys.argv = ['gouji', 'help']\n"
        "process._run = lambda: print(*(type(each).__name__ for each in sys.meta_path)) or 0\n"
        "process.main()"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")

    assert "OwnModules" in done.stdout.split()
