"""The report of a quarter's satisfaction survey, in the parts that PermenPANRB 14/2017 asks for, as
it is printed (in Indonesian alone): how it was held, its results by element, and what the office
will do about each of them, as its administrators have entered it.
"""

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.figures import quarter_of
from chalicelib.domain.office_data.sections import FOLLOW_UPS, FollowUp
from chalicelib.domain.permits.letter_words import office_words
from chalicelib.domain.placeholders import fill
from chalicelib.domain.reporting.asked import require_manager
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.printing import pdf_link
from chalicelib.domain.reporting.report import KeyFigure, Report, Table
from chalicelib.domain.satisfaction.ikm import Band
from chalicelib.domain.satisfaction.report import Quarter, quarterly
from chalicelib.domain.wording import indonesian_date

GRADES = {
    Band.A: "A (sangat baik)",
    Band.B: "B (baik)",
    Band.C: "C (kurang baik)",
    Band.D: "D (tidak baik)",
}
_ROMAN = ("I", "II", "III", "IV")
_NONE = "–"
_FOOTER = (
    "Dihitung oleh Sisfo Izin dari kuesioner pemegang izin: IKM = 25 × rata-rata sembilan unsur."
)


def satisfaction_link(ports: Ports, actor: Actor, year: int, quarter: int) -> str:
    """To the report as a PDF, for five minutes.

    :raises NotAllowed: ``not-a-manager``. :raises InvalidInput: a quarter that has not begun.
    """
    report = satisfaction(ports, actor, year, quarter)
    return pdf_link(ports, report, f"laporan-skm-{year}-{quarter}.pdf")


def satisfaction(ports: Ports, actor: Actor, year: int, quarter: int) -> Report:
    """As ``satisfaction_link``."""
    require_manager(ports, actor)
    today = ports.calendar.local_date(ports.clock.now())
    if (year, quarter) > (today.year, quarter_of(today)):
        raise InvalidInput(fields=[FieldProblem("quarter", "date-in-future")])
    found = quarterly(ports, year, quarter)
    before = quarterly(ports, *((year, quarter - 1) if quarter > 1 else (year - 1, 4)))
    plans = [
        entry.content
        for entry in ports.office_book.active(FOLLOW_UPS)
        if entry.content.period == f"{year}-{quarter}"
    ]
    office = ports.office
    variables = office_words(office)
    return Report(
        letterhead=[fill(line, variables) for line in ports.stationery.letterhead],
        contact=[fill(line, variables) for line in ports.stationery.contact],
        title="LAPORAN SURVEI KEPUASAN MASYARAKAT",
        period=_named(year, quarter),
        figures=_key_figures(found),
        paragraphs=_paragraphs(ports, found, before, plans),
        tables=_tables(ports, found, plans),
        place_and_day=f"{office.city}, {indonesian_date(today)}",
        post=office.head.title,
        name=office.head.name,
        nip=office.head.nip,
        footer=_FOOTER,
        made_on=today,
    )


def _named(year: int, quarter: int) -> str:
    return f"Triwulan {_ROMAN[quarter - 1]} Tahun {year}"


def _decimal(value: Decimal | None, places: int = 2) -> str:
    return _NONE if value is None else f"{value:.{places}f}".replace(".", ",")


def _by_value(found: Quarter) -> list[tuple[str, Decimal]]:
    """The lowest first: it comes first in the plan as well."""
    return sorted(found.all.elements.items(), key=lambda item: (item[1], item[0]))


def _key_figures(found: Quarter) -> Sequence[KeyFigure]:
    content, values = found.all, _by_value(found)
    grade = content.band.value if content.band else _NONE
    ends = [values[0], values[-1]] if values else [(_NONE, None), (_NONE, None)]
    return [
        KeyFigure("IKM", _decimal(content.ikm), "dari 100"),
        KeyFigure("Mutu pelayanan", grade, "A sampai D"),
        KeyFigure("Responden", str(content.respondents), "kuesioner"),
        *(
            KeyFigure(f"Unsur {which}", name, _decimal(value))
            for which, (name, value) in zip(("terendah", "tertinggi"), ends, strict=True)
        ),
    ]


