"""What the documentation shows of configuration is so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
from typing import Any

import attrs
import pytest

from gouji.config import CommandLine, Configurations, Settings
from gouji.config.show import show
from gouji.errors import ConfigurationError
from gouji.plugins.finder import load_plugins

Write = Callable[..., Path]

PAGES = {"en": Path("docs/configuration.md"), "zh": Path("docs/zh/configuration.md")}
IN_FORCE = (
    "rules:\n  leftover-caption: {in_place: allow}\noverrides:\n  - files: ['2019/**']\n    rules: {blank-cell: off}\n"
)


def blocks(language: str, info: str) -> list[str]:
    text = (Path(__file__).parents[3] / PAGES[language]).read_text("utf-8")
    return re.findall(rf"^```{info}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def real_plugins(packs: Any) -> Any:
    """The plugins that are there, with a pack and a disabled plugin of the names that the pages use."""
    plugins = load_plugins()
    off = attrs.evolve(plugins.found[0], name="lanjiang-formats")
    return attrs.evolve(plugins, packs=(attrs.evolve(packs[1], name="lanjiang"),), disabled=(off,))


@pytest.fixture
def real_settings(folder: Path, real_plugins: Any) -> Callable[..., Settings]:
    def settings(path: str, **command_line: Any) -> Settings:
        return Configurations(real_plugins, CommandLine(**command_line)).settings(Path(path))

    return settings


@pytest.mark.parametrize("language", PAGES)
def test_configurations_are_taken(write: Write, real_settings: Callable[..., Settings], language: str) -> None:
    examples = blocks(language, "yaml")
    for text in examples:
        write(text)
        real_settings("a.txt")

    assert len(examples) == 5


@pytest.mark.parametrize("language", PAGES)
def test_what_is_wrong_is_told_as_shown(write: Write, real_settings: Callable[..., Settings], language: str) -> None:
    (text,), (told,) = blocks(language, "yaml wrong"), blocks(language, "text")
    write(text)

    with pytest.raises(ConfigurationError) as raised:
        real_settings("a.txt", language=language)

    assert "\n\n".join(raised.value.problems) + "\n" == told


@pytest.mark.parametrize("language", PAGES)
def test_settings_are_shown_as_shown(
    write: Write, real_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """All lines of the page are there, in their order; it leaves out most rules."""
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "C"}[language])
    write(IN_FORCE)
    settings = real_settings("2019/…", severities=(("placeholder-cell", "info"),))

    lines = iter("".join(show(settings, "2019")).splitlines())

    wanted = blocks(language, "yaml")[3].splitlines()
    assert [line for line in wanted if line not in lines] == []


def test_the_two_pages_have_the_same_examples() -> None:
    for info in ("yaml wrong", "console"):
        assert blocks("en", info) == blocks("zh", info)
