"""Links from a workbook to the files that were checked."""

from __future__ import annotations

from pathlib import Path

from gouji.there import is_file

__all__ = ["link_to_file"]


def link_to_file(path: str, output: str | None) -> str:
    """Return the address of a file as seen from the workbook, so that both can be moved together; "" for none.

    Excel takes what follows ``#`` for a place within the file, so that a name that has one has no address.
    """
    file = Path(path)
    if output is None or "#" in path or not is_file(file):
        return ""
    folder, target = Path(output).absolute().parent.resolve(), file.resolve()
    if folder.anchor != target.anchor:
        return f"external:{target.as_posix()}"
    shared = 0
    while shared < len(folder.parts) and folder.parts[shared] == target.parts[shared]:
        shared += 1
    return f"external:{'/'.join([*['..'] * (len(folder.parts) - shared), *target.parts[shared:]])}"
