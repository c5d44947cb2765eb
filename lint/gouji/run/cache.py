"""The cache of results: what became of files, by path, content, settings and build."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from gouji.errors import RecordError
from gouji.plugins.model import Plugins
from gouji.results import Checked, checked_from_bytes, checked_to_bytes
from gouji.run.build import build_fingerprint
from gouji.run.cache_folder import CacheFolder
from gouji.run.store import Store, open_store

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

    from gouji.run.join_cache import JoinCache

__all__ = ["FILE_NAME", "ResultCache", "open_cache"]

FILE_NAME = "results.sqlite3"


class ResultCache:
    """Results by path, content, settings and build, kept from run to run; it may fail, and then has none."""

    def __init__(self, store: Store, working: str, build: str) -> None:
        self._store = store
        self._where = (build, working)
        self._begun: tuple[str | None, Hash] = None, sha256()

    def get(self, path: str, digest: str, fingerprint: str) -> Checked | None:
        """Return the kept result and contribution of a file; None where there is none that can be believed."""
        kept = self._store.get(self._key(path, digest, fingerprint))
        if kept is None:
            return None
        try:
            return checked_from_bytes(kept)
        except RecordError:
            return None

    def get_each(self, asked: Iterable[tuple[str, str, str]]) -> list[Checked | None]:
        """Return what `get` returns for each path, digest and fingerprint, looked for in one go."""
        with self._store.reading():
            return [self.get(*each) for each in asked]

    def put(self, digest: str, fingerprint: str, checked: Checked) -> None:
        """Keep the result and contribution of a file."""
        self._store.put(self._key(checked.result.path, digest, fingerprint), checked_to_bytes(checked))

    def joins(self, paths: Iterable[str]) -> JoinCache:
        """Return the cache of what comparing found in runs on some paths."""
        from gouji.run.join_cache import JoinCache

        return JoinCache(self._store, (*self._where, *paths))

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


def open_cache(folder: CacheFolder, own: CacheFolder, working: str, plugins: Plugins) -> ResultCache | None:
    """Open the cache in a folder, made anew where it is missing or broken; return None where that cannot be.

    ``own`` is the folder of the user's caches, which has the secret; ``working`` the folder that paths are relative to.
    """
    store = open_store(folder, own, FILE_NAME)
    return None if store is None else ResultCache(store, working, build_fingerprint(plugins))
