"""Guards in a source, and the source without one of them or without half of it.

A guard is an ``if`` that ends in a refusal or an early answer, or a call whose name says that it
refuses (``require_known(...)``). A whole guard is taken away; of a condition with ``and`` or
``or`` one part is.
"""

import ast
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

WHOLE, HALF = "whole", "half"
_REFUSING = re.compile(r"^_?(require|refuse|assert|ensure)_")


@dataclass(frozen=True)
class Mutant:
    """``start`` and ``end`` are bytes in the file at ``path`` (from the root); ``instead`` is put
    there. ``watched``: the bytes whose evaluation says that the guard was reached."""

    path: str
    line: int
    kind: str
    start: int
    end: int
    instead: str
    watched: tuple[int, int]

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}"


def mutants_of(path: str, source: bytes) -> list[Mutant]:
    """In the order of the file."""
    starts = _line_starts(source)
    found: list[Mutant] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.If) and isinstance(node.body[-1], (ast.Raise, ast.Return)):
            found += _of_condition(path, source, node.test, starts)
        elif isinstance(node, ast.Expr) and _refuses(node.value):
            span = _span(node.value, starts)
            found.append(Mutant(path, node.lineno, WHOLE, *span, "None", span))
    return sorted(found, key=lambda one: (one.start, one.end))


def without(source: bytes, mutant: Mutant) -> bytes:
    return source[: mutant.start] + mutant.instead.encode() + source[mutant.end :]


def watching(source: bytes, mutants: Sequence[tuple[int, Mutant]], call: str) -> bytes:
    """The source that calls ``call(number)`` whenever one of these numbered guards is reached."""
    numbers: dict[tuple[int, int], list[int]] = {}
    for number, mutant in mutants:
        numbers.setdefault(mutant.watched, []).append(number)
    for (start, end), own in sorted(numbers.items(), reverse=True):
        # a tuple, and not a function: names that the condition binds stay in their scope
        calls = "".join(f"{call}({number}), " for number in own)
        inner = source[start:end]
        source = source[:start] + f"({calls}(".encode() + inner + b"))[-1]" + source[end:]
    return source


def chosen(mutants: Sequence[Mutant], number: int, seed: int) -> list[Mutant]:
    """As many whole guards as halves, as far as there are."""
    dice = random.Random(seed)  # noqa: S311 — a sample, no secret
    whole = [one for one in mutants if one.kind == WHOLE]
    halves = [one for one in mutants if one.kind == HALF]
    dice.shuffle(whole)
    dice.shuffle(halves)
    most_whole = max(number - len(halves), (number + 1) // 2)
    some = whole[:most_whole]
    return sorted(some + halves[: number - len(some)], key=lambda one: (one.path, one.start))


def in_folder(root: Path, folder: str) -> Iterator[Mutant]:
    """Of all its files; or of one file."""
    place = root / folder
    for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
        yield from mutants_of(file.relative_to(root).as_posix(), file.read_bytes())


def _of_condition(
    path: str, source: bytes, test: ast.expr, starts: Sequence[int]
) -> Iterator[Mutant]:
    start, end = span = _span(test, starts)
    yield Mutant(path, test.lineno, WHOLE, start, end, "False", span)
    if not isinstance(test, ast.BoolOp):
        return
    word = " and " if isinstance(test.op, ast.And) else " or "
    parts = [_span(value, starts) for value in test.values]
    for left_out in range(len(parts)):
        rest = [p for number, p in enumerate(parts) if number != left_out]
        kept = word.join(f"({source[a:b].decode()})" for a, b in rest)
        line = test.values[left_out].lineno
        yield Mutant(path, line, HALF, start, end, kept, span)


def _refuses(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call):
        return False
    called = value.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return bool(_REFUSING.match(name)) or name == "require"


def _line_starts(source: bytes) -> list[int]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _span(node: ast.expr, starts: Sequence[int]) -> tuple[int, int]:
    """Columns of the tree are bytes already."""
    assert node.end_lineno is not None and node.end_col_offset is not None  # noqa: S101 — parsed
    return (
        starts[node.lineno - 1] + node.col_offset,
        starts[node.end_lineno - 1] + node.end_col_offset,
    )
