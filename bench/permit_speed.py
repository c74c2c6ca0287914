"""Rendering and signing a permit: this project's way against the straightforward one.

The straightforward way is what fpdf2's and pyHanko's manuals show: add the fonts, write with
``multi_cell`` and ``table``, put the QR code in as a PNG, load the PKCS#12 file and sign, anew for
every permit. Both ways get the same letters, each round another one, and the same key, and take
turns in one process. Processor time, because on a shared machine the clock on the wall tells of
the neighbours.
"""

from __future__ import annotations

import importlib.util
import io
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import segno
from fpdf import FPDF
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

import chalicelib
from bench.tables import table
from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.letters.stationery import load_stationery
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.office import Office
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.permits.letter_words import (
    ApplicantFacts,
    PermitFacts,
    compose_letter,
    letter_variables,
)
from chalicelib.domain.permits.signing import SignatureRequest
from chalicelib.domain.wording import indonesian_date

TEMPLATES = Path(chalicelib.__file__).parent / "templates"
AT_LEAST = 3.0
PASSWORD = b"bench"


def letter(serial: int) -> LetterContent:
    """A research permit of two pages, two places; its number and its link are the serial's own."""
    path = TEMPLATES / "permit_types" / "penelitian.permendagri3-2018.toml"
    permit_type = PermitType.model_validate(tomllib.loads(path.read_text("utf-8")))
    office = Office.model_validate(tomllib.loads((TEMPLATES / "office.toml").read_text("utf-8")))
    places = [{"name": name, "place_id": None, "note": None} for name in ("Talang", "Singkarak")]
    samples = {
        "places": places,
        "date": "2022-06-10",
        "date_range": {"from": "2022-06-24", "to": "2022-07-24"},
    }
    data = {
        rule.id: samples.get(rule.kind, "Contoh isian yang wajar") for rule in permit_type.fields
    }
    permit = PermitFacts(
        number=f"449.1/{serial:03}/IPP/DPMPTSPNAKER/VI/2022",
        issued_on=date(2022, 6, 22),
        valid_until=date(2022, 7, 24),
        registration_number=f"{serial}/SISFO/VI/2022",
    )
    applicant = ApplicantFacts(
        name="Rina Marlina",
        full_name_with_titles="Rina Marlina, S.Si.",
        nik="1302106005900001",
        birth_place="Solok",
        birth_date=date(1990, 5, 20),
        sex="Perempuan",
        address="Jorong Simpang, Nagari Koto Baru, Kecamatan Kubung, Kabupaten Solok",
        occupation="Mahasiswa",
    )
    variables = letter_variables(
        applicant=applicant,
        rules=permit_type.fields,
        data=data,
        permit=permit,
        office=office,
        type_name=permit_type.name.id,
    )
    head = office.head
    return compose_letter(
        permit_type.letter,
        variables,
        stationery=load_stationery(TEMPLATES / "letters"),
        signer=SignerBlock(title=head.title, name=head.name, rank=head.rank, nip=head.nip),
        issued_on=permit.issued_on,
        verification_url=f"https://sisfoizin.solokkab.go.id/verifikasi/Zk3vQ8pYtR1mW6nB2x{serial:04}",
    )


class PlainLetter(FPDF):
    """The letter as one writes it with fpdf2's manual at hand."""

    def __init__(self, content: LetterContent, fonts: Path) -> None:
        super().__init__(format="A4")
        self.content = content
        self.add_font("caladea", "", fonts / "Caladea-Regular.ttf")
        self.add_font("caladea", "B", fonts / "Caladea-Bold.ttf")
        self.set_margins(25, 14, 21)
        self.set_auto_page_break(True, 30)
        self.set_title(f"{content.title} {content.permit_number}")
        self.set_author(content.office_name)
        self.set_lang("id")

    def footer(self) -> None:
        self.set_y(-28)
        self.set_font("caladea", size=7)
        self.multi_cell(0, 3, self.content.footer, new_x="LMARGIN", new_y="NEXT")
        self.cell(0, 3, f"Halaman {self.page_no()} dari {{nb}}", align="R")

    def paragraph(self, text: str, style: str = "", size: float = 11, align: str = "J") -> None:
        self.set_font("caladea", style, size)
        self.multi_cell(0, 5, text, align=align, new_x="LMARGIN", new_y="NEXT")

    def listing(self, rows: list[tuple[str, ...]], widths: tuple[int, ...]) -> None:
        self.set_font("caladea", size=11)
        with self.table(
            rows,
            borders_layout="NONE",
            col_widths=widths,
            line_height=5,
            first_row_as_headings=False,
        ):
            pass
        self.ln(2)

    def write_all(self) -> tuple[int, tuple[float, float, float, float]]:
        """Returns the signature's page index and box (points, from the lower left)."""
        content = self.content
        self.add_page()
        for line in content.letterhead:
            self.paragraph(line, "B", 13, "C")
        for line in content.contact:
            self.paragraph(line, "", 9, "C")
        self.line(25, self.y + 1, 189, self.y + 1)
        self.line(25, self.y + 2, 189, self.y + 2)
        self.ln(6)
        self.paragraph(content.title, "BU", 13, "C")
        self.paragraph(f"Nomor : {content.permit_number}", "", 11, "C")
        self.ln(3)
        for label, items in (
            ("Menimbang", content.considering),
            ("Mengingat", content.legal_basis),
        ):
            numbered = enumerate(items, 1)
            self.listing(
                [(label if n == 1 else "", f"{n}.", item) for n, item in numbered], (5, 2, 23)
            )
        self.paragraph(content.opening)
        self.listing([(row.label, ":", "\n".join(row.values)) for row in content.rows], (9, 1, 20))
        for text in content.body:
            self.paragraph(text)
        self.listing([(f"{n}.", item) for n, item in enumerate(content.conditions, 1)], (2, 28))
        self.paragraph(content.closing)
        return self.signer_block()

    def signer_block(self) -> tuple[int, tuple[float, float, float, float]]:
        content = self.content
        if self.will_page_break(75):
            self.add_page()
        self.set_left_margin(98)
        self.ln(4)
        self.paragraph(f"Ditetapkan di : {content.place}", align="L")
        self.paragraph(f"pada tanggal : {indonesian_date(content.issued_on)}", align="L")
        self.paragraph(f"{content.signer.title.upper()},", "B", align="L")
        code = io.BytesIO()
        segno.make(content.verification_url, error="m", micro=False).save(code, kind="png", scale=8)
        self.image(code, 98, self.y, 27, 27)
        k = self.k
        box = (98 * k, self.h_pt - (self.y + 27) * k, 125 * k, self.h_pt - self.y * k)
        page = self.page_no() - 1
        self.set_y(self.y + 28)
        self.paragraph(content.signer.name, "BU", align="L")
        self.paragraph(content.signer.rank, align="L")
        self.paragraph(f"NIP {content.signer.nip}", align="L")
        self.set_left_margin(25)
        for number, name in enumerate(content.copies_to, 1):
            self.paragraph(f"{number}. {name}", "", 9, "L")
        return page, box


