"""The properties of an office file beside its text: its title, and whether a password protects it."""

from __future__ import annotations

from gouji.api.documents import Message, UnreadableSourceError
from gouji_plugins.office.package import Package

__all__ = ["refuse_encrypted", "title_of"]

_COMPOUND = b"\xd0\xcf\x11\xe0"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def refuse_encrypted(data: bytes, name: str) -> None:
    """Raise `UnreadableSourceError` for a file with a password: office programs wrap it in a compound file."""
    if data.startswith(_COMPOUND):
        message = Message(
            "文件已加密；请去掉密码后再检查", "the file is encrypted; remove the password and check again"
        )
        raise UnreadableSourceError(name, message, kind="encrypted")


def title_of(package: Package) -> dict[str, str]:
    """Return ``{"title": …}`` from the file's properties, at most 200 characters; {} if it has no title."""
    for relation in package.relations().values():
        if relation.kind == "core-properties" and not relation.external:
            tree = package.optional(relation.target)
            title = (tree.findtext(_TITLE) or "").strip() if tree is not None else ""
            return {"title": title[:200]} if title else {}
    return {}
