"""The practice permits of the health professions under both sets of rules, and their neighbours."""

import tomllib
from datetime import date, timedelta

import pytest

from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.catalogue.families import versions_of
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType

CATALOGUE = TemplateCatalogue()
TYPES = TEMPLATES / "permit_types"
BEFORE = date(2021, 6, 1)
NEWEST = "permenkes13-2025"
NEW, RENEWAL = ApplicationKind.NEW, ApplicationKind.RENEWAL
IDS = sorted({kind.id for kind in CATALOGUE.all_versions() if kind.id.startswith("sip_")})
every_profession = pytest.mark.parametrize("type_id", IDS)


FROM_THE_SOURCES = [
    type_id
    for type_id in IDS
    if {version.rule_set for version in CATALOGUE.versions(type_id)} != {"permenkes13-2025"}
]
of_the_sources = pytest.mark.parametrize("type_id", FROM_THE_SOURCES)


def rules(type_id: str) -> dict[str, PermitType]:
    return {v.rule_set: CATALOGUE.validated(v) for v in CATALOGUE.versions(type_id)}


def start_of(rule_set: str) -> date:
    family = (TEMPLATES / "families" / f"sip.{rule_set}.toml").read_text("utf-8")
    return date.fromisoformat(tomllib.loads(family)["starts_on"])


def ids(kind: PermitType, of: ApplicationKind) -> list[str]:
    return [document.id for document in kind.documents_for(of)]


def test_there_are_the_sources_professions_and_those_that_were_missing() -> None:
    assert len(FROM_THE_SOURCES) == 23
    assert set(IDS) - set(FROM_THE_SOURCES) == {
        "sip_tenaga_kesmas", "sip_epidemiolog", "sip_promkes", "sip_kesehatan_kerja",
        "sip_administrasi_kesehatan", "sip_entomolog", "sip_audiologis", "sip_pelayanan_darah",
        "sip_kardiovaskuler", "sip_fisikawan_medik", "sip_kestrad_keterampilan",
        "sip_kestrad_interkontinental", "sip_dokter_internsip", "sip_ppds",
    }  # fmt: skip


@of_the_sources
def test_a_profession_has_three_sets_of_rules_and_each_counts_from_its_day(type_id: str) -> None:
    sets = ["seed-2021", "uu17-2023", "permenkes13-2025"]
    assert rules(type_id).keys() == set(sets)
    for older, newer in zip(sets, sets[1:], strict=False):
        starts = start_of(newer)
        assert CATALOGUE.get(type_id, starts - timedelta(days=1)).rule_set == older
        assert CATALOGUE.get(type_id, starts).rule_set == newer


@every_profession
def test_the_day_of_the_newer_rules_is_said_once_for_all(type_id: str) -> None:
    (file,) = TYPES.rglob(f"{type_id}.toml")
    assert "starts_on" not in file.read_text("utf-8")
    for rule_set, kind in rules(type_id).items():
        assert kind.starts_on == start_of(rule_set).isoformat()


@of_the_sources
def test_the_tutorial_asks_for_eleven_documents_of_a_renewal(type_id: str) -> None:
    old = rules(type_id)["seed-2021"]
    assert len(ids(old, RENEWAL)) == 11
    assert set(ids(old, RENEWAL)) - set(ids(old, NEW)) == {"sip_lama"}
    assert "rekomendasi_organisasi" in ids(old, NEW)


@of_the_sources
def test_the_law_of_2023_asks_for_credits_and_no_longer_for_the_organisation(
    type_id: str,
) -> None:
    new = rules(type_id)["uu17-2023"]
    assert "rekomendasi_organisasi" not in ids(new, RENEWAL)
    assert set(ids(new, RENEWAL)) - set(ids(new, NEW)) == {"sip_lama", "bukti_skp"}
    assert "organisasi profesi" not in new.letter.model_dump_json()


@of_the_sources
def test_a_draft_of_the_older_rules_can_be_finished_under_the_newer(type_id: str) -> None:
    """What was filled in fits: the same questions under the same names."""
    old, law, new = (rules(type_id)[name] for name in ("seed-2021", "uu17-2023", NEWEST))
    assert [field.id for field in old.fields] == [field.id for field in law.fields]
    assert {field.id for field in law.fields} <= {field.id for field in new.fields}
    assert old.steps == law.steps and old.numbering == law.numbering
    assert [step.id for step in new.steps] == [step.id for step in law.steps]


@every_profession
def test_since_2025_it_takes_five_days_and_either_of_two_proofs(type_id: str) -> None:
    kind = rules(type_id)[NEWEST]
    assert kind.promised_days == 5
    assert [step.working_hours for step in kind.steps] == [8, 6, 6, 6, 6, 6, 8]
    papers = {document.id: document for document in kind.documents_for(RENEWAL)}
    assert papers["bukti_skp"].required and not papers["sertifikat_kompetensi"].required
    assert papers["sertifikat_kompetensi"].instead_of == "bukti_skp"
    assert kind.numbering.classification == "400.7.22.2"
    assert kind.most_in_force == (1 if kind.validity.until_field == "akhir_program" else 3)


