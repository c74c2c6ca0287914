"""The story of each permit type on the local stack, from an empty form to its signed permit.

They are told side by side, each with an applicant of its own.
"""

import re
from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import requests

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.model import DocumentRule, Inspection
from chalicelib.domain.uploads.ports import Inspector
from demo import papers
from demo.__main__ import officers
from demo.citizen import Citizen
from demo.client import Browser, until
from demo.people import say_nothing
from demo.stories import found_in_queue, look, review, visit_place
from infra.catalogue.samples import ISSUED_ON, sample_data
from infra.local.stack import LocalStack
from tests.support.people import an_account, citizen_details

SIDE_BY_SIDE = 4
PASSWORD = "kuda nil makan rambutan"
CATALOGUE = TemplateCatalogue()
TODAY = datetime.now(UTC).date()
OFFERED = CATALOGUE.list_types(TODAY)
ENDED = {
    kind.group: kind
    for kind in (CATALOGUE.get(name, TODAY) for name in ("sip_bidan", "stpt", "operasional_tk"))
}
"""Which permit is ended, by the papers that end one of its group."""
MEDIA = {"jpg": "image/jpeg", "pdf": "application/pdf"}


@dataclass
class Issued:
    """What the holder has in the end."""

    file: dict[str, Any]
    permit: dict[str, Any]
    data: dict[str, Any]
    pdf: bytes
    by_code: dict[str, Any]
    by_file: dict[str, Any]
    preview: bytes


@dataclass
class OnceEach:
    """The same file under the same rule is inspected once: the answer would be the same."""

    inspector: Inspector
    answers: dict[tuple[bytes, DocumentRule], Inspection] = field(default_factory=dict)

    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        key = (data, rule)
        if key not in self.answers:
            self.answers[key] = self.inspector.inspect(data, rule)
        return self.answers[key]


class Stories:
    """``issued`` waits for the story of a type, and tells what went wrong in it."""

    def __init__(self, stack: LocalStack, asked: Collection[str]) -> None:
        """``asked``: the types that tests were chosen of."""
        self.stack = stack
        self.every: list[tuple[PermitType, dict[str, Any]]] = []
        self.kinds = [kind for kind in OFFERED if kind.id in asked]
        vars(stack.ports)["inspector"] = OnceEach(stack.ports.inspector)
        self._files = {"jpg": papers.portrait(), "pdf": papers.letter("CONTOH", "Isi surat ...")}
        self._hash = stack.ports.passwords.hash(PASSWORD)
        self._offices = officers(stack)
        self._pool = ThreadPoolExecutor(SIDE_BY_SIDE)
        self._told: dict[str, Future[Issued]] = {
            kind.id: self._pool.submit(self._story, number, kind)
            for number, kind in enumerate(self.kinds, start=1)
        }

    def issued(self, kind: PermitType) -> Issued:
        return self._told[kind.id].result()

    def stop(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _story(self, number: int, kind: PermitType) -> Issued:
        citizen = self._applicant(number)
        ended = ENDED[kind.ends.groups[0]] if kind.ends else None
        earlier = self._issue(citizen, ended, answers(ended)) if ended else None
        return self._issue(citizen, kind, answers(kind) | named_by(kind, earlier))

    def _issue(self, citizen: Citizen, kind: PermitType, data: dict[str, Any]) -> Issued:
        form = ApplicationKind.RENEWAL if ApplicationKind.RENEWAL in kind.kinds else None
        citizen.draft(kind.id, data, form or ApplicationKind.NEW)
        self._upload_everything(citizen, kind, form or ApplicationKind.NEW)
        citizen.send()
        self._accept_documents(citizen)
        for step in kind.steps:
            if step.field_visit:
                visit_place(self._offices, citizen, step.role)
            if step.final:
                preview = self._preview(citizen, step.role)
            # whoever holds this role alone; an officer of any other is refused at this step
            review(self._offices, citizen, step.role, act="sign" if step.final else "approve")
        citizen.await_permit()
        pdf = citizen.survey_and_download()
        public = f"{citizen.browser.origin}/api/verifications"
        by_code = requests.get(f"{public}/{citizen.permit['permit_id']}", timeout=60)
        as_pdf = {"Content-Type": "application/pdf"}
        by_file = requests.post(public, data=pdf, headers=as_pdf, timeout=60)
        file = citizen.detail()
        issued = Issued(
            file, citizen.permit, file["data"], pdf, by_code.json(), by_file.json(), preview
        )
        self.every.append((kind, file))
        return issued

    def certificate(self) -> dict[str, Any]:
        """The signer's, as the API knows it."""
        found: dict[str, Any] = self._offices.at("head").call("GET", "/officer/signer-certificate")
        return found

    def _preview(self, citizen: Citizen, role: str) -> bytes:
        found_in_queue(self._offices, citizen, role)
        path = f"/officer/applications/{citizen.application_id}/letter"
        link = self._offices.at(role).call("GET", path)["url"]
        return requests.get(link, timeout=60).content

    def _applicant(self, number: int) -> Citizen:
        account = an_account(
            number, password_hash=self._hash, citizen=citizen_details(), name="Rina Marlina"
        )
        self.stack.ports.commit(Add(account))
        browser = Browser(self.stack.url)
        browser.sign_in(account.nik, PASSWORD)
        return Citizen(browser, say_nothing, account.name, account.nik, account.email, {})

    def _upload_everything(self, citizen: Citizen, kind: PermitType, form: ApplicationKind) -> None:
        for document in kind.documents_for(form, citizen.detail()["data"]):
            file_format = document.formats[0]
            place = f"{citizen.path}/documents/{document.id}/upload"
            asked = {"media_type": MEDIA[file_format]}
            issued_form = citizen.browser.call("POST", place, asked)
            citizen.browser.upload(issued_form, self._files[file_format])

        def all_checked() -> list[dict[str, Any]] | None:
            found = citizen.detail()
            citizen.version = found["version"]
            rows: list[dict[str, Any]] = found["documents"]
            return None if any(row["state"] == "checking" for row in rows) else rows

        checked = until(f"the check of {kind.id}'s files", all_checked)
        wrong = {row["id"]: row["verdict"] for row in checked if row["state"] != "clean"}
        assert not wrong, wrong

    def _accept_documents(self, citizen: Citizen) -> None:
        """The back office ticks every one, as soon as the chain has begun."""
        desk = self._offices.at("back_office")
        path = f"/officer/applications/{citizen.application_id}"
        file = until(
            "the first step",
            lambda: found if (found := desk.call("GET", path))["step"] else None,
        )
        for document, file_id in look(desk, path).items():
            mark = {"version": file["application"]["version"], "file_id": file_id, "accepted": True}
            file = desk.call("PUT", f"{path}/marks/{document}", mark)


def named_by(kind: PermitType, earlier: Issued | None) -> dict[str, Any]:
    """What a paper says of the permit that it ends."""
    if kind.ends is None or earlier is None:
        return {}
    said = {kind.ends.number_field: earlier.permit["number"]}
    until = kind.validity.until_field
    return said | ({until: earlier.permit["valid_until"]} if until else {})


def answers(kind: PermitType) -> dict[str, Any]:
    """The sample's answers, with its days as far from today as they are from the sample's own."""
    return {name: _moved(value) for name, value in sample_data(kind).items()}


def _moved(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _moved(part) for key, part in value.items()}
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return str(date.fromisoformat(value) + (TODAY - ISSUED_ON))
    return value
