"""Where the page cannot be written, an error says so before it is made, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gouji.api.running import UsageError
from gouji_plugins.page import target
from gouji_plugins.page.target import Target


def _refused(path: Path) -> str:
    with pytest.raises(UsageError) as raised:
        Target(path)
    return str(raised.value.args[0].en)


def test_a_folder_is_no_target_and_neither_is_a_place_in_no_folder(tmp_path: Path) -> None:
    assert (_refused(tmp_path), _refused(tmp_path / "none" / "page.html")) == (
        f"{tmp_path} is a folder; name a file with --output, such as {tmp_path}/gouji.html",
        f"there is no folder {tmp_path / 'none'}; make it, or name another place with --output",
    )


def test_without_the_right_to_write_the_page_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(target, "TemporaryFile", refusing)

    assert _refused(tmp_path / "page.html") == (
        f"cannot write {tmp_path / 'page.html'}: there is no permission for it; name another place with --output"
    )


def test_on_a_full_disk_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def filling(_path: Path, _pieces: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    page = tmp_path / "page.html"
    page.write_bytes(b"the old page")
    monkeypatch.setattr(target, "write_whole", filling)

    with pytest.raises(UsageError) as raised:
        Target(page).write(b"the new page")

    assert (raised.value.args[0].en, page.read_bytes()) == (
        f"cannot write {page}: there is no space left on the disk; name another place with --output",
        b"the old page",
    )


def test_what_is_written_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"the old page")

    Target(page).write(b"the new page")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.html", b"the new page")]
