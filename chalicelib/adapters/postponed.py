"""Modules of libraries that are found at once and run only when something in them is used.

A package's own ``__init__`` often gathers all that the library can do, and whoever needs one of its
modules pays for every other at each start of a Lambda. What is postponed here stands empty: its
submodules are imported as ever, and the first name asked of it that is none of them runs it.
"""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_names: dict[str, frozenset[str]] = {}
_running = threading.RLock()


def postpone(*modules: str, annotations: Sequence[str] = ()) -> None:
    """From now on; a module that is imported already stays as it is.

    annotations: classes and functions of these modules that their importers take by name, for an
    annotation or a case that hardly comes. They get a stand-in, and the module runs when somebody
    calls that.
    """
    _names.update(dict.fromkeys(modules, frozenset(annotations)))
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)


@contextmanager
def absent(package: str) -> Iterator[None]:
    """As if the package were not installed, in this thread and for now: for libraries that do
    without. One that is imported already is there all the same."""
    finder = _Absent(package, threading.get_ident())
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Postponed(ModuleType):
    """Empty, until ``__getattr__`` is asked for a name: Python calls it for absent names alone."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        untouched = isinstance(_loader(self), _Later)
        if untouched and name in _names[self.__name__]:
            stand_in = _StandIn(name, (), {"__module__": self.__name__})
            setattr(self, name, stand_in)
            return stand_in
        if _is_submodule(self.__spec__, name):
            raise AttributeError(name)  # the import statement goes on to import it
        _run(self)
        if type(self) is _Postponed:  # it is running, and has asked for what it does not have
            raise AttributeError(name)
        return getattr(self, name)


def _loader(module: ModuleType) -> object:
    return module.__spec__ and module.__spec__.loader


def _run(module: ModuleType) -> None:
    """Whoever asks meanwhile waits, but for the module itself."""
    with _running:
        later = _loader(module)
        if isinstance(later, _Later) and module.__spec__ is not None:
            module.__spec__.loader = module.__loader__ = later.loader
            later.loader.exec_module(module)
            module.__class__ = ModuleType


def _is_submodule(package: ModuleSpec | None, name: str) -> bool:
    if package is None or package.submodule_search_locations is None:
        return False
    places = package.submodule_search_locations
    return PathFinder.find_spec(f"{package.name}.{name}", places) is not None


class _StandIn(type):
    """Of a class or a function, and an instance of it is one of what it stands for."""

    def __call__(cls, *given: Any, **named: Any) -> Any:
        _run(sys.modules[cls.__module__])
        return getattr(sys.modules[cls.__module__], cls.__name__)(*given, **named)

    def __instancecheck__(cls, instance: object) -> bool:
        real = getattr(sys.modules[cls.__module__], cls.__name__)
        return real is not cls and isinstance(instance, real)


class _Later(Loader):
    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Postponed(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Not now."""


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in _names:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader)
        return spec


class _Absent(MetaPathFinder):
    def __init__(self, package: str, thread: int) -> None:
        self._package, self._thread = package, thread

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        if fullname == self._package and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{fullname} is not wanted here", name=fullname)


_finder = _Finder()