@every_profession
def test_five_years_or_until_the_str_ends(type_id: str) -> None:
    """An intern's and a resident's until the programme ends."""
    for kind in rules(type_id).values():
        asked = {field.id for field in kind.fields}
        end = "akhir_program" if "akhir_program" in asked else "masa_berlaku_str"
        assert (kind.validity.years, kind.validity.until_field) == (5, end)


@of_the_sources
def test_every_profession_names_its_own_regulation_under_the_older_rules(type_id: str) -> None:
    old, new = rules(type_id)["seed-2021"], rules(type_id)["uu17-2023"]
    own = [law for law in old.legal_basis if law.startswith("Peraturan Menteri Kesehatan")]
    assert own and all(law in old.letter.legal_basis for law in own)
    assert new.legal_basis[0] == "Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan"
    assert not any("36 Tahun 2009" in law for law in new.legal_basis)


def test_no_two_professions_share_title_code_or_name() -> None:
    every = [rules(type_id)[NEWEST] for type_id in IDS]
    for said in (
        [kind.letter.title for kind in every],
        [kind.numbering.type_code for kind in every],
        [kind.name.id for kind in every],
        [kind.name.en for kind in every],
    ):
        assert len(set(said)) == len(IDS)


def test_the_midwife_written_out_in_full_is_what_the_family_makes_of_her() -> None:
    complete = tomllib.loads((TYPES / "sip_bidan.seed-2021.toml").read_text("utf-8"))
    short = tomllib.loads((TYPES / "sip" / "sip_bidan.toml").read_text("utf-8"))
    short.pop("rule_sets")
    families = {
        rule_set: tomllib.loads((TEMPLATES / f"families/sip.{rule_set}.toml").read_text("utf-8"))
        for rule_set in ("seed-2021", "uu17-2023")
    }
    assert versions_of(short, families)["seed-2021"] == complete


# ---------------------------------------------------------------- no health professions


def test_a_healer_is_registered_for_two_years_at_one_place() -> None:
    healer = CATALOGUE.get("stpt", BEFORE)
    assert ids(healer, NEW) == [
        "surat_permohonan", "surat_pernyataan", "ktp", "foto", "surat_nagari",
        "pengantar_puskesmas", "rekomendasi_asosiasi",
    ]  # fmt: skip
    assert set(ids(healer, RENEWAL)) - set(ids(healer, NEW)) == {"stpt_lama"}
    assert healer.validity.years == 2 and healer.validity.until_field is None
    assert healer.one_running_per_applicant and not healer.requires_titles
    assert "1 (satu) tempat praktik" in healer.letter.model_dump_json()
    assert "invasif" in healer.letter.model_dump_json()


def test_a_denture_maker_has_rules_of_his_own() -> None:
    maker = CATALOGUE.get("tukang_gigi", BEFORE)
    assert any("Nomor 39 Tahun 2014" in law for law in maker.legal_basis)
    assert "str" not in ids(maker, RENEWAL) and not maker.requires_titles
    assert maker.validity.years == 2
    assert maker.letter.photo_document == "foto"


# ---------------------------------------------------------------- schools


def test_early_childhood_centres_bring_what_their_kind_needs() -> None:
    every = {
        name: set(ids(CATALOGUE.get(f"operasional_{name}", BEFORE), NEW))
        for name in ("paud", "tk", "kb", "smp", "sd")
    }
    common = {
        "ktp_pendiri", "proposal", "akta_pendirian", "bukti_tanah", "rekomendasi_nagari",
        "sk_kepala", "daftar_pendidik", "persetujuan_masyarakat", "pembiayaan", "foto_gedung",
        "nib", "rekomendasi_dinas", "rencana_standar",
    }  # fmt: skip
    assert common <= every["paud"] & every["tk"] & every["kb"]
    assert every["tk"] - every["kb"] == {"rencana_induk"}
    assert every["paud"] - every["kb"] == {"layanan_terpadu"}
    assert every["smp"] == every["sd"]


@pytest.mark.parametrize("name", ["paud", "tk", "kb", "smp", "sd"])
def test_a_school_s_number_tells_its_kind(name: str) -> None:
    kind = CATALOGUE.get(f"operasional_{name}", BEFORE)
    assert kind.numbering.classification.startswith("421.")
    newer = CATALOGUE.get(f"operasional_{name}", date(2026, 11, 22))
    assert newer.numbering.classification.startswith("400.3.")
    assert newer.numbering.permit.endswith("{type_code}/{office}/{year}")
    assert {document.id: document.required for document in newer.documents}["nib"]
    assert kind.numbering.type_code == f"IO{name.upper()}"
