"""What ``make lint`` refuses. Each mistake is made in a copy of the sources; its linter must stop
there and say so. A new one is one more row."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Linter = tuple[str, ...]
MYPY: Linter = ("mypy",)
IMPORTS: Linter = ("lint-imports", "--no-logo", "--no-cache")


@dataclass(frozen=True)
class Mistake:
    """``right`` stands once in ``file`` and becomes ``wrong``; ``linter`` says ``says``."""

    linter: Linter
    file: str
    right: str
    wrong: str
    says: str


MISTAKES = {
    "an adapter renames a parameter": Mistake(
        MYPY,
        "chalicelib/adapters/dynamodb/permits.py",
        "find(self, permit_id: str) -> Permit | None:\n"
        "        permit = self._store.find(Permit, permit_id)",
        "find(self, own_id: str) -> Permit | None:\n"
        "        permit = self._store.find(Permit, own_id)",
        '"DynamoPermits.find" takes (own_id); its port "Permits" says (permit_id)',
    ),
    "an adapter renames a parameter that is given by name": Mistake(
        MYPY,
        "chalicelib/adapters/dynamodb/office.py",
        "def page(self, kind: OfficeKind, *, limit: int, cursor: str | None)",
        "def page(self, kind: OfficeKind, *, limit: int, after: str | None)",
        'Signature of "page" incompatible with supertype',
    ),
    "a part is wired to what is no adapter of its port": Mistake(
        MYPY,
        "chalicelib/handlers/wiring/office.py",
        "return RegionFiles()",
        "return self.templates",
        '(got "TemplateCatalogue", expected "Regions")',
    ),
    "a row of the layout reads a field that its record does not have": Mistake(
        MYPY,
        "chalicelib/adapters/dynamodb/rows/passing.py",
        "lambda r: (r.export_id,)",
        "lambda r: (r.export,)",
        '"Export" has no attribute "export"',
    ),
    "a change misspells a field": Mistake(
        MYPY,
        "chalicelib/domain/applications/lifecycle.py",
        "escalated_at=None,",
        "escaleted_at=None,",
        'Unexpected keyword argument "escaleted_at" for "Application.replace"',
    ),
    "a change gives a field another type": Mistake(
        MYPY,
        "chalicelib/domain/applications/lifecycle.py",
        "signing_refusal=refusal,",
        'signing_refusal="wrong-passphrase",',
        'Argument "signing_refusal" to "Application.replace" has incompatible type "str"',
    ),
    "a record is made of another type": Mistake(
        MYPY,
        "chalicelib/domain/applications/lifecycle.py",
        "Pause(started_on=today)",
        "Pause(started_on=now.isoformat())",
        'Argument "started_on" to "Pause" has incompatible type "str"; expected "date"',
    ),
    "a view answers with a record of the domain": Mistake(
        MYPY,
        "chalicelib/handlers/citizen/applications.py",
        "def list_own(call: Call, query: ListQuery) -> ApplicationPage:",
        "def list_own(call: Call, query: ListQuery) -> Application:",
        'Value of type variable "V" of function cannot be',
    ),
    "a view sends what is not its own": Mistake(
        MYPY,
        "chalicelib/handlers/citizen/applications.py",
        "    return ApplicationPage(items=items, cursor=page.cursor)",
        "    return page",
        'got "Page[ApplicationSummary]", expected "ApplicationPage"',
    ),
    "a view shows a field that it does not list": Mistake(
        MYPY,
        "chalicelib/handlers/citizen/own_data.py",
        "                at=view.at,",
        "                at=view.at,\n                account_id=view.officer_id,",
        'Unexpected keyword argument "account_id" for "OpenedDocument"',
    ),
    "a view fills a field with another type": Mistake(
        MYPY,
        "chalicelib/handlers/views/applications.py",
        "            pages=file.pages,",
        "            pages=file.media_type,",
        'Argument "pages" to "UploadedFileView" has incompatible type "str"',
    ),
    "an officer's view takes what is the citizens'": Mistake(
        IMPORTS,
        "chalicelib/handlers/officer/queues.py",
        "routes = Routes(__name__)",
        "from chalicelib.handlers.citizen import documents as _\n\nroutes = Routes(__name__)",
        "chalicelib.handlers.officer.queues -> chalicelib.handlers.citizen.documents",
    ),
    "a package of the domain imports a higher one": Mistake(
        IMPORTS,
        "chalicelib/domain/audit/notes.py",
        "from chalicelib.domain.records import Stored\n",
        "from chalicelib.domain.records import Stored\nimport chalicelib.domain.review.batch\n",
        "chalicelib.domain.audit is not allowed to import chalicelib.domain.review",
    ),
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that the linters read. As it is, they find nothing wrong with it."""
    copy = tmp_path_factory.mktemp("sources")
    for file in ("pyproject.toml", "app.py"):
        shutil.copy(ROOT / file, copy)
    for part in ("chalicelib", "demo", "infra"):
        shutil.copytree(ROOT / part, copy / part, ignore=_not_python)
    for linter in dict.fromkeys(mistake.linter for mistake in MISTAKES.values()):
        done = _run(linter, copy)
        assert done.returncode == 0, done.stdout + done.stderr
    return copy


def _not_python(folder: str, names: list[str]) -> set[str]:
    return {n for n in names if not n.endswith(".py") and not Path(folder, n).is_dir()}


def _run(linter: Linter, folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(linter[0])
    return subprocess.run(
        [program, *linter[1:]], cwd=folder, capture_output=True, text=True, timeout=300
    )


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_lint_refuses(sources: Path, mistake: Mistake) -> None:
    file = sources / mistake.file
    before = file.read_text(encoding="utf-8")
    assert before.count(mistake.right) == 1
    file.write_text(before.replace(mistake.right, mistake.wrong), encoding="utf-8")
    try:
        done = _run(mistake.linter, sources)
    finally:
        file.write_text(before, encoding="utf-8")
    assert done.returncode != 0
    assert mistake.says in done.stdout
