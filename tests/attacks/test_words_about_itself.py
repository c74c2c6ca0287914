"""What the service says of itself is true, on every page and in every message."""

import re
from pathlib import Path

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.text import Language

ROOT = Path(__file__).parents[2]
PAGES = [
    path
    for path in (ROOT / "frontend").glob("*/src/**/*.ts*")
    if "node_modules" not in path.parts and ".test." not in path.name
]
TEXTS = [*PAGES, *(ROOT / "chalicelib" / "templates").rglob("*.toml")]
NEVER = re.compile(r"tidak pernah|never", re.I)


def saying(*words: str) -> list[str]:
    """Each line of a text that anybody may read and that matches, with its file."""
    pattern = re.compile("|".join(words), re.I)
    return [
        f"{path.name}: {line.strip()}"
        for path in TEXTS
        for line in path.read_text("utf-8").splitlines()
        if pattern.search(line) and not NEVER.search(line)
    ]


def test_nothing_says_that_passwords_are_sent() -> None:
    """Whoever expects one opens the message of a stranger who sends one."""
    assert saying(r"kata sandi (tidak|belum) sampai", r"(kirim|mengirim)(kan)? kata sandi") == []
    assert saying(r"password (did|does) not (arrive|come)", r"send (a|your) password") == []


def test_what_ended_by_itself_is_not_said_to_be_somebodys_act() -> None:
    said = saying(r"sudah Anda batalkan", r"You have withdrawn")
    assert said and {line.partition(":")[0] for line in said} == {"withdrawn.toml"}
    assert saying(r'"Ditarik oleh pemohon"', r'"Withdrawn by the applicant"') == []


def test_the_survey_promises_no_namelessness_beside_a_first_name() -> None:
    (answer,) = saying(r"hasilnya dipublikasikan|Nilainya dipublikasikan")
    assert "nama depan" in answer


def test_waiting_is_told_in_minutes() -> None:
    assert saying(r"\{retry_after\} (detik|seconds)") == []
    refusal = TooManyAttempts(retry_after=901)
    texts = TemplateCatalogue().problem_texts
    assert "16 menit" in texts.of_problem(refusal.problem, Language.INDONESIAN, refusal.params).text
