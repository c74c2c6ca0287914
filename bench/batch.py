"""Forty permits signed one by one and in one batch: AWS calls of the API for each permit.

One application that waits for the head is copied, with a wait of its own each, so that every
signature does all of its work but for the engine, which does not know these copies.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from bench.aws_calls import Watch, Work
from chalicelib.domain.applications.model import Application
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.storage import Add
from chalicelib.handlers import wiring
from demo import papers
from demo.citizen import Citizen
from demo.stories import Offices, mark_documents, research_data, review

PERMITS = 40
BATCH = "POST /api/officer/signing-batches"
ALONE = "POST /api/officer/applications/{application_id}/sign"


def run(student: Citizen, at: Offices, watch: Watch) -> dict[str, Any]:
    """``{"one by one": {...}, "one batch": {...}}``"""
    at_the_head(student, at)
    head, first = at.at("head"), len(watch.works)
    for copy in copies(student.application_id, PERMITS):
        path = f"/officer/applications/{copy.application_id}/sign"
        head.call("POST", path, {"version": copy.version}, once=True)
    items = [
        {"application_id": copy.application_id, "version": copy.version}
        for copy in copies(student.application_id, PERMITS)
    ]
    sent = head.call("POST", "/officer/signing-batches", {"items": items}, once=True)
    if sent["sent"] != PERMITS:
        raise AssertionError(f"signed {sent['sent']} of {PERMITS}")
    head.call("GET", f"/officer/signing-batches/{sent['batch_id']}")
    works = watch.works[first:]
    return {
        "one by one": of_permits([work for work in works if work.name == ALONE]),
        "one batch": of_permits([work for work in works if work.name == BATCH]),
    }


def at_the_head(student: Citizen, at: Offices) -> None:
    """One more application."""
    student.draft("penelitian", research_data())
    student.upload_good("ktp", papers.identity_card(student.name, student.nik), "image/jpeg")
    for name in ("proposal", "surat_rekomendasi"):
        student.upload_good(name, papers.letter(name.upper(), "Isi surat ..."), "application/pdf")
    student.send()
    mark_documents(at, student)
    for step in student.detail()["steps"][:-1]:
        review(at, student, step["id"])


def copies(application_id: str, number: int) -> list[Application]:
    ports: Any = wiring.ports()
    original = ports.applications.get(application_id)
    made = []
    for _ in range(number):
        # nobody was told where it stands, so the sweeper has nothing to repair meanwhile
        copy = original.replace(application_id=uuid.uuid4().hex)
        ports.commit(Add(copy))
        ports.waits.put(
            Wait(
                application_id=copy.application_id,
                kind="review",
                step=copy.step.id,
                token=uuid.uuid4().hex,
            )
        )
        made.append(copy)
    return made


def of_permits(works: Sequence[Work]) -> dict[str, float]:
    calls = [call for work in works for call in work.calls]
    return {
        "requests": len(works),
        "calls": len(calls) / PERMITS,
        "read_units": sum(call.read_units for call in calls) / PERMITS,
        "write_units": sum(call.write_units for call in calls) / PERMITS,
        "index_units": sum(call.index_units for call in calls) / PERMITS,
    }
