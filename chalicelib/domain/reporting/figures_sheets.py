"""The dashboard's tables as sheets: the same figures under the same headings."""

from collections.abc import Sequence

from chalicelib.domain.reporting.figures import Figures, Flow
from chalicelib.domain.reporting.sheets import Cell, Sheet
from chalicelib.domain.text import Language, Localized

_FLOW = (
    Localized(id="Masuk", en="In"),
    Localized(id="Selesai", en="Out"),
    Localized(id="Terbit", en="Issued"),
    Localized(id="Ditolak", en="Rejected"),
    Localized(id="Ditarik", en="Withdrawn"),
    Localized(id="Tepat janji", en="In time"),
    Localized(id="Lewat janji", en="Late"),
    Localized(id="Janji ditepati (%)", en="Promise kept (%)"),
    Localized(id="Median (hari kerja)", en="Median (working days)"),
    Localized(id="Persentil 90 (hari kerja)", en="90th percentile (working days)"),
)
_ROLE = Localized(id="Tahap", en="Role")


def figures_sheets(found: Figures, language: Language) -> Sequence[Sheet]:
    def sheet(
        title: Localized, columns: Sequence[Localized], rows: Sequence[Sequence[Cell]]
    ) -> Sheet:
        heads = [column.in_language(language) for column in columns]
        return Sheet(title.in_language(language), heads, rows)

    flow = [(one.first, *_cells(one.flow)) for one in found.stretches]
    whole: Sequence[Cell] = (
        Localized(id="Semua", en="All").in_language(language),
        *_cells(found.total),
    )
    return [
        sheet(
            Localized(id="Masuk dan selesai", en="In and out"),
            (Localized(id="Mulai", en="From"), *_FLOW),
            [*flow, whole],
        ),
        sheet(
            Localized(id="Menunggu sekarang", en="Waiting now"),
            (
                _ROLE,
                Localized(id="dalam tenggat", en="in time"),
                Localized(id="lewat tenggat", en="overdue"),
                Localized(id="lewat janji", en="past the promise"),
                Localized(id="di pemohon", en="with applicant"),
            ),
            [
                (
                    one.role.name.in_language(language),
                    one.in_time,
                    one.overdue,
                    one.broken,
                    one.with_applicant,
                )
                for one in found.waiting.roles
            ],
        ),
        sheet(
            Localized(id="Lama per tahap", en="Time at each role"),
            (
                _ROLE,
                Localized(id="Diputus", en="Decided"),
                Localized(id="Median (jam)", en="Median (hours)"),
                Localized(id="Persentil 90 (jam)", en="90th percentile (hours)"),
            ),
            [
                (one.label.in_language(language), one.decided, one.median_hours, one.slow_hours)
                for one in found.steps
            ],
        ),
        sheet(
            Localized(id="Per jenis izin", en="By permit type"),
            (
                Localized(id="Jenis izin", en="Permit type"),
                Localized(id="Berjalan", en="Running"),
                *_FLOW,
            ),
            [
                (one.type_name.in_language(language), one.waiting, *_cells(one.flow))
                for one in found.types
            ],
        ),
        sheet(
            Localized(id="Per kecamatan", en="By district"),
            (Localized(id="Kecamatan", en="District"), *_FLOW),
            [
                (
                    one.name
                    or Localized(id="Tanpa kecamatan", en="No district").in_language(language),
                    *_cells(one.flow),
                )
                for one in found.districts
            ],
        ),
        sheet(
            Localized(id="Per petugas", en="By officer"),
            (
                Localized(id="Petugas", en="Officer"),
                Localized(id="Dipegang kini", en="Held now"),
                Localized(id="Disetujui", en="Approved"),
                Localized(id="Dikembalikan", en="Returned"),
                Localized(id="Ditolak", en="Rejected"),
                Localized(id="Ditandatangani", en="Signed"),
            ),
            [
                (one.name, one.held, one.approved, one.returned, one.rejected, one.signed)
                for one in found.officers
            ],
        ),
    ]


def _cells(flow: Flow) -> Sequence[Cell]:
    return (
        flow.sent,
        flow.done,
        flow.issued,
        flow.rejected,
        flow.withdrawn,
        flow.kept,
        flow.late,
        flow.kept_percent,
        flow.median_days,
        flow.slow_days,
    )
