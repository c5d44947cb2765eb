"""A configuration reads nothing outside of its repository, shows no line of another file, and waits for nothing."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path

import pytest

from gouji.config import Settings
from gouji.config.root import VARIABLE, repository_root

Write = Callable[..., Path]
Problems = Callable[..., list[str]]
URL = "https://me:secret@example.com"


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is not in the repository, with a file of secrets and a configuration."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "credentials").write_text(f"{URL}\n", encoding="utf-8")
    (outside / "base.yaml").write_text("language: en\n", encoding="utf-8")
    return outside


def test_extends_does_not_leave_the_repository(problems_of: Problems, folder: Path, outside: Path) -> None:
    away = os.path.relpath(outside / "credentials", folder)

    (problem,) = problems_of(f"extends: {away}\n")

    assert problem.startswith(f".gouji.yaml:1:10: not read: it is outside of the repository ({folder.resolve()}); ")
    assert "secret" not in problem


def test_a_link_in_the_repository_does_not_lead_out_of_it(problems_of: Problems, folder: Path, outside: Path) -> None:
    (folder / "base.yaml").symlink_to(outside / "base.yaml")

    (problem,) = problems_of("extends: base.yaml\n")

    assert problem.startswith(".gouji.yaml:1:10: not read: it is outside of the repository")


def test_a_configuration_that_is_a_link_out_is_not_read(
    folder: Path, outside: Path, settings_of: Callable[..., Settings]
) -> None:
    (folder / ".gouji.yaml").symlink_to(outside / "credentials")

    with pytest.raises(Exception, match=r"^\.gouji\.yaml:1:1: not read: it is outside of the repository") as raised:
        settings_of()

    assert "secret" not in str(raised.value)


def test_a_folder_that_the_user_names_may_be_read(
    write: Write, folder: Path, outside: Path, settings_of: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, os.pathsep.join(["", str(outside)]))
    write(f"extends: {os.path.relpath(outside / 'base.yaml', folder)}\n")

    assert settings_of().language == "en"


@pytest.mark.parametrize(
    "text",
    [
        f"{URL}\n",
        "password: secret\n",
        "root: secret\npassword: secret\n",
        "language: zh\npassword: secret\ntoken: secret\n",
        "[default]\nkey = secret\n",
        "a: [secret\n",
        "secret: *secret_\n",
    ],
)
@pytest.mark.parametrize("linked", [False, True])
def test_no_line_is_shown_of_a_file_that_is_no_configuration(
    write: Write, folder: Path, problems_of: Problems, text: str, linked: bool
) -> None:
    write(text, ".env")
    if linked:
        (folder / "base.yaml").symlink_to(".env")

    problems = problems_of(f"extends: {'base.yaml' if linked else '.env'}\n")

    assert (len(problems) > 0, [line for problem in problems for line in problem.split("\n")[1:]]) == (True, [])


def test_the_line_of_a_configuration_is_shown(write: Write, problems_of: Problems) -> None:
    write("language: cn\n", "base.yaml")

    (problem,) = problems_of("extends: base.yaml\n")

    assert problem.split("\n")[1:] == ["  language: cn", "            ^"]


@pytest.mark.parametrize(
    ("make", "kind"),
    [(Path.mkdir, "a folder"), (os.mkfifo, "a pipe"), (lambda path: path.symlink_to(os.devnull), "a device")],
)
def test_what_is_no_file_is_told_at_once(
    folder: Path, problems_of: Problems, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], kind: str
) -> None:
    monkeypatch.setenv(VARIABLE, str(Path(os.devnull).parent))
    make(folder / "base.yaml")

    problems = problems_of("extends: base.yaml\n")

    assert [problem.split("\n")[0] for problem in problems] == [
        f".gouji.yaml:1:10: cannot read the configuration file base.yaml: it is {kind}, not a file"
    ]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_configuration_that_is_no_file_is_not_passed_over(
    folder: Path, settings_of: Callable[..., Settings], make: Callable[[Path], object]
) -> None:
    make(folder / ".gouji.yaml")

    with pytest.raises(Exception, match=r"cannot read the configuration file \.gouji\.yaml: it is a .*, not a file"):
        settings_of()


def test_the_root_is_the_closest_folder_that_says_so(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    before = repository_root(inner)
    (tmp_path / "a" / ".gouji.yaml").write_text("language: zh\nroot: true\n", encoding="utf-8")
    (tmp_path / "a" / "b" / ".gouji.yaml").write_text("root: false\n", encoding="utf-8")

    assert (before, repository_root(inner)) == (tmp_path, tmp_path / "a")


def test_where_nothing_says_so_the_root_is_the_folder_itself(tmp_path: Path) -> None:
    assert repository_root(tmp_path) == tmp_path
