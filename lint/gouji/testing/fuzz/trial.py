"""Try a case: run its oracle under watch, tell what is wrong by a signature, and drop the steps that do not matter."""

from __future__ import annotations

from functools import partial
from pathlib import Path
import traceback

import attrs

from gouji.testing.fuzz.bench import Bench, BrokenPromiseError
from gouji.testing.fuzz.case import Case
from gouji.testing.fuzz.targets import TARGETS
from gouji.testing.fuzz.watch import Watch, Watched, WriteWatch
from gouji.value import Entity

__all__ = ["Trial", "Tried"]


@attrs.frozen(eq=False)
class Tried(Entity):
    """What a case came to: what became of the file, its cost, and what is wrong (``signature``, "" for nothing).

    Cases of one signature are taken for one fault; ``told`` is all that is known of this one.
    """

    case: Case
    outcome: str
    seconds: float
    megabytes: int
    signature: str = ""
    told: str = ""


@attrs.frozen(eq=False)
class Trial(Entity):
    """What tries cases on a bench; ``writes`` notes what they write where nothing is to be written."""

    bench: Bench
    watch: Watch
    writes: WriteWatch

    def run(self, case: Case) -> Tried:
        """Try a case."""
        target, data = TARGETS[case.name.rpartition(":")[0]], case.data
        self.writes.seen.clear()
        self.writes.on = True
        try:
            watched = self.watch.run(partial(target.judge, self.bench, data, case.good.name))
        finally:
            self.writes.on = False
        signature, told = self._wrong(watched)
        return Tried(case, watched.result or "wrong", watched.seconds, watched.megabytes, signature, told)

    def _wrong(self, watched: Watched) -> tuple[str, str]:
        """Return the signature of what is wrong and all that is known of it; two times "" where nothing is."""
        told = "".join(traceback.format_exception(watched.error)) if watched.error is not None else ""
        if watched.over:
            return f"too much {watched.over}", told or "the interrupt was lost\n"
        if watched.error is not None:
            return signature_of(watched.error), told
        if self.writes.seen:
            return "writes where nothing is to be written", "\n".join(self.writes.seen)
        return "", ""

    def smallest(self, tried: Tried) -> Tried:
        """Return the case without the steps that what is wrong with it does not need."""
        index = 0
        while index < len(tried.case.steps):
            smaller = self.run(tried.case.without(index))
            if smaller.signature == tried.signature:
                tried = smaller
            else:
                index += 1
        return tried


def signature_of(error: BaseException) -> str:
    """Return what an error has in common with others of the same fault: its kind and where it was raised."""
    if isinstance(error, BrokenPromiseError):
        return error.what
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        parts = Path(frame.filename).parts
        if any(part.startswith("gouji") for part in parts) and "testing" not in parts:
            place = f" in {parts[-2]}/{parts[-1]}, {frame.name}"
    return f"{type(error).__name__}{place}"
