"""Where Dask is not installed, or no cluster answers, that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.api.documents import how_to_add
from gouji.api.running import Assignment, CommandLine, Entry, ExecutorError, Message, Order, UsageError
from gouji.run.work import Work
from gouji_plugins.dask import run as running


def _assignment(address: str) -> Assignment:
    order = Order(Work(contributing=False), CommandLine(), str(Path.cwd()))
    return Assignment(order, ("a.txt",), lambda path: Entry(path, "", (0, 0)), address=address)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "find_spec", lambda _name: None)

    with pytest.raises(UsageError) as raised:
        list(running.run(_assignment("")))

    assert raised.value.args[0] == Message(
        f"Dask 需要另装可选依赖：{how_to_add('dask').zh}", f"Dask needs an extra: {how_to_add('dask').en}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("address", ["127.0.0.1:1", "nowhere.invalid:8786", "host:port", "127.0.0.1"])
def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    from gouji_plugins.dask import cluster

    monkeypatch.setattr(cluster, "CONNECTING", 1)

    with pytest.raises(ExecutorError) as raised:
        list(running.run(_assignment(address)))

    assert raised.value.message.en.startswith(f"the Dask cluster {address} cannot be reached: ")
