"""A configuration names a folder for the cache below its own, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.config import Settings
from gouji.config.cache_dir import CacheDir


def test_the_folder_is_below_that_of_the_file_that_names_it(
    write: Callable[..., Path], folder: Path, settings_of: Callable[..., Settings]
) -> None:
    write("cache-dir: .cache/gouji\n", "base/base.yaml")
    write("extends: base/base.yaml\n")

    named = settings_of().file.cache_dir

    assert (named and named.value) == CacheDir(folder / "base", (".cache", "gouji"))


@pytest.mark.parametrize(
    "path", ["/etc/x", "../x", "a/../../x", "a/..", "..", ".", "~/x", "~root/x", "C:/x", "a\\b", "''", "a//b", "7"]
)
def test_a_path_that_could_lead_elsewhere_is_refused(problems_of: Callable[..., list[str]], path: str) -> None:
    problems = problems_of(f"cache-dir: {path}\n")

    assert [problem.split("; ")[1].split(" (")[0] for problem in problems] == [
        "expected a relative path that stays in the folder of this file"
    ]
