"""The models of a plugin, found and loaded, of all that plugins bring, and the errors about a plugin."""

from __future__ import annotations

from gouji._version import __version__
from gouji.binding.kind import Kinds
from gouji.document.layout import Layout
from gouji.document.loader import Loader
from gouji.errors import PluginError
from gouji.forms.model import Form
from gouji.message import Message
from gouji.output.annotator import Annotator
from gouji.output.format import Format
from gouji.plugins.command import Command
from gouji.plugins.executor import Executor
from gouji.report.subjects import Subjects
from gouji.rules.pack import Pack, PackSource
from gouji.rules.rule import AnyRule
from gouji.value import Entity, Value, frozen

__all__ = ["BUILT_IN", "FoundPlugin", "LoadedPlugin", "Plugins"]


@frozen
class FoundPlugin(Value):
    """An entry point: the plugin's name, its distribution and version, and the object to import."""

    name: str
    distribution: str
    version: str
    target: str

    @property
    def package(self) -> str:
        """The package that its object is in."""
        return self.target.partition(":")[0].partition(".")[0]

    @property
    def is_own(self) -> bool:
        """Whether gouji itself brings it."""
        return self.distribution == BUILT_IN.distribution

    @property
    def origin(self) -> Message:
        """The plugin's name and where it comes from, for messages."""
        return Message(
            f"插件 {self.name!r}（{self.distribution} {self.version}）",
            f"the plugin {self.name!r} of {self.distribution} {self.version}",
        )

    @property
    def source(self) -> Message:
        """Where it comes from, for messages: its distribution, or gouji itself."""
        return (
            Message("gouji 本身", "gouji itself") if self == BUILT_IN else Message(self.distribution, self.distribution)
        )

    def error(self, zh: str, en: str) -> PluginError:
        """Return an error whose message names this plugin and goes on with the text."""
        message = Message(f"{self.origin.zh}{zh}", f"{self.origin.en} {en}")
        return PluginError(self.name, self.distribution, message)

    def misfit(self, zh: str, en: str) -> PluginError:
        """Return the error about a plugin whose hooks are not as they must be."""
        return self.error(f"不合要求：{zh}", f"does not fit: {en}")


BUILT_IN = FoundPlugin("gouji", "gouji", __version__, "gouji.plugins.built_in")
"""What gouji brings itself."""


@frozen
class LoadedPlugin(Value):
    """A plugin and the object that implements its hooks."""

    found: FoundPlugin
    implementation: object


@frozen
class Plugins(Entity):
    """All that plugins bring; ``found`` are the plugins themselves, sorted by name, ``disabled`` those not loaded.

    ``broken`` are the errors about those that cannot be used, of which nothing else is here.

    Rules, packs and kinds are sorted; layouts, loaders, formats, annotators, commands and executors stand in the order in
    which the hooks were called.
    """

    found: tuple[FoundPlugin, ...]
    rules: tuple[AnyRule, ...]
    packs: tuple[Pack, ...]
    kinds: Kinds
    layouts: tuple[Layout, ...]
    loaders: tuple[Loader, ...]
    formats: tuple[Format, ...]
    commands: tuple[Command, ...]
    disabled: tuple[FoundPlugin, ...] = ()
    broken: tuple[PluginError, ...] = ()
    pack_sources: tuple[PackSource, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    executors: tuple[Executor, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form of every kind."""
        return self.kinds.forms

    @property
    def subjects(self) -> tuple[Subjects, ...]:
        """How each kind of report compares names of subjects."""
        return tuple(kind.subjects for kind in self.kinds.values())
