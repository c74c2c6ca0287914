"""What a view adds to the record for whoever looks at it, and leaves out for others."""

from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import (
    UPLOAD_AWAITED,
    CleanFile,
    Document,
    Mark,
    Upload,
)
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.text import Language
from chalicelib.handlers.officer.file_showing import step_in_review
from chalicelib.handlers.officer.reviewing import review_view
from chalicelib.handlers.presenting import mark_reason, verdict_on
from tests.fakes.deliveries import send_announced
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case
from tests.support.people import a_citizen

ID = Language.INDONESIAN
NO_WAY: dict[str, Any] = {"email": "", "whatsapp": "", "proven_whatsapp": ""}


def midwife(**ways: str) -> Case:
    """At the step of a body outside of the office, which sees little of a file."""
    ports = FakePorts()
    case = a_submitted_case(ports, type_id="sip_bidan", applicant=a_citizen(ports, **ways))
    case.approve_up_to("bpjs")
    send_announced(ports)
    return case


def letters(case: Case, officer: Actor) -> int | None:
    return review_view(case.ports, officer, case.now, ID).letters_at_counter


def test_the_office_alone_sees_how_many_letters_wait_for_whom_nobody_can_write_to() -> None:
    case = midwife(**NO_WAY)
    assert letters(case, case.staff["secretary"])
    assert letters(case, case.officer) is None, "an outside body"
    reachable = midwife()
    assert letters(reachable, reachable.staff["secretary"]) is None


def test_what_has_ended_is_at_no_step() -> None:
    case = a_submitted_case()
    shown = step_in_review(case.ports, case.now, ID)
    assert shown and shown.id == "back_office"
    ended = case.now.replace(phase=Phase.REJECTED)
    assert step_in_review(case.ports, ended, ID) is None


@pytest.mark.parametrize("accepted", [True, False])
def test_a_paper_that_was_accepted_has_no_reason_whatever_was_written_before(
    accepted: bool,
) -> None:
    case = a_submitted_case()
    mark = Mark(
        accepted=accepted,
        reason="Sudut kiri terpotong.",
        officer_id="o",
        role="back_office",
        at=case.ports.clock.now(),
    )
    shown = mark_reason(case.ports, mark, ID)
    assert shown == (None if accepted else "Sudut kiri terpotong.")


def test_the_latest_try_to_upload_says_what_became_of_it() -> None:
    case = a_submitted_case()
    now, file = case.ports.clock.now(), case.now.documents["ktp"].file
    asked = Upload(upload_id="u1", issued_at=now)
    gone = asked.replace(issued_at=now - UPLOAD_AWAITED)
    refused = asked.replace(refused="too_large", params={"max_kb": 900})

    def told(upload: Upload | None, sent: CleanFile | None = None) -> str | None:
        document = Document(version=1, upload=upload, file=sent)
        words, code = verdict_on(case.ports, document, "Scan KTP", ID)
        assert bool(words) is bool(code)
        return code

    assert told(refused) == told(refused, file) == "too_large"
    assert told(gone) == "document-not-received"
    assert told(gone, file) == "not-received-earlier-counts"
    assert told(asked) is told(None) is told(None, file) is None
