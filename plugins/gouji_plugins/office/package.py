"""An office file as a package: a zip archive whose files are called parts, and the relations between the parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
import posixpath
import struct
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
import zlib

import attrs

from gouji.api.documents import Message, UnreadableSourceError
from gouji_plugins.office.limits import (
    MAX_COMPRESSION,
    MAX_MEMBERS,
    MAX_PACKAGE_BYTES,
    MAX_PART_BYTES,
    exceeded,
)
from gouji_plugins.office.markup import Part, parse, remembered

__all__ = ["Package", "Relation"]

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RATIO_COUNTS_FROM = 1 << 20
_ENCRYPTED = 0x1
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, struct.error)


@attrs.frozen
class Relation:
    """A reference from one part to another. ``kind`` is the last word of its type, ``target`` the other part's name.

    ``external`` marks a reference to something outside the package, which is never read.
    """

    kind: str
    target: str
    external: bool


@attrs.define(eq=False)
class Package:
    """The parts of an office file. No part is unpacked before its size is known to be within the limits.

    Names in the archive are looked up, never used as paths; references to what is outside the package are not followed.
    """

    name: str
    _archive: ZipFile
    _members: Mapping[str, list[ZipInfo]]
    _taken: int = 0
    _relations: dict[str, Mapping[str, Relation]] = attrs.field(factory=dict)

    @classmethod
    def open(cls, data: bytes, name: str) -> Package:
        """Read the directory of the archive.

        Raise `UnreadableSourceError` for a damaged archive and `LimitExceededError` for one with too many files.
        """
        if data.count(b"PK\x01\x02") > MAX_MEMBERS:
            raise exceeded(
                name,
                "MAX_MEMBERS",
                f"压缩包里的文件超过 {MAX_MEMBERS:,} 个",
                f"more than {MAX_MEMBERS:,} files in the package",
            )
        try:
            archive = ZipFile(BytesIO(data))
        except _BROKEN as error:
            message = Message(
                "文件已损坏或不完整（压缩包没有目录）；请重新下载或另存一份再检查",
                "the file is damaged or cut short (the archive has no directory); fetch or save it anew and check again",
            )
            raise UnreadableSourceError(name, message, kind="damaged") from error
        members: dict[str, list[ZipInfo]] = {}
        for info in archive.infolist():
            members.setdefault(info.filename.replace("\\", "/").lstrip("/").lower(), []).append(info)
        return cls(name, archive, members)

    def has(self, part: str) -> bool:
        """Return whether the package has a part of that name; upper and lower case are the same."""
        return part.lower() in self._members

    def read(self, part: str) -> bytes:
        """Unpack one part, which must be there, and return its bytes.

        Raise `UnreadableSourceError` for a part that is damaged, encrypted or there twice, and `LimitExceededError` for
        one that is too large.
        """
        members = self._members[part.lower()]
        if len(members) > 1:
            message = Message(
                f"压缩包里有 {len(members)} 个 {part}，不知以哪个为准；请另存一份再检查",
                f"the package holds {part} {len(members)} times, and which of them counts is not known; save it anew and check again",
            )
            raise UnreadableSourceError(self.name, message, kind="damaged")
        info = members[0]
        self._admit(info, part)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _BROKEN as error:
            message = Message(
                f"压缩包里的 {part} 已损坏；请重新下载或另存一份再检查",
                f"{part} in the package is damaged; fetch or save the file anew and check again",
            )
            raise UnreadableSourceError(self.name, message, kind="damaged") from error
        self._taken += len(data)
        return data

    def _admit(self, info: ZipInfo, part: str) -> None:
        """Raise for a part that is encrypted, compressed in an unusual way or too large to be read."""
        if info.flag_bits & _ENCRYPTED:
            message = Message(
                "文件已加密；请去掉密码后再检查", "the file is encrypted; remove the password and check again"
            )
            raise UnreadableSourceError(self.name, message, kind="encrypted")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            message = Message(
                f"{part} 的压缩方式不是办公文档所用的；请在 Word 或 WPS 中另存一份再检查",
                f"{part} is packed as no office document is; save it anew in Word or WPS and check again",
            )
            raise UnreadableSourceError(self.name, message, kind="damaged")
        size = info.file_size
        if size > MAX_PART_BYTES:
            zh, en = (
                f"{part} 解压后有 {size:,} 字节，上限 {MAX_PART_BYTES:,}",
                f"{part} is {size:,} bytes unpacked, {MAX_PART_BYTES:,} at most",
            )
            raise exceeded(self.name, "MAX_PART_BYTES", zh, en)
        if size > _RATIO_COUNTS_FROM and size > MAX_COMPRESSION * max(1, info.compress_size):
            zh = f"{part} 解压后是压缩时的 {size // max(1, info.compress_size)} 倍，上限 {MAX_COMPRESSION}"
            en = f"{part} unpacks to {size // max(1, info.compress_size)} times its packed size, {MAX_COMPRESSION} at most"
            raise exceeded(self.name, "MAX_COMPRESSION", zh, en)
        if self._taken + size > MAX_PACKAGE_BYTES:
            zh, en = (
                f"解压后共超过 {MAX_PACKAGE_BYTES:,} 字节",
                f"more than {MAX_PACKAGE_BYTES:,} bytes in all when unpacked",
            )
            raise exceeded(self.name, "MAX_PACKAGE_BYTES", zh, en)

    def xml(self, part: str, cut: Callable[[bytes], bytes] = bytes) -> Element:
        """Parse a part that is there and return its tree; *cut* may first remove from its bytes what is not needed."""
        return parse(self.read(part), self.name, part, cut)

    def part(self, part: str | None) -> Part | None:
        """Unpack a part; return None if the package lacks it or *part* is None."""
        return Part(part, self.read(part), self.name) if part is not None and self.has(part) else None

    def optional(self, part: str | None) -> Element | None:
        """Parse a part and return its tree; return None if the package lacks it or *part* is None."""
        return self.xml(part) if part is not None and self.has(part) else None

    def info(self, part: str) -> ZipInfo:
        """Return the entry of a part that is there once."""
        return self._members[part.lower()][0]

    def entries(self) -> tuple[int, list[ZipInfo]]:
        """Return the offset of the archive's directory and its entries in their order."""
        return self._archive.start_dir, self._archive.infolist()

    @property
    def comment(self) -> bytes:
        """The comment of the archive."""
        return self._archive.comment

    def relations_part(self, part: str) -> str:
        """Return the name of the part that has the references of a part; it need not be there."""
        folder, _, base = part.rpartition("/")
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """Return the references of a part by their ids; without a part, those of the package itself."""
        if part not in self._relations:
            references = self.part(self.relations_part(part))
            self._relations[part] = _relations(references) if references is not None else {}
        return self._relations[part]

    def related(self, part: str) -> Mapping[str, str]:
        """Return the names of the parts that a part refers to, by the kinds of the references."""
        return {relation.kind: relation.target for relation in self.relations(part).values() if not relation.external}

    def main_part(self, usual: str) -> str:
        """Return the name of the part that holds the document: the one the package refers to, or else the *usual* one.

        Raise `UnreadableSourceError` if neither is there.
        """
        for relation in self.relations().values():
            if relation.kind == "officeDocument" and not relation.external and self.has(relation.target):
                return relation.target
        if self.has(usual):
            return usual
        message = Message(
            f"文件里没有正文（{usual}）；请在 Word 或 WPS 中打开并另存一份再检查",
            f"there is no {usual} in the file; open it in Word or WPS, save it anew and check again",
        )
        raise UnreadableSourceError(self.name, message, kind="damaged")


@remembered
def _relations(references: Part) -> Mapping[str, Relation]:
    folder = posixpath.dirname(posixpath.dirname(references.name))
    found: dict[str, Relation] = {}
    for element in references.tree().iter(_RELATIONSHIP):
        target = element.get("Target", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, path, element.get("TargetMode") == "External")
    return found
