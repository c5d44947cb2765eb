"""A pack's rule on the year before: through processes, cache and prior folders it finds the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.config import CommandLine
from gouji.results import RunResult
from gouji.run.session import Session

Write = Callable[..., None]

PACK = """pack: lanjiang
title: 澜江
version: "1"
kind: gongkai
source: 文件
rules:
  - code: LJ101
    name: lanjiang-growth
    title: 新收不应少于上年
    years: 2024-
    require: requests.new.total >= prior.requests.new.total
    cases: [{good: {facts: {requests.new.total: 1}}}]
"""
TEXT = """澜江县{name}{year}年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
一、本年新收政府信息公开申请数量 | {new} | 0 | 0 | 0 | 0 | 0 | {new} | ||
"""


def text(year: int, new: int, name: str = "水务局") -> str:
    return TEXT.format(year=year, new=new, name=name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a pack and a configuration that asks for it, in which the run takes place."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lanjiang.yaml").write_text(PACK, "utf-8")
    (tmp_path / ".gouji.yaml").write_text("root: true\npacks: [./lanjiang.yaml]\n", "utf-8")
    return tmp_path


def checked(*paths: str, jobs: int = 1, cache: bool = False, prior: tuple[str, ...] = ()) -> RunResult:
    return Session.start(CommandLine()).check_paths(paths or ["."], jobs=jobs, cache=cache, prior=prior)


def found(result: RunResult) -> list[tuple[str, str | None]]:
    return [(each.path, each.expected) for each in result.diagnostics if each.code == "LJ101"]


def unknown(result: RunResult) -> dict[str, list[str]]:
    """Return why the rule could not judge each file."""
    return {
        file.path: [
            each.reason.zh
            for each in (*file.coverage.across, *file.coverage.rules)
            if each.relation == "lanjiang-growth"
        ]
        for file in result.files
    }


@pytest.mark.usefixtures("folder")
def test_what_is_found_depends_neither_on_processes_nor_on_the_cache(write: Write) -> None:
    others = {f"others/{n}": text(2024, n, f"第{n}中学") for n in range(20)}
    write(**{"2023": text(2023, 10), "2024": text(2024, 9), **others})

    results = [checked(jobs=jobs, cache=cache) for jobs, cache in ((1, False), (2, False), (1, True), (2, True))]

    assert results == [results[0]] * 4
    assert found(results[0]) == [("2024.txt", "10")]
    assert unknown(results[0])["others/1.txt"] == ["没有同一机关2023年的报告"]


@pytest.mark.usefixtures("folder")
def test_a_report_of_a_prior_folder_is_compared_with(write: Write) -> None:
    write(**{"old/2023": text(2023, 10), "2024": text(2024, 9)})

    result = checked("2024.txt", prior=("old",))

    assert (found(result), unknown(result)) == ([("2024.txt", "10")], {"2024.txt": []})


@pytest.mark.usefixtures("folder")
def test_of_a_report_alone_it_is_told_that_it_could_not_be_judged(write: Write) -> None:
    write(**{"2023": text(2023, 10), "2024": text(2024, 9)})

    results = [checked(name) for name in ("2024.txt", "2023.txt")]

    assert [found(result) for result in results] == [[], []]
    assert [unknown(result) for result in results] == [
        {"2024.txt": ["需要同一机关上年的报告一并检查"]},
        {"2023.txt": []},
    ]
