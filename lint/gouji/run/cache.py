"""The cache of results: what became of files, by path, content, settings and build; what they contribute lies apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from gouji.message import Message
from gouji.packed import PackedResult, decoder, packed
from gouji.plugins.model import Plugins
from gouji.reasons import why_refused_by_sqlite
from gouji.results import Checked, FileResult
from gouji.run.build import build_fingerprint
from gouji.run.cache_folder import CacheFolder
from gouji.run.store import Store, open_store
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

    from gouji.comparing.contribution import Contribution
    from gouji.run.join_cache import JoinCache

__all__ = ["FILE_NAME", "KeptResult", "ResultCache", "open_cache"]

FILE_NAME = "results.sqlite3"

_FAILED = Message("本次运行的结果没有全部存入缓存：{why}", "not all results of this run are in the cache: {why}")
_APART = b" contribution"
"""What a key ends with where a file's contribution lies."""


class KeptResult(NamedTuple):
    """What the cache has of a file: its result as JSON, and the digest of its contribution (None: it has none)."""

    path: str
    key: bytes
    data: bytes
    contributed: bytes | None

    @property
    def result(self) -> FileResult:
        """The result of the file, decoded; what is kept was encoded by the same build."""
        result: FileResult = decoder(FileResult)(self.data)
        return result


class ResultCache:
    """Results by path, content, settings and build, kept from run to run; it may fail, and then has none.

    What a file contributes is an entry of its own, which a run does not read whose join is kept. It is as old as the
    result; where it alone is lost, the result is there.
    """

    def __init__(self, store: Store, working: str, build: str) -> None:
        self._store = store
        self._where = (build, working)
        self._begun: tuple[str | None, Hash] = None, sha256()

    def get(self, path: str, digest: str, fingerprint: str) -> KeptResult | None:
        """Return the kept result of a file; None where there is none that can be believed."""
        return next(self.get_each([(path, digest, fingerprint)]), None)

    def contribution(self, kept: KeptResult) -> Contribution | None:
        """Return what a file contributes; None where it contributes nothing, or that is not there."""
        from gouji.comparing.contribution import Contribution

        data = self._store.get(kept.key + _APART) if kept.contributed is not None else None
        return None if data is None else decoder(Contribution)(data)

    def get_each(self, asked: Iterable[tuple[str, str, str]]) -> Iterator[KeptResult]:
        """Yield what is kept for some paths, digests and fingerprints, looked for in one go.

        Before a result stands the digest of the contribution, and before that how long this is.
        """
        paths = {self._key(*each): each[0] for each in asked}
        values = self._store.get_each(tuple(paths), beside=_APART)
        for key, path in paths.items():
            if key in values:
                value = values[key]
                begin = 1 + value[0]
                yield KeptResult(path, key, value[begin:], value[1:begin] or None)

    def put(self, digest: str, fingerprint: str, each: Checked | PackedResult) -> None:
        """Keep the result and contribution of a file."""
        whole = packed(each) if isinstance(each, Checked) else each
        key = self._key(whole.path, digest, fingerprint)
        contributed = b""
        if whole.contribution is not None:
            contributed = sha256(whole.contribution).digest()
            self._store.put(key + _APART, whole.contribution)
        self._store.put(key, bytes([len(contributed)]) + contributed + whole.result)

    def joins(self, paths: Iterable[str]) -> JoinCache:
        """Return the cache of what comparing found in runs on some paths."""
        from gouji.run.join_cache import JoinCache

        return JoinCache(self._store, (*self._where, *paths))

    @property
    def notes(self) -> tuple[Message, ...]:
        """A note on what ended the keeping of entries in this run, as a full disk; none where nothing did."""
        error = self._store.failed
        return () if error is None else (_FAILED.format(why=why_refused_by_sqlite(error)),)

    def close(self) -> None:
        """Write all entries to disk and delete old ones."""
        self._store.close()

    def _key(self, path: str, digest: str, fingerprint: str) -> bytes:
        if fingerprint != self._begun[0]:
            self._begun = (
                fingerprint,
                sha256("\0".join((*self._where, fingerprint, "")).encode("utf-8", "surrogateescape")),
            )
        key = self._begun[1].copy()
        key.update(f"{digest}\0{path}".encode("utf-8", "surrogateescape"))
        return key.digest()


def open_cache(folder: CacheFolder, own: CacheFolder, working: str, plugins: Plugins) -> ResultCache:
    """Open the cache in a folder, made anew where it is missing or broken; raise `CacheError` where that cannot be.

    ``own`` is the folder of the user's caches, which has the secret; ``working`` the folder that paths are relative to.
    """
    return ResultCache(open_store(folder, own, FILE_NAME), working, build_fingerprint(plugins))
