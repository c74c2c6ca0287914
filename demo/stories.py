"""The two ways through the house: a student's research permit, a midwife's practice permit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from demo import papers
from demo.client import Browser, link_token, until

Say = Callable[[str, str], None]
"""``say(who, what)``: one line of the timeline."""

ADDRESS = {"village": "13.02.10.2001", "street": "Jorong Simpang Sawah Baliak, RT 002 RW 001"}
PASSWORD = "rangkiang-di-halaman-7"  # noqa: S105 — of a person who does not exist

SURVEYS: dict[str, Any] = {
    "poll": {"choice": "sangat_puas"},
    "testimonial": {"text": "Cepat dan jelas, tidak perlu bolak-balik ke Arosuka."},
    "questionnaire": {"answers": {f"U{number}": 4 for number in range(1, 10)}},
}


@dataclass
class Offices:
    """The officers' browsers, by role."""

    by_role: dict[str, Browser]

    def at(self, role: str) -> Browser:
        return self.by_role[role]


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

    def document(self, document_id: str) -> dict[str, Any]:
        return next(d for d in self.detail()["documents"] if d["id"] == document_id)

    def upload(self, document_id: str, content: bytes, media_type: str) -> dict[str, Any]:
        """Upload one file and wait for the automatic check's verdict."""
        form = self.browser.call(
            "POST", f"{self.path}/documents/{document_id}/upload", {"media_type": media_type}
        )
        self.browser.upload(form, content)
        return until(
            f"the verdict on {document_id}",
            lambda: found if (found := self.document(document_id))["state"] != "checking" else None,
        )

    def upload_good(self, document_id: str, content: bytes, media_type: str) -> None:
        state = self.upload(document_id, content, media_type)
        if state["state"] != "clean":
            raise AssertionError(f"{document_id} was refused: {state['verdict']}")

    def send(self, act: str = "submit") -> None:
        version = self.detail()["version"]
        answer = self.browser.call("POST", f"{self.path}/{act}", {"version": version}, once=True)
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


def review(
    offices: Offices, citizen: Citizen, role: str, *, act: str = "approve", **more: Any
) -> dict[str, Any]:
    """One officer's step, as soon as the file is in the role's queue."""
    browser = offices.at(role)
    path = f"/officer/applications/{citizen.application_id}"

    def look() -> dict[str, Any] | None:
        queue = browser.call("GET", f"/officer/queue?role={role}")["items"]
        waits = any(item["application_id"] == citizen.application_id for item in queue)
        return browser.call("GET", path) if waits else None

    file = until(f"{role}'s queue", look)
    version = browser.call("POST", f"{path}/claim", {"version": file["application"]["version"]})
    return _decide(browser, path, version["application"]["version"], act, more)


def _decide(
    browser: Browser, path: str, version: int, act: str, more: dict[str, Any]
) -> dict[str, Any]:
    decided: dict[str, Any] = browser.call(
        "POST", f"{path}/{act}", {"version": version, **more}, once=True
    )
    return decided


def mark_documents(offices: Offices, citizen: Citizen, wrong: dict[str, str] | None = None) -> None:
    """The back office looks at every document: ✓, or ✗ with the reason given."""
    browser = offices.at("back_office")
    path = f"/officer/applications/{citizen.application_id}"

    def look() -> dict[str, Any] | None:
        file: dict[str, Any] = browser.call("GET", path)
        return file if file["application"]["phase"] == "review" else None

    file = until("the file", look)
    for document in file["application"]["documents"]:
        if document["state"] != "clean" or document["mark"] == "accepted":
            continue
        browser.call("GET", f"{path}/documents/{document['id']}")
        reason = (wrong or {}).get(document["id"])
        mark = {
            "version": file["application"]["version"],
            "accepted": reason is None,
            "reason": reason,
        }
        file = browser.call("PUT", f"{path}/marks/{document['id']}", mark)


def pass_chain(offices: Offices, citizen: Citizen, say: Say) -> None:
    """All steps after the back office, up to the signature."""
    for step in citizen.detail()["steps"][1:-1]:
        review(offices, citizen, step["id"])
        say(step["id"], f"menyetujui ({step['label']})")
    review(offices, citizen, "head", act="sign")
    say("head", "Kepala Dinas menandatangani")


