"""The cache of joins: what comparing found about the files of a run, for as long as they contribute the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from gouji.comparing.join import FileComparison
from gouji.errors import RecordError
from gouji.stored import from_bytes, to_bytes
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from gouji.comparing.contribution import Contribution
    from gouji.config import Settings
    from gouji.run.store import Store

__all__ = ["MOST_BYTES", "MOST_OF_FILE", "PART_BYTES", "Contributed", "JoinCache", "KeptJoin", "digest_of"]

PART_BYTES = 256 * 1024
"""An entry holds so many bytes of findings, and what one file has beyond them."""

MOST_BYTES = 512 * 1024 * 1024
"""What takes more is not kept."""

MOST_OF_FILE = 4 * 1024 * 1024
"""Nor is anything kept where one file has so much."""

_WHAT = "join"


class Contributed(NamedTuple):
    """The digest of what a file contributes; None for what has a text that is none, and is not kept."""

    path: str
    is_prior: bool
    digest: bytes | None


class JoinCache:
    """What joining gave, kept from run to run: the last of each run, by what is checked under which settings.

    ``run`` tells one run from another: the build, the working folder, and the paths that were named.
    """

    def __init__(self, store: Store, run: Iterable[str]) -> None:
        self._store = store
        self._run = "\0".join(run)

    def of(self, contributed: Iterable[Contributed], settings: Callable[[str], Settings]) -> KeptJoin | None:
        """Return what is kept of joining what files contribute, sorted; None where it cannot be kept."""
        digest, fingerprints = sha256(), dict[str, bytes]()
        before = None
        for each in contributed:
            if each.digest is None:
                return None
            in_force = settings(each.path).fingerprint
            if in_force != before:
                before = in_force
                digest.update(b"settings" + fingerprints.setdefault(in_force, _digest(in_force)))
            path = _as_bytes(each.path)
            digest.update(b"%s %d %d:%s" % (each.digest, each.is_prior, len(path), path))
        place = sha256(b"".join(sorted(fingerprints.values())) + _as_bytes(self._run))
        return KeptJoin(self._store, place.digest(), digest.hexdigest())


class KeptJoin:
    """What joining gave at one ``place`` in the store, if all that it depends on has this ``digest``."""

    def __init__(self, store: Store, place: bytes, digest: str) -> None:
        self._store = store
        self._place = place
        self._digest = digest

    def read(self) -> Iterator[tuple[str, FileComparison]]:
        """Yield what was found about files, by path; raise `RecordError`, at any time, where a part is not kept."""
        decode = msgspec.json.Decoder(FileComparison).decode
        return ((path, decode(data)) for path, data in self.read_packed())

    def read_packed(self) -> Iterator[tuple[str, bytes]]:
        """Do as `read` does, with what was found as JSON."""
        for number in count():
            kept = self._store.get(self._key(number))
            if kept is None:
                raise RecordError(_WHAT, f"part {number} is not kept")
            digest, is_last, found = from_bytes(_WHAT, tuple[str, bool, tuple[tuple[str, msgspec.Raw], ...]], kept)
            if digest != self._digest:
                raise RecordError(_WHAT, f"part {number} is of another run")
            yield from ((path, bytes(data)) for path, data in found)
            if is_last:
                return

    def write(self, found: Iterable[tuple[str, FileComparison]]) -> None:
        """Keep what was found about files, unless it takes too much room or has a text that is none.

        Without its last part nothing of it is believed.
        """
        try:
            for number, (part, is_last) in enumerate(_parts(found)):
                self._store.put(self._key(number), to_bytes(_WHAT, (self._digest, is_last, part)))
        except UnicodeEncodeError:
            return

    def _key(self, number: int) -> bytes:
        return sha256(b"%s %s %d" % (_WHAT.encode(), self._place, number)).digest()


def digest_of(contribution: Contribution) -> bytes | None:
    """Return the digest of what a file contributes; None for what has a text that is none."""
    try:
        return sha256(msgspec.json.encode(contribution)).digest()
    except UnicodeEncodeError:
        return None


def _parts(found: Iterable[tuple[str, FileComparison]]) -> Iterator[tuple[Sequence[msgspec.Raw], bool]]:
    """Yield what was found in parts, and whether each is the last; stop before the last where it is too much."""
    part, size, whole = list[msgspec.Raw](), 0, 0
    for each in found:
        if size >= PART_BYTES:
            yield part, False
            part, size = [], 0
        data = msgspec.Raw(msgspec.json.encode(each))
        part.append(data)
        size += len(bytes(data))
        whole += len(bytes(data))
        if whole > MOST_BYTES or size > MOST_OF_FILE:
            return
    yield part, True


def _digest(text: str) -> bytes:
    return sha256(_as_bytes(text)).digest()


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
