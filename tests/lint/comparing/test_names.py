"""What a configuration tells of names, as a kind of report understands them."""

from __future__ import annotations

from gouji.comparing.names import Names, SubjectList
from gouji.report.subjects import Subjects
from gouji.text.fold import fold


def written(name: str) -> str:
    """A key that knows two ways to write a name."""
    return fold(name).replace("人民政府", "政府")


SUBJECTS = Subjects(written)


def test_aliases_are_names_of_one_body() -> None:
    names = Names({"云麓县水务局": ("云麓县水利局", "县水务局")}).of(SUBJECTS)

    assert {names.key(name) for name in ("云麓县水务局", "云麓县水利局", "县水务局")} == {"云麓县水务局"}
    assert names.key("云麓县林业局") == "云麓县林业局"


def test_what_is_named_is_known() -> None:
    names = Names({"水务局": ()}, (SubjectList("云麓县人民政府", ("城关镇人民政府",)),)).of(SUBJECTS)

    known = ["水务局", "云麓县人民政府", "城关镇政府"]
    assert [names.knows(names.key(name)) for name in [*known, "林业局"]] == [True, True, True, False]


def test_a_list_is_found_under_every_name_of_its_government() -> None:
    listed = SubjectList("云麓县人民政府", ("云麓县水利局",), complete=True)
    names = Names({"云麓县水务局": ("云麓县水利局",)}, (listed,)).of(SUBJECTS)

    assert names.list_of(names.key("云麓县政府")) is listed
    assert (names.is_listed(names.key("云麓县水务局")), names.is_listed(names.key("云麓县林业局"))) == (True, False)


def test_a_name_in_traditional_script_is_the_same() -> None:
    names = Names({"雲麓縣水務局": ("縣水務局",)}).of(SUBJECTS)

    assert names.key("县水务局") == names.key("雲麓縣水務局") == names.key("云麓县水务局")


def test_each_kind_of_report_understands_names_in_its_own_way() -> None:
    names = Names({"云麓县人民政府": ("县政府",)})

    assert [names.of(each).key("县人民政府") for each in (SUBJECTS, Subjects())] == ["云麓县政府", "县人民政府"]


def test_the_fingerprint_tells_what_is_said_from_nothing() -> None:
    lists = (SubjectList("云麓县人民政府", ("云麓县水务局",)),)
    fingerprints = {Names().fingerprint, Names({"甲县局": ("乙县局",)}).fingerprint, Names({}, lists).fingerprint}

    assert (len(fingerprints), Names().fingerprint) == (3, "")
