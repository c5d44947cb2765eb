"""Call the hooks through pluggy, and record which plugin brought each thing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial, wraps
from itertools import islice
from typing import TYPE_CHECKING, Any

from gouji.errors import PluginError
from gouji.message import Message
from gouji.plugins.marks import PROJECT, hookimpl
from gouji.plugins.model import BUILT_IN, FoundPlugin, LoadedPlugin
from gouji.plugins.own import OwnManager
from gouji.strangers import Fault, MisfitError, attempt, caught

if TYPE_CHECKING:
    from pluggy import PluginValidationError

__all__ = ["Hooks"]

_Function = Callable[..., Any]

_MOST = 10_000
"""A hook brings no more things than this."""


class _StandIn:
    """The object registered with pluggy in a plugin's place: it has the plugin's hooks and nothing else."""

    def __dir__(self) -> list[str]:
        return list(vars(self))


class Hooks:
    """The hooks of some plugins, registered with pluggy.

    pluggy tells neither which plugin failed nor which brought what. Therefore an object is registered in each plugin's
    place, whose functions call the plugin's: they turn failures into errors that name the plugin, and record what it
    brought. What a wrapper adds belongs to no single plugin.
    """

    def __init__(self, loaded: Sequence[LoadedPlugin], kinds: Mapping[str, tuple[type[Any], ...]]) -> None:
        """Register the plugins, those called first at the front; ``kinds`` has the classes that each hook brings.

        Raises `PluginError` for a plugin that implements an unknown hook or takes an unknown argument.
        """
        self._kinds = kinds
        self._plugins = {plugin.found.name: plugin.found for plugin in loaded}
        self._brought: dict[int, tuple[Any, list[FoundPlugin]]] = {}  # with each thing, so that no other gets its id
        self._refusals: tuple[type[PluginValidationError], ...] = ()
        self._manager: Any = self._manager_of(loaded)
        _refuse_twins(loaded)
        for plugin in reversed(loaded):
            registered = attempt(partial(self._register, plugin))
            if isinstance(registered, Fault):
                what = registered.told((plugin.found.package,))
                raise plugin.found.misfit(what, what) from registered.error
        self._refuse_unknown()

    def _manager_of(self, loaded: Sequence[LoadedPlugin]) -> Any:
        """Return the manager of the hooks: pluggy's where any plugin is not gouji's own."""
        if all(plugin.found.is_own for plugin in loaded):
            return OwnManager(tuple(self._kinds))
        import pluggy

        from gouji.plugins import hookspecs

        self._refusals = (pluggy.PluginValidationError,)
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(hookspecs)
        return manager

    def _register(self, plugin: LoadedPlugin) -> None:
        """Register a stand-in for a plugin; raise `MisfitError` for what pluggy refuses, or whatever the plugin raises."""
        try:
            self._manager.register(self._stand_in(plugin), plugin.found.name)
        except self._refusals as error:
            raise MisfitError(str(error)) from error

    def _stand_in(self, plugin: LoadedPlugin) -> _StandIn:
        stand_in = _StandIn()
        for name in dir(plugin.implementation):
            if name.startswith("__"):
                continue
            options = self._manager.parse_hookimpl_opts(plugin.implementation, name)
            if options:
                hook = options.get("specname") or name
                wraps_others = options.get("wrapper") or options.get("hookwrapper")
                guard = self._wrapping if wraps_others else self._bringing
                function = guard(plugin.found, hook, getattr(plugin.implementation, name))
                setattr(stand_in, name, hookimpl(function, **options))
        return stand_in

    def _bringing(self, plugin: FoundPlugin, hook: str, function: _Function) -> _Function:
        """Return a function that calls a plugin's hook, checks and records what it brings, and returns it as a list."""

        @wraps(function)
        def bring(*args: Any, **kwargs: Any) -> list[Any]:
            brought = attempt(lambda: list(islice(function(*args, **kwargs), _MOST + 1)))
            if isinstance(brought, Fault):
                what = brought.told((plugin.package,), function)
                raise plugin.misfit(f"其 {hook} 运行失败：{what}", f"its {hook} failed: {what}") from brought.error
            odd = self._odd(hook, brought, inside=not plugin.is_own)
            if odd is not None:
                raise plugin.misfit(f"其 {hook} {odd.zh}", f"its {hook} {odd.en}")
            for item in brought:
                self._brought.setdefault(id(item), (item, []))[1].append(plugin)
            return brought

        return bring

    def _wrapping(self, plugin: FoundPlugin, hook: str, function: _Function) -> _Function:
        """Return a wrapper that calls a plugin's wrapper, and names the plugin where that fails."""
        from inspect import isgeneratorfunction

        if not isgeneratorfunction(function):
            return function  # pluggy refuses it

        @wraps(function)
        def wrap(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
            try:
                return (yield from function(*args, **kwargs))
            except (PluginError, GeneratorExit):
                raise
            except BaseException as error:
                what = caught(error).told((plugin.package,), function)
                raise plugin.misfit(
                    f"其对 {hook} 的包装运行失败：{what}", f"its wrapper of {hook} failed: {what}"
                ) from error

        return wrap

    def _refuse_unknown(self) -> None:
        try:
            self._manager.check_pending()
        except self._refusals as error:
            plugin = self._plugins[self._manager.get_name(error.plugin) or "?"]
            unknown = [hook.name for hook in self._manager.get_hookcallers(error.plugin) or () if not hook.has_spec()]
            names, known = ", ".join(unknown), ", ".join(sorted(self._kinds))
            raise plugin.misfit(
                f"没有钩子 {names}；有的钩子：{known}", f"there is no hook {names}; the hooks are {known}"
            ) from error

    def call(self, hook: str, **arguments: Any) -> list[Any]:
        """Return what a hook brings, in the order of the calls and as wrappers left it; raise `PluginError`."""
        caller: Callable[..., Any] = getattr(self._manager.hook, hook)
        items = attempt(lambda: [item for brought in caller(**arguments) for item in brought], (PluginError,))
        if isinstance(items, Fault):
            what = items.text
            raise self._misfit_of_wrappers(hook, f"运行失败：{what}", f"failed: {what}") from items.error
        odd = self._odd(hook, items, inside=bool(self._wrappers(hook)))
        if odd is not None:
            raise self._misfit_of_wrappers(hook, odd.zh, odd.en)
        return items

    def _odd(self, hook: str, items: Sequence[object], *, inside: bool) -> Message | None:
        """Return what is wrong where a hook brought a thing of a wrong class; None where all are right.

        What they have ``inside`` is looked at where gouji itself has not brought them.
        """
        kinds = self._kinds[hook]
        if len(items) > _MOST:
            return Message(f"给出的超过 {_MOST} 个", f"gave more than {_MOST}")
        for item in items:
            if not isinstance(item, kinds):
                given, wanted = type(item).__name__, self.noun(hook)
                return Message(f"给出 {given}，应为 {wanted}", f"gave a {given} where a {wanted} was expected")
            wrong = _inside(item) if inside else None
            if wrong is not None:
                return Message(f"给出的 {self.noun(hook)} 有误：{wrong}", f"gave a {self.noun(hook)} with {wrong}")
        return None

    def noun(self, hook: str) -> str:
        """Return the name of what a hook brings, for messages."""
        return self._kinds[hook][0].__name__

    def error(self, hook: str, item: object, zh: str, en: str) -> PluginError:
        """Return the error about a thing that a hook brought; it names the last plugin that brought it."""
        owners = self._owners(item)
        wrappers = self._origins_of_wrappers(hook)
        if not owners:
            return self._misfit_of_wrappers(hook, f"不合要求：{zh}", f"does not fit: {en}")
        if wrappers.en:
            zh += f"（{hook} 经{wrappers.zh}包装，也可能由此而来）"
            en += f" ({hook} is wrapped by {wrappers.en}: that may be why)"
        return owners[-1].misfit(zh, en)

    def origin(self, hook: str, item: object) -> Message:
        """Return where a thing comes from that a hook brought: a distribution, gouji itself, or the hook's wrappers."""
        if owners := self._owners(item):
            return owners[0].source
        sources = [plugin.source for plugin in self._wrappers(hook)]
        return Message("或".join(source.zh for source in sources), " or ".join(source.en for source in sources))

    def is_built_in(self, item: object) -> bool:
        """Return whether gouji itself brought a thing."""
        return BUILT_IN in self._owners(item)

    def is_own(self, item: object) -> bool:
        """Return whether gouji's own distribution brought a thing."""
        return any(plugin.is_own for plugin in self._owners(item))

    def package(self, item: object) -> str:
        """Return the package of the plugin that brought a thing; "" for what a wrapper added."""
        return next((plugin.package for plugin in self._owners(item)), "")

    def _owners(self, item: object) -> list[FoundPlugin]:
        """Return the plugins that brought a thing, in the order of the calls; none for what a wrapper added."""
        return self._brought[id(item)][1] if id(item) in self._brought else []

    def _wrappers(self, hook: str) -> list[FoundPlugin]:
        """Return the plugins that wrap a hook, sorted by name."""
        implementations = getattr(self._manager.hook, hook).get_hookimpls()
        names = {each.plugin_name for each in implementations if each.wrapper or each.hookwrapper}
        return [self._plugins[name] for name in sorted(names)]

    def _origins_of_wrappers(self, hook: str) -> Message:
        origins = [plugin.origin for plugin in self._wrappers(hook)]
        return Message("、".join(origin.zh for origin in origins), " and ".join(origin.en for origin in origins))

    def _misfit_of_wrappers(self, hook: str, zh: str, en: str) -> PluginError:
        """Return the error about what a hook's wrappers returned; it names them all, as any may be the cause."""
        first, origins = self._wrappers(hook)[0], self._origins_of_wrappers(hook)
        message = Message(f"{hook} 经{origins.zh}包装后{zh}", f"{hook}, wrapped by {origins.en}, {en}")
        return PluginError(first.name, first.distribution, message)


def _inside(item: object) -> str | None:
    from gouji.plugins.shapes import misfit_of

    return misfit_of(item)


def _refuse_twins(loaded: Sequence[LoadedPlugin]) -> None:
    """Raise `PluginError` for a plugin that is the same object as another."""
    seen: dict[int, FoundPlugin] = {}
    for plugin in loaded:
        other = seen.setdefault(id(plugin.implementation), plugin.found)
        if other is not plugin.found:
            raise plugin.found.misfit(f"与{other.origin.zh}是同一对象", f"it is the same object as {other.origin.en}")
