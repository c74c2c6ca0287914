"""Papers that are of no type of their own, made up: the decree by which the office takes a permit
back, and the minutes of a visit (BAP)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.permits.composing import signer_of, valid_until
from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.numbering import permit_number
from chalicelib.domain.permits.revocation_letter import decree_letter
from chalicelib.domain.permits.sampling import SEQUENCE
from chalicelib.domain.review.field_visits import FieldVisit, Visitor, VisitResult
from chalicelib.domain.review.visit_minutes import minutes_letter
from infra.catalogue.samples import ISSUED_ON, sample_application, sample_ports

REASON = (
    "berdasarkan pemeriksaan tanggal 4 Januari 2027, tempat kegiatan tidak sesuai dengan alamat"
    " yang diizinkan dan teguran tertulis kedua tidak diindahkan"
)
FINDINGS = (
    "Ruang belajar sesuai dengan denah dan cukup untuk jumlah rombongan belajar. Sanitasi baik."
    " Pagar sisi timur sedang dibangun dan selesai sebelum kegiatan dimulai."
)


def every_paper(catalogue: TemplateCatalogue) -> Iterator[tuple[str, LetterContent]]:
    """The name of each, and what stands in it: the decree once, of a permit of the first type;
    minutes for each version of a type whose chain has a visit."""
    kinds = catalogue.all_versions()
    yield "pencabutan", sample_decree(next(kind for kind in kinds if kind.ends is None), catalogue)
    for kind in kinds:
        if any(step.field_visit for step in kind.steps):
            yield f"berita-acara.{kind.id}.{kind.rule_set}", sample_minutes(kind, catalogue)


def sample_decree(kind: PermitType, catalogue: TemplateCatalogue) -> LetterContent:
    """Of a permit of this type, on the day on which it was issued."""
    office, ports = catalogue.office, sample_ports(kind, catalogue.office)
    permit = _permit(kind, catalogue)
    decree = RevocationDecree(
        permit_id=permit.permit_id, application_id=permit.application_id, type_id=kind.id,
        permit_number=permit.number, type_name=permit.type_name, holder_name=permit.holder_name,
        reason=REASON, proposed_at=permit.issued_at, officer_id="", officer_name="", role="",
        number=permit_number(
            ports.stationery.revocation.numbering, SEQUENCE, ISSUED_ON, office.code
        ),
    )  # fmt: skip
    return decree_letter(ports, permit, decree, signer_of(ports, None), ISSUED_ON)


def sample_minutes(
    kind: PermitType, catalogue: TemplateCatalogue, findings: str = FINDINGS
) -> LetterContent:
    """Of a visit for an application of this type, with one photo."""
    ports = sample_ports(kind, catalogue.office)
    application = sample_application(kind, catalogue.office)
    photo = CleanFile(
        key="", version_id="", sha256="", size=1, media_type="image/jpeg",
        checked_at=application.created_at,
    )  # fmt: skip
    visit = FieldVisit(
        application_id=application.application_id,
        visited_on=ISSUED_ON - timedelta(days=3),
        place="Jalan Contoh Nomor 1, Nagari Batang Barus",
        findings=findings,
        result=VisitResult.FIT_AFTER_REPAIR,
        people=(
            Visitor(name="Yusrizal Contoh", position="Petugas lapangan"),
            Visitor(name="Yulia Contoh, M.Pd.", position="Kepala sekolah"),
        ),
        photos={"1": Document(file=photo)},
    )
    signer = SignerBlock(title=ports.stationery.words.visitor, name="Yusrizal Contoh, S.T.")
    return minutes_letter(ports, application, kind, visit, signer)


def _permit(kind: PermitType, catalogue: TemplateCatalogue) -> Permit:
    application = sample_application(kind, catalogue.office)
    number, permit_id = application.permit_identity
    return Permit(
        permit_id=permit_id, application_id=application.application_id, type_id=kind.id,
        type_name=kind.name.id, number=number, registration_number="", holder_id="",
        holder_name=application.person.full_name, holder_nik_masked="", signer_name="",
        issued_at=datetime.combine(ISSUED_ON, datetime.min.time(), UTC), issued_on=ISSUED_ON,
        valid_until=valid_until(kind, application), key="", version_id="", sha256="", size=1,
    )  # fmt: skip
