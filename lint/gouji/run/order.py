"""An order: what is to be done with files, sent to wherever it is done, and whether a machine can do it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.message import Message
from gouji.run.work import Work
from gouji.there import is_folder, is_there
from gouji.value import Value, field, frozen

if TYPE_CHECKING:
    from gouji.config import CommandLine
    from gouji.plugins.assignment import Batch
    from gouji.run.linter import Linter

__all__ = ["Order", "Unfit", "installed", "unfit"]

_OTHER = Message(
    "计算节点 {host} 上安装的是 {here}，本机为 {there}；请在各节点安装相同的版本",
    "the worker {host} has {here}, and this machine {there}; install the same versions on all of them",
)
_NO_FOLDER = Message(
    "计算节点 {host} 上没有文件夹 {path}；各节点须能以相同的路径读取文件（如共享文件夹）",
    "the worker {host} has no folder {path}: workers must reach the files under the same paths, as in a shared folder",
)
_NO_FILE = Message(
    "计算节点 {host} 上没有文件 {path}；各节点须能以相同的路径读取文件（如共享文件夹）",
    "the worker {host} has no file {path}: workers must reach the files under the same paths, as in a shared folder",
)


@frozen
class Order(Value):
    """The work, and what starts an equal linter: the command line and the working directory. It can be pickled.

    ``versions`` are what is `installed` where the order is given; () for an order to processes that this one starts, which
    are in its own working directory. Any other process goes to ``working``. ``linter`` is that of this process, which
    processes that are forked from it have already; to any other it is not sent.
    """

    work: Work
    command_line: CommandLine
    working: str
    versions: tuple[str, ...] = ()
    linter: Linter | None = field(default=None, eq=False, repr=False)

    def __reduce__(self) -> tuple[type[Order], tuple[object, ...]]:
        """Return what is pickled: all but the linter."""
        return Order, (self.work, self.command_line, self.working, self.versions)


@frozen
class Unfit(Value):
    """Why a machine cannot do an order; ``path`` is the file of which none of its batch is there, else ""."""

    message: Message
    path: str = ""


def installed() -> tuple[str, ...]:
    """Return the versions of Python, gouji and its plugins here, on which results depend."""
    return tuple(_installed())


def _installed() -> Iterator[str]:
    import sys

    from gouji._version import __version__
    from gouji.plugins.finder import find

    yield f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    yield f"gouji {__version__}"
    for plugin in find():
        if not plugin.is_own:
            yield f"{plugin.distribution} {plugin.version}"


def unfit(order: Order, batch: Batch) -> Unfit | None:
    """Return why this machine cannot do an order, or not with these files; None where nothing is in the way."""
    from pathlib import Path
    from platform import node

    here = installed()
    if here != order.versions:
        others = [", ".join(sorted({*some} - {*more})) or "—" for some, more in _both(here, order.versions)]
        return Unfit(_OTHER.format(host=node(), here=others[0], there=others[1]))
    working = Path(order.working)
    if not is_folder(working):
        return Unfit(_NO_FOLDER.format(host=node(), path=order.working))
    on_disk = [working / _on_disk(entry.path) for entry in batch if "://" not in entry.path]
    if on_disk and not any(map(is_there, on_disk)):
        path = str(on_disk[0])
        return Unfit(_NO_FILE.format(host=node(), path=path), path)
    return None


def _on_disk(path: str) -> str:
    """Return the path of a file, or of the archive that it leads into."""
    before, archive, _ = path.replace("\\", "/").lower().partition(".zip/")
    return path[: len(before) + len(".zip")] if archive else path


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return (one, other), (other, one)
