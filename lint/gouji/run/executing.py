"""Choose an executor, have work done by it, and take in what it gives: whatever is wrong with that is an `ExecutorError`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from gouji.errors import ExecutorError, GoujiError, RecordError, UsageError
from gouji.message import Message
from gouji.packed import packed_from_bytes
from gouji.plugins.assignment import Assignment, Entry
from gouji.strangers import Fault, attempt
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from gouji.config import Settings
    from gouji.plugins.assignment import Encoded
    from gouji.plugins.executor import Executor
    from gouji.run.batch import Sent
    from gouji.run.order import Order

__all__ = ["Chosen", "chosen_executor", "execute"]

_T = TypeVar("_T")

_UNKNOWN = Message("没有执行器{name}", "no executor {name}")
_FAILED = Message("执行器“{name}”运行失败：{what}", "the executor '{name}' failed: {what}")
_ODD = Message("给出的不是检查结果（{what}）", "it gave what is no result ({what})")
_NOT_ASKED = Message("给出了未要求或已给出的结果：{path}", "it gave a result that was not asked for, or twice: {path}")
_LOST = Message(
    "未给出 {path} 等文件的结果（共 {count} 个）", "it gave no result for {path} (files without one: {count})"
)


class Chosen(NamedTuple):
    """An executor, and the address that stood after its name; "" for none."""

    executor: Executor
    address: str = ""


def chosen_executor(asked: str, executors: Sequence[Executor]) -> Chosen:
    """Return the executor that ``NAME`` or ``NAME://ADDRESS`` asks for; raise `UsageError`."""
    name, _, address = asked.partition("://")
    for executor in executors:
        if executor.name == name:
            return Chosen(executor, address)
    from gouji.wording import nearest, one_of, quoted, wording

    known = sorted(executor.name for executor in executors)
    raise UsageError(wording(_UNKNOWN.format(name=quoted(name)), one_of(known), nearest(name, known)))


def execute(
    chosen: Chosen, order: Order, files: Sequence[str], jobs: int, settings: Callable[[str], Settings]
) -> Generator[Iterator[Sent]]:
    """Have the work of an order done on files, and yield what came of some of them at a time, in no certain order.

    Each is unpacked when it is asked for; all are to be, before the next ones. Raises `ExecutorError`, and whatever
    `GoujiError` the executor raises.
    """
    import attrs  # noqa: F401 (what reads the first result would import it, and an interrupt that comes meanwhile is lost there)

    name, left = chosen.executor.name, set(files)
    assignment = Assignment(order, files, partial(_entry, settings), jobs, chosen.address)
    for sent in _given(chosen.executor, assignment):
        yield _unpacked(name, sent, left)
    if left:
        raise _failed(name, _LOST.format(path=min(left), count=len(left)))


def _entry(settings: Callable[[str], Settings], path: str) -> Entry:
    in_force = settings(path)
    return Entry(path, in_force.fingerprint, in_force.limits)


def _given(executor: Executor, assignment: Assignment) -> Iterator[Sequence[Encoded]]:
    """Yield what an executor gives; raise `ExecutorError` for whatever it raises that is not gouji's own."""
    given = _attempted(executor.name, lambda: iter(executor.run(assignment)))
    try:
        while (some := _attempted(executor.name, partial(next, given, None))) is not None:
            yield some
    finally:
        if isinstance(given, Generator):
            given.close()


def _attempted(name: str, call: Callable[[], _T]) -> _T:
    given = attempt(call, (GoujiError,))
    if isinstance(given, Fault):
        raise _failed(name, Message(given.text, given.text)) from given.error
    return given


def _unpacked(name: str, sent: Sequence[Encoded], left: set[str]) -> Iterator[Sent]:
    """Yield what an executor has sent, and take the files out of those that are left; raise `ExecutorError`."""
    try:
        for data, digest in sent:
            packed = packed_from_bytes(data)
            if packed.path not in left:
                raise _failed(name, _NOT_ASKED.format(path=packed.path))
            left.remove(packed.path)
            yield packed, digest
    except (RecordError, TypeError, ValueError) as error:
        raise _failed(name, _ODD.format(what=str(error))) from error


def _failed(name: str, what: Message) -> ExecutorError:
    return ExecutorError(name, _FAILED.format(name=name, what=what))
