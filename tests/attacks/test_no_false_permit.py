"""No false permit: what an applicant, a holder or a stranger may try, and what must come of it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.applications import tracking
from chalicelib.domain.applications.in_time import short_of_time
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.catalogue.outcome import Renewal
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.errors import Conflict, InvalidInput, TooManyAttempts
from chalicelib.domain.people.names import parse_name, parse_title
from chalicelib.domain.permits import register, renewal, sending
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.review import decisions
from chalicelib.domain.review.findings import findings
from chalicelib.domain.review.sight import sight_of
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from tests.support.cases import Case, a_complete_draft, a_draft, edited, refused
from tests.unit.permits_public.world import ADDRESS, application, permit, world

# ------------------------------------------------- a number or a name looked up, however spelt


@pytest.mark.parametrize(
    "spelt",
    [
        str.lower,
        lambda number: number.replace("/", " / "),
        lambda number: f"{number}.",
        lambda number: f"\u202a{number}\u202c",
        lambda number: number.replace("-", "\u2011"),
    ],
    ids=["small letters", "spaces", "final point", "pasted direction marks", "non-breaking dash"],
)
def test_a_real_permit_is_never_called_unknown_for_how_its_number_is_typed(spelt) -> None:
    ports = world()
    made = permit(ports)
    sent = application(ports)
    found = register.search(ports, spelt(made.number), limit=5, cursor=None)
    assert [line.number for line in found.items] == [made.number]
    tracked = tracking.track(ports, spelt(sent.receipt), spelt(sent.tracking_code), ADDRESS)
    assert tracked.receipt == sent.receipt


@pytest.mark.parametrize("typed", ["NUR’AINI AZ–ZAHRA", "nur'aini az-zahra", "Nurʼaini az\u2011z"])
def test_a_holder_is_found_with_any_apostrophe_and_dash(typed: str) -> None:
    ports = world()
    made = permit(ports, holder_plain_name="Nur'aini Az-Zahra")
    found = register.search(ports, typed, limit=5, cursor=None)
    assert [line.number for line in found.items] == [made.number]


# ------------------------------------------------------ what the service says of itself is true

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


# ------------------------------------------------------------- the letter says who the person is


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Hj. Siti Aminah", {"before": "Hj.", "name": "Siti Aminah", "after": "-"}),
        ("DRG SITI AMINAH, M.KES", {"before": "drg.", "name": "Siti Aminah", "after": "M.Kes."}),
        ("dr. La Ode Ali, Sp.A", {"before": "dr.", "name": "La Ode Ali", "after": "Sp.A"}),
        ("Dr. Ni Kadek Sri", {"before": "Dr.", "name": "Ni Kadek Sri", "after": "-"}),
    ],
)
def test_a_title_in_a_name_is_shown_apart_for_the_person_to_confirm(
    typed: str, parts: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_name(typed)
    (problem,) = refused.value.fields
    assert (problem.code, problem.params) == ("titles-in-name", parts)
    texts = TemplateCatalogue().problem_texts
    said = texts.of_field(problem.code, Language.INDONESIAN, problem.params)
    assert parts["name"] in said


@pytest.mark.parametrize("typed", ["DR.", "DR", "Prof. DR."])
def test_nobody_guesses_whether_a_physician_or_a_doctor_is_meant(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_title(typed)
    assert [problem.code for problem in refused.value.fields] == ["which-doctor"]
    assert (parse_title("dr."), parse_title("Dr.")) == ("dr.", "Dr.")


@pytest.mark.parametrize("name", ["H. Agus Salim", "M. Yusuf", "Suharto", "Nur'aini binti Ali"])
def test_an_honest_name_is_taken_as_it_is(name: str) -> None:
    assert parse_name(name) == name


# ------------------------------------------------------------------------ no permit is born expired


def research(first: str, last: str) -> Case:
    """A complete draft of a research in these days."""
    return a_draft().fill(waktu_penelitian={"from": first, "to": last}).upload_all()


def warned(case: Case) -> list[tuple[str, str]]:
    rules = rules_of(case.ports, case.now)
    found = short_of_time(rules, case.now, case.ports.clock.now(), case.ports.calendar)
    return [(problem.path, problem.code) for problem in found]


def at_the_signer(last: str, *, days_later: int) -> Case:
    case = research("2026-03-03", last).submit()
    case.approve_up_to(case.now.steps[-1].id)
    case.ports.clock.advance(days=days_later)
    return case


def sign(case: Case, although_over: str | None = None) -> None:
    decisions.sign(
        case.ports,
        case.officer,
        case.application_id,
        case.now.version,
        passphrase=None,
        although_over=although_over,
    )


@pytest.mark.parametrize("last", ["2026-03-10", "2026-03-16"], ids=["before", "on the day itself"])
@pytest.mark.parametrize("reason", [None, "", "ya", " " * 30])
def test_what_is_over_when_it_is_signed_is_not_signed(last: str, reason: str | None) -> None:
    case = at_the_signer(last, days_later=14)
    with pytest.raises(Conflict) as refused:
        sign(case, reason)
    assert refused.value.problem == "permit-would-be-over"
    assert refused.value.params["ends_on"] in ("10 Maret 2026", "16 Maret 2026")
    assert case.now.phase is Phase.REVIEW


def test_the_head_may_sign_it_all_the_same_and_the_reason_stays() -> None:
    case = at_the_signer("2026-03-10", days_later=14)
    sign(case, "Peneliti memerlukan bukti izin untuk laporannya.")
    assert case.issue().now.phase is Phase.ISSUED
    notes = case.ports.notes.of(f"app#{case.application_id}", limit=50)
    assert "Peneliti memerlukan bukti izin untuk laporannya." in [note.text for note in notes]


def test_what_holds_one_more_day_is_signed_without_a_word() -> None:
    case = at_the_signer("2026-03-17", days_later=14)
    sign(case)
    assert case.now.phase is Phase.SIGNING


def test_applicant_and_officers_are_told_of_an_end_before_the_promise() -> None:
    case = research("2026-03-04", "2026-03-11")
    told = [("data.waktu_penelitian", "ends-before-promise")]
    assert warned(case) == told
    assert warned(case.submit().approve()) == told
    case.ports.clock.advance(days=9)
    assert warned(case) == [("data.waktu_penelitian", "ends-before-signing")]
    assert warned(research("2026-03-04", "2026-06-30")) == []


def test_an_event_that_comes_too_soon_for_its_lead_time_is_told() -> None:
    case = a_draft(type_id="rekomendasi_keramaian")
    soon = case.fill(waktu_kegiatan={"from": "2026-03-23", "to": "2026-03-24"})
    assert warned(soon) == [("data.waktu_kegiatan", "too-short-notice")]
    assert warned(case.fill()) == []


def test_the_lead_time_counts_from_the_day_of_sending() -> None:
    case = a_draft(type_id="rekomendasi_keramaian").fill().upload_all().submit()
    case.ports.clock.advance(days=20)
    assert ("data.waktu_kegiatan", "too-short-notice") not in warned(case)


# --------------------------------------------------- a renewal is of a permit that may be renewed


def issued_midwife() -> tuple[Case, Permit]:
    case = a_complete_draft(type_id="sip_bidan").submit().issue()
    return case, the_permit(case)


def the_permit(case: Case) -> Permit:
    permit = case.ports.permits.find(case.now.permit_identity[1])
    assert permit is not None
    return permit


def renewed(case: Case, permit: Permit) -> Case:
    draft = renewal.start_renewal(case.ports, case.applicant, permit.permit_id)
    return Case(case.ports, case.applicant, case.staff, draft.application_id).upload_all()


def put(case: Case, permit: Permit, **changes: Any) -> None:
    case.ports.commit(Put(permit.replace(version=permit.version + 1, **changes), permit))


MEANWHILE = [
    ({"state": PermitState.REVOKED}, "permit-revoked"),
    ({"renewed_by": "another-permit-0001"}, "permit-already-renewed"),
]


@pytest.mark.parametrize(("change", "problem"), MEANWHILE)
def test_what_became_unfit_for_renewal_is_not_sent_in(change: Any, problem: str) -> None:
    case, permit = issued_midwife()
    again = renewed(case, permit)
    put(case, the_permit(case), **change)
    with refused(problem):
        sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    assert again.now.phase is Phase.DRAFT


@pytest.mark.parametrize(("change", "problem"), MEANWHILE)
def test_what_became_unfit_for_renewal_is_not_signed(change: Any, problem: str) -> None:
    case, permit = issued_midwife()
    again = renewed(case, permit)
    sending.submit(case.ports, case.applicant, again.application_id, again.now.version)
    again.approve_up_to(again.now.steps[-1].id)
    put(case, the_permit(case), **change)
    with refused(problem):
        sign(again)
    assert again.now.phase is Phase.REVIEW


def test_a_renewal_begins_neither_years_before_the_end_nor_long_after_it() -> None:
    case, permit = issued_midwife()
    assert permit.valid_until is not None
    rule = Renewal(previous_number_field="nomor_izin_lama", opens_days=180, closes_days=90)
    case.ports.__dict__["catalogue"] = edited("sip_bidan", renewal=rule)

    def at(day: date) -> None:
        case.ports.clock.at = datetime.combine(day, time(3), UTC)

    at(permit.valid_until - timedelta(days=181))
    with refused("renewal-too-early"):
        renewed(case, permit)
    at(permit.valid_until + timedelta(days=91))
    with refused("renewal-too-late"):
        renewed(case, permit)
    at(permit.valid_until - timedelta(days=180))
    assert renewed(case, permit).now.renews == permit.permit_id


def found_by_officers(case: Case) -> list[tuple[str, str]]:
    sight = sight_of(case.ports, case.officer, case.now)
    rules = rules_of(case.ports, case.now)
    return [(one.path, one.code) for one in findings(case.ports, rules, case.now, sight)]


def a_renewal_by_hand(case: Case, number: str) -> Case:
    """Of a permit that this service is only told of."""
    again = a_draft(
        case.ports,
        "sip_bidan",
        ApplicationKind.RENEWAL,
        applicant=case.applicant,
        staff=case.staff,
    )
    return again.fill(nomor_izin_lama=number).upload_all().submit()


def test_a_number_typed_by_hand_that_is_nobodys_is_found_by_the_officer() -> None:
    case, permit = issued_midwife()
    typed = a_renewal_by_hand(case, "999/SIPB/DPMPTSPNAKER/I/2021")
    assert found_by_officers(typed) == [("data.nomor_izin_lama", "found-no-such-permit")]
    assert permit.number != typed.now.data["nomor_izin_lama"]


def test_a_number_typed_by_hand_is_the_permits_own_in_any_spelling() -> None:
    case, permit = issued_midwife()
    typed = a_renewal_by_hand(case, permit.number.lower().replace("/", " / "))
    assert found_by_officers(typed) == []


def test_the_number_of_somebody_elses_permit_is_found_by_the_officer() -> None:
    case, permit = issued_midwife()
    put(case, permit, holder_id="somebody-else")
    typed = a_renewal_by_hand(case, permit.number)
    assert found_by_officers(typed) == [("data.nomor_izin_lama", "found-permit-of-another")]


# ------------------------------------- what was found about the person reaches the one who decides


def test_a_nik_of_another_birth_date_or_sex_is_told_to_the_deciding_officer_in_words() -> None:
    case = research("2026-03-16", "2026-06-30").submit()
    assert found_by_officers(case) == []
    person = case.now.person
    other = {"male": "female", "female": "male"}[person.sex]
    born = person.birth_date - timedelta(days=1)
    after = case.now.replace(
        version=case.now.version + 1,
        form_version=case.now.form_version + 1,
        applicant=person.replace(birth_date=born, sex=other),
    )
    case.ports.commit(Put(after, case.now))
    assert found_by_officers(case) == [
        ("applicant.birth_date", "found-nik-birth-date-differs"),
        ("applicant.sex", "found-nik-sex-differs"),
    ]
    texts = TemplateCatalogue().problem_texts
    for _, code in found_by_officers(case):
        assert "KTP" in texts.of_field(code, Language.INDONESIAN, {})
