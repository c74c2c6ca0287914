"""An applicant in a browser of their own, from the registration to the permit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import requests

from demo import papers
from demo.client import Browser, link_token, until

Say = Callable[[str, str], None]
"""``say(who, what)``: one line of the timeline."""

ADDRESS = {"village": "13.02.10.2001", "street": "Jorong Simpang Sawah Baliak, RT 002 RW 001"}
PASSWORD = "rangkiang-di-halaman-7"  # noqa: S105 — of a person who does not exist

PDF = "application/pdf"

SURVEYS: dict[str, Any] = {
    "poll": {"choice": "sangat_puas"},
    "testimonial": {"text": "Cepat dan jelas, tidak perlu bolak-balik ke Arosuka."},
    "questionnaire": {"answers": {f"U{number}": 4 for number in range(1, 10)}},
}


@dataclass
class Citizen:
    """One applicant and what is known of the application on the way."""

    browser: Browser
    say: Say
    name: str
    nik: str
    email: str
    person: dict[str, Any]
    application_id: str = ""
    version: int = 0
    marked_version: int | None = None
    file: dict[str, Any] = field(default_factory=dict)
    """As an officer saw it last."""
    permit: dict[str, Any] = field(default_factory=dict)

    # --- account ---------------------------------------------------------------------------

    def register(self) -> None:
        form = {
            "nik": self.nik,
            "name": self.name,
            "email": self.email,
            "password": PASSWORD,
            "declared_true": True,
            "address": ADDRESS,
            **self.person,
        }
        started = self.browser.call("POST", "/registrations", form)
        self.browser.upload(started["upload"], papers.identity_card(self.name, self.nik))
        self.browser.session.headers["Registration-Secret"] = started["secret"]
        path = f"/registrations/{started['registration_id']}"
        until(
            "the check of the KTP scan",
            lambda: self.browser.call("GET", path)["ktp_state"] == "accepted" or None,
        )
        self.browser.call("POST", f"{path}/complete")
        self.say("pemohon", f"{self.name} mendaftar; pindaian KTP lolos periksa otomatis")
        token = link_token(self.browser.origin, self.email)
        self.browser.call("POST", "/accounts/verify", {"token": token})
        self.browser.sign_in(self.nik, PASSWORD)
        self.say("pemohon", "e-mail diverifikasi lewat tautan; masuk dengan NIK")

    # --- application -------------------------------------------------------------------------

    def draft(self, type_id: str, data: dict[str, Any], kind: str = "new") -> None:
        draft = self.browser.call("POST", "/applications", {"type_id": type_id, "kind": kind})
        self.application_id = draft["application_id"]
        saved = self.browser.call("PATCH", f"{self.path}/data", {"data": data})
        if saved["problems"]:
            raise AssertionError(f"fields refused: {saved['problems']}")
        self.say("pemohon", f"draf {draft['receipt']}: {draft['type_name']}, {len(data)} isian")

    @property
    def path(self) -> str:
        return f"/applications/{self.application_id}"

    def detail(self) -> dict[str, Any]:
        found: dict[str, Any] = self.browser.call("GET", self.path)
        return found

    def upload(self, document_id: str, content: bytes, media_type: str) -> dict[str, Any]:
        """Upload one file and wait for the automatic check's verdict."""
        form = self.browser.call(
            "POST", f"{self.path}/documents/{document_id}/upload", {"media_type": media_type}
        )
        self.browser.upload(form, content)
        return self.verdicts([document_id])[document_id]

    def upload_good(self, document_id: str, content: bytes, media_type: str) -> None:
        require_clean([self.upload(document_id, content, media_type)])

    def upload_all(self, files: dict[str, tuple[bytes, str]]) -> dict[str, dict[str, Any]]:
        """Several files and their media types, at once; the verdicts on them."""
        asked = [{"document_id": d, "media_type": media} for d, (_, media) in files.items()]
        forms = self.browser.call("POST", f"{self.path}/uploads", {"uploads": asked})
        for item in forms["items"]:
            content, _ = files[item["document_id"]]
            self.browser.upload(item["form"], content)
        return self.verdicts(list(files))

    def verdicts(self, document_ids: list[str]) -> dict[str, dict[str, Any]]:
        """The documents, once none of them is being checked any more."""

        def look() -> dict[str, dict[str, Any]] | None:
            states = self.states()
            rows, self.version = {row["id"]: row for row in states["items"]}, states["version"]
            found = {name: rows[name] for name in document_ids}
            checking = any(row["state"] == "checking" for row in found.values())
            return None if checking else found

        return until(f"the verdicts on {', '.join(document_ids)}", look)

    def states(self) -> dict[str, Any]:
        found: dict[str, Any] = self.browser.call("GET", f"{self.path}/uploads")
        return found

    def send(self, act: str = "submit") -> None:
        body = {"version": self.version}
        answer = self.browser.call("POST", f"{self.path}/{act}", body, once=True)
        words = "terkirim" if act == "submit" else "perbaikan terkirim"
        self.say("pemohon", f"permohonan {words}, tanda terima {answer['receipt']}")

    def await_permit(self) -> None:
        def look() -> dict[str, Any] | None:
            found = self.detail()
            return found if found["phase"] == "issued" else None

        issued = until("the signed permit", look)
        self.say("sistem", f"izin terbit: {issued['permit_number']}")
        self.permit = self.browser.call("GET", f"/permits/{issued['permit_id']}")

    def survey_and_download(self) -> bytes:
        permit_id = self.permit["permit_id"]
        for kind, answer in SURVEYS.items():
            self.browser.call("POST", f"/permits/{permit_id}/surveys/{kind}", answer)
        link = self.browser.call("GET", f"/permits/{permit_id}/download")["url"]
        answer = requests.get(link, timeout=60)
        answer.raise_for_status()
        self.say("pemohon", f"tiga survei diisi, izin diunduh ({len(answer.content) // 1024} KB)")
        return answer.content


def require_clean(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        if document["state"] != "clean":
            raise AssertionError(f"{document['id']} was refused: {document['verdict']}")
