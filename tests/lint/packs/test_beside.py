"""Packs that lie beside a file are found by their first lines."""

from pathlib import Path

from gouji.packs.beside import packs_beside


def test_packs_in_a_folder_and_in_those_below_it_are_found(tmp_path: Path) -> None:
    for name, text in {
        "a.yaml": "# ours\npack: ours\n",
        "b.yaml": "title: none\n",
        ".hidden.yaml": "pack: hidden\n",
        "deep/pack.yaml": "pack: 'deep'\n",
        "deep/more.yaml": "rules: []\n",
        "other/c.yaml": "pack: other\n",
        ".git/d.yaml": "pack: git\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    assert list(packs_beside(tmp_path)) == [("./a.yaml", "ours"), ("./deep", "deep"), ("./other/c.yaml", "other")]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert list(packs_beside(tmp_path / "gone")) == []
