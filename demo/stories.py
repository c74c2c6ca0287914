"""The two ways through the house: a student's research permit, a midwife's practice permit."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.domain.wording import indonesian_date
from demo import papers
from demo.citizen import PDF, Citizen, Say, require_clean
from demo.client import Browser, until


@dataclass
class Offices:
    """The officers' browsers, by role."""

    by_role: dict[str, Browser]

    def at(self, role: str) -> Browser:
        return self.by_role[role]


def found_in_queue(offices: Offices, citizen: Citizen, role: str) -> int:
    """The version of the file, as soon as it is in the role's queue; the list tells it."""
    browser = offices.at(role)

    def look() -> int | None:
        queue = browser.call("GET", f"/officer/queue?role={role}&limit=100")["items"]
        waiting = {item["application_id"]: item["version"] for item in queue}
        return waiting.get(citizen.application_id)

    return until(f"{role}'s queue", look)


def take(offices: Offices, citizen: Citizen) -> dict[str, Any]:
    """Of the several officers of the back office one takes the file. Whoever holds a post alone
    just opens it."""
    version = found_in_queue(offices, citizen, "back_office")
    path = f"/officer/applications/{citizen.application_id}/claim"
    file = offices.at("back_office").call("POST", path, {"version": version})
    citizen.file = file["application"]
    return citizen.file


def review(
    offices: Offices, citizen: Citizen, role: str, *, act: str = "approve", **more: Any
) -> dict[str, Any]:
    """One officer's step. The back office has taken the file already, to mark its documents."""
    browser, path = offices.at(role), f"/officer/applications/{citizen.application_id}"
    version, citizen.marked_version = citizen.marked_version, None
    if version is None:
        found_in_queue(offices, citizen, role)
        citizen.file = browser.call("GET", path)["application"]
        version = citizen.file["version"]
    decided: dict[str, Any] = browser.call(
        "POST", f"{path}/{act}", {"version": version, **more}, once=True
    )
    return decided


def visit_place(offices: Offices, citizen: Citizen, role: str) -> None:
    """The field visit of a chain that has one: a photo, what was found, and the minutes."""
    found_in_queue(offices, citizen, role)
    browser = offices.at(role)
    path = f"/officer/applications/{citizen.application_id}/field-visit"
    asked = browser.call("POST", f"{path}/photos", {"media_type": "image/jpeg"})
    browser.upload(asked["form"], papers.portrait())

    def checked() -> dict[str, Any] | None:
        visit = browser.call("GET", path)
        return visit if visit["photos"][0]["state"] == "clean" else None

    visit = until("the check of a photo", checked)
    form = {
        "version": visit["version"],
        "visited_on": str(datetime.now(UTC).date()),
        "place": "Jorong Simpang Sawah Baliak, Nagari Koto Baru",
        "findings": "Ruang dan halaman sesuai dengan denah; sanitasi tersedia.",
        "result": "fit",
        "people": [{"name": "Yulia Fitri", "position": "Ketua tim"}],
    }
    visit = browser.call("PUT", path, form)
    browser.call("POST", f"{path}/completion", {"version": visit["version"]})


def mark_documents(offices: Offices, citizen: Citizen, wrong: dict[str, str] | None = None) -> None:
    """The back office knows the applicant, takes the file and looks at every document: ✓, or ✗ with
    the reason given; all marks are sent at once."""
    know(offices, citizen)
    browser, file = offices.at("back_office"), take(offices, citizen)
    path, marks = f"/officer/applications/{citizen.application_id}", []
    for document, file_id in look(browser, path).items():
        reason = (wrong or {}).get(document)
        mark: dict[str, Any] = {"document_id": document, "file_id": file_id}
        marks.append(mark | {"accepted": reason is None, "reason": reason})
    body = {"version": file["version"], "marks": marks}
    citizen.marked_version = browser.call("PUT", f"{path}/marks", body)["version"]


def know(offices: Offices, citizen: Citizen) -> None:
    """The back office compares the scan of a new account with what it says of itself."""
    browser, path = offices.at("back_office"), "/officer/identities"
    account = citizen.browser.call("GET", "/profile")["account_id"]
    for row in browser.call("GET", path)["items"]:
        if row["account_id"] == account:
            found = browser.call("GET", f"{path}/{row['account_id']}")
            judgement = {"version": found["version"], "matches": True}
            browser.call("POST", f"{path}/{row['account_id']}", judgement)


def look(browser: Browser, path: str) -> dict[str, str]:
    """The officer opens the whole file and looks at what is not accepted yet: the file of each."""
    documents = browser.call("GET", f"{path}/file")["documents"]
    new = [one for one in documents if one["file_id"] and not (one["mark"] or {}).get("accepted")]
    seen = [{name: one[name] for name in ("document_id", "file_id")} for one in new]
    browser.call("POST", f"{path}/shown", {"documents": seen})
    return {one["document_id"]: one["file_id"] for one in seen}


