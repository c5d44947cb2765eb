"""Draw who imports whom as a Mermaid flowchart: the rooms of gouji with the packages beside it, or the files of one room."""

from __future__ import annotations

import argparse
import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
import sys

ROOT = Path(__file__).parents[1]
SOURCES = ("lint", "rules", "plugins")


def modules() -> dict[str, Path]:
    """Return the modules of all packages by their dotted names."""
    found = {}
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            parts = path.relative_to(ROOT / source).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Yield the modules that a file imports, at its top, inside a function or for types alone."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                yield below if below in known else node.module


def room_of(module: str) -> str:
    """Return the room of a module of gouji; for another package its first name."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] or package if package == "gouji" else package


def circle() -> list[str]:
    """Return modules that import each other in a circle; none where there is no circle."""
    known = modules()
    graph = {name: set(imported(path, known)) - {name} for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def rooms() -> Counter[tuple[str, str]]:
    """Count the imports from room to room, those of ``gouji.testing`` left out."""
    known = modules()
    pairs = ((room_of(name), room_of(other)) for name in known for other in imported(known[name], known))
    return Counter((one, other) for one, other in pairs if one != other and "testing" not in (one, other))


def files(room: str) -> Counter[tuple[str, str]]:
    """Count the imports among the files of one room."""
    known = {name: path for name, path in modules().items() if room_of(name) == room}
    pairs = ((name, other) for name in known for other in imported(known[name], known))
    return Counter((one, other) for one, other in pairs if one != other)


def draw(arrows: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a Mermaid flowchart; an arrow says how many imports it stands for."""
    yield "flowchart TD"
    for (one, other), count in sorted(arrows.items()):
        yield f'    {one.replace(".", "_")}["{one}"] -->|{count}| {other.replace(".", "_")}["{other}"]'


def main() -> int:
    """Print the drawing; end with 1 where files import each other in a circle."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", metavar="ROOM", help="draw the files of this room, not the rooms")
    args = parser.parse_args()
    arrows = files(args.files) if args.files else rooms()
    if not arrows:
        parser.error(f"no imports in {args.files}; rooms: {', '.join(sorted({room_of(name) for name in modules()}))}")
    print("\n".join(draw(arrows)))
    round_trip = circle()
    if round_trip:
        print(f"a circle: {' → '.join(round_trip)}", file=sys.stderr)
    return 1 if round_trip else 0


if __name__ == "__main__":
    sys.exit(main())
