"""Builders of results, with defaults."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Failure
from gouji.checking.place import Place
from gouji.message import Message
from gouji.output.format import Format, RenderOptions
from gouji.results import FileResult, RunResult
from gouji.text.source import Position, Range, Span


def _range(line: int, column: int, end: int) -> Range:
    return Range(Position(line, column), Position(line, end))


def _placed(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with those of a place in one."""
    place = {name: fields.pop(name) for name in Place._fields if name in fields}
    return {**fields, "place": Place(**place)}


@pytest.fixture
def place() -> Callable[[int, int, int], Range]:
    """A range within one line."""
    return _range


@pytest.fixture
def diagnostic() -> Callable[..., Diagnostic]:
    """An error at the figure 850 of a row, unless told otherwise."""

    def make(**fields: Any) -> Diagnostic:
        values: dict[str, Any] = {
            "path": "a.txt",
            "rule": "some-rule",
            "code": "Z101",
            "severity": "error",
            "message": Message("总计不对", "the total is wrong"),
            "identity": ("a-rule", "0"),
        }
        place = {"range": _range(3, 4, 7), "excerpt": "总计：850件", "marked": Span(3, 6)}
        return Diagnostic(**_placed(values | place | fields))

    return make


@pytest.fixture
def related() -> Callable[..., DiagnosticRelated]:
    """A related place in line 2."""

    def make(**fields: Any) -> DiagnosticRelated:
        values: dict[str, Any] = {
            "path": "a.txt",
            "range": _range(2, 1, 4),
            "fact": None,
            "message": Message("加数", "a part"),
        }
        return DiagnosticRelated(**_placed(values | fields))

    return make


@pytest.fixture
def file_result() -> Callable[..., FileResult]:
    """A report with relations that hold."""

    def make(diagnostics: Iterable[Diagnostic] = (), **fields: Any) -> FileResult:
        values: dict[str, Any] = {
            "path": "a.txt",
            "status": "checked",
            "kind": "gongkai",
            "form": "2021",
            "form_title": "年度报告（2021年格式）",
            "subject": "青岚县水务局",
            "period": 2024,
            "diagnostics": tuple(diagnostics),
            "failures": (),
            "coverage": Coverage(42, 1, (), ()),
        }
        return FileResult(**(values | fields))

    return make


@pytest.fixture
def failure() -> Callable[..., Failure]:
    """A file that could not be read."""

    def make(**fields: Any) -> Failure:
        values: dict[str, Any] = {
            "kind": "unreadable-file",
            "path": "b.txt",
            "message": Message("没有读取权限", "no permission to read it"),
        }
        return Failure(**(values | fields))

    return make


@pytest.fixture
def rendered() -> Callable[..., str]:
    """What a render function makes of files."""

    def make(
        render: Callable[..., Iterable[str]], *files: FileResult, failures: tuple[Failure, ...] = (), **options: Any
    ) -> str:
        return "".join(render(RunResult(files, failures), RenderOptions(**({"language": "en"} | options))))

    return make


@pytest.fixture
def format_named_x() -> Format:
    """A format of a plugin."""
    return Format("x", "says x", lambda result, options: ("x",))
