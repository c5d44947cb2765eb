"""Marks for editors are in a schema that is asked for with them, and in no other."""

from gouji.rules.catalogue import Catalogue
from gouji.yaml.marks import marked, unmarked
from gouji.yaml.shapes import Key, mapping, text

NOTHING = Catalogue((), {}, (), {}, {})
SHAPE = mapping(Key("x-words", marked(text, words="fact")), Key("b", text, group="one", chinese=("乙",)))


def test_marks_are_taken_out_and_names_like_them_stay() -> None:
    plain = {"type": "string", "pattern": r"\S"}

    assert unmarked(SHAPE.schema(NOTHING, "en"))["properties"] == {"x-words": plain, "b": plain}


def test_a_schema_has_its_marks() -> None:
    found = SHAPE.schema(NOTHING, "en")["properties"]

    assert (found["x-words"]["x-words"], found["b"]["x-group"], found["b"]["x-called"]) == ("fact", "one", ("乙",))
