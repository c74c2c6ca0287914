"""One id leads from an applicant's request to the signature, through queues and the execution."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from chalicelib.handlers.logging import logger
from demo import stories
from demo.client import Browser
from demo.people import say_nothing, student
from infra.local.stack import LocalStack
from infra.ops import logs

FOLLOWED = "0f2d7a3e-5c1b-4e8a-9d47-6b3c2a1f0e9d"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """The log of a research permit's whole way, its application's id, and its browser's answer."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    service = logging.getLogger(logger.name)
    service.addHandler(handler)
    try:
        with LocalStack() as stack:
            offices = {}
            for account in stack.accounts:
                offices[account["role"]] = Browser(stack.url)
                offices[account["role"]].sign_in(account["sign_in"], account["password"])
            browser = Browser(stack.url)
            browser.session.headers["X-Correlation-Id"] = FOLLOWED
            citizen = student(browser)
            stories.research(citizen, stories.Offices(offices), say_nothing)
            answered = browser.session.get(f"{stack.url}/api/office", timeout=30)
    finally:
        service.removeHandler(handler)
    log = tmp_path_factory.mktemp("log") / "log.jsonl"
    log.write_text(stream.getvalue(), encoding="utf-8")
    yield log, citizen.application_id, answered.headers["X-Correlation-Id"]


def lines(log: Path, wanted: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """As an operator finds them: make logs."""
    place: Any = type("Here", (), {"stage": "local"})()
    assert logs.logs(place, wanted, 7, log) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_a_request_set_going_is_found_by_its_id_up_to_the_signature(
    told: tuple[Path, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    log, application_id, answered = told
    found = lines(log, FOLLOWED, capsys)
    routes = [line["route"] for line in found if line["message"] == "request"]
    assert "POST /api/applications/{application_id}/submit" in routes
    jobs = [line["job"] for line in found if line["message"] == "job done"]
    assert {"notify", "open_step", "sign_permit"} <= set(jobs)
    signed = next(line for line in found if line.get("job") == "sign_permit")
    assert signed["application_id"] == application_id
    assert answered == FOLLOWED


def test_officers_acts_are_found_by_the_application(
    told: tuple[Path, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    log, application_id, _ = told
    found = lines(log, application_id, capsys)
    routes = {line["route"] for line in found if line["message"] == "request"}
    assert "POST /api/officer/applications/{application_id}/sign" in routes
    assert {line["correlation_id"] for line in found if "/sign" in line.get("route", "")} != {
        FOLLOWED
    }


def test_only_an_id_of_ours_is_taken_from_a_request() -> None:
    from chalicelib.domain import correlation

    assert correlation.well_formed(FOLLOWED) == FOLLOWED
    for other in ("1302105003930004", "Siti Nurhaliza", FOLLOWED.upper(), FOLLOWED + "\n", None):
        assert correlation.well_formed(other) == ""
