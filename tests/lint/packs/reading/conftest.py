"""Packs of two kinds of reports that are no real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.binding.kind import Kind, Kinds
from gouji.forms.model import Form, FormColumn, FormRow, FormSection, FormTable
from gouji.message import Message
from gouji.packs.folder import read_parts
from gouji.packs.model import PackFile
from gouji.packs.read import read_pack
from gouji.report.subjects import Subjects
from gouji.rules.catalogue import Catalogue
from gouji.yaml.problems import MOST_TOLD, Problem

TOTAL = FormColumn("total", "总计")


def form(name: str, years: tuple[int | None, int | None], *rows: str) -> Form:
    own = tuple(FormRow(row, row, (TOTAL,), (f"fish.{row}.total",)) for row in rows)
    table = FormTable("fish", "catch", "表一", own, {})
    sections = (FormSection("summary", "一、概述"), FormSection("catch", "二、渔获"))
    return Form(name, "rivers", "河流报告", "…", years, ("河流年度报告",), sections, (table,), ())


def rivers() -> Kind:
    forms = (form("2019", (2019, 2020), "carp", "eel"), form("2021", (2021, None), "carp", "perch"))
    called = {"town": ("镇", "城镇"), "village": ("村",), "lower": ("下游",)}
    subjects = Subjects(types=("town", "village"), levels=("upper", "lower"), called=called)
    return Kind("rivers", Message("河流报告", "report on rivers"), forms, ("渔获",), subjects=subjects)


@pytest.fixture(scope="session")
def kinds() -> Kinds:
    return Kinds((rivers(),))


@pytest.fixture
def read_both(tmp_path: Path, kinds: Kinds) -> Callable[[str], tuple[PackFile | None, list[Problem]]]:
    """Read the text of a pack; return it with what is wrong."""

    def read(text: str) -> tuple[PackFile | None, list[Problem]]:
        path = tmp_path / "p.yaml"
        path.write_text(text, "utf-8")
        problems: list[Problem] = []
        parts = read_parts(path, None, lambda _path: None, problems, tmp_path)
        catalogue = Catalogue((), {}, (), {}, {})
        pack = read_pack(parts, tmp_path, kinds, catalogue, problems) if parts is not None else None
        return pack, problems

    return read


@pytest.fixture
def read(
    read_both: Callable[[str], tuple[PackFile | None, list[Problem]]],
) -> Callable[[str], tuple[PackFile | None, list[str]]]:
    """Read the text of a pack; return it with what is wrong, in English."""

    def read(text: str) -> tuple[PackFile | None, list[str]]:
        pack, problems = read_both(text)
        return pack, _told(problems)

    return read


@pytest.fixture
def read_problems(read_both: Callable[[str], tuple[PackFile | None, list[Problem]]]) -> Callable[[str], list[Message]]:
    """Read the text of a pack; return what is wrong, in both languages."""
    return lambda text: [problem.message for problem in read_both(text)[1]]


def _told(problems: list[Problem]) -> list[str]:
    """What is wrong, of very much the first."""
    return [problem.text("en") for problem in problems[:MOST_TOLD]]
