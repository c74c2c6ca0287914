"""A type's letter before anybody has applied for it, by a made-up case
(``catalogue/samples.py``)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.applications.model import Applicant, Application, Phase
from chalicelib.domain.catalogue.samples import Samples, sample_kind
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.office import Office
from chalicelib.domain.permits.composing import signer_of, unsigned_letter
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.letter_words import EndedFacts
from chalicelib.domain.permits.numbering import permit_number, registration_number
from chalicelib.domain.permits.ports import Ports

SEQUENCE = 96
EARLIER_ON = date(2022, 2, 14)
ENDED_SINCE = date(2025, 2, 14)
_WORKED_ON = timedelta(days=7)


def sample_preview(ports: Ports, samples: Samples, kind: PermitType, on: date) -> LetterContent:
    """As officers see a letter before it is signed, had that day been the day."""
    return unsigned_letter(
        ports,
        sample_application(samples, kind, ports.office, on),
        kind,
        sample_ended(samples, kind),
        signer=signer_of(ports, None),
        photo=samples.photo if kind.letter.photo_document else None,
    )


def sample_ended(samples: Samples, kind: PermitType) -> EndedFacts | None:
    """The permit that this paper would end."""
    if kind.ends is None:
        return None
    until = ENDED_SINCE.replace(year=ENDED_SINCE.year + 5)
    return EndedFacts(samples.ended[kind.ends.groups[0]], ENDED_SINCE, until)


def sample_data(samples: Samples, kind: PermitType) -> dict[str, Any]:
    earlier = permit_number(kind.numbering, SEQUENCE - 55, EARLIER_ON, "DPMPTSPNAKER")
    return samples.data(kind, earlier)


def sample_application(samples: Samples, kind: PermitType, office: Office, on: date) -> Application:
    """An application of this type on the day it is signed, with a number and the sample's
    answers."""
    numbering, accepted_on = kind.numbering, on - _WORKED_ON
    accepted = datetime.combine(accepted_on, time(2), UTC)
    photo = CleanFile(
        key="photo", version_id="1", sha256="", size=1, media_type="image/jpeg", checked_at=accepted
    )
    return Application(
        application_id="sample",
        version=1,
        type_id=kind.id,
        rule_set=kind.rule_set,
        kind=sample_kind(kind),
        phase=Phase.SIGNING,
        receipt="SAMPLE",
        tracking_code="SAMPLE",
        created_at=accepted,
        updated_at=accepted,
        applicant_id="sample",
        applicant=_applicant(samples, kind.id),
        data=sample_data(samples, kind),
        documents={name: Document(file=photo) for name in [kind.letter.photo_document] if name},
        registration_number=registration_number(numbering, SEQUENCE, accepted_on, office.code),
        permit_number=permit_number(numbering, SEQUENCE, on, office.code),
        permit_id="contoh",
        issue_date=on,
    )


def _applicant(samples: Samples, type_id: str) -> Applicant:
    person = samples.applicant
    before, _, after = samples.titled_name(type_id).partition(person.name)
    return Applicant(
        account_id="sample",
        nik="1302106005900001",
        title_before=before.strip(),
        title_after=after.removeprefix(",").strip(),
        email="rina@contoh.example",
        whatsapp="+6281200000001",
        **person.model_dump(),
    )
