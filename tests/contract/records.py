"""Records with every field filled, for the contract of the stores."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.domain.applications.claims import FrozenType
from chalicelib.domain.applications.committing import noted
from chalicelib.domain.applications.document import CleanFile, Document, Mark, Upload
from chalicelib.domain.applications.model import (
    Applicant,
    Application,
    Correction,
    Decision,
    FieldCorrection,
    Outcome,
    Pause,
    Phase,
)
from chalicelib.domain.audit.notes import Event, Note
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.permits.model import Permit, Publication
from chalicelib.domain.review.signing_batch import BatchItem, Refused, SigningBatch
from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.domain.storage import Add, RememberedAnswer
from tests.fakes.ports import office_data

NOW = datetime(2026, 3, 2, 2, 0, 0, 123456, tzinfo=UTC)
PERMIT_TYPE = office_data().get("penelitian", NOW.date())
FROZEN_TYPE = FrozenType.of(PERMIT_TYPE)


def application(identity: str = "a1", **changes: Any) -> Application:
    """In review at the first step, after one return."""
    values: dict[str, Any] = {
        "application_id": identity,
        "version": 1,
        "type_id": "penelitian",
        "rule_set": PERMIT_TYPE.rule_set,
        "kind": ApplicationKind.NEW,
        "phase": Phase.REVIEW,
        "receipt": f"P-{identity}",
        "tracking_code": "ABC123",
        "created_at": NOW,
        "updated_at": NOW,
        "applicant_id": "citizen",
        "applicant": Applicant(
            account_id="citizen",
            nik="1302105705900001",
            name="Ani Contoh",
            title_after="S.E.",
            birth_place="Solok",
            birth_date=date(1990, 5, 17),
            sex="female",
            occupation="Mahasiswa",
            address="Jorong Simpang, Koto Baru",
            email="ani@contoh.id",
            whatsapp="+6281200000001",
        ),
        "data": {"judul": "Émail & “kutipan”", "lokasi": [{"name": "Talang", "note": None}]},
        "documents": {
            "ktp": Document(
                upload=Upload(upload_id="u2", issued_at=NOW, refused="too_large", params={"n": 1}),
                file=CleanFile(
                    key="k", version_id="v", sha256="0", size=1, media_type="image/jpeg",
                    pages=2, checked_at=NOW, warnings=("blurred",),
                ),
                mark=Mark(
                    accepted=False, reason="buram", officer_id="o", role="back_office", at=NOW
                ),
            )
        },
        "steps": PERMIT_TYPE.steps,
        "step_opened_at": NOW,
        "due_at": NOW + timedelta(days=1),
        "decisions": (
            Decision(
                step="back_office", outcome=Outcome.RETURNED, officer_id="o", officer_name="O",
                role="back_office", at=NOW,
            ),
        ),
        "correction": Correction(
            at=NOW, message="m", documents={"ktp": "buram"},
            fields=(FieldCorrection(field="judul", reason="terlalu umum"),),
        ),
        "pauses": (Pause(started_on=date(2026, 3, 2), ended_on=date(2026, 3, 3)),),
        "submitted_at": NOW,
        "type_digest": FROZEN_TYPE.digest,
    }  # fmt: skip
    return Application(**{**values, **changes})


def note(seq: int = 1, subject: str = "app#a1", **changes: Any) -> Note:
    _, notes = noted(application(), [Event("claimed", "o", "back_office", "O", "teks")], NOW)
    return notes[0].replace(subject=subject, seq=seq, **changes)


def message(identity: str = "m1", **changes: Any) -> Message:
    values: dict[str, Any] = {
        "message_id": identity,
        "template": "submitted",
        "channel": Channel.EMAIL,
        "recipient": RecipientRef(account_id="citizen"),
        "params": {"name": "Ani"},
        "created_at": NOW,
        "due_at": NOW,
        "subject_id": "a1",
    }
    return Message(**{**values, **changes})


def permit(identity: str = "p1", **changes: Any) -> Permit:
    values: dict[str, Any] = {
        "permit_id": identity,
        "application_id": "a1",
        "type_id": "penelitian",
        "type_name": "Izin Penelitian",
        "number": f"070/{identity}",
        "registration_number": "1/SISFO/III/2026",
        "holder_id": "citizen",
        "holder_name": "Ani Contoh",
        "holder_nik_masked": "1302**********01",
        "signer_name": "Kepala",
        "issued_at": NOW,
        "issued_on": date(2026, 3, 2),
        "valid_until": date(2026, 6, 30),
        "key": "permits/a1/p1.pdf",
        "version_id": "v1",
        "sha256": f"digest-{identity}",
        "size": 12,
    }
    return Permit(**{**values, **changes})


def publication(identity: str = "r1", **changes: Any) -> Publication:
    values: dict[str, Any] = {
        "publication_id": identity,
        "permit_id": "p1",
        "title": "Kepuasan Warga",
        "author": "Ani Contoh",
        "valid_until": date(2026, 6, 30),
        "published_at": NOW,
        "file": CleanFile(
            key="k", version_id="v", sha256="0", size=1, media_type="application/pdf",
            checked_at=NOW,
        ),
    }  # fmt: skip
    return Publication(**{**values, **changes})


def answer(account_id: str = "citizen", key: str = "k1") -> Add:
    return Add(
        RememberedAnswer(
            account_id=account_id,
            key=key,
            digest="digest",
            answer='{"a":1}',
            expires_at=datetime(2033, 5, 18, tzinfo=UTC),
        )
    )


def testimonial(identity: str = "t1", **changes: Any) -> Testimonial:
    values: dict[str, Any] = {
        "testimonial_id": identity,
        "permit_id": "p1",
        "type_id": "penelitian",
        "type_name": "Izin Penelitian",
        "first_name": "Ani",
        "text": "Pelayanannya cepat.",
        "given_at": NOW,
    }
    return Testimonial(**{**values, **changes})


def batch(**changes: Any) -> SigningBatch:
    refused = Refused(
        code="documents-refused",
        params={"officer": "Rudi"},
        fields=(("documents.ktp", "document-marked-wrong"),),
    )
    values: dict[str, Any] = {
        "batch_id": "b1",
        "officer_id": "head",
        "created_at": NOW,
        "version": 1,
        "items": (
            BatchItem(application_id="a1", version=7),
            BatchItem(application_id="a2", version=3, refused=refused),
        ),
    }
    return SigningBatch(**{**values, **changes})
