"""Three plugins whose loaders are equally sure of a file: the one that is called first reads it."""

from gouji.api import Message, hookimpl
from gouji.api.documents import Document, Loader, Source, Vocabularies


def _loader(name: str) -> Loader:
    def load(data: bytes, path: str, vocabularies: Vocabularies) -> Document:
        return Document(Source.from_bytes(data, path), (), name, notes=(Message(f"由 {name} 读取", f"read by {name}"),))

    return Loader(name, (f".{name}",), lambda data, path: 60 if path.endswith(".any") else 0, load)


class First:
    """A plugin that asks to be called first."""

    @staticmethod
    @hookimpl(tryfirst=True)
    def gouji_loaders() -> list[Loader]:
        """Return a loader."""
        return [_loader("first")]


class Middle:
    """A plugin that does not mind."""

    @staticmethod
    @hookimpl
    def gouji_loaders() -> list[Loader]:
        """Return a loader."""
        return [_loader("middle")]


class Last:
    """A plugin that asks to be called last."""

    @staticmethod
    @hookimpl(trylast=True)
    def gouji_loaders() -> list[Loader]:
        """Return a loader."""
        return [_loader("last")]
