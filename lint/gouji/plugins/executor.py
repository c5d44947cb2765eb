"""The model of an executor, which has the work on many files done: in processes of this machine, or on others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from gouji.late import Late
from gouji.message import Message
from gouji.value import Entity, frozen

if TYPE_CHECKING:
    from gouji.plugins.assignment import Assignment, Encoded

__all__ = ["PROCESSES", "Executor"]


@frozen
class Executor(Entity):
    """A way to have work done, for which ``--executor NAME`` or ``--executor NAME://ADDRESS`` asks.

    ``run`` is given the `Assignment` and yields what came of each of its files once, some files at a time and in any order, each as soon as
    it is there. It raises `ExecutorError` where the work cannot be done. Give it as `Late`: then it is imported when it
    is called. ``replaces`` names the executor in whose place this one comes.
    """

    name: str
    summary: Message
    run: Callable[[Assignment], Iterable[Sequence[Encoded]]]
    replaces: str = ""


PROCESSES = Executor(
    "processes",
    Message("本机的多个进程", "processes of this machine"),
    Late("gouji.run.processes:run_in_processes"),
)
"""The executor that is always there."""
