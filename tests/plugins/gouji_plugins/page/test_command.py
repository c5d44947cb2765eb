"""``gouji page`` tells what it fetches and compiles, and what it wrote."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from gouji.cli import main
from gouji_plugins.page import assets, build, bundle
from gouji_plugins.page.assets import Asset

DATA = b"x" * 250_000
FETCHED = "fetching thing@1 (0.2 MB) with npm from its registry\n"


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One asset, which is there as soon as it is asked for, and a page of 3 MB."""
    asset = Asset("thing-1.tgz", "npm", "thing@1", len(DATA), sha256(DATA).hexdigest())
    monkeypatch.setattr(assets, "pinned_assets", lambda: (asset,))
    monkeypatch.setattr(assets, "fetch", lambda asset, folder: (folder / asset.file).write_bytes(DATA))
    monkeypatch.setattr(bundle, "plugins_of_others", tuple)
    monkeypatch.setattr(build, "build", lambda *_: b"p" * 3_000_000)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.chdir(tmp_path)


def test_it_tells_what_is_fetched_and_once_more_only_what_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    first = (main(["page"]), capsys.readouterr())
    again = (main(["page", "--no-pdf", "--output", "other.html"]), capsys.readouterr())

    assert (first, again) == (
        (0, ("wrote gouji.html (3.0 MB, with PDF)\n", f"{FETCHED}compiling what the page starts with\n")),
        (0, ("wrote other.html (3.0 MB, without PDF)\n", "compiling what the page starts with\n")),
    )


@pytest.mark.parametrize(("locale", "arguments"), [("zh_CN.UTF-8", []), ("en_US.UTF-8", ["--lang", "zh"])])
def test_it_speaks_the_language_of_the_locale_or_the_one_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, locale: str, arguments: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    main(["page", *arguments])

    assert capsys.readouterr() == (
        "已写入 gouji.html（3.0 MB，可读取 PDF）\n",
        "正在用 npm 从其软件源取得 thing@1（0.2 MB）\n正在编译网页启动时所用的文件\n",
    )


def test_a_folder_as_the_configuration_is_refused_with_the_file_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / ".gouji.yaml").write_text("exclude: []\n", "utf-8")

    ended = [(main(["page", "--config", folder]), capsys.readouterr().err) for folder in (".", "empty")]

    refused = "cannot read the configuration file {}: it is a folder, not a file"
    assert ended == [
        (2, f"{refused.format('.')}; name the file in it: .gouji.yaml\n"),
        (2, f"{refused.format('empty')}\n"),
    ]


def test_quiet_it_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["page", "--quiet"]), capsys.readouterr()) == (0, ("", ""))


def test_plugins_of_others_are_named_as_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "plugins_of_others", lambda: ["harbour", "lanjiang"])

    main(["page"])

    assert (
        "plugins of others are not put into the page, which has none of their rules, packs and formats: harbour, lanjiang\n"
        in capsys.readouterr().err.splitlines(keepends=True)
    )
