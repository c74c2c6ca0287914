"""An application on its way: every step by the use cases themselves, as people would take them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applying import documents, drafting, submission
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.errors import DomainError
from chalicelib.domain.review import (
    decisions,
    field_visits,
    looking,
    marking,
    visit_minutes,
    visit_photos,
)
from chalicelib.domain.review.marking import NewMark
from chalicelib.domain.uploads.model import MEDIA_TYPES, PresignedUpload
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts, office_data
from tests.support.people import Staff, a_citizen, a_staff

DATA: dict[str, dict[str, Any]] = {
    "penelitian": {
        "jenis": "penelitian",
        "rekomendasi_dari": "Dekan Fakultas Ekonomi Universitas Contoh",
        "nomor_rekomendasi": "166/FE-UC/II-2026",
        "tanggal_rekomendasi": "2026-02-20",
        "judul": "Pengaruh Pelayanan Terpadu terhadap Kepuasan Warga",
        "waktu_penelitian": {"from": "2026-03-16", "to": "2026-06-30"},
        "email_kampus": "kampus@contoh.ac.id",
        "lokasi": [{"name": "Nagari Koto Baru"}, {"name": "Nagari Talang"}],
    },
    "rekomendasi_keramaian": {
        "nama_kegiatan": "Alek Nagari Koto Baru",
        "jenis_kegiatan": "adat_budaya",
        "penyelenggara": "Panitia Alek Nagari",
        "waktu_kegiatan": {"from": "2026-04-18", "to": "2026-04-19"},
        "jam_kegiatan": "pukul 08.00 s/d 22.00 WIB",
        "lokasi": [{"name": "Lapangan Koto Baru"}],
        "nagari": "13.02.10.2001",
        "perkiraan_pengunjung": 500,
        "penanggung_jawab_keamanan": "Rusdi Contoh",
        "telepon_keamanan": "081266667777",
    },
    "operasional_sd": {
        "nama_sekolah": "SD Cahaya",
        "npsn": "10309999",
        "nama_yayasan": "Yayasan Cahaya",
        "nomor_akta": "12",
        "tanggal_akta": "2024-03-14",
        "nama_kepala_sekolah": "Yulia",
        "alamat_sekolah": "Jorong Kayu Aro",
        "nagari": "13.02.10.2001",
        "email_sekolah": "sd@contoh.id",
        "luas_tanah": 2450,
        "jumlah_rombel": 6,
        "daya_tampung": 150,
        "jumlah_guru": 11,
        "nomor_rekomendasi_dinas": "421/118/XII/2025",
        "tanggal_rekomendasi_dinas": "2025-12-14",
    },
    "stpt": {
        "cara_pelayanan": "keterampilan",
        "jenis_pelayanan": "Pijat urut",
        "tempat_praktik": "Rumah sendiri",
        "alamat_praktik": "Jorong Simpang",
        "nagari": "13.02.10.2001",
        "puskesmas": "Puskesmas Talang",
        "asosiasi": "Asosiasi Contoh",
    },
    "sip_bidan": {
        "nomor_str": "AB 00 1234567",
        "masa_berlaku_str": "lifetime",
        "tempat_praktik_ke": "pertama",
        "nomor_rekomendasi_dinkes": "008/503/DINKES/II/2026",
        "tanggal_rekomendasi_dinkes": "2026-02-18",
        "tempat_praktik": "Puskesmas Talang",
        "alamat_praktik": "Jalan Raya Talang 1",
        "nagari": "13.02.07.2002",
    },
    # the number, and the last day, are those of the permit that they end
    "pencabutan_sip": {"alasan": "berhenti", "tempat_praktik": "Puskesmas Talang"},
    "ganti_nama_izin": {"nama_lama": "Rina Marlena", "dasar_perubahan": "Penetapan Nomor 12/2026"},
    "ganti_nama_sekolah": {
        "nama_yayasan": "Yayasan Contoh",
        "nama_lama": "SD Contoh",
        "nama_baru": "SD Contoh Baru",
        "dasar_perubahan": "Keputusan Ketua Yayasan Nomor 3 Tahun 2026",
    },
    "pengganti_izin": {"sebab": "hilang", "surat_kehilangan": "SKTLK/118/II/2026"},
    "cabut_izin": {"alasan": "Penelitian dibatalkan"},
    "penutupan_sekolah": {
        "nama_yayasan": "Yayasan Contoh",
        "nama_sekolah": "SD Contoh",
        "alasan": "tidak ada lagi peserta didik",
    },
    "pindah_tempat_sip": {
        "profesi": "Bidan",
        "nomor_str": "AB 00 1234567",
        "tempat_lama": "Puskesmas Talang",
        "tempat_praktik": "Puskesmas Selayo",
        "alamat_praktik": "Jalan Raya Koto Baru 1",
        "nagari": "13.02.10.2001",
    },
}


@dataclass
class ChangedCatalogue:
    """The office's catalogue after its files were edited."""

    changed: PermitType

    def get(self, type_id: str, on: date) -> PermitType:
        return self.changed

    def __getattr__(self, name: str) -> Any:
        return getattr(office_data(), name)


