"""For mypy: ``Record.replace`` takes the fields of its own record, each with its type.

By its own words it takes nothing (``**changes: Never``), so that a call which is not seen here is
refused: that of an object typed ``Self`` or by a type variable. It stands beside ``pydantic.mypy``
in ``pyproject.toml``, which has collected the fields by then.
"""

from collections.abc import Callable

from mypy.errorcodes import CALL_ARG
from mypy.expandtype import expand_type_by_instance
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_NAMED_OPT, ARG_STAR2, CallExpr, Var
from mypy.plugin import MethodSigContext, Plugin
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    Type,
    TypedDictType,
    TypeOfAny,
    get_proper_type,
)

RECORD = "chalicelib.domain.records.Record"
_UNNAMED = '"replace" takes each change by its name: what "**" brings is not known'


class ChangesPlugin(Plugin):
    def get_method_signature_hook(
        self, fullname: str
    ) -> Callable[[MethodSigContext], FunctionLike] | None:
        """mypy names the object's class, whichever class the method is from."""
        return _by_fields if fullname.endswith(".replace") else None


def _by_fields(ctx: MethodSigContext) -> FunctionLike:
    record = ctx.type
    if not isinstance(record, Instance) or not _is_ours(record):
        return ctx.default_signature
    _refuse_unnamed(ctx)
    names = list(record.type.metadata["pydantic-mypy-metadata"]["fields"])
    return ctx.default_signature.copy_modified(
        arg_names=names,
        arg_kinds=[ARG_NAMED_OPT] * len(names),
        arg_types=[_type_of(record, name) for name in names],
        name=f"{record.type.name}.replace",
    )


def _is_ours(record: Instance) -> bool:
    owner = record.type.get_containing_type_info("replace")
    return owner is not None and owner.fullname == RECORD


def _type_of(record: Instance, name: str) -> Type:
    symbol = record.type.get(name)
    if symbol is None or not isinstance(symbol.node, Var) or symbol.node.type is None:
        return AnyType(TypeOfAny.from_error)  # mypy has said what is wrong with the field
    owner = map_instance_to_supertype(record, symbol.node.info)
    return expand_type_by_instance(symbol.node.type, owner)


def _refuse_unnamed(ctx: MethodSigContext) -> None:
    """A dictionary's keys are known to mypy if it is a ``TypedDict``, and only then."""
    if not isinstance(ctx.context, CallExpr):
        return
    for argument, kind in zip(ctx.context.args, ctx.context.arg_kinds, strict=True):
        if kind == ARG_STAR2:
            brought = get_proper_type(ctx.api.get_expression_type(argument))
            if not isinstance(brought, TypedDictType):
                ctx.api.fail(_UNNAMED, argument, code=CALL_ARG)


def plugin(_version: str) -> type[Plugin]:
    return ChangesPlugin