def pass_chain(offices: Offices, citizen: Citizen, say: Say) -> None:
    """All steps after the back office, up to the signature."""
    for step in citizen.file["steps"][1:-1]:
        review(offices, citizen, step["id"])
        say(step["id"], f"menyetujui ({step['label']})")
    review(offices, citizen, "head", act="sign")
    promised = date.fromisoformat(citizen.file["promised_on"])
    say("sistem", f"selesai paling lambat {indonesian_date(promised)}")
    say("head", "menandatangani")


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


def attach_papers(citizen: Citizen) -> int:
    """A good file for every document that the application asks for; how many they are."""
    files = {}
    for document in citizen.states()["items"]:
        name = document["id"]
        if name == "foto":
            files[name] = papers.portrait(), "image/jpeg"
        elif name == "ktp":
            files[name] = papers.identity_card(citizen.name, citizen.nik), "image/jpeg"
        else:
            paper = papers.letter(document["label"].upper(), f"Atas nama {citizen.name}.")
            files[name] = paper, "application/pdf"
    require_clean(list(citizen.upload_all(files).values()))
    return len(files)


def research(citizen: Citizen, offices: Offices, say: Say) -> bytes:
    """Izin penelitian: two places, three documents, one of them refused first by the check."""
    citizen.register()
    citizen.draft("penelitian", research_data())
    card = papers.identity_card(citizen.name, citizen.nik)
    recommendation = papers.letter("SURAT REKOMENDASI", "Dengan ini merekomendasikan ...")
    sent = citizen.upload_all(
        {
            "ktp": (card, "image/jpeg"),
            "proposal": (card, "application/pdf"),
            "surat_rekomendasi": (recommendation, "application/pdf"),
        }
    )
    refused = sent.pop("proposal")
    if refused["state"] != "refused":
        raise AssertionError("a photo went through as a proposal")
    require_clean(list(sent.values()))
    say("periksa otomatis", f"proposal ditolak: {refused['verdict']}")
    citizen.upload_good(
        "proposal", papers.letter("PROPOSAL PENELITIAN", "Bab I ..."), "application/pdf"
    )
    citizen.send()
    mark_documents(offices, citizen)
    accepted = review(offices, citizen, "back_office")
    say("back_office", f"menerima berkas, nomor registrasi {accepted['registration_number']}")
    pass_chain(offices, citizen, say)
    citizen.await_permit()
    return citizen.survey_and_download()


def renewal_data() -> dict[str, Any]:
    """A midwife's answers, of today."""
    today = datetime.now(UTC).date()
    return {
        "nomor_str": "84 5 2 1 24-7593475",
        "masa_berlaku_str": "lifetime",
        "tempat_praktik_ke": "pertama",
        "nomor_rekomendasi_dinkes": f"008/503/DINKES/XI/{today.year}",
        "tanggal_rekomendasi_dinkes": str(today - timedelta(days=5)),
        "tempat_praktik": "Puskesmas Talang",
        "alamat_praktik": "Jalan Raya Solok-Padang KM 12",
        "nagari": "13.02.07.2002",
        "nomor_izin_lama": "449.1/096/IPP/DPMPTSPNAKER/VI/2022",
    }


def midwife(citizen: Citizen, offices: Offices, say: Say) -> bytes:
    """SIP Bidan, a renewal: eleven documents, returned once with two ✗, then corrected."""
    citizen.register()
    citizen.draft("sip_bidan", renewal_data(), kind="renewal")
    say("pemohon", f"{attach_papers(citizen)} dokumen diunggah dan lolos periksa")
    citizen.send()
    wrong = {
        "ijazah": "Stempel legalisasi tidak terbaca.",
        "surat_sehat": "Surat sudah lebih dari tiga bulan.",
    }
    mark_documents(offices, citizen, wrong)
    review(offices, citizen, "back_office", act="return", message="Mohon perbaiki dua dokumen.")
    say("back_office", f"mengembalikan dengan {len(wrong)} ✗: {', '.join(wrong)}")
    corrected = {
        name: (papers.letter(f"{name.upper()} (BARU)", f"Atas nama {citizen.name}."), PDF)
        for name in wrong
    }
    require_clean(list(citizen.upload_all(corrected).values()))
    citizen.send("resubmit")
    mark_documents(offices, citizen)
    accepted = review(offices, citizen, "back_office")
    say("back_office", f"menerima berkas, nomor registrasi {accepted['registration_number']}")
    pass_chain(offices, citizen, say)
    citizen.await_permit()
    return citizen.survey_and_download()
