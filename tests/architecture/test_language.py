"""How the office speaks: what people read, in both languages, in templates and on pages. A rule
here is one that texts have broken."""

import re
import tomllib
from collections.abc import Iterator

from chalicelib.adapters.template_files import TEMPLATES
from tests.architecture.test_rules_in_texts import FRONTEND, localized

MESSAGES = sorted((TEMPLATES / "messages").glob("*.toml"))
HELP = sorted((TEMPLATES / "help").glob("*.toml"))
SPOKEN = [
    *MESSAGES,
    *HELP,
    *(TEMPLATES / f"{name}.toml" for name in ("problems", "retention", "surveys", "verdicts")),
]
PAGES = [
    path
    for site in ("bersama", "pemohon")
    for path in sorted((FRONTEND / site / "src").rglob("*.ts*"))
    if ".test." not in path.name and path.name not in ("rules.ts", "schema.d.ts")
]
_SAID = re.compile(
    r"""\b(id|en):\s*(?:"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`|'((?:\\.|[^'\\])*)')""", re.DOTALL
)

FORBIDDEN = {
    "id": {
        r"kadaluars\w*": "kedaluwarsa",
        r"(di)?legalisir": "legalisasi",
        r"s/d": "sampai dengan",
        r"[Jj]ika": "bila",
        r"[Tt]racking": "lacak",
        r"\blogin\b": "masuk",
        r"ditarik\b|[Tt]arik (dahulu|permohonan)": "dibatalkan",
        r"[Tt]anggal janji|[Jj]anji selesai|hari janji": "selesai paling lambat",
        r"dikeluarkan dari|[Kk]eluarkan (perangkat|semua)": "keluar dari",
        r"[Ss]iapa saja (boleh|dapat)": "siapa pun",
        r"boleh kosong": "tidak wajib",
        r"terkonfirmasi": "sudah dikonfirmasi",
        r"\bDatabase\b": "statistik",
        r"[Ss]istem (akan|sedang|mencoba|meminta|menolak)": "kami",
    },
    "en": {
        r"\b[Mm]end(ed|s)?\b": "correct",
        r"[Ff]orgotten [Pp]assword": "Forgot your password?",
        r"\bis no [a-z]+ address|\bis no (PDF|telephone|e-mail)": "is not a",
        r"\bpromised date\b": "due date",
        r"stands? still": "is not counted",
        r"\bholds for\b": "expires in, is valid for",
        r"\bunwanted mail\b": "spam folder",
        r"\bLaw \d+/\d{4}": "Law 27 of 2022",
        r"\b[Pp]romised by \{": "due by",
        r"^No end$": "No expiry date",
    },
}
"""What was said once, and what is said instead."""

LONGEST_SENTENCE = 30
RAW = re.compile(r"\{(retry_after|\w*_bytes|\w*seconds)\}")


def spoken() -> Iterator[tuple[str, str, str]]:
    """Where, the language, the text."""
    for file in SPOKEN:
        for keys, text in localized(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield f"{file.name}{keys}", keys.rsplit(".", 1)[1], text
    for page in PAGES:
        for language, *texts in _SAID.findall(page.read_text(encoding="utf-8")):
            yield str(page.relative_to(FRONTEND)), language, "".join(texts)


def test_one_word_for_one_thing() -> None:
    found = [
        f"{where}: {text!r}: say {better}"
        for where, language, text in spoken()
        for wrong, better in FORBIDDEN[language].items()
        if re.search(wrong, re.sub(r"\{\w+\}", "", text))
    ]
    assert not found, "\n".join(found)


def test_help_names_labels_as_they_stand_on_the_pages() -> None:
    """``[[Kirim permohonan]]`` in the help is a label of the site, in the same language."""
    labels = {
        (language, re.sub(r" \(\{\w+\}\)$", "", text))
        for where, language, text in spoken()
        if not where.startswith(tuple(file.name for file in HELP))
    }
    quoted = {
        (language, label): where
        for where, language, text in spoken()
        for label in re.findall(r"\[\[(.+?)\]\]", text)
    }
    assert len(quoted) > 30
    assert {quote: where for quote, where in quoted.items() if quote not in labels} == {}


def test_no_text_tells_seconds_or_bytes() -> None:
    assert [where for where, _, text in spoken() if RAW.search(text)] == []


def test_sentences_stay_short() -> None:
    found = {
        f"{where}: {sentence}"
        for where, _, text in spoken()
        for sentence in re.split(r"[.!?:;]\s|\n", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    }
    assert not found, "\n".join(sorted(found))


LINK = re.compile(r"\{(url|link|verification_url)\}")
OFFICERS_WORDS = re.compile(r"\{(reason|reason_en|message|corrections|corrections_en)\}")
NUMBERED = re.compile(r"\{(count|minutes|days_left|of|all)\} (?!(is|was|has|as|this)\b)\w+s\b")
"""What may be one, before a word for many."""
CODE = re.compile(r"\b[A-Z]{2,}_[A-Z_]+\b|\{\w+_id\}")


def test_a_link_stands_on_a_line_of_its_own() -> None:
    """A short word for what is there may go before it."""
    found = []
    for file in MESSAGES:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        short, long = content.get("whatsapp", {}), content.get("email", {}).get("body", {})
        alone = {r"([^.{}]{1,60}: )?\{\w+\}": short, r"\s*\{\w+\}\s*": long}
        for form, texts in alone.items():
            lines = "\n".join(texts.values()).split("\n")
            found += [
                f"{file.name}: {line}"
                for line in lines
                if LINK.search(line) and not re.fullmatch(form, line)
            ]
    assert found == []


def test_an_officers_words_stand_on_lines_without_a_link() -> None:
    for file in MESSAGES:
        short = tomllib.loads(file.read_text(encoding="utf-8")).get("whatsapp", {})
        for line in "\n".join(short.values()).split("\n"):
            assert not (OFFICERS_WORDS.search(line) and LINK.search(line)), f"{file.name}: {line}"


def test_english_words_follow_their_number() -> None:
    """``{count} {count:file is|files are} late``."""
    found = [
        f"{w}: {text}"
        for w, language, text in spoken()
        if language == "en"
        for _ in NUMBERED.finditer(text)
    ]
    assert found == []


def test_nobody_reads_a_code_or_an_id() -> None:
    assert [f"{where}: {text}" for where, _, text in spoken() if CODE.search(text)] == []
