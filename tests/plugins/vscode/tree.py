"""The extension for Visual Studio Code in a tree like this one, outside of it, where it is built."""

from __future__ import annotations

from pathlib import Path
import shutil

__all__ = ["EXTENSION", "copy_extension"]

ROOT = Path(__file__).parents[3]
EXTENSION = Path("plugins/vscode")
BESIDE = ("LICENSE", "lint/gouji/_version.py", "docs/pictures/vscode-problems.png")
"""What else of the tree goes into the package."""


def copy_extension(tree: Path) -> Path:
    """Copy the sources into a tree, over what is there of them, and return where they are."""
    ignored = shutil.ignore_patterns("node_modules", "build", "dist", "*.vsix")
    shutil.copytree(ROOT / EXTENSION, tree / EXTENSION, ignore=ignored, dirs_exist_ok=True)
    for name in BESIDE:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tree / name)
    return tree / EXTENSION
