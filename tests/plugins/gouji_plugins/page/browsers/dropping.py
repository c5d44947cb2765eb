"""Drop files on the page in a browser, and have the command line check the same files."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from contextlib import chdir
import json
from pathlib import Path
from typing import Any, Protocol

import attrs

from gouji.cli import main

__all__ = ["Dropped", "Runs", "drop", "files_of", "printed", "write"]

_GIVE = """(() => {{
  const bytes = Uint8Array.from(atob({data}), (character) => character.charCodeAt(0));
  (window.given ??= []).push({{ path: {path}, file: new Blob([bytes]) }});
}})()"""
_CHECK = """(async () => {{
  gouji.state.language = {language};
  gouji.state.json = "";
  await gouji.check(window.given.splice(0));
  return {{ json: gouji.state.json, told: document.getElementById("failures").innerText, took: gouji.times.check }};
}})()"""


class Runs(Protocol):
    """A browser that has the page open."""

    def run(self, expression: str) -> Any:
        """Run an expression in the page and return its value."""


@attrs.frozen
class Dropped:
    """What the page found in files: its JSON ("" where it could not check), what it says failed, the milliseconds."""

    json: str
    told: str
    took: float

    @property
    def failures(self) -> dict[str, str]:
        """The messages of what failed, by path."""
        return {each["path"]: each["message"] for each in json.loads(self.json)["failures"]}


def drop(browser: Runs, files: Mapping[str, bytes], language: str = "en") -> Dropped:
    """Have the page check files by their paths, as if they had been dropped on it."""
    for path, data in files.items():
        browser.run(_GIVE.format(path=json.dumps(path), data=json.dumps(b64encode(data).decode())))
    return Dropped(**browser.run(_CHECK.format(language=json.dumps(language))))


def printed(folder: Path, files: Mapping[str, bytes], *options: str, language: str = "en") -> str:
    """Write files into a folder, and return the JSON that the command line prints when it checks them there."""
    write(folder, files)
    output = folder.with_name(f"{folder.name}.json")
    names = dict.fromkeys(path.split("/")[0] for path in files)
    command = ("check", "--no-cache", "--lang", language, "--format", "json", "--output", str(output), *options)
    with chdir(folder):
        main([*command, "--", *names])
    return output.read_text("utf-8")


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their paths in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