def research_data() -> dict[str, Any]:
    """What the form of a research permit asks for."""
    today = datetime.now(UTC).date()
    return {
        "jenis": "penelitian",
        "rekomendasi_dari": "Dekan Fakultas Ekonomi Universitas Mahaputra Muhammad Yamin",
        "nomor_rekomendasi": f"166/FE-UMMY/XI-{today.year}",
        "tanggal_rekomendasi": str(today - timedelta(days=7)),
        "judul": "Pengaruh Reviu Laporan Keuangan dan Penerapan Standar Akuntansi Berbasis "
        "Akrual terhadap Kualitas Laporan Keuangan Perangkat Daerah",
        "waktu_penelitian": {
            "from": str(today + timedelta(days=14)),
            "to": str(today + timedelta(days=104)),
        },
        "email_kampus": "fe@kampus.example",
        "lokasi": [
            {"name": "Badan Keuangan Daerah Kabupaten Solok", "place_id": None},
            {"name": "Puskesmas Singkarak", "place_id": None},
        ],
    }


def attach_papers(citizen: Citizen) -> None:
    """A good file for every document that the application asks for."""
    for document in citizen.detail()["documents"]:
        name = document["id"]
        if name == "foto":
            citizen.upload_good(name, papers.portrait(), "image/jpeg")
        elif name == "ktp":
            card = papers.identity_card(citizen.name, citizen.nik)
            citizen.upload_good(name, card, "image/jpeg")
        else:
            paper = papers.letter(document["label"].upper(), f"Atas nama {citizen.name}.")
            citizen.upload_good(name, paper, "application/pdf")


def research(citizen: Citizen, offices: Offices, say: Say) -> bytes:
    """Izin penelitian: two places, three documents, one of them refused first by the check."""
    citizen.register()
    citizen.draft("penelitian", research_data())
    citizen.upload_good("ktp", papers.identity_card(citizen.name, citizen.nik), "image/jpeg")
    photo = papers.identity_card(citizen.name, citizen.nik)
    refused = citizen.upload("proposal", photo, "application/pdf")
    if refused["state"] != "refused":
        raise AssertionError("a photo went through as a proposal")
    say("periksa otomatis", f"proposal ditolak: {refused['verdict']}")
    citizen.upload_good(
        "proposal", papers.letter("PROPOSAL PENELITIAN", "Bab I ..."), "application/pdf"
    )
    recommendation = papers.letter("SURAT REKOMENDASI", "Dengan ini merekomendasikan ...")
    citizen.upload_good("surat_rekomendasi", recommendation, "application/pdf")
    citizen.send()
    mark_documents(offices, citizen)
    accepted = review(offices, citizen, "back_office")
    say("back_office", f"menerima berkas, nomor registrasi {accepted['registration_number']}")
    say("sistem", f"janji selesai paling lambat {citizen.detail()['promised_on']}")
    pass_chain(offices, citizen, say)
    citizen.await_permit()
    return citizen.survey_and_download()


def midwife(citizen: Citizen, offices: Offices, say: Say) -> bytes:
    """SIP Bidan, a renewal: eleven documents, returned once with two ✗, then corrected."""
    citizen.register()
    today = datetime.now(UTC).date()
    citizen.draft(
        "sip_bidan",
        {
            "nomor_str": "84 5 2 1 24-7593475",
            "masa_berlaku_str": "lifetime",
            "nomor_rekomendasi_dinkes": f"008/503/DINKES/XI/{today.year}",
            "tanggal_rekomendasi_dinkes": str(today - timedelta(days=5)),
            "tempat_praktik": "Puskesmas Talang",
            "alamat_praktik": "Jalan Raya Solok-Padang KM 12",
            "nagari": "13.02.07.2002",
            "nomor_izin_lama": "449.1/096/IPP/DPMPTSPNAKER/VI/2022",
        },
        kind="renewal",
    )
    attach_papers(citizen)
    say("pemohon", f"{len(citizen.detail()['documents'])} dokumen diunggah dan lolos periksa")
    citizen.send()
    wrong = {
        "ijazah": "Stempel legalisir tidak terbaca.",
        "surat_sehat": "Surat sudah lebih dari tiga bulan.",
    }
    mark_documents(offices, citizen, wrong)
    review(offices, citizen, "back_office", act="return", message="Mohon perbaiki dua dokumen.")
    say("back_office", f"mengembalikan dengan {len(wrong)} ✗: {', '.join(wrong)}")
    for name in wrong:
        paper = papers.letter(f"{name.upper()} (BARU)", f"Atas nama {citizen.name}.")
        citizen.upload_good(name, paper, "application/pdf")
    citizen.send("resubmit")
    mark_documents(offices, citizen)
    accepted = review(offices, citizen, "back_office")
    say("back_office", f"menerima berkas, nomor registrasi {accepted['registration_number']}")
    say("sistem", f"janji selesai paling lambat {citizen.detail()['promised_on']}")
    pass_chain(offices, citizen, say)
    citizen.await_permit()
    return citizen.survey_and_download()
