"""Verification by code and by file over HTTP, on the local stack."""

import pytest

from tests.integration.public_api.office import NIK, Office, problem

PDF = {"Content-Type": "application/pdf"}


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
