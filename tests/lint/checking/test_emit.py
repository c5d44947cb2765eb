"""Diagnostics of one emitter are told apart, and show no secret."""

from gouji.checking.diagnostic import DiagnosticRelated
from gouji.checking.emit import Emitter
from gouji.checking.place import WHOLE, Place
from gouji.message import Message

RULE = ("some-rule", "Z101")
SAID = Message("有错", "wrong")


def test_those_alike_are_numbered_in_each_file() -> None:
    emitter = Emitter()

    made = [emitter.emit(path, RULE, "error", SAID, WHOLE, text=text) for path, text in ("a一", "a一", "a二", "b一")]

    assert [(each.path, each.identity[-2:]) for each in made] == [
        ("a", ("一", "0")),
        ("a", ("一", "1")),
        ("a", ("二", "0")),
        ("b", ("一", "0")),
    ]


def test_no_text_of_a_diagnostic_shows_a_secret() -> None:
    message = Message("电话 13800000000", "phone 13800000000")
    place = Place(excerpt="联系 13800000000，0")

    made = Emitter(("13800000000", "0")).emit(
        "a",
        RULE,
        "error",
        message,
        place,
        text="13800000000",
        expected="不写 13800000000",
        actual="13800000000",
        related=[DiagnosticRelated("a", WHOLE, None, message)],
    )

    assert "13800000000" not in repr(made)
    assert (made.excerpt, made.message.en) == ("联系 ***********，0", "phone ***********")
