"""For mypy: an adapter calls its parameters what its port calls them.

mypy itself lets a method that overrides another rename what can be given by position, though a
caller who knows the port may give it by name. It looks at every class that names a protocol of
``chalicelib`` among its bases, as each adapter does.
"""

from collections.abc import Callable, Iterator

from mypy.errorcodes import OVERRIDE
from mypy.nodes import FuncDef, TypeInfo
from mypy.plugin import ClassDefContext, Plugin

OURS = "chalicelib."


class SeamsPlugin(Plugin):
    def get_base_class_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return _held_to_its_ports if fullname.startswith(OURS) else None


def _held_to_its_ports(ctx: ClassDefContext) -> None:
    own = ctx.cls.info
    for port in own.mro[1:]:
        if not port.is_protocol:
            continue
        for name, asked in _methods(port):
            given = _method(own, name)
            if given is None:
                continue
            wanted, named = _names(asked), _names(given)
            if named[: len(wanted)] != wanted:
                port_says = f'its port "{port.name}" says ({", ".join(wanted)})'
                told = f'"{own.name}.{name}" takes ({", ".join(named)}); {port_says}'
                ctx.api.fail(told, given, code=OVERRIDE)


def _methods(info: TypeInfo) -> Iterator[tuple[str, FuncDef]]:
    for name in info.names:
        method = _method(info, name)
        if method is not None:
            yield name, method


def _method(info: TypeInfo, name: str) -> FuncDef | None:
    symbol = info.get(name)
    return symbol.node if symbol and isinstance(symbol.node, FuncDef) else None


def _names(method: FuncDef) -> list[str]:
    """Of what can be given by position. mypy checks those that can be given by name alone."""
    return [
        name
        for name, kind in zip(method.arg_names[1:], method.arg_kinds[1:], strict=True)
        if name and kind.is_positional()
    ]


def plugin(_version: str) -> type[Plugin]:
    return SeamsPlugin