def straightforward(content: LetterContent, fonts: Path, key_file: Path) -> bytes:
    plain = PlainLetter(content, fonts)
    page, box = plain.write_all()
    signer = signers.SimpleSigner.load_pkcs12(str(key_file), passphrase=PASSWORD)
    metadata = signers.PdfSignatureMetadata(
        field_name="TTE",
        name=content.signer.name,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    signed = signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(bytes(plain.output()))),
        metadata,
        signer=signer,
        new_field_spec=fields.SigFieldSpec("TTE", on_page=page, box=box),
    )
    return signed.getvalue()


def ours(content: LetterContent, renderer: FpdfLetterRenderer, signer: Pkcs12Signer) -> bytes:
    rendered = renderer.render(content)
    request = SignatureRequest(
        signer_name=content.signer.name,
        reason="Penerbitan izin",
        location=content.place,
        field_name="TTE",
        box=rendered.signature_box,
        signed_at=datetime.now(UTC),
    )
    return signer.sign(rendered.pdf, request)


def checked(pdf: bytes, checker: PadesChecker) -> bytes:
    """As the service always does before it publishes one."""
    report = checker.check(pdf)
    if not report.good:
        raise AssertionError(f"our own signature was not good: {', '.join(report.reasons)}")
    return pdf


def measure(rounds: int = 15) -> dict[str, Any]:
    """Medians in milliseconds, permits a second on one core, and the ratio.

    Each way runs once before the clock starts: what is paid once per process is not a permit's
    cost; ``start_ms`` reports it.
    """
    letters = [letter(96 + turn) for turn in range(rounds + 1)]
    fonts = Path(importlib.util.find_spec("font_caladea").submodule_search_locations[0]) / "files"
    authority = DevelopmentAuthority.create(now=datetime.now(UTC))
    key, checker = authority.pkcs12(PASSWORD, now=datetime.now(UTC)), PadesChecker([authority.pem])
    with tempfile.TemporaryDirectory() as folder:
        key_file = Path(folder) / "signer.p12"
        key_file.write_bytes(key)
        begun = process_time()
        renderer, signer = FpdfLetterRenderer(), Pkcs12Signer(key, PASSWORD, stage="test")
        start = process_time() - begun
        ways: dict[str, Callable[[LetterContent], bytes]] = {
            "straightforward": lambda content: straightforward(content, fonts, key_file),
            "ours": lambda content: ours(content, renderer, signer),
            "ours_with_check": lambda content: checked(ours(content, renderer, signer), checker),
            "ours_render_only": lambda content: renderer.render(content).pdf,
        }
        first, *more = letters
        sizes = {name: len(way(first)) for name, way in ways.items()}
        times: dict[str, list[float]] = {name: [] for name in ways}
        for content in more:
            for name, way in ways.items():
                begun = process_time()
                way(content)
                times[name].append(process_time() - begun)
    middle = {name: median(values) for name, values in times.items()}
    return {
        "rounds": rounds,
        "start_ms": round(start * 1000, 1),
        "median_ms": {name: round(value * 1000, 2) for name, value in middle.items()},
        "per_second": {name: round(1 / value, 1) for name, value in middle.items()},
        "bytes": sizes,
        "ratio": round(middle["straightforward"] / middle["ours"], 2),
        "at_least": AT_LEAST,
    }


def show(result: dict[str, Any]) -> None:
    rows = [
        (name.replace("_", " "), value, result["per_second"][name], result["bytes"][name])
        for name, value in result["median_ms"].items()
    ]
    print(table(("way", "ms a permit", "permits a second", "bytes"), rows))
    print(f"paid once per process: {result['start_ms']} ms")
    print(f"ratio {result['ratio']} (at least {AT_LEAST})")


if __name__ == "__main__":
    show(measure())
