"""The child process: a PDF on standard input → what is printed on its pages, as JSON on standard output.

A PDF can exhaust the memory of the process that reads it, or abort it; this one may die. It uses nothing of gouji
itself. `gouji_plugins.pdf.extract` reads the JSON.
"""

from __future__ import annotations

import json
import os
import sys
from threading import Thread
from time import sleep

from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.reading import read

__all__ = ["main"]

_TICK = 0.2


def main(arguments: list[str]) -> int:
    """Read a PDF and return the exit status; *arguments* limit memory, seconds, pages, characters, lines, objects."""
    memory, seconds, *most = map(int, arguments)
    _limit(memory, seconds)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        result = read(sys.stdin.buffer.read(), Meter(*most))
        output = json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    except MemoryError:
        output = b'{"limit":"MAX_MEMORY"}'
    sys.stdout.buffer.write(output)
    return 0


def _end_with(parent: int) -> None:
    """End this process soon after its parent has ended, in whatever way: then it is another's child.

    Windows keeps the number of a parent that is gone; there the work is done to its end, for nobody.
    """
    while os.getppid() == parent:
        sleep(_TICK)
    os._exit(1)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock is left.
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
