"""The cache is in the user's folder, or where the user or, below itself, a configuration says; its secret in the first."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
from typing import Any

import pytest

from gouji.config import CommandLine
from gouji.plugins.model import Plugins
from gouji.run import session as session_module
from gouji.run.cache import FILE_NAME
from gouji.run.cache_folder import VARIABLE, CacheFolder, given_folder, make_folder, user_folder, user_secret
from gouji.run.session import Session

Run = Callable[..., str]


@pytest.fixture
def run(plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """What checks a file with the cache, in a repository below ``tmp_path``."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(session_module, "FEWEST_FOR_CACHE", 1)
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository")
    Path("a.txt").write_text("文", encoding="utf-8")

    def run(configuration: str = "", **choices: Any) -> str:
        """Check the file, and return what the run told of itself."""
        Path(".gouji.yaml").write_text(configuration, encoding="utf-8")
        result = Session(plugins, CommandLine(**choices)).check_paths(["a.txt"], cache=True)
        return "".join(note.en for note in result.notes)

    return run


def _made(tmp_path: Path) -> list[str]:
    """The folders of caches in a folder."""
    return sorted(path.parent.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(FILE_NAME))


def test_by_default_it_is_in_the_users_folder_and_not_in_the_checkout(run: Run, tmp_path: Path) -> None:
    run()

    assert _made(tmp_path) == ["home/gouji"]


def test_the_command_line_goes_before_the_environment_and_that_before_the_configuration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("cache-dir: a/configured\n")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "environment"))
    run("cache-dir: b\n")
    run("cache-dir: c\n", cache_dir="../named")

    assert _made(tmp_path) == ["environment", "named", "repository/a/configured"]


def test_the_secret_is_never_where_a_checkout_could_bring_it(run: Run, tmp_path: Path) -> None:
    run(cache_dir="cache")

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("secret")] == ["home/gouji/secret"]


@pytest.mark.parametrize("choices", [{"configuration": "cache-dir: a/b\n"}, {"cache_dir": "a/b"}])
def test_a_link_in_the_checkout_leads_the_cache_nowhere(run: Run, tmp_path: Path, choices: dict[str, str]) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("a").symlink_to(tmp_path / "elsewhere")

    told = run(**choices)

    assert (_made(tmp_path), list((tmp_path / "elsewhere").iterdir())) == ([], [])
    where = f"the folder {tmp_path / 'repository/a/b'} cannot be used: a part of the path is no folder, is a link,"
    assert where in told


def test_a_folder_that_was_named_and_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    told = run(cache_dir="../file/cache")

    assert told == (
        f"this run kept no cache: the folder {tmp_path / 'file/cache'} cannot be used: "
        "a file or folder of that name is there already"
    )


def test_a_folder_that_nobody_named_and_cannot_be_made_is_not_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "home").touch()

    assert (run(), run("cache-dir: c\n")[:22]) == ("", "this run kept no cache")


def test_without_a_home_a_folder_that_was_named_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "not/absolute")

    assert "the user has no home folder" in run(cache_dir="cache")


def test_an_old_cache_in_the_checkout_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / FILE_NAME).write_bytes(b"precious")
    Path(".gouji_cache").symlink_to(tmp_path / "elsewhere")

    run()

    assert (tmp_path / "elsewhere" / FILE_NAME).read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, CacheFolder(Path("/x"), ("gouji",))),
        ("linux", {"XDG_CACHE_HOME": "not/absolute"}, CacheFolder(Path("/users/me/.cache"), ("gouji",))),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, CacheFolder(Path("/users/me/Library/Caches"), ("gouji",))),
        ("win32", {"LOCALAPPDATA": "/local"}, CacheFolder(Path("/local"), ("gouji", "Cache"))),
        ("win32", {}, CacheFolder(Path("/users/me/AppData/Local"), ("gouji", "Cache"))),
    ],
)
def test_the_users_folder_is_the_systems(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: CacheFolder
) -> None:
    monkeypatch.setenv("HOME", "/users/me")

    assert user_folder(environment, platform) == expected


def test_a_user_without_a_home_has_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "not/absolute")

    assert user_folder({}, "linux") is None


def test_the_secret_is_made_once_and_for_the_user_alone(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path, ("own",))

    secret = user_secret(folder)

    mode = (tmp_path / "own" / "secret").stat().st_mode & 0o777
    assert (user_secret(folder), len(secret), mode) == (secret, 32, 0o600)


def _others_may_read(secret: Path) -> None:
    secret.chmod(0o644)


def _is_short(secret: Path) -> None:
    secret.write_bytes(b"short")


def _is_linked(secret: Path) -> None:
    secret.replace(secret.with_name("other"))
    secret.symlink_to("other")


def _has_two_names(secret: Path) -> None:
    os.link(secret, secret.with_name("other"))


@pytest.mark.parametrize("change", [_others_may_read, _is_short, _is_linked, _has_two_names])
def test_a_secret_that_others_may_know_is_made_anew(tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = CacheFolder(tmp_path, ("own",))
    before = user_secret(folder)
    change(tmp_path / "own" / "secret")

    after = user_secret(folder)

    assert (after != before, user_secret(folder)) == (True, after)


def test_where_files_have_no_owners_and_links_cannot_be_refused_all_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which has neither ``geteuid`` nor ``O_NOFOLLOW``, and whose files are readable by all."""
    monkeypatch.delattr("os.geteuid")
    monkeypatch.delattr("os.O_NOFOLLOW")
    folder = CacheFolder(tmp_path, ("own",))
    secret = user_secret(folder)
    (tmp_path / "own" / "secret").chmod(0o666)
    linked = CacheFolder(tmp_path, ("linked",))
    (tmp_path / "linked").symlink_to("own")

    assert user_secret(folder) == secret
    with pytest.raises(NotADirectoryError):
        make_folder(linked)


def test_marks_are_only_put_into_a_folder_that_is_made(tmp_path: Path) -> None:
    """So that ``--cache-dir .`` keeps nothing out of git."""
    make_folder(CacheFolder(tmp_path, ()))
    make_folder(CacheFolder(tmp_path, ("cache",)))

    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "cache",
        "cache/.gitignore",
        "cache/CACHEDIR.TAG",
    ]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("cache", CacheFolder(Path("/work"), ("cache",))),
        ("./a/../cache/own", CacheFolder(Path("/work"), ("cache", "own"))),
        ("../cache", CacheFolder(Path("/"), ("cache",))),
        ("/elsewhere/cache", CacheFolder(Path("/elsewhere"), ("cache",))),
    ],
)
def test_what_lies_below_the_working_directory_is_not_trusted(named: str, expected: CacheFolder) -> None:
    assert given_folder(named, Path("/work")) == expected
