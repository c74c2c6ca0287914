"""Permit types, own permits, surveys, tracking and verification over HTTP, on the local stack."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import requests

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.permits.model import Permit, PermitState, SurveyKind
from chalicelib.handlers import wiring
from infra.local.stack import LocalStack
from tests.support import signing
from tests.support.people import a_citizen, an_officer
from tests.unit.permits_public.world import application, permit

JSON = "application/json"
NIK = "1302105705900001"
NINES = {f"U{number}": 4 for number in range(1, 10)}
SURVEYS: dict[str, dict[str, Any]] = {
    "poll": {"choice": "puas"},
    "testimonial": {"text": "Pelayanannya cepat dan ramah."},
    "questionnaire": {"answers": NINES},
}
ALL_GIVEN = {kind.value: {"at": "2026-03-01"} for kind in SurveyKind}
PDF = {"Content-Type": "application/pdf"}


@dataclass
class Office:
    """A running stack with a few people, permits and one application in it."""

    url: str
    ports: AllPorts
    holder: Actor
    stranger: Actor
    officer: Actor
    signed: bytes
    genuine: Permit

    def call(
        self, method: str, path: str, by: Actor | None = None, body: Any = None, **headers: str
    ) -> requests.Response:
        headers = {"Content-Type": JSON, **headers}
        if by:
            headers["Authorization"] = f"Bearer {self._token(by)}"
        data = body if isinstance(body, bytes) else json.dumps(body) if body is not None else None
        return requests.request(method, self.url + path, headers=headers, data=data, timeout=30)

    def permit(self, number: int, **changes: Any) -> Permit:
        return permit(self.ports, number, **{"holder_id": self.holder.account_id, **changes})

    def _token(self, actor: Actor) -> str:
        return self.ports.access_tokens.issue(
            account_id=actor.account_id,
            session_id="s",
            generation=1,
            token_id=self.ports.ids.new_id(),
            now=self.ports.clock.now(),
            lifetime=timedelta(minutes=5),
        )


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with LocalStack(sweep_seconds=3600, demo_accounts=False) as stack:
        ports = wiring.ports()
        holder = a_citizen(ports, 1)
        now = datetime.now(UTC)
        signed = ports.signer.sign(signing.letter(), signing.a_request(signed_at=now))
        key = "permits/app-1/genuine.pdf"
        _, version = ports.permit_files.put_once(key, signed)
        genuine = permit(
            ports,
            1,
            pdf=signed,
            holder_id=holder.account_id,
            key=key,
            version_id=version,
            valid_until=None,
        )
        application(ports, applicant_id=holder.account_id)
        yield Office(
            stack.url,
            ports,
            holder,
            a_citizen(ports, 2),
            an_officer(ports, "back_office", number=3),
            signed,
            genuine,
        )


def problem(answer: requests.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    found: dict[str, Any] = answer.json()
    assert found["title"] and found["detail"]
    return found


def test_permit_types_are_public_and_may_be_cached(office: Office) -> None:
    answer = office.call("GET", "/api/permit-types")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    items = {item["id"]: item for item in answer.json()["items"]}
    assert {"penelitian", "sip_bidan", "rekomendasi_keramaian", "operasional_sd"} <= items.keys()
    assert items["sip_bidan"]["kinds"] == ["new", "renewal"]
    assert items["penelitian"].keys() == {
        "id", "name", "group", "sector", "summary", "fee_rupiah", "promised_days", "kinds",
    }  # fmt: skip


def test_a_permit_type_tells_all_that_it_takes_and_nothing_of_the_letter(office: Office) -> None:
    found = office.call("GET", "/api/permit-types/sip_bidan").json()
    asked = [document for document in found["documents"] if document["required"]]
    assert len(asked) == 11
    assert len(found["documents"]) == len(asked) + 2, "another practice's permit, a certificate"
    assert len(found["steps"]) == 7
    assert found["fields"] and found["legal_basis"] and found["validity"]
    assert not found.keys() & {"letter", "numbering", "copies"}


def test_an_unknown_permit_type_is_a_problem_in_the_readers_language(office: Office) -> None:
    found = office.call("GET", "/api/permit-types/tambang", **{"Accept-Language": "en"})
    assert problem(found, 404)["title"] == "No such permit type"
    found = office.call("GET", "/api/permit-types/tambang")
    assert problem(found, 404)["title"] == "Jenis izin tidak ada"


def test_the_survey_forms_are_public(office: Office) -> None:
    found = office.call("GET", "/api/surveys").json()
    assert len(found["poll"]["choices"]) == 4
    elements = found["questionnaire"]["elements"]
    assert [element["id"] for element in elements] == list(NINES)
    assert all(len(element["labels"]) == 4 for element in elements)


def test_the_download_opens_with_the_third_survey_and_gives_the_signed_file(
    office: Office,
) -> None:
    path = f"/api/permits/{office.genuine.permit_id}"
    for given, (kind, answer) in enumerate(SURVEYS.items()):
        refused = problem(office.call("GET", f"{path}/download", office.holder), 409)
        assert refused["code"] == "surveys-missing"
        missing = [f"surveys.{name}" for name in list(SURVEYS)[given:]]
        assert [error["field"] for error in refused["errors"]] == missing
        after = office.call("POST", f"{path}/surveys/{kind}", office.holder, answer)
        assert after.status_code == 201
        assert after.json()["missing_surveys"] == list(SURVEYS)[given + 1 :]
    link = office.call("GET", f"{path}/download", office.holder).json()
    assert link["file_name"] == "070-001-IP-DPMPTSPNAKER-II-2026.pdf"
    file = requests.get(link["url"], timeout=30)
    assert file.content == office.signed
    assert link["file_name"] in file.headers["Content-Disposition"]
    again = office.call("POST", f"{path}/surveys/poll", office.holder, SURVEYS["poll"])
    assert problem(again, 409)["code"] == "survey-already-given"


@pytest.mark.parametrize(
    ("kind", "body", "errors"),
    [
        ("poll", {"choice": "luar biasa"}, {"choice": "not-a-choice"}),
        ("poll", {}, {"choice": "required"}),
        ("poll", {"choice": "puas", "text": "x"}, {"text": "unknown-field"}),
        ("testimonial", {"text": "Bagus"}, {"text": "too-short"}),
        ("testimonial", {"text": "a" * 1001}, {"text": "too-long"}),
        (
            "questionnaire",
            {"answers": {**NINES, "U4": 5, "U0": 1}},
            {"answers.U0": "unknown-field", "answers.U4": "not-a-score"},
        ),
        ("questionnaire", {"answers": {**NINES, "U1": "4"}}, {"answers.U1": "invalid-value"}),
    ],
)
def test_a_wrong_survey_names_its_fields(
    office: Office, kind: str, body: Any, errors: dict[str, str]
) -> None:
    path = f"/api/permits/{office.genuine.permit_id}/surveys/{kind}"
    found = problem(office.call("POST", path, office.holder, body), 422)
    assert {error["field"]: error["code"] for error in found["errors"]} == errors
    assert all(error["message"] for error in found["errors"])


def test_a_permit_is_its_holders_alone(office: Office) -> None:
    made = office.permit(20, surveys=ALL_GIVEN)
    path = f"/api/permits/{made.permit_id}"
    assert office.call("GET", path, office.holder).json()["number"] == made.number
    for tail, method, body in [
        ("", "GET", None),
        ("/download", "GET", None),
        ("/surveys/poll", "POST", SURVEYS["poll"]),
    ]:
        refused = problem(office.call(method, path + tail, office.stranger, body), 404)
        assert refused["code"] == "unknown-permit"
        assert problem(office.call(method, path + tail, None, body), 401)
        assert problem(office.call(method, path + tail, office.officer, body), 403)


def test_the_list_is_paged_newest_first_and_parted_by_standing(office: Office) -> None:
    person = a_citizen(office.ports, 4)
    for number in range(30, 35):
        old = date(2026, 2, 28) if number % 2 else None
        office.permit(number, holder_id=person.account_id, valid_until=old)
    office.permit(35, holder_id=person.account_id, state=PermitState.REVOKED)

    def pages(query: str) -> list[str]:
        found, cursor = [], ""
        while True:
            page = office.call("GET", f"/api/permits?limit=2{query}{cursor}", person).json()
            assert len(page["items"]) <= 2
            found += [item["number"][4:7] for item in page["items"]]
            if not page["cursor"]:
                return found
            cursor = f"&cursor={page['cursor']}"

    assert pages("") == ["035", "034", "033", "032", "031", "030"]
    assert pages("&standing=active") == ["034", "032", "030"]
    assert pages("&standing=expired") == ["033", "031"]


@pytest.mark.parametrize(
    "query", ["standing=lost", "limit=0", "limit=51", "limit=x", "cursor=x", "page=2"]
)
def test_a_query_that_makes_no_sense_is_refused(office: Office, query: str) -> None:
    problem(office.call("GET", f"/api/permits?{query}", office.holder), 422)


def test_tracking_shows_the_steps_in_the_readers_language(office: Office) -> None:
    body = {"number": "9/sisfo/ii/2026", "check": "oa1b2c"}
    answer = office.call("POST", "/api/tracking", None, body, **{"Accept-Language": "en"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    found = answer.json()
    assert found["type_name"] == "Research permit"
    assert found["phase"] == "review"
    assert found["promised_on"] == "2026-03-06"
    assert [step["state"] for step in found["steps"][:3]] == ["done", "current", "waiting"]
    assert found["steps"][0]["label"] == "Receiving and checking the file"


def test_a_wrong_code_and_an_unknown_number_cannot_be_told_apart(office: Office) -> None:
    answers = []
    for number, check in [("P-7K0M-4Q1X", "ZZZZZZ"), ("P-0000-0000", "0A1B2C"), ("x", "é")]:
        answer = office.call("POST", "/api/tracking", None, {"number": number, "check": check})
        found = problem(answer, 404)
        found.pop("instance")
        answers.append(found)
    assert answers[0]["code"] == "unknown-number"
    assert answers.count(answers[0]) == len(answers)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "malformed-json"),
        (b"[]", "invalid-input"),
        (b"{}", "invalid-input"),
        (b'{"number": 7, "check": null}', "invalid-input"),
        (b'{"number": "\\ud800", "check": "x"}', "malformed-json"),
        (b"\xff\xfe", "malformed-json"),
    ],
)
def test_tracking_refuses_what_it_cannot_read(office: Office, body: bytes, code: str) -> None:
    assert problem(office.call("POST", "/api/tracking", None, body), 422)["code"] == code


def test_a_qr_code_leads_to_the_permit_with_a_masked_nik(office: Office) -> None:
    answer = office.call("GET", f"/api/verifications/{office.genuine.permit_id}")
    assert answer.status_code == 200
    found = answer.json()
    assert found["standing"] == "in-force"
    assert found["holder_nik_masked"] == "1302**********01"
    assert NIK not in answer.text
    assert office.holder.account_id not in answer.text


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("0" * 22, "unknown-permit"),
        ("x", "unknown-permit"),
        ("a" * 4000, "not-found"),
        ("%00", "not-found"),
        ("permit%23" + "0" * 22, "not-found"),
    ],
)
def test_an_unknown_qr_code_is_a_problem(office: Office, token: str, code: str) -> None:
    found = problem(office.call("GET", f"/api/verifications/{token}"), 404)
    assert found["code"] == code


def test_the_issued_file_is_genuine_and_in_force(office: Office) -> None:
    answer = office.call("POST", "/api/verifications", None, office.signed, **PDF)
    assert answer.status_code == 200
    found = answer.json()
    assert found["verdict"] == "genuine-in-force"
    assert found["title"] == "Asli dan masih berlaku"
    assert found["reasons"] == []
    assert found["issued_by_us"] and found["signature_valid"]
    assert found["covers_whole_file"] and found["unchanged"]
    assert found["permit"]["number"] == office.genuine.number
    assert NIK not in answer.text


def test_a_changed_file_is_altered_and_says_why(office: Office) -> None:
    changed = office.signed.replace(b"Penerbitan izin", b"Penerbitan ijin")
    headers = {**PDF, "Accept-Language": "en"}
    found = office.call("POST", "/api/verifications", None, changed, **headers).json()
    assert (found["verdict"], found["permit"]) == ("altered", None)
    assert [reason["code"] for reason in found["reasons"]] == ["content-changed", "not-on-record"]
    assert found["reasons"][0]["message"] == "The content was changed after it was signed."


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7\n" + bytes(5000), bytes(999_999)])
def test_garbage_gets_a_verdict(office: Office, content: bytes) -> None:
    answer = office.call("POST", "/api/verifications", None, content, **PDF)
    assert answer.status_code == 200
    assert answer.json()["verdict"] == "unreadable"


def test_a_file_above_the_limit_is_refused(office: Office) -> None:
    found = office.call("POST", "/api/verifications", None, bytes(1_000_001), **PDF)
    assert problem(found, 422)["code"] == "body-too-large"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/register?type=penelitian", None),
        ("/api/register/search", {"text": "Irman"}),
        ("/api/register/search", {"text": "070/001/IP/DPMPTSPNAKER/II/2026"}),
        ("/api/statistics/permits", None),
        ("/api/statistics/satisfaction", None),
        ("/api/testimonials", None),
    ],
)
def test_public_figures_and_lists_need_no_more_than_the_policy_allows(
    office: Office, path: str, body: Any
) -> None:
    """The local stack refuses what ``.chalice/policy-api.json`` does not allow."""
    answer = office.call("POST" if body else "GET", path, body=body)
    assert answer.status_code == 200, answer.text
    if "register" in path:
        assert office.genuine.number in [line["number"] for line in answer.json()["items"]]
