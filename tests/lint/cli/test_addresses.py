"""Reports at addresses are checked by each command; only the command line names an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import json
from pathlib import Path
from typing import Any, TypeAlias

import fsspec
from fsspec.implementations.memory import MemoryFileSystem
import pytest

Run: TypeAlias = Callable[..., Any]
EXAMPLES = Path(__file__).parents[3] / "docs/examples/sound/临川县水务局"


@pytest.fixture(autouse=True)
def _reports() -> Iterator[None]:
    """The folder ``r``, and the same in the memory."""
    MemoryFileSystem.store.clear()
    for name in ("2023.txt", "2024.txt"):
        text = f"此处有错。\n{(EXAMPLES / name).read_text('utf-8')}"
        Path("r/县局").mkdir(parents=True, exist_ok=True)
        Path("r/县局", name).write_text(text, "utf-8", newline="")
        fsspec.filesystem("memory").pipe_file(f"/r/县局/{name}", text.encode())
    yield
    MemoryFileSystem.store.clear()


@pytest.mark.parametrize(
    "options", [["check", "--format", "json"], ["check", "--coverage"], ["extract"], ["fix", "--diff"]]
)
def test_what_a_folder_gives_an_address_gives_under_its_name(gouji: Run, options: list[str]) -> None:
    folder, address = [gouji(*options, path, "--lang", "en") for path in ("r", "memory://r/**")]

    assert (address.status, address.out.replace("memory://r/", "r/"), address.err) == (
        folder.status,
        folder.out,
        folder.err,
    )


def test_processes_of_their_own_read_addresses_too(gouji: Run) -> None:
    address = f"file://{Path.cwd().as_posix()}/r"

    one, two = [gouji("check", "--format", "json", "--no-cache", "--jobs", jobs, address) for jobs in "12"]

    assert (two.status, two.out) == (one.status, one.out)
    assert [file["status"] for file in json.loads(two.out)["files"]] == ["checked", "checked"]


def test_the_configuration_is_that_of_the_working_directory(gouji: Run) -> None:
    Path(".gouji.yaml").write_text("rules: {error-word: off}\n", "utf-8")

    assert gouji("check", "memory://r").status == 0


def test_fix_writes_to_no_address_and_annotate_into_its_folder(gouji: Run) -> None:
    fixed = gouji("fix", "memory://r", "--lang", "en")
    gouji("annotate", "memory://r/**/*.txt", "--output", "out")

    assert (fixed.status, "writes into folders alone" in fixed.err) == (2, True)
    assert sorted(path.as_posix() for path in Path("out").rglob("*.html")) == [
        "out/r/县局/2023.txt.html",
        "out/r/县局/2024.txt.html",
    ]


def test_what_is_not_there_is_told_and_the_rest_is_checked(gouji: Run) -> None:
    ended = gouji("check", "memory://r", "memory://s", "--format", "json")

    told = json.loads(ended.out)
    assert (ended.status, len(told["files"]), [failure["path"] for failure in told["failures"]]) == (
        3,
        2,
        ["memory://s"],
    )


@pytest.mark.parametrize("key", ["extends", "packs"])
def test_a_configuration_cannot_name_an_address(gouji: Run, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(MemoryFileSystem, "open", lambda _, path, *__, **___: asked.append(path))
    Path(".gouji.yaml").write_text(f'{key}: ["memory://r/.gouji.yaml"]\n', "utf-8")

    assert (gouji("check", "r").status, asked) == (2, [])
