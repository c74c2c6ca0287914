"""One application all the way over the API, with the real check of files and a real signature.

The story is told once; each test looks at one side of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from chalicelib.domain.audit.notes import first_break
from tests.fakes.papers import Sent
from tests.support import tables, worlds
from tests.support.api import Answer, World, arrival
from tests.support.cases import DATA
from tests.support.honest_files import scan
from tests.support.nasty_files import jpeg
from tests.support.pdf_objects import make_pdf
from tests.support.stories import (
    PASSWORD,
    SURVEYS,
    know_newcomers,
    link_token,
    registration_form,
)

CAMPUS = DATA["penelitian"]["email_kampus"]


@dataclass
class Story:
    """What was seen on the way. ``mails`` by act, as they left."""

    world: World
    token: str = ""
    application_id: str = ""
    seen: dict[str, Any] = field(default_factory=dict)
    mails: dict[str, list[Sent]] = field(default_factory=dict)
    pdf: bytes = b""

    # --- the citizen ---------------------------------------------------------------------------

    def register(self) -> None:
        form = registration_form(1)
        self.seen["started"] = started = self.ok("POST", "/registrations", form)
        self.post_file(started["upload"], jpeg())
        headers = {"Registration-Secret": started["secret"]}
        path = f"/registrations/{started['registration_id']}"
        self.seen["checked"] = self.ok("GET", path, headers=headers)
        self.ok("POST", f"{path}/complete", headers=headers)
        self.mails["verify"] = self.world.send_messages()
        self.ok("POST", "/accounts/verify", {"token": link_token(self.mails["verify"])})
        proof = link_token(self.world.send_messages())
        self.ok("POST", "/accounts/verify", {"token": proof})
        login = {"login": form["email"].upper(), "password": PASSWORD}
        signed_in = self.world.call("POST", "/sessions", login)
        cookie = signed_in.headers["set-cookie"].split(";")[0]
        refreshed = self.ok("POST", "/sessions/refresh", headers={"Cookie": cookie})
        self.token = refreshed["access_token"]

    def apply(self) -> None:
        draft = self.mine("POST", "/applications", {"type_id": "penelitian"})
        self.application_id = draft["application_id"]
        self.seen["draft"] = draft
        piece = {name: DATA["penelitian"][name] for name in ("jenis", "judul", "lokasi")}
        self.seen["first piece"] = self.mine("PATCH", f"{self.path}/data", {"data": piece})
        self.mine("PATCH", f"{self.path}/data", {"data": DATA["penelitian"]})
        self.upload("ktp", "image/jpeg", jpeg())
        self.seen["refused"] = self.upload("proposal", "application/pdf", jpeg())
        self.upload("proposal", "application/pdf", make_pdf())
        self.upload("surat_rekomendasi", "application/pdf", scan(1))
        self.seen["ready"] = self.mine("GET", self.path)
        self.send("submit")

    def correct(self) -> None:
        self.seen["returned"] = self.mine("GET", self.path)
        self.mine("PATCH", f"{self.path}/data", {"data": {"judul": "Pelayanan Terpadu di Solok"}})
        self.upload("proposal", "application/pdf", scan(2))
        self.send("resubmit")

    def receive(self) -> None:
        self.seen["issued"] = issued = self.mine("GET", self.path)
        place = f"/permits/{issued['permit_id']}"
        self.seen["too early"] = self.world.call("GET", f"{place}/download", by=self.token)
        for kind, body in SURVEYS.items():
            self.seen["permit"] = self.mine("POST", f"{place}/surveys/{kind}", body)
        link = self.mine("GET", f"{place}/download")
        self.pdf = requests.get(link["url"], timeout=10).content
        self.seen["notes"] = self.mine("GET", f"{self.path}/notes")["items"]

    @property
    def path(self) -> str:
        return f"/applications/{self.application_id}"

    def mine(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        return self.ok(method, path, body, by=self.token, **more)

    def upload(self, document: str, media_type: str, content: bytes) -> dict[str, Any]:
        place = f"{self.path}/documents/{document}/upload"
        self.post_file(self.mine("POST", place, {"media_type": media_type}), content)
        shown = self.mine("GET", self.path)["documents"]
        return next(row for row in shown if row["id"] == document)

    def send(self, act: str) -> None:
        body = {"version": self.mine("GET", self.path)["version"]}
        self.mine("POST", f"{self.path}/{act}", body, key=f"key-of-{act}")
        self.passed(act)

    # --- the office ----------------------------------------------------------------------------

    def look(self, role: str) -> Any:
        return self.ok("GET", f"/officer{self.path}", by=self.world.staff[role])

    def decide(self, role: str, act: str, **more: Any) -> Any:
        body = {"version": self.look(role)["application"]["version"], **more}
        key = f"key-{role}-{act}-{body['version']}"
        officer = self.world.staff[role]
        decided = self.ok("POST", f"/officer{self.path}/{act}", body, by=officer, key=key)
        self.passed(f"{role} {act}")
        return decided

    def mark(self, document: str, reason: str | None = None) -> None:
        by = self.world.staff["back_office"]
        file = self.ok("GET", f"/officer{self.path}/file", by=by)
        ids = {one["document_id"]: one["file_id"] for one in file["documents"]}
        seen = {"document_id": document, "file_id": ids[document]}
        self.ok("POST", f"/officer{self.path}/shown", {"documents": [seen]}, by=by)
        body = {
            "version": file["review"]["application"]["version"],
            "file_id": ids[document],
            "accepted": reason is None,
            "reason": reason,
        }
        self.ok("PUT", f"/officer{self.path}/marks/{document}", body, by=by)

    def review(self) -> None:
        for document in ("ktp", "surat_rekomendasi"):
            self.mark(document)
        self.mark("proposal", "Bab III belum ada.")
        fields = [{"field": "judul", "reason": "Sebutkan tempatnya."}]
        self.decide("back_office", "return", message="Mohon diperbaiki.", fields=fields)

    def pass_chain(self) -> None:
        self.mark("proposal")
        self.seen["accepted"] = self.decide("back_office", "approve")
        self.seen["promised"] = self.mine("GET", self.path)["promised_on"]
        for role in ("section_head", "division_head", "secretary"):
            self.decide(role, "approve")
        self.decide("head", "sign", passphrase=None)

    # --- machinery -----------------------------------------------------------------------------

    def ok(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        answer: Answer = self.world.call(method, path, body, **more)
        assert answer.status < 300, answer.text
        return answer.body

    def post_file(self, form: dict[str, Any], content: bytes) -> None:
        """As a browser does, and S3's event after it."""
        posted = requests.post(
            form["url"], data=form["fields"], files={"file": ("a b.pdf", content)}, timeout=10
        )
        posted.raise_for_status()
        key = form["fields"]["key"]
        stored = self.world.aws("s3").head_object(Bucket=tables.bucket("incoming"), Key=key)
        self.world.job("check_upload", arrival(key, stored["ETag"]))

    def passed(self, act: str) -> None:
        self.world.run_chain()
        self.mails[act] = self.world.send_messages()


