"""What is said in two places is the same in both."""

from pathlib import Path
import re
import tomllib

from gouji import __version__

ROOT = Path(__file__).parents[2]


def test_the_changelog_begins_with_the_version_that_the_package_has() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert next(heading for heading in headings if heading != "Unreleased") == __version__


def test_the_constraints_pin_every_dependency_exactly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=~! ]", requirement)[0].lower().replace(".", "-") for requirement in wanted}
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.split("==")[0] for line in lines if not line.startswith("#")}

    assert (names - pinned, [line for line in lines if not re.fullmatch(r"#.*|[a-z0-9-]+==[\w.]+", line)]) == (
        set(),
        [],
    )
