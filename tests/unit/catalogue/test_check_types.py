"""``make check-types``: what is wrong with a file, on which line, and what to do."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.template_files import TEMPLATES
from chalicelib.domain.permits.letter import LetterError
from infra.catalogue import json_schema, rules
from infra.catalogue.__main__ import main
from infra.catalogue.check import check
from infra.catalogue.toml_lines import key_lines

FILES = sorted(
    [*(TEMPLATES / "permit_types").rglob("*.toml"), *(TEMPLATES / "families").glob("*.toml")]
)
HEALER = (TEMPLATES / "permit_types" / "stpt.seed-2021.toml").read_text("utf-8")
LAB = (TEMPLATES / "permit_types" / "sip" / "sip_atlm.toml").read_text("utf-8")


def draft(folder: Path, text: str, name: str = "contoh.seed-2021.toml") -> Path:
    """A type of its own beside those that are there."""
    own = text.replace('id = "stpt"\n', 'id = "contoh"\n').replace('"STPT" ', '"CTH"')
    own = own.replace('id = "sip_atlm"\n', 'id = "sip_contoh"\n').replace('"IPATLM"', '"CTH"')
    path = folder / name
    path.write_text(own, "utf-8")
    return path


def findings(path: Path) -> list[tuple[str, str, str]]:
    """File name and line's text, key, message."""
    return [
        (f"{one.file.name}: {one.file.read_text('utf-8').splitlines()[one.line - 1]}", one.where,
         one.text)
        for one in check([path])
    ]  # fmt: skip


def test_every_permit_type_is_in_order() -> None:
    assert check() == []


def test_a_good_draft_passes_wherever_it_lies(tmp_path: Path) -> None:
    assert check([draft(tmp_path, HEALER)]) == []
    assert check([draft(tmp_path, LAB, "sip_contoh.toml")]) == []


HEALER_MISTAKES = [
    ('kind = "fixed"\nyears = 2', 'kind = "unlimited"', "letter", "would be no day"),
    ('kind = "text"', 'kind = "tekst"', "fields.jenis_pelayanan.kind", "did you mean 'text'?"),
    ("max_bytes = 512_000", 'max_bytes = "500 KB"', "documents.surat_permohonan.max_bytes",
     "whole number, without quotes"),
    ('role = "secretary"', 'role = "sekretaris"', "steps.secretary.role", "did you mean secretary"),
    ("{data.jenis_pelayanan}", "{data.jenis_layanan}", "letter.rows.Jenis pelayanan.value",
     "did you mean {data.jenis_pelayanan}?"),
    ('starts_on = "2021-01-01"', 'starts_on = "1 Januari 2021"', "starts_on", '"2027-01-31"'),
    ("promised_days = 7", "promised_days = 2", "promised_days", "promise more"),
    ('photo_document = "foto"', 'photo_document = "surat_nagari"', "letter.photo_document", "jpg"),
    ('en = "Colour photo"', 'en = " "', "documents.foto.label.en", "is empty"),
    ('en = "Colour photo"', 'en = "Photo of {who}"', "documents.foto.label.en", "braces"),
    ("{month_roman}/{year}", "{month}/{year}", "numbering.registration", "{month_roman}"),
    ('"{sequence}/KES/', '"KES/', "numbering.registration", "{sequence}"),
    ("sampai dengan tanggal {permit.valid_until}", "seterusnya", "letter.body",
     "use {permit.valid_until}"),
    ('value = "{data.jenis_pelayanan}"', 'value = "{applicant.nik}"', "letter", "prints the NIK"),
    ('"CTH"', '"IPB"', "numbering.type_code", "counts in this series too"),
    ("{sequence}/KES/SISFO/", "{sequence}/SISFO/", "numbering.registration", "its format"),
    ('invasif",', 'invasif;",', "letter.conditions.0", "leave the mark at its end out"),
    ('"{office.delegation}"', '"Surat pengantar"', "letter.legal_basis.2", "belong under noting"),
    ('"{office.delegation}"', '"Peraturan Pemerintah Nomor 1 Tahun 2000"', "letter.legal_basis.2",
     "by rank, then by year"),
    ('title = "SURAT TERDAFTAR', 'title = "KEPUTUSAN', "letter.title", 'about = "…"'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "where", "cure"),
    [
        ('about = "PENYEHAT TRADISIONAL"', "letter.opening", 'begin it with "KESATU: "'),
        ("carries_nik = true", "letter.carries_nik", "hangs on a wall"),
    ],
)
def test_what_a_letter_says_more_must_fit_it(
    tmp_path: Path, more: str, where: str, cure: str
) -> None:
    path = draft(tmp_path, HEALER)
    path.write_text(path.read_text("utf-8").replace("[letter]", f"[letter]\n{more}", 1), "utf-8")
    ((_, key, text),) = findings(path)
    assert key == where and cure in text


