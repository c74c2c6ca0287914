"""What docs, docstrings and comments name: links, sections, checks, decisions, files.

``wrong`` tells what of a file's text does not exist. The forms are those of CONTRIBUTING, "How
documents are cited".
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOMAIN, CHECKS = ROOT / "docs" / "domain.md", ROOT / "docs" / "checks.md"
DECISIONS = ROOT / "docs" / "decisions"

NOT_READ = {".git", ".venv", "node_modules", "build", ".local", "__pycache__", "wilayah"}
NOT_READ |= {".venv-target", ".venv-scan"}
NOT_READ |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}
SUFFIXES = {".md", ".py", ".toml", ".yaml", ".ts", ".tsx", ".js", ".css", ".scss"}
MADE = ("build/", ".local/", "wilayah/", "node_modules/", ".chalice/deployed/", "objects/")
MADE += ("bersama/src/api/schema.d.ts", "provinces.json", "13.json", "13.02.json", "sw.js")
MADE += ("bersama/src/api/rules.ts", "timeline.txt")
"""What make makes, a run or a deployment leaves, or a package brings."""

_ROOTS = ("", "chalicelib", "chalicelib/domain", "chalicelib/handlers", "chalicelib/templates")
_ROOTS += ("frontend", "frontend/bersama/src", "frontend/pemohon/src", "frontend/petugas/src")
_ROOTS += ("tests",)
_ENDING = r"\.(?:py|toml|md|ya?ml|tsx?|js|css|scss|json|svg|txt)"
_PATH = re.compile(
    rf"(?<![\w/.<>*}}$:-])((?:\.{{0,2}}[\w*<{{][\w.<>*{{}}-]*|\.\.?)(?:/[\w.<>*{{}}-]+)+{_ENDING})\b"
)
_FOLDER = re.compile(r"`([\w.-]+(?:/[\w.<>-]+)*/)`")
_NAME = re.compile(rf"`([\w.-]+{_ENDING})`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_STANDARD = re.compile(r"(?:RFC \d+|ISO(?:/IEC)? [\d-]+|ASVS [\d.]+|\bEN [\d -]+)[^§]{0,3}§|\n§")
_SECTION = re.compile(r"docs/domain\.md((?:[ ,]|and|to|[–-]|§[\d.]*\d)+)")
_CHECKED = re.compile(r"docs/checks\.md ((?:\d+(?:, | and |[–-])?)*\d+)")
_DECISION = re.compile(r"\bdecisions? (\d{4})\b|\((0\d{3})\)|\bdecisions/(\d{4})-")
_OLD = re.compile(r"(?:domain|checks) page\b", re.IGNORECASE)


def files() -> list[Path]:
    """Every text of the house, but what is made or installed."""
    return sorted(_walk(ROOT))


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name in NOT_READ or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.suffix in SUFFIXES or entry.name == "Makefile":
            yield entry


def prose(path: Path) -> str:
    """What people read of a file: a page without its code blocks, else docstrings and comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return _FENCE.sub("", text)
    if path.suffix == ".py":
        return "\n".join([*_docstrings(text), *_comments(text)])
    if path.suffix in (".toml", ".yaml") or path.name == "Makefile":
        return _joined(re.findall(r"^\s*#(.*)$|\s#\s(.*)$", text, re.MULTILINE))
    return _joined(re.findall(r"/\*(.*?)\*/|(?<![:\"'`])//(.*?)$", text, re.MULTILINE | re.DOTALL))


def _joined(found: list[tuple[str, ...]]) -> str:
    return "\n".join("".join(parts) for parts in found)


def _docstrings(text: str) -> Iterator[str]:
    """Of modules, classes, functions, and the strings that stand below a name."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(said))):
                yield said


def _comments(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string.lstrip("#")


@cache
def anchors(page: Path) -> frozenset[str]:
    """Ids of a page: those of its headings, as the web shows them, and those it sets itself."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ +(.+)$", _FENCE.sub("", text), re.MULTILINE)
    return frozenset(map(slug, headings)) | frozenset(re.findall(r'<a id="([^"]+)">', text))


def slug(heading: str) -> str:
    plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
    return plain.replace(" ", "-")


def wrong(path: Path, text: str) -> Iterator[str]:
    """Everything that ``text``, as it would stand in ``path``, names and that does not exist."""
    flat = re.sub(r"\s*\n[ #*/]*", " ", text)
    yield from (f"'{old}': cite docs/domain.md or docs/checks.md" for old in _OLD.findall(flat))
    if path.suffix == ".md":
        yield from _links(path, text)
    yield from _sections(flat)
    yield from _decisions(flat)
    yield from _paths(path, flat)


def _links(path: Path, text: str) -> Iterator[str]:
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        page = (path.parent / file).resolve() if file else path
        if not page.exists():
            yield f"link to {target}"
        elif anchor and (page.suffix != ".md" or anchor not in anchors(page)):
            yield f"anchor {target}"


def _sections(text: str) -> Iterator[str]:
    sections, checks = anchors(DOMAIN), anchors(CHECKS)
    for cited in _SECTION.findall(text):
        yield from (
            f"docs/domain.md §{number}"
            for number in re.findall(r"§([\d.]+)", cited)
            if number not in sections
        )
    for cited in _CHECKED.findall(text):
        numbers = re.findall(r"\d+", cited)
        yield from (f"docs/checks.md {number}" for number in numbers if number not in checks)
    rest = _STANDARD.sub("", _SECTION.sub("", text))
    yield from (f"'{rest[max(0, m.start() - 20) : m.end() + 8]}'" for m in re.finditer("§", rest))


def _decisions(text: str) -> Iterator[str]:
    numbers = {page.name[:4] for page in DECISIONS.glob("*.md")}
    for found in _DECISION.finditer(text):
        number = next(filter(None, found.groups()))
        if number not in numbers:
            yield f"decision {number}"


def _paths(path: Path, text: str) -> Iterator[str]:
    for named in (*_PATH.findall(text), *_FOLDER.findall(text)):
        if not _exists(path, named):
            yield named
    for name in _NAME.findall(text):
        if name not in _names() and not _exists(path, name):
            yield name


def _exists(path: Path, named: str) -> bool:
    """From the root, from where it is said, or from a folder that everybody means."""
    if named.startswith(MADE) or any(f"/{made}" in named for made in MADE):
        return True
    pattern = re.sub(r"<[^>]*>|\{[^}]*\}", "*", named)
    own = [folder for folder in path.resolve().parents if folder.is_relative_to(ROOT)]
    return any(any(folder.glob(pattern)) for folder in (*own, *(ROOT / root for root in _ROOTS)))


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in ROOT.rglob("*") if not NOT_READ & set(path.parts))
