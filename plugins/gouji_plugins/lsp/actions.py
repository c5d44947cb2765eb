"""What can be done about a finding: its fix, all safe fixes of the document, its rule's page, a waiver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from gouji.api.documents import Diagnostic, counted
from gouji.api.running import Message
from gouji_plugins.lsp.checkup import Checkup
from gouji_plugins.lsp.diagnostics import range_of
from gouji_plugins.lsp.edits import editing

__all__ = ["EXPLAIN", "FIX_ALL", "WAIVE", "actions_for", "fix_all", "has_safe_fixes", "is_wanted"]

EXPLAIN, WAIVE = "gouji.explain", "gouji.waive"
FIX_ALL = "source.fixAll.gouji"

_LONGEST = 40
"""So much of a text is shown in a title."""

_REPLACE = Message("修复：改为“{text}”", "Fix: replace it with “{text}”")
_REMOVE = Message("修复：删除“{text}”", "Fix: remove “{text}”")
_INSERT = Message("修复：插入“{text}”", "Fix: insert “{text}”")
_SEVERAL = Message("修复：{number} 处", "Fix in {number}")
_UNSAFE = Message("{fix}（可能改变意思）", "{fix} (may change the meaning)")
_FIX_ALL = Message("执行全部安全的修复（gouji）", "Apply all safe fixes (gouji)")
_EXPLAIN = Message("说明：{code} {rule}", "Explain {code} {rule}")
_WAIVE = Message("豁免 {code}：写入 .gouji.yaml，并写明理由", "Waive {code} in .gouji.yaml, with a reason")


def actions_for(
    checkup: Checkup,
    findings: Iterable[Diagnostic],
    range_: types.Range,
    only: Sequence[str] | None,
    *,
    versioned: bool,
) -> Iterator[types.CodeAction]:
    """Yield what can be done about those of a document's findings that touch a range, the fixes first."""
    if not is_wanted(types.CodeActionKind.QuickFix.value, only):
        return
    placed = [(each, range_of(each, checkup.document.lines)) for each in findings]
    touched = [each for each, place in placed if _touch(place, range_)]
    for diagnostic in touched:
        if diagnostic.fix is not None:
            yield _fix(diagnostic, checkup, versioned=versioned)
    for diagnostic in {each.rule: each for each in touched}.values():
        told = _EXPLAIN.format(code=diagnostic.code, rule=diagnostic.rule)[checkup.language]
        yield _calling(told, EXPLAIN, [diagnostic.rule, checkup.document.uri, True])
    for diagnostic in touched:
        told = _WAIVE.format(code=diagnostic.code)[checkup.language]
        wanted = {"uri": checkup.document.uri, "fingerprint": diagnostic.fingerprint}
        yield _calling(told, WAIVE, [wanted])


def fix_all(checkup: Checkup, edits: Sequence[types.TextEdit], *, versioned: bool) -> types.CodeAction:
    """Return the action that makes all safe fixes."""
    document = checkup.document
    edit = editing(document.uri, document.version, edits, versioned=versioned)
    return types.CodeAction(_FIX_ALL[checkup.language], kind=FIX_ALL, edit=edit)


def has_safe_fixes(checkup: Checkup) -> bool:
    """Return whether a document has a finding that can be fixed safely."""
    return any(each.fix is not None and each.fix.safety == "safe" for each in checkup.findings)


def is_wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Return whether actions of a kind are asked for: of all kinds, or of it, or of one that it belongs to."""
    return only is None or any(f"{kind}.".startswith(f"{asked}.") or not asked for asked in only)


def _touch(first: types.Range, second: types.Range) -> bool:
    return _at(first.start) <= _at(second.end) and _at(second.start) <= _at(first.end)


def _at(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _fix(diagnostic: Diagnostic, checkup: Checkup, *, versioned: bool) -> types.CodeAction:
    document, fix = checkup.document, diagnostic.fix
    made = fix.edits if fix is not None else ()
    edits = [types.TextEdit(document.lines.range(edit.span), edit.text) for edit in made]
    is_safe = fix is not None and fix.safety == "safe"
    told = _told(diagnostic, document.lines.text)
    if not is_safe:
        told = _UNSAFE.format(fix=told)
    return types.CodeAction(
        told[checkup.language],
        kind=types.CodeActionKind.QuickFix,
        is_preferred=is_safe or None,
        edit=editing(document.uri, document.version, edits, versioned=versioned),
    )


def _told(diagnostic: Diagnostic, text: str) -> Message:
    """Return what a fix does, in a few words."""
    edits = diagnostic.fix.edits if diagnostic.fix is not None else ()
    if len(edits) != 1:
        return _SEVERAL.format(number=counted(len(edits), "place"))
    before, after = text[edits[0].span.start : edits[0].span.end], edits[0].text
    template = _REPLACE if before and after else _INSERT if after else _REMOVE
    shown = " ".join((after or before).split())
    return template.format(text=shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")


def _calling(title: str, command: str, arguments: list[object]) -> types.CodeAction:
    call = types.Command(title, command, arguments=arguments)
    return types.CodeAction(title, kind=types.CodeActionKind.QuickFix, command=call)