@pytest.mark.parametrize(("good", "bad", "where", "cure"), HEALER_MISTAKES)
def test_a_mistake_names_its_line_and_its_cure(
    tmp_path: Path, good: str, bad: str, where: str, cure: str
) -> None:
    path = draft(tmp_path, HEALER)
    text = path.read_text("utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), "utf-8")
    found = findings(path)
    assert {key for _, key, _ in found} == {where}
    assert any(cure in said for _, _, said in found)
    if where not in ("letter", "letter.body"):
        assert all(bad in line for line, _, _ in found)


def test_pages_are_not_limited_of_what_is_no_pdf(tmp_path: Path) -> None:
    path = draft(tmp_path, HEALER.replace('["jpg"]\n', '["jpg"]\nmax_pages = 5\n', 1))
    ((line, where, said),) = findings(path)
    assert line.endswith("max_pages = 5") and where == "documents.ktp.max_pages"
    assert said == "a picture has no pages: leave it out"


def test_what_a_renewal_asks_for_fits_to_whether_there_are_renewals(tmp_path: Path) -> None:
    path = draft(tmp_path, HEALER.replace('kinds = ["new", "renewal"]', 'kinds = ["new"]'))
    found = findings(path)
    assert [where for _, where, _ in found] == [
        "fields.nomor_izin_lama.only_for", "documents.stpt_lama.only_for",
    ]  # fmt: skip
    assert all(line.endswith('only_for = "renewal"') for line, _, _ in found)
    assert {said for _, _, said in found} == {'the type has no renewals: add "renewal" to kinds'}
    path.write_text(path.read_text("utf-8").replace('["new"]', '["new", "renewal"]'), "utf-8")
    without = path.read_text("utf-8").replace('only_for = "renewal"\n', "")
    other = draft(tmp_path, without.replace('"contoh"', '"stpt"'), "contoh2.seed-2021.toml")
    other.write_text(other.read_text("utf-8").replace('"contoh"', '"contoh2"'), "utf-8")
    assert [where for _, where, _ in findings(other)] == ["fields", "documents"]


def test_a_missing_key_is_told_where_it_is_missing(tmp_path: Path) -> None:
    path = draft(tmp_path, HEALER)
    text = path.read_text("utf-8").replace(', en = "Colour photo"', "")
    path.write_text(text.replace('kind = "fixed"\nyears = 2', 'kind = "fixed"'), "utf-8")
    assert findings(path) == [
        ('contoh.seed-2021.toml: label = { id = "Pasfoto berwarna" }', "documents.foto.label.en",
         "'en' is missing: add it"),
        ("contoh.seed-2021.toml: [validity]", "validity", "'fixed' needs 'years'"),
    ]  # fmt: skip


def test_an_unknown_key_is_told_what_it_may_have_meant(tmp_path: Path) -> None:
    path = draft(tmp_path, HEALER.replace("one_running_per_applicant", "one_runing_per_applicant"))
    ((line, _, said),) = findings(path)
    assert "one_runing_per_applicant = true" in line
    assert said.endswith("did you mean 'one_running_per_applicant'?")


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = draft(tmp_path, HEALER.replace('sector = "kesehatan"', 'sector = "kesehatan'))
    ((line, _, said),) = findings(path)
    assert 'sector = "kesehatan' in line and said.startswith("is not TOML")


def test_a_file_that_is_not_there_is_told() -> None:
    ((finding),) = check([Path("no-such.toml")])
    assert "cannot be read" in finding.text


def test_a_wrong_file_name_is_told(tmp_path: Path) -> None:
    ((line, where, said),) = findings(draft(tmp_path, HEALER, "salah.toml"))
    assert 'id = "contoh"' in line and where == "id"
    assert said == "name the file contoh.seed-2021.toml, or correct this"


def test_a_second_file_of_the_same_type_is_told(tmp_path: Path) -> None:
    path = tmp_path / "stpt.seed-2021.toml"
    path.write_text(HEALER, "utf-8")
    ((_, where, said),) = findings(path)
    assert where == "id" and "keep one of them" in said


@pytest.mark.parametrize(
    ("good", "bad", "line", "cure"),
    [
        ('who = "', 'whom = "', "whom = ", "did you mean 'who'?"),
        (
            'family = "sip"',
            'family = "sipp"',
            'family = "sipp"',
            "families: perubahan, sekolah, sip",
        ),
        ('heading = "', '# heading = "', "[variables]", "add heading = "),
    ],
)
def test_a_mistake_towards_the_family_is_told_in_the_type_s_file(
    tmp_path: Path, good: str, bad: str, line: str, cure: str
) -> None:
    path = draft(tmp_path, LAB.replace(good, bad, 1), "sip_contoh.toml")
    ((where, _, said),) = findings(path)
    assert where.startswith(f"sip_contoh.toml: {line}") and cure in said


def test_a_mistake_of_one_set_of_rules_is_told_there(tmp_path: Path) -> None:
    more = '[rules."uu17-2023"]\npromised_days = 1\n[[documents]]\nid = "str"\nformats = ["doc"]\n'
    path = draft(tmp_path, LAB + more, "sip_contoh.toml")
    ((line, where, said),) = findings(path)
    assert line.endswith('formats = ["doc"]') and where == "documents.str.formats.0"
    assert said == "'doc' is none of them: choose from jpg, png, pdf"


def test_a_mistake_of_a_family_is_told_in_its_file(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    (templates / "permit_types").mkdir(parents=True)
    (templates / "families").mkdir()
    for name in ("roles.toml", "limits.toml", "office.toml", "messages"):
        (templates / name).symlink_to(TEMPLATES / name)
    (templates / "permit_types" / "sip_atlm.toml").write_text(LAB, "utf-8")
    for rule_set in ("seed-2021", "uu17-2023"):
        name = f"families/sip.{rule_set}.toml"
        text = (TEMPLATES / name).read_text("utf-8")
        (templates / name).write_text(text.replace("{data.alamat_praktik}", "{data.alamat}"))
    found = check([templates / "families" / "sip.uu17-2023.toml"], templates)
    assert {one.file.name for one in found} == {"sip.seed-2021.toml", "sip.uu17-2023.toml"}
    for one in found:
        assert "{data.alamat}" in one.file.read_text("utf-8").splitlines()[one.line - 1]


def test_the_command_prints_file_line_and_cure_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = draft(tmp_path, HEALER.replace('kind = "text"', 'kind = "tekst"', 1))
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert re.search(rf"{re.escape(str(path))}:\d+: fields\.jenis_pelayanan\.kind: ", out)
    assert "1 to correct" in out
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "all permit types are in order\n"


def test_what_the_letters_own_check_refuses_is_told_in_any_case(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """``check_letter`` is what counts; the places of single placeholders are found besides."""

    def refuse(*_: object) -> None:
        raise LetterError("letter: not to be filled")

    monkeypatch.setattr(rules, "check_letter", refuse)
    [found] = check([draft(tmp_path, HEALER)])
    assert (found.where, found.text) == ("letter", "not to be filled")


# ---------------------------------------------------------------- JSON Schema


@pytest.fixture(scope="module")
def written_schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """As an editor reads it: from the file."""
    path = json_schema.write(
        tmp_path_factory.mktemp("schema") / "build" / "permit-type.schema.json"
    )
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_fits_the_json_schema(written_schema: Any, path: Path) -> None:
    validator = jsonschema.Draft202012Validator(written_schema)
    problems = validator.iter_errors(tomllib.loads(path.read_text("utf-8")))
    assert [f"{one.json_path}: {one.message}" for one in problems] == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [('kind = "text"', 'kind = "tekst"'), ("promised_days =", "promise ="), ("id = ", "idd = ")],
)
def test_the_json_schema_refuses_what_the_program_refuses(good: str, bad: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schema.schema())
    assert not validator.is_valid(tomllib.loads(HEALER.replace(good, bad, 1)))


# ---------------------------------------------------------------- lines of a TOML file


def every_path(content: Any, path: tuple = ()) -> list[tuple]:
    if isinstance(content, dict):
        inner = [every_path(value, (*path, key)) for key, value in content.items()]
    elif isinstance(content, list):
        inner = [every_path(value, (*path, n)) for n, value in enumerate(content)]
    else:
        inner = []
    return ([path] if path else []) + [one for paths in inner for one in paths]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.toml")), ids=lambda path: path.name)
def test_every_key_of_every_file_has_its_line(path: Path) -> None:
    text = path.read_text("utf-8")
    found, lines = key_lines(text), text.splitlines()
    for keys in every_path(tomllib.loads(text)):
        named = [key for key in keys if isinstance(key, str)]
        assert keys in found
        if isinstance(keys[-1], str):
            assert named[-1] in lines[found[keys] - 1]


def test_lines_of_everything_that_toml_can_write() -> None:
    text = '''a = [ # one
 1, "x]", {b = "}", c = [1,
2]},
]
[[x]]
y."z.1" = 1
[[x.q]]
k = """a
= [b"""
[[x.q]]
k = 'it"s'
[[x]]
"r s" = 2021-01-01T00:00:00Z
[w.'v-2023']
u = {a = -1.5e3, b = true}
'''
    assert key_lines(text) == {
        ("a",): 1, ("a", 0): 2, ("a", 1): 2, ("a", 2): 2, ("a", 2, "b"): 2, ("a", 2, "c"): 2,
        ("a", 2, "c", 0): 2, ("a", 2, "c", 1): 3,
        ("x",): 5, ("x", 0): 5, ("x", 0, "y"): 6, ("x", 0, "y", "z.1"): 6,
        ("x", 0, "q"): 7, ("x", 0, "q", 0): 7, ("x", 0, "q", 0, "k"): 8,
        ("x", 0, "q", 1): 10, ("x", 0, "q", 1, "k"): 11,
        ("x", 1): 12, ("x", 1, "r s"): 13,
        ("w",): 14, ("w", "v-2023"): 14, ("w", "v-2023", "u"): 15,
        ("w", "v-2023", "u", "a"): 15, ("w", "v-2023", "u", "b"): 15,
    }  # fmt: skip


values = st.recursive(
    st.integers() | st.booleans() | st.text(max_size=12).map(json.dumps),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=6).map(json.dumps), inner, max_size=3)
    ),
    max_leaves=6,
)


def as_toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(as_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items()) + "}"
    return str(value)


@given(st.dictionaries(st.text(max_size=6).map(json.dumps), values, max_size=4))
def test_lines_are_found_for_whatever_tomllib_reads(content: dict[str, Any]) -> None:
    text = "".join(f"{key} = {as_toml(value)}\n" for key, value in content.items())
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # JSON writes some characters as no TOML string may have them
    assert set(every_path(read)) == set(key_lines(text))