def _paragraphs(
    ports: Ports, found: Quarter, before: Quarter, plans: Sequence[FollowUp]
) -> Sequence[str]:
    content = found.all
    purpose = (
        "Pendahuluan. Survei ini dilaksanakan menurut Undang-Undang Nomor 25 Tahun 2009 tentang"
        " Pelayanan Publik dan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi"
        " Birokrasi Nomor 14 Tahun 2017, untuk mengetahui kepuasan masyarakat dan memperbaiki"
        " pelayanan perizinan."
    )
    method = (
        "Pengumpulan data. Setiap pemegang izin mengisi kuesioner daring sebelum mengunduh izinnya,"
        " jadi survei mencakup semua jenis izin. Sembilan unsur dinilai 1 sampai 4. Pada"
        f" {_named(found.year, found.quarter)} masuk {content.respondents} kuesioner."
    )
    if content.ikm is None or content.band is None:
        return [purpose, method, "Hasil. Kuesioner belum cukup untuk menghitung IKM."]
    earlier = (
        f"Triwulan sebelumnya {_decimal(before.all.ikm)} dari {before.all.respondents} kuesioner."
        if before.all.ikm is not None
        else "Dari triwulan sebelumnya belum cukup kuesioner untuk membandingkannya."
    )
    result = (
        f"Hasil. Indeks Kepuasan Masyarakat (IKM) {_decimal(content.ikm)}, mutu pelayanan"
        f" {GRADES[content.band]}. {earlier}"
    )
    names = _names(ports)
    values = _by_value(found)
    analysis = (
        f"Analisis. Nilai terendah ada pada unsur {names[values[0][0]]}"
        f" ({_decimal(values[0][1])}), tertinggi pada unsur {names[values[-1][0]]}"
        f" ({_decimal(values[-1][1])})."
    )
    planned = {plan.element for plan in plans}
    open_ = [names[name] for name, _ in values if name not in planned]
    follow = (
        f"Tindak lanjut. Rencana tindak lanjut ada untuk {len(planned)} dari {len(names)} unsur,"
        " dimulai dari unsur yang nilainya terendah."
    )
    if open_:
        follow += f" Belum ada rencana untuk: {'; '.join(open_)}."
    return [purpose, method, result, analysis, follow]


def _names(ports: Ports) -> dict[str, str]:
    elements = ports.survey_forms.questionnaire.elements
    return {element.id: f"{element.id} {element.name.id}" for element in elements}


def _tables(ports: Ports, found: Quarter, plans: Sequence[FollowUp]) -> Sequence[Table]:
    names, values = _names(ports), dict(found.all.elements)
    ranked = [name for name, _ in _by_value(found)] or list(names)
    return [
        Table(
            "Nilai rata-rata tiap unsur (NRR)",
            ("Unsur", "NRR", "Nilai × 25"),
            [
                (names[name], _decimal(value, 3), _decimal(value * 25))
                for name, value in values.items()
            ],
        ),
        Table(
            "Rencana tindak lanjut tiap unsur",
            ("Unsur dan kegiatan", "NRR", "Waktu", "Penanggung jawab"),
            [
                (
                    f"{names[plan.element]}: {plan.activity}",
                    _decimal(values.get(plan.element), 3),
                    plan.due,
                    plan.responsible,
                )
                for plan in sorted(plans, key=lambda plan: ranked.index(plan.element))
            ],
        ),
        Table(
            "IKM tiap jenis izin",
            ("Jenis izin", "Responden", "IKM", "Mutu"),
            [
                (
                    one.type_name.id,
                    str(one.satisfaction.respondents),
                    _decimal(one.satisfaction.ikm),
                    one.satisfaction.band.value,
                )
                for one in found.types
                if one.satisfaction.band
            ],
        ),
    ]
