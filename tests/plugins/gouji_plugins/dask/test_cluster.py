"""A cluster whose workers come and go is used nevertheless."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from gouji.api.running import Assignment, CommandLine, Entry, ExecutorError, Order
from gouji.run.work import Work
from gouji_plugins.dask import cluster as clusters
from gouji_plugins.dask.cluster import Cluster


class _Client:
    """A client whose cluster raises some errors, one after the other, when its workers are given something."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        self._errors = list(errors)

    def wait_for_workers(self, count: int, timeout: float) -> None:
        pass

    def register_plugin(self, plugin: object, name: str) -> None:
        if self._errors:
            raise self._errors.pop(0)


def _told(monkeypatch: pytest.MonkeyPatch, *errors: Exception) -> str:
    """What is told where giving the workers what they need raises errors; "" where they are given it in the end."""
    monkeypatch.setattr(clusters, "sleep", lambda _seconds: None)
    assignment = Assignment(
        Order(Work(contributing=False), CommandLine(), str(Path.cwd())), (), lambda path: Entry(path, "", (0, 0))
    )
    client: Any = _Client(errors)
    try:
        Cluster(client, assignment).prepare()
    except ExecutorError as error:
        return error.message.en
    return ""


def test_a_worker_that_is_ending_when_the_run_begins_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _told(monkeypatch, OSError("closed"), TimeoutError("closed")) == ""


def test_workers_that_cannot_run_gouji_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = _told(monkeypatch, ModuleNotFoundError("No module named 'gouji'"))

    assert told.partition(";")[0] == (
        "the workers of the Dask cluster localhost cannot run gouji (ModuleNotFoundError: No module named 'gouji')"
    )


def test_workers_that_cannot_be_reached_are_told_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "WAITING", 0)

    assert _told(monkeypatch, OSError("closed")).partition(";")[0] == (
        "the workers of the Dask cluster localhost cannot run gouji (OSError: closed)"
    )
