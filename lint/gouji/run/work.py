"""What is done with a file in a run."""

from __future__ import annotations

from gouji.value import NamedTuple

__all__ = ["ONLY_COMPARED", "Work"]


class Work(NamedTuple):
    """What is done with the bytes and the name of a file, in any process, as `Linter.check` has it.

    A file that is not for ``checking`` is only compared with: it is read, and contributes.
    """

    checking: bool = True
    contributing: bool = True
    quoting: bool = False
    covering: bool = True

    @property
    def key(self) -> str:
        """What tells it from other work."""
        return "".join(["01"[asked] for asked in self])


ONLY_COMPARED = Work(checking=False, covering=False)
