"""Every port of the bundle has an adapter that names it, so that lint can hold one to the other."""

import ast
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, get_type_hints

import pytest

from chalicelib import adapters
from chalicelib.domain.all_ports import AllPorts


@cache
def _for_types_alone(module: str) -> dict[str, Any]:
    """What a module imports under ``if TYPE_CHECKING``."""
    found: dict[str, Any] = {}
    for block in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            exec(ast.unparse(ast.Module(block.body, [])), found)  # noqa: S102 — our own imports
    return found


PARTS = {
    name: get_type_hints(part.fget, localns=_for_types_alone(part.fget.__module__))["return"]
    for bundle in AllPorts.__mro__
    for name, part in vars(bundle).items()
    if isinstance(part, property)
}
PORTS = {name: kind for name, kind in PARTS.items() if getattr(kind, "_is_protocol", False)}


def _classes() -> Iterator[type[Any]]:
    for module in pkgutil.walk_packages(adapters.__path__, f"{adapters.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name:
                yield value


@pytest.fixture(scope="module")
def named() -> set[type[Any]]:
    return {base for one in _classes() for base in one.__mro__[1:]}


def test_most_parts_of_the_bundle_are_ports() -> None:
    assert len(PORTS) > 30


@pytest.mark.parametrize("port", PORTS.values(), ids=PORTS)
def test_an_adapter_names_the_port_that_it_serves(named: set[type[Any]], port: type[Any]) -> None:
    assert port in named
