"""Tracking over HTTP, on the local stack."""

import pytest

from tests.integration.public_api.office import Office, problem


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
