"""What stands in the columns of each export, and under which heading. NIKs are
masked, for what leaves the service in a file is no longer kept by it; ``whole_nik.py`` has the one
exception."""

from collections.abc import Sequence

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.catalogue.names import step_labels, type_name
from chalicelib.domain.permits.model import Permit, PermitStanding, standing_on
from chalicelib.domain.reporting.export import ExportKind
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.sheets import Cell
from chalicelib.domain.text import Language, Localized

TITLES = {
    ExportKind.PERMITS: Localized(id="Izin terbit", en="Permits issued"),
    ExportKind.RUNNING: Localized(id="Berkas berjalan", en="Running files"),
    ExportKind.FIGURES: Localized(id="Angka", en="Figures"),
}
MASKED_NIK = Localized(id="NIK (disamarkan)", en="NIK (masked)")
WHOLE_NIK = Localized(id="NIK (utuh bila diketahui)", en="NIK (whole where known)")
PERMIT_COLUMNS = (
    Localized(id="Nomor izin", en="Permit number"),
    Localized(id="Nomor registrasi", en="Registration number"),
    Localized(id="Jenis izin", en="Permit type"),
    Localized(id="Pemegang", en="Holder"),
    MASKED_NIK,
    Localized(id="Terbit", en="Issued"),
    Localized(id="Berlaku sampai", en="Valid until"),
    Localized(id="Keadaan", en="State"),
    Localized(id="Penanda tangan", en="Signer"),
)
FILE_COLUMNS = (
    Localized(id="Nomor", en="Number"),
    Localized(id="Jenis izin", en="Permit type"),
    Localized(id="Pemohon", en="Applicant"),
    Localized(id="Kecamatan", en="District"),
    Localized(id="Tahap", en="Step"),
    Localized(id="Keadaan", en="State"),
    Localized(id="Masuk", en="Received"),
    Localized(id="Tenggat tahap", en="Step due"),
    Localized(id="Dijanjikan", en="Promised"),
    Localized(id="Dipegang", en="Held by"),
    Localized(id="Perbaikan", en="Corrections"),
    Localized(id="Temuan", en="Findings"),
)
_STANDINGS = {
    PermitStanding.IN_FORCE: Localized(id="Berlaku", en="In force"),
    PermitStanding.EXPIRED: Localized(id="Berakhir masa berlakunya", en="Expired"),
    PermitStanding.REVOKED: Localized(id="Dicabut", en="Revoked"),
    PermitStanding.ENDED: Localized(id="Diakhiri", en="Ended"),
}
_PHASES = {
    Phase.REVIEW: Localized(id="Menunggu petugas", en="Waits for an officer"),
    Phase.CORRECTION: Localized(id="Di pemohon", en="With applicant"),
}


def headings(kind: ExportKind, language: Language, *, whole_nik: bool = False) -> Sequence[str]:
    columns = PERMIT_COLUMNS if kind is ExportKind.PERMITS else FILE_COLUMNS
    named = (WHOLE_NIK if whole_nik and one is MASKED_NIK else one for one in columns)
    return [column.in_language(language) for column in named]


def permit_row(
    ports: Ports, permit: Permit, language: Language, nik: str | None = None
) -> Sequence[Cell]:
    """``nik``: whole, where that was asked for and it is known."""
    today = ports.calendar.local_date(ports.clock.now())
    standing = standing_on(today, permit.state, permit.valid_until)
    return (
        permit.number,
        permit.registration_number,
        type_name(ports, permit.type_id).in_language(language),
        permit.holder_name,
        nik or permit.holder_nik_masked,
        permit.issued_on,
        permit.valid_until,
        _STANDINGS[standing].in_language(language),
        permit.signer_name,
    )


def file_row(ports: Ports, file: ApplicationSummary, language: Language) -> Sequence[Cell]:
    local = ports.calendar.local_date
    label = step_labels(ports, file.type_id).get(file.step or "")
    return (
        file.registration_number or file.receipt,
        type_name(ports, file.type_id).in_language(language),
        file.applicant_name,
        ports.catalogue.districts.get(file.district or ""),
        label.in_language(language) if label else file.step,
        _PHASES[file.phase].in_language(language),
        local(file.submitted_at) if file.submitted_at else None,
        local(file.due_at) if file.due_at else None,
        file.promised_on,
        file.claimed_by_name,
        file.returns,
        file.findings,
    )
