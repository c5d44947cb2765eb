"""docs/rules is what `python -m gouji.docs gouji_gongkai gouji_common gouji_websites docs/rules` makes of the rules."""

from pathlib import Path

import pytest

from gouji.docs import groups_of, main, pages, rules_of

PACKAGES = ("gouji_gongkai", "gouji_common", "gouji_websites")
FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def _stored(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}


def test_the_pages_are_not_stale() -> None:
    stored, wanted = _stored(FOLDER), pages(rules_of(*PACKAGES), groups_of(*PACKAGES))
    stale = sorted(name for name in stored.keys() | wanted.keys() if stored.get(name) != wanted.get(name))

    assert stale == [], "run: python -m gouji.docs gouji_gongkai gouji_common gouji_websites docs/rules"


def test_every_group_has_a_title() -> None:
    assert {rule.code[:-3] for rule in rules_of(*PACKAGES)} <= groups_of(*PACKAGES).keys()


def test_what_is_stale_is_written_and_what_is_of_no_rule_is_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*PACKAGES, str(tmp_path)])
    (tmp_path / "blank-cell.md").write_text("old", encoding="utf-8")
    (tmp_path / "zh" / "no-rule.md").touch()
    capsys.readouterr()

    status = main([*PACKAGES, str(tmp_path)])

    said = f"wrote {tmp_path.as_posix()}/blank-cell.md\nremoved {tmp_path.as_posix()}/zh/no-rule.md\n"
    assert (status, capsys.readouterr().out, _stored(tmp_path)) == (0, said, _stored(FOLDER))


def test_a_package_without_rules_has_an_index_without_any() -> None:
    assert pages((), {}) == {
        "index.md": "# Rules\n\n[中文](zh/index.md)\n",
        "zh/index.md": "# 规则\n\n[English](../index.md)\n",
    }


def test_a_wrong_call_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([]), capsys.readouterr().err) == (2, "usage: python -m gouji.docs PACKAGE… FOLDER\n")
