"""The cache of compiled packs: by the hash of their files and the build, beside that of results."""

from __future__ import annotations

from hashlib import sha256
import os
from pathlib import Path

from gouji.config.settings import CommandLine
from gouji.errors import CacheError
from gouji.plugins.model import Plugins
from gouji.run.build import build_fingerprint
from gouji.run.cache_folder import VARIABLE, given_folder, user_folder
from gouji.run.store import Store, open_store

__all__ = ["FILE_NAME", "PackCache", "open_pack_cache"]

FILE_NAME = "packs.sqlite3"


class PackCache:
    """Compiled packs by their keys, kept from run to run; it may fail, and then has none."""

    def __init__(self, store: Store, build: str) -> None:
        self._store = store
        self._build = build

    def get(self, key: str) -> bytes | None:
        """Return the bytes of a pack; None where there are none that can be believed."""
        return self._store.get(self._key(key))

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes of a pack."""
        self._store.put(self._key(key), data)

    def close(self) -> None:
        """Write all packs to disk and delete old ones."""
        self._store.close()

    def _key(self, key: str) -> bytes:
        return sha256(f"{self._build}\0{key}".encode("utf-8", "surrogateescape")).digest()


def open_pack_cache(plugins: Plugins, command_line: CommandLine, working: str) -> PackCache | None:
    """Open the cache in the folder that the user names, else in the user's own; return None where that cannot be.

    What a configuration names is not known before its packs are.
    """
    own = user_folder(os.environ) if command_line.cached else None
    if own is None:
        return None
    named = command_line.cache_dir or os.environ.get(VARIABLE)
    folder = given_folder(named, Path(working)) if named else own
    try:
        store = open_store(folder, own, FILE_NAME)
    except CacheError:
        return None
    return PackCache(store, build_fingerprint(plugins))