@pytest.fixture(scope="module")
def story() -> Iterator[Story]:
    with worlds.aws_world(real_check=True, real_signing=True) as world:
        told = Story(world)
        told.register()
        know_newcomers(world)
        told.apply()
        told.review()
        told.correct()
        told.pass_chain()
        told.receive()
        yield told


def test_registration_checks_the_scan_before_it_sends_a_link(story: Story) -> None:
    assert story.seen["started"]["ktp_state"] == "waiting"
    assert story.seen["checked"]["ktp_state"] == "accepted"
    profile = story.mine("GET", "/profile")
    assert (profile["kind"], profile["has_ktp"], profile["name"]) == (
        "citizen",
        True,
        "Rahmat Hidayat",
    )


def test_a_draft_can_be_saved_piece_by_piece_and_says_what_is_missing(story: Story) -> None:
    missing = {problem["field"] for problem in story.seen["draft"]["shortcomings"]}
    assert {"data.judul", "data.lokasi", "documents.ktp", "documents.proposal"} <= missing
    left = {
        problem["field"] for problem in story.seen["first piece"]["application"]["shortcomings"]
    }
    assert missing - left == {"data.jenis", "data.judul", "data.lokasi"}
    assert story.seen["ready"]["shortcomings"] == []


def test_a_photo_where_a_pdf_belongs_is_refused_in_words(story: Story) -> None:
    refused = story.seen["refused"]
    assert (refused["state"], refused["verdict_code"]) == ("refused", "wrong_type")
    assert "PDF" in refused["verdict"]
    assert {d["id"]: d["state"] for d in story.seen["ready"]["documents"]} == dict.fromkeys(
        ("ktp", "proposal", "surat_rekomendasi"), "clean"
    )


def test_a_return_names_every_correction_at_once(story: Story) -> None:
    returned = story.seen["returned"]
    assert returned["phase"] == "correction"
    correction = returned["correction"]
    assert correction["message"] == "Mohon diperbaiki."
    assert correction["documents"] == {"proposal": "Bab III belum ada."}
    assert correction["fields"] == [{"field": "judul", "reason": "Sebutkan tempatnya."}]
    [mail] = [sent for sent in story.mails["back_office return"] if sent.channel == "email"]
    for words in ("Mohon diperbaiki.", "Bab III belum ada.", "Sebutkan tempatnya."):
        assert words in mail.body


