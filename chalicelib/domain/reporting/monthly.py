"""The monthly report of the office, as it is printed and handed on (in Indonesian alone)."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.figures import quarter_of
from chalicelib.domain.permits.letter_words import office_words
from chalicelib.domain.placeholders import fill
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.figures import Figures, Flow, figures
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.printing import pdf_link
from chalicelib.domain.reporting.report import KeyFigure, Report, Table
from chalicelib.domain.satisfaction.report import Satisfaction, quarterly
from chalicelib.domain.wording import MONTHS, indonesian_date

_NONE = "–"
_LEAST_HOURS = 0.05
"""Rounded, less than a tenth."""
_FOOTER = (
    "Dihitung oleh Sisfo Izin dari keputusan yang tercatat. Hari dan jam adalah hari dan jam kerja"
    " kantor, tanpa waktu di pemohon."
)


def monthly_link(ports: Ports, actor: Actor, year: int, month: int) -> str:
    """To the report as a PDF, for five minutes.

    :raises NotAllowed: ``not-a-manager``. :raises InvalidInput: a month that has not begun.
    """
    report = monthly(ports, actor, year, month)
    return pdf_link(ports, report, f"laporan-{year}-{month:02d}.pdf")


def monthly(ports: Ports, actor: Actor, year: int, month: int) -> Report:
    """Of a month that runs, until today."""
    today = ports.calendar.local_date(ports.clock.now())
    first = date(year, month, 1)
    if first > today:
        raise InvalidInput(fields=[FieldProblem("month", "date-in-future")])
    end = first.replace(day=monthrange(year, month)[1])
    last = min(end, today)
    found = figures(ports, actor, Scope(first, last))
    before = first - timedelta(days=1)
    earlier = figures(ports, actor, Scope(before.replace(day=1), before))
    content = quarterly(ports, year, quarter_of(first)).all
    office = ports.office
    variables = office_words(office)
    return Report(
        letterhead=[fill(line, variables) for line in ports.stationery.letterhead],
        contact=[fill(line, variables) for line in ports.stationery.contact],
        title="LAPORAN BULANAN PELAYANAN PERIZINAN",
        period=_month(first) + (f", sampai {indonesian_date(last)}" if last < end else ""),
        figures=_key_figures(found, content),
        paragraphs=_paragraphs(found, earlier.total, content, first),
        tables=_tables(found),
        place_and_day=f"{office.city}, {indonesian_date(today)}",
        post=office.head.title,
        name=office.head.name,
        nip=office.head.nip,
        footer=_FOOTER,
        made_on=today,
    )


def number(value: float | None) -> str:
    """``92,5``: with a comma, and no more digits than there are."""
    if value is None:
        return _NONE
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def days(value: float | None) -> str:
    """Working days that something took. None of them reads ``< 1``: nothing takes no time."""
    return "< 1" if value == 0 else number(value)


def hours(value: float | None) -> str:
    """Working hours, of which nothing takes none either."""
    return "< 0,1" if value is not None and value < _LEAST_HOURS else number(value)


def _key_figures(found: Figures, content: Satisfaction) -> Sequence[KeyFigure]:
    flow = found.total
    promised = flow.kept + flow.late
    median = _NONE if flow.median_days is None else f"{days(flow.median_days)} hari"
    kept = _NONE if flow.kept_percent is None else f"{number(flow.kept_percent)} %"
    ikm = _NONE if content.ikm is None else f"{content.ikm:.2f}".replace(".", ",")
    return [
        KeyFigure("Permohonan masuk", number(flow.sent), f"selesai {flow.done}"),
        KeyFigure("Izin terbit", number(flow.issued), f"ditolak {flow.rejected}"),
        KeyFigure("Janji ditepati", kept, f"{flow.kept} dari {promised} izin"),
        KeyFigure(
            "Median sampai terbit",
            median,
            f"hari kerja, {flow.issued} izin",
        ),
        KeyFigure("IKM triwulan", ikm, f"{content.respondents} jawaban"),
    ]


def _paragraphs(found: Figures, earlier: Flow, content: Satisfaction, first: date) -> Sequence[str]:
    flow, month = found.total, _month(first)
    came = (
        f"Pada {month} kantor menerima {flow.sent} permohonan dan menyelesaikan {flow.done}:"
        f" {flow.issued} izin terbit, {flow.rejected} ditolak, dan {flow.withdrawn} ditarik atau"
        f" gugur. Bulan sebelumnya masuk {earlier.sent} dan selesai {earlier.done}."
    )
    if flow.kept_percent is None:
        promise = "Tidak ada izin berjanji tanggal yang terbit pada bulan ini."
    else:
        promise = (
            f"Dari izin yang terbit, {flow.kept} terbit pada atau sebelum tanggal yang dijanjikan"
            f" dan {flow.late} sesudahnya ({number(flow.kept_percent)} % tepat janji)."
            f" Separuh izin terbit dalam {days(flow.median_days)} hari kerja, sembilan dari"
            f" sepuluh dalam {days(flow.slow_days)}."
        )
    running = [
        one.in_time + one.overdue + one.broken + one.with_applicant for one in found.waiting.roles
    ]
    broken = sum(one.broken for one in found.waiting.roles)
    now = f"Saat laporan ini dibuat {sum(running)} berkas berjalan; {broken} melewati janji."
    if content.ikm is None or content.band is None:
        liked = "Jawaban survei triwulan ini belum cukup untuk menghitung IKM."
    else:
        liked = (
            f"Indeks Kepuasan Masyarakat triwulan ini {f'{content.ikm:.2f}'.replace('.', ',')}"
            f" (mutu {content.band.value}) dari {content.respondents} jawaban."
        )
    return [came, promise, now, liked]


def _tables(found: Figures) -> Sequence[Table]:
    most = max((one.flow.issued for one in found.types), default=0) or 1
    types = [one for one in found.types if one.flow.sent or one.flow.done or one.waiting]
    return [
        Table(
            "Per jenis izin",
            ("Jenis izin", "Masuk", "Terbit", "Ditolak", "Berjalan", "Tepat janji", "Median"),
            [
                (
                    one.type_name.id,
                    number(one.flow.sent),
                    number(one.flow.issued),
                    number(one.flow.rejected),
                    number(one.waiting),
                    _percent(one.flow),
                    days(one.flow.median_days),
                )
                for one in types
            ],
            [one.flow.issued / most for one in types],
        ),
        Table(
            "Lama per tahap (jam kerja)",
            ("Tahap", "Diputus", "Median", "Persentil 90"),
            [
                (
                    one.label.id,
                    number(one.decided),
                    hours(one.median_hours),
                    hours(one.slow_hours),
                )
                for one in found.steps
            ],
        ),
        Table(
            "Berkas yang menunggu saat laporan dibuat",
            ("Tahap", "Dalam tenggat", "Lewat tenggat", "Lewat janji", "Di pemohon"),
            [
                (
                    one.role.name.id,
                    number(one.in_time),
                    number(one.overdue),
                    number(one.broken),
                    number(one.with_applicant),
                )
                for one in found.waiting.roles
            ],
        ),
        Table(
            "Per kecamatan",
            ("Kecamatan", "Masuk", "Terbit", "Tepat janji"),
            [
                (
                    one.name or "Tanpa kecamatan",
                    number(one.flow.sent),
                    number(one.flow.issued),
                    _percent(one.flow),
                )
                for one in found.districts
            ],
        ),
    ]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _percent(flow: Flow) -> str:
    return _NONE if flow.kept_percent is None else f"{number(flow.kept_percent)} %"