def edited(type_id: str = "penelitian", **changes: Any) -> ChangedCatalogue:
    permit_type = office_data().get(type_id, date(2026, 3, 2))
    return ChangedCatalogue(permit_type.replace(**changes))


@dataclass
class Case:
    """``staff`` has two officers for each role; the first of each acts unless another is named."""

    ports: FakePorts
    applicant: Actor
    staff: Staff
    application_id: str

    @property
    def now(self) -> Application:
        """The application as it is stored now."""
        return self.ports.applications.get(self.application_id)

    @property
    def officer(self) -> Actor:
        """Whose step it is."""
        return self.staff[self.now.step.role]

    def state(self, document: str) -> DocumentState:
        return self.now.documents[document].state_at(self.ports.clock.now())

    # --- the applicant -----------------------------------------------------------------------

    def fill(self, **changes: Any) -> "Case":
        values = {**DATA[self.now.type_id], **changes}
        _, problems = drafting.save_data(self.ports, self.applicant, self.application_id, values)
        assert not problems, problems
        return self

    def ask_upload(self, document: str) -> PresignedUpload:
        permit_type = drafting.rules_of(self.ports, self.now)
        requirement = documents.requirement_of(permit_type, self.now, document)
        media_type = MEDIA_TYPES[requirement.formats[0]]
        return documents.request_upload(
            self.ports, self.applicant, self.application_id, document, media_type
        )

    def upload(self, document: str, data: bytes = b"a good file") -> str:
        """Ask, send, and have it checked; what ``check_arrived`` says became of it."""
        form = self.ask_upload(document)
        self.ports.files.receive(form, data)
        return check_arrived(self.ports, form.key, None, None)

    def upload_all(self) -> "Case":
        for requirement in drafting.rules_of(self.ports, self.now).documents_for(
            self.now.kind, self.now.data
        ):
            if requirement.required:
                assert self.upload(requirement.id) == "accepted"
        return self

    def submit(self) -> "Case":
        submission.submit(self.ports, self.applicant, self.application_id, self.now.version)
        return self

    def resubmit(self) -> "Case":
        submission.resubmit(self.ports, self.applicant, self.application_id, self.now.version)
        return self

    # --- the office --------------------------------------------------------------------------

    def mark(self, document: str, reason: str | None = None, by: Actor | None = None) -> "Case":
        """Looked at, then ✓, or ✗ with this reason."""
        self.show(document, by=by)
        return self._judge(document, reason, by)

    def _judge(self, document: str, reason: str | None = None, by: Actor | None = None) -> "Case":
        new = NewMark(document, self.file_id(document), reason is None, reason)
        version = self.now.version
        marking.mark_document(self.ports, by or self.officer, self.application_id, version, new)
        return self

    def show(self, *documents: str, by: Actor | None = None) -> "Case":
        """They stand on the officer's screen; without names, all there are."""
        names = documents or [name for name, one in self.now.documents.items() if one.file]
        shown = [looking.ShownFile(name, self.file_id(name)) for name in names]
        looking.report_shown(self.ports, by or self.officer, self.application_id, shown)
        return self

    def file_id(self, document: str) -> str:
        file = self.now.documents[document].file
        assert file is not None
        return file.file_id

    def mark_all(self) -> "Case":
        documents = self.now.documents.items()
        unmarked = [name for name, one in documents if one.file and not one.mark]
        if unmarked:
            self.show(*unmarked)
        for name in unmarked:
            self._judge(name)
        return self

    def approve(self, by: Actor | None = None) -> "Case":
        """The step where it stands; the step that accepts the file marks all documents first."""
        if self.now.step.accepts_application:
            self.mark_all()
        if self.now.step.field_visit:
            self.visit(by)
        decisions.approve(self.ports, by or self.officer, self.application_id, self.now.version)
        return self

    def visit(self, by: Actor | None = None) -> "Case":
        """The field visit, with a photo and its minutes."""
        actor = by or self.officer
        self.report(actor)
        visit_minutes.complete(self.ports, actor, self.application_id, self.visit_version)
        return self

    @property
    def visit_version(self) -> int:
        found = self.ports.records.find(field_visits.FieldVisit, self.application_id)
        return found.version if found else 0

    def report(self, by: Actor | None = None) -> None:
        """All that the minutes need."""
        ports, actor, today = self.ports, by or self.officer, self.ports.clock.now().date()
        form = field_visits.VisitForm(
            visited_on=today,
            place="Jorong Simpang, Nagari Koto Baru",
            findings="Gedung dan halaman sesuai denah.",
            result=field_visits.VisitResult.FIT,
            people=(field_visits.Visitor(name="Yulia Fitri", position="Ketua tim"),),
        )
        field_visits.write(ports, actor, self.application_id, self.visit_version, form)
        assert self.photograph(actor) == "accepted"

    def photograph(self, by: Actor, data: bytes = b"a good photo") -> str:
        """A photo of the visit; what ``check_arrived`` says became of it."""
        _, form = visit_photos.request_photo(self.ports, by, self.application_id, "image/jpeg")
        self.ports.files.receive(form, data)
        return check_arrived(self.ports, form.key, None, None)

    def approve_up_to(self, step: str) -> "Case":
        while self.now.step.id != step:
            self.approve()
        return self

    def send_back(self, *, message: str | None = "Mohon diperbaiki.", **fields: str) -> "Case":
        """Return for correction; ``fields`` are reasons by field."""
        decisions.return_for_correction(
            self.ports,
            self.officer,
            self.application_id,
            self.now.version,
            message=message,
            fields=[
                decisions.FieldCorrection(field=name, reason=reason)
                for name, reason in fields.items()
            ],
        )
        return self

    def sign(self, passphrase: Any = None) -> "Case":
        decisions.sign(
            self.ports,
            self.officer,
            self.application_id,
            self.now.version,
            passphrase=passphrase,
        )
        return self

    def issue(self) -> "Case":
        """From wherever the chain stands to the permit."""
        if self.now.phase is Phase.REVIEW:
            self.approve_up_to(self.now.steps[-1].id).sign()
        pump(self.ports)
        assert self.now.phase is Phase.ISSUED
        return self


def a_draft(
    ports: FakePorts | None = None,
    type_id: str = "penelitian",
    kind: ApplicationKind = ApplicationKind.NEW,
    *,
    applicant: Actor | None = None,
    staff: Staff | None = None,
) -> Case:
    ports = ports or FakePorts()
    applicant = applicant or a_citizen(ports)
    staff = staff or a_staff(ports)
    draft = drafting.create_draft(ports, applicant, type_id, kind)
    return Case(ports, applicant, staff, draft.application_id)


def a_complete_draft(ports: FakePorts | None = None, **options: Any) -> Case:
    return a_draft(ports, **options).fill().upload_all()


def a_submitted_case(ports: FakePorts | None = None, **options: Any) -> Case:
    """Sent in, with its execution waiting at the first step."""
    case = a_complete_draft(ports, **options).submit()
    pump(case.ports)
    return case


def refused(code: str) -> Any:
    """``with refused("not-allowed") as refusal:`` expects a refusal with this very code."""
    return pytest.raises(DomainError, match=f"^{re.escape(code)}$")


def fields_of(refusal: Any) -> list[tuple[str, str]]:
    """(path, code) of each offending field, in order."""
    return [(problem.path, problem.code) for problem in refusal.value.fields]
