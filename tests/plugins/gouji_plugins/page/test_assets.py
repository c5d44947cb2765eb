"""Assets are taken where they fit their checksums, fetched where they do not, and else an error says what to do."""

from __future__ import annotations

from hashlib import sha256
import os
from pathlib import Path
import shutil

import pytest

from gouji.api.running import UsageError
from gouji_plugins.page.assets import Asset, Fetch, fetch, pinned_assets, read_assets

GOOD = b"what is pinned"


def _asset(data: bytes = GOOD, name: str = "thing-1.whl") -> Asset:
    return Asset(name, "pip", "thing==1", len(data), sha256(data).hexdigest())


def _puts(data: bytes) -> Fetch:
    def fetching(_asset: Asset, folder: Path) -> None:
        (folder / "thing-1.whl").write_bytes(data)

    return fetching


def test_what_is_pinned_has_a_version_a_size_and_a_checksum() -> None:
    pinned = pinned_assets()

    wrong = [
        each
        for each in pinned
        if each.client not in ("npm", "pip") or each.size < 1 or len(each.sha256) != 64 or "/" in each.file
    ]
    assert (wrong, "pyodide-314.0.7.tgz" in {each.file for each in pinned}) == ([], True)


def test_an_asset_that_is_there_is_read_without_fetching(tmp_path: Path) -> None:
    (tmp_path / "thing-1.whl").write_bytes(GOOD)

    assert read_assets([_asset()], tmp_path, None) == {"thing-1.whl": GOOD}


@pytest.mark.parametrize("kept", [None, b"what is broken", GOOD + b" and more"])
def test_an_asset_that_is_missing_or_wrong_is_fetched_and_kept(tmp_path: Path, kept: bytes | None) -> None:
    if kept is not None:
        (tmp_path / "thing-1.whl").write_bytes(kept)

    read = read_assets([_asset()], tmp_path, _puts(GOOD))

    assert (read, [path.name for path in tmp_path.iterdir()], (tmp_path / "thing-1.whl").read_bytes()) == (
        {"thing-1.whl": GOOD},
        ["thing-1.whl"],
        GOOD,
    )


@pytest.mark.parametrize(("kept", "said"), [(None, "has no thing-1.whl"), (b"what is broken", "was not used")])
def test_a_folder_of_ones_own_is_not_fetched_into(tmp_path: Path, kept: bytes | None, said: str) -> None:
    if kept is not None:
        (tmp_path / "thing-1.whl").write_bytes(kept)

    with pytest.raises(UsageError) as raised:
        read_assets([_asset()], tmp_path, None)

    assert said in raised.value.args[0].en


def test_what_was_fetched_and_is_wrong_is_neither_used_nor_kept(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        read_assets([_asset()], tmp_path, _puts(b"what is forged"))

    assert ("was not used" in raised.value.args[0].en, list(tmp_path.iterdir())) == (True, [])


def test_without_the_client_the_error_names_it_and_the_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    asset = Asset("thing-1.tgz", "npm", "thing@1", 1, "0" * 64)

    with pytest.raises(UsageError) as raised:
        fetch(asset, tmp_path)

    assert raised.value.args[0].en == (
        "fetching thing@1 needs npm, which was not found; install it, or name a folder that has the files with --assets"
    )


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell to play npm")
def test_what_a_client_says_last_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'getaddrinfo ENOTFOUND' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    asset = Asset("thing-1.tgz", "npm", "thing@1", 1, "0" * 64)

    with pytest.raises(UsageError) as raised:
        fetch(asset, tmp_path)

    assert "npm could not fetch thing@1: getaddrinfo ENOTFOUND" in raised.value.args[0].en
