"""Try the wordings that a pack accepts: in a sound report each must be taken for right, as the form's own is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.forms.model import Form
from gouji.message import Message
from gouji.packs.accepts import Accepts
from gouji.packs.model import PackFile
from gouji.plugins.model import Plugins
from gouji.testing.packs.composing import text_file
from gouji.testing.packs.outcome import WordingsOutcome
from gouji.testing.packs.running import Found, PackRunner
from gouji.testing.sample import SampleReport
from gouji.testing.samples import installed_samples
from gouji.value import Entity, Value
from gouji.wording import quoted
from gouji.yaml.nodes import Mapping, Node, Scalar
from gouji.yaml.nodes import Sequence as Listed
from gouji.yaml.parse import parse_yaml
from gouji.yaml.problems import Place, Problem

__all__ = ["try_wordings"]

_HEADINGS = "headings"
_NO_SAMPLES = Message(
    "没有这种报告的样本，accepts 未作测试", "no samples of this kind of report are installed; accepts is not tried"
)
_NOT_RIGHT = Message(
    "写作{wording}时仍报告问题（{rule}）：{told}", "a report with {wording} is still reported ({rule}): {told}"
)
_OTHER_FIGURES = Message(
    "写作{wording}时，表中读出的数字不同（{fact}）：这个名称与其他行混淆",
    "in a report with {wording} figures of the table are read otherwise ({fact}): it is taken for another row",
)
_ANYWAY = Message("{wording}不写在 accepts 里也算对", "{wording} is right without accepts, too")


@attrs.frozen(eq=False, repr=False)
class _Wording(Value):
    """A wording of ``headings`` or ``labels``, what it is of, and where it stands."""

    key: str
    name: str
    text: str
    place: Place

    @property
    def shown(self) -> Message:
        """The wording as messages name it."""
        return quoted(self.text)

    def accepts(self, kind: str) -> Accepts:
        """Return what accepts this wording alone."""
        pairs = ((self.name, (self.text,)),)
        return Accepts(kind, headings=pairs) if self.key == _HEADINGS else Accepts(kind, labels=pairs)


def try_wordings(file: PackFile, accepts: Sequence[Accepts], plugins: Plugins) -> WordingsOutcome:
    """Try each wording of a pack by itself; *accepts* are those of the packs that it extends."""
    wordings = list(_wordings(file))
    samples = next((each for each in installed_samples() if each.kind == file.kind), None)
    if samples is None:
        return WordingsOutcome(0, notes=(_NO_SAMPLES,))
    wrong, notes = [], []
    runner = PackRunner(plugins, plugins.rules, accepts)
    sound = {form.id: samples.sound(form) for form in samples.forms}
    before = {form: runner.run(text_file(sample)) for form, sample in sound.items()}
    plain = _Trial(sound, before, runner)
    for each in wordings:
        wider = PackRunner(plugins, plugins.rules, (*accepts, each.accepts(file.kind)))
        told = attrs.evolve(plain, runner=wider).wrong(each)
        if told is not None:
            wrong.append(Problem(told, each.place))
        elif each.key == _HEADINGS and plain.wrong(each) is None:
            notes.append(_ANYWAY.format(wording=each.shown))
    return WordingsOutcome(len(wordings), tuple(wrong), tuple(notes))


def _wordings(file: PackFile) -> Iterator[_Wording]:
    """Yield the wordings that a pack accepts, from its file's text."""
    source = file.place.source
    accepted = _entries(_entries(parse_yaml(source, [])).get("accepts"))
    for key in (_HEADINGS, "labels"):
        for name, node in _entries(accepted.get(key)).items():
            for each in node.items if isinstance(node, Listed) else (node,):
                if isinstance(each, Scalar):
                    yield _Wording(key, name, each.text, Place(source, each.offset))


def _entries(node: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}


@attrs.frozen(eq=False, repr=False)
class _Trial(Entity):
    """What tries wordings: sound reports by form, what all rules find in them, and a runner that reads them with wordings."""

    sound: AnyMapping[str, SampleReport]
    before: AnyMapping[str, Found]
    runner: PackRunner

    def wrong(self, wording: _Wording) -> Message | None:
        """Return why a wording is not taken for right in a report of some form that has its section or row; None: it is."""
        found = (self._difference(wording, form) for form in self.sound)
        return next((told for told in found if told is not None), None)

    def _difference(self, wording: _Wording, form: str) -> Message | None:
        """Return what differs between a report with the form's own wording and one with this; None for nothing."""
        worded, before = _worded(self.sound[form], wording), self.before[form]
        if worded is None:
            return None
        after = self.runner.run(text_file(worded))
        known = {_told(each) for each in before.diagnostics}
        for each in after.diagnostics:
            if _told(each) not in known:
                return _NOT_RIGHT.format(wording=wording.shown, rule=each.rule, told=each.message)
        facts = after.report.facts
        other = next((fact for fact, own in before.report.facts.items() if own.value != facts[fact].value), None)
        return None if other is None else _OTHER_FIGURES.format(wording=wording.shown, fact=other)


def _told(diagnostic: Diagnostic) -> tuple[str, str, str | None]:
    return diagnostic.rule, diagnostic.message.zh, diagnostic.fact


def _worded(sample: SampleReport, wording: _Wording) -> SampleReport | None:
    """Return a report with a wording in place of the form's own; None where its form has nothing of that name."""
    if wording.key == _HEADINGS:
        if wording.name not in sample.headings:
            return None
        return attrs.evolve(sample, headings={**sample.headings, wording.name: wording.text})
    cell = _cell(sample.form, wording.name)
    return None if cell is None else attrs.evolve(sample, labels={**sample.labels, cell: wording.text})


def _cell(form: Form, name: str) -> str | None:
    """Return the key of the cell of a row, of a group of rows, or of a fact's row."""
    for table in form.tables:
        for row in table.rows:
            if name == f"{table.id}.{row.id}" or name in row.facts:
                return f"row.{table.id}.{row.id}"
        for group in table.groups:
            if name == f"{table.id}.{group}":
                return f"group.{group}"
    return None
