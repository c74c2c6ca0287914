"""Permit types, own permits, surveys and public lists over HTTP, on the local stack."""

from datetime import date
from typing import Any

import pytest
import requests

from chalicelib.domain.permits.model import PermitState, SurveyKind
from tests.integration.public_api.office import Office, problem
from tests.support.people import a_citizen

NINES = {f"U{number}": 4 for number in range(1, 10)}
SURVEYS: dict[str, dict[str, Any]] = {
    "poll": {"choice": "puas"},
    "testimonial": {"text": "Pelayanannya cepat dan ramah."},
    "questionnaire": {"answers": NINES},
}
ALL_GIVEN = {kind.value: {"at": "2026-03-01"} for kind in SurveyKind}


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
