"""``python -m gouji.forms.compile FOLDER``: write each form's JSON beside its YAML."""

from __future__ import annotations

from pathlib import Path
import sys

from gouji.forms.parse import yaml_to_json

__all__ = ["compile_folder"]


def compile_folder(folder: Path) -> list[Path]:
    """Write ``NAME.json`` for each ``NAME.yaml`` in *folder*, and return the paths that were written."""
    written = []
    for path in sorted(folder.glob("*.yaml")):
        target = path.with_suffix(".json")
        target.write_text(yaml_to_json(path.read_text("utf-8"), str(path)), "utf-8")
        written.append(target)
    return written


if __name__ == "__main__":
    for target in compile_folder(Path(sys.argv[1])):
        print(target)  # noqa: T201 (a script's output)