def test_acceptance_gives_the_registration_number_and_the_promised_day(story: Story) -> None:
    number = story.seen["accepted"]["registration_number"]
    assert number
    assert story.seen["issued"]["registration_number"] == number
    # accepted on Monday, 2 March 2026; seven working days after it, none of them a holiday
    assert story.seen["promised"] == "2026-03-11"


def test_the_timeline_shows_every_step_done(story: Story) -> None:
    steps = story.seen["issued"]["steps"]
    assert [step["id"] for step in steps] == [
        "back_office", "section_head", "division_head", "secretary", "head",
    ]  # fmt: skip
    assert {step["state"] for step in steps} == {"done"}
    assert story.seen["issued"]["acts"] == []


def test_the_applicant_reads_the_public_notes_with_roles_instead_of_names(story: Story) -> None:
    events = [note["event"] for note in story.seen["notes"]]
    assert events[:4] == ["created", "submitted", "returned", "data-saved"]
    assert events[-2:] == ["signed", "issued"]
    assert not any("Petugas Contoh" in note["by"] for note in story.seen["notes"])


def test_the_audit_notes_form_an_unbroken_chain(story: Story) -> None:
    now = story.world.ports.applications.get(story.application_id)
    notes = story.world.ports.notes.of(f"app#{story.application_id}", limit=1000)
    assert first_break(notes, now.note_count, now.note_head) is None


def test_the_permit_opens_once_the_surveys_are_in(story: Story) -> None:
    early = story.seen["too early"]
    assert (early.status, early.code) == (409, "surveys-missing")
    assert set(early.fields) == {"surveys.poll", "surveys.testimonial", "surveys.questionnaire"}
    assert story.seen["permit"]["missing_surveys"] == []
    assert len(story.pdf) == story.seen["permit"]["size"]


def test_the_file_is_signed_certified_and_whole(story: Story) -> None:
    report = story.world.ports.signatures.check(story.pdf)
    assert report.good, report.reasons
    assert (report.covers_whole_file, report.certified_no_changes) == (True, True)


def test_anybody_can_verify_the_file_and_its_code(story: Story) -> None:
    def verified(pdf: bytes) -> Any:
        return story.ok("POST", "/verifications", raw=pdf, content_type="application/pdf")

    genuine = verified(story.pdf)
    assert (genuine["verdict"], genuine["issued_by_us"]) == ("genuine-in-force", True)
    assert verified(story.pdf + b"\n%")["verdict"] == "altered"
    code = story.ok("GET", f"/verifications/{story.seen['issued']['permit_id']}")
    assert code == genuine["permit"]
    assert registration_form(1)["nik"] not in str(genuine)


def test_the_way_of_the_file_can_be_followed_without_an_account(story: Story) -> None:
    issued = story.seen["issued"]
    for number in (issued["receipt"], issued["registration_number"], issued["permit_number"]):
        body = {"number": number, "check": issued["tracking_code"].lower()}
        found = story.ok("POST", "/tracking", body)
        assert (found["phase"], found["receipt"]) == ("issued", issued["receipt"])
        assert "Rahmat" not in str(found)


def test_messages_leave_at_their_turns_by_the_way_that_suits_them(story: Story) -> None:
    """What is urgent by every way that was proven, the rest by one; steps inside the office by none
    (decision 0072)."""
    person = registration_form(1)["email"]
    turns = [
        "verify", "submit", "back_office return", "resubmit", "back_office approve",
        "section_head approve", "division_head approve", "secretary approve", "head sign",
    ]  # fmt: skip
    assert list(story.mails) == turns
    ways = {
        turn: sorted(m.channel for m in sent if m.address in (person, "+6281300000001"))
        for turn, sent in story.mails.items()
    }
    assert ways == {
        **dict.fromkeys(turns, []),
        "verify": ["email"],  # the number got its own link after it
        "submit": ["whatsapp"],
        "back_office return": ["email", "whatsapp"],  # it has to be corrected in time
        "back_office approve": ["whatsapp"],
        "head sign": ["whatsapp"],
    }


def test_the_campus_gets_a_copy_that_opens_without_an_account(story: Story) -> None:
    [copy] = [sent for sent in story.mails["head sign"] if sent.address == CAMPUS]
    link = story.ok("POST", "/permit-copies", {"token": link_token([copy])})["url"]
    assert requests.get(link, timeout=10).content == story.pdf
