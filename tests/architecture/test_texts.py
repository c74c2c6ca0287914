"""Every refusal can be read: each code in the program has a text in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.placeholders import placeholders
from chalicelib.domain.text import Localized

SOURCE = Path(__file__).parents[2] / "chalicelib"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}
TEXTS = TemplateCatalogue().problem_texts


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


CLASSES = [n for tree in TREES.values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]


def _refusals() -> set[str]:
    """Names of ``DomainError`` and of everything derived from it, anywhere."""
    known = {"DomainError"}
    while True:
        found = {c.name for c in CLASSES if any(_name(base) in known for base in c.bases)}
        if found <= known:
            return known
        known |= found


def _with_own_arguments() -> set[str]:
    """Classes made with something else than a code first: their code is the class's own."""
    return {
        c.name
        for c in CLASSES
        if c.name != "DomainError"
        and any(isinstance(n, ast.FunctionDef) and n.name == "__init__" for n in c.body)
    }


def _literals(node: ast.expr | None) -> Iterator[str]:
    """The text itself, or both arms of a conditional."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _argument(call: ast.Call, position: int | None, keyword: str) -> ast.expr | None:
    by_name = next((item.value for item in call.keywords if item.arg == keyword), None)
    if by_name or position is None or len(call.args) <= position:
        return by_name
    return call.args[position]


def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Codes of refusals and of fields, each with a place that uses it."""
    refusals = _refusals()
    by_class = _with_own_arguments()
    problems: dict[str, str] = {}
    fields: dict[str, str] = {}
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in refusals:
                position = None if _name(node.func) in by_class else 0
                found, into = _literals(_argument(node, position, "code")), problems
            elif isinstance(node, ast.Call) and _name(node.func) == "FieldProblem":
                found, into = _literals(_argument(node, 1, "code")), fields
            elif isinstance(node, ast.ClassDef) and node.name in refusals:
                found, into = _class_codes(node), problems
            else:
                continue
            for code in found:
                into[code] = f"{path.relative_to(SOURCE.parent)}:{node.lineno}"
    return problems, fields


def _class_codes(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "code" for target in targets):
            yield from _literals(getattr(line, "value", None))


PROBLEMS, FIELDS = _codes()


def test_the_scan_sees_the_codes_of_classes_calls_and_fields() -> None:
    assert {"refused", "stale-version", "unknown-permit-type"} <= PROBLEMS.keys()
    assert "nik-length" in FIELDS


def test_every_refusal_in_the_program_has_a_text() -> None:
    missing = {code: place for code, place in PROBLEMS.items() if code not in TEXTS.problems}
    assert not missing, f"add these to templates/problems.toml: {missing}"


def test_every_field_problem_in_the_program_has_a_text() -> None:
    missing = {code: place for code, place in FIELDS.items() if code not in TEXTS.fields}
    assert not missing, f"add these to [fields] of templates/problems.toml: {missing}"


@pytest.mark.parametrize(
    ("code", "text"),
    [(code, part) for code, item in TEXTS.problems.items() for part in (item.title, item.text)]
    + list(TEXTS.fields.items()),
)
def test_both_languages_of_a_text_are_there_and_use_the_same_params(
    code: str, text: Localized
) -> None:
    assert text.id.strip() and text.en.strip(), code
    assert text.id != text.en, code
    assert placeholders(text.id) == placeholders(text.en), code
