"""From an application to the content of its letter: who, what, until when, signed by whom."""

from datetime import date

from chalicelib.domain.accounts.model import Account, Delegation
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.catalogue.term import last_day
from chalicelib.domain.office import Office
from chalicelib.domain.permits.ending import permit_to_end
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.permits.letter_words import (
    ApplicantFacts,
    Ended,
    PermitFacts,
    compose_letter,
    letter_variables,
)
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.renewal import follows
from chalicelib.domain.wording import Text


def public_page(ports: Ports, permit_id: str) -> str:
    """Where the QR leads: what anybody may know of this permit."""
    return f"{ports.public_url}/izin/{permit_id}"


SEX = {"male": "Laki-laki", "female": "Perempuan"}


def letter_for(
    ports: Ports,
    application: Application,
    permit_type: PermitType,
    officer: Account | None,
    acting: Delegation | None = None,
    *,
    photo: bytes | None,
) -> LetterContent:
    """The letter of a numbered application, in its final words; ``acting`` is by which delegation
    the officer signs, ``photo`` as ``photo_of`` gave it."""
    number, permit_id = application.permit_identity
    return compose_letter(
        permit_type.letter,
        variables_of(ports, application, permit_type, number),
        stationery=ports.stationery,
        signer=signer_of(ports, officer, acting),
        issued_on=application.signed_on,
        verification_url=public_page(ports, permit_id),
        photo=photo,
    )


def preview_of(
    ports: Ports,
    application: Application,
    permit_type: PermitType,
    officer: Account | None,
    acting: Delegation | None = None,
) -> LetterContent:
    """The same letter as if it were signed today, but without a number and what leads to it."""
    as_signed = signed_today(ports, application)
    return unsigned_letter(
        ports,
        as_signed,
        permit_type,
        permit_to_end(ports, as_signed, permit_type),
        signer=signer_of(ports, officer, acting),
        photo=photo_of(ports, application),
    )


def unsigned_letter(
    ports: Ports,
    dated: Application,
    permit_type: PermitType,
    ended: Ended | None,
    *,
    signer: SignerBlock,
    photo: bytes | None,
) -> LetterContent:
    """The letter of an application that has its day, with a watermark; ``ended`` is the permit
    that it would end."""
    words = ports.stationery.words
    return compose_letter(
        permit_type.letter,
        _variables(ports.office, dated, permit_type, words.number_later, ended),
        stationery=ports.stationery,
        signer=signer,
        issued_on=dated.signed_on,
        verification_url="",
        photo=photo,
        footer=ports.stationery.preview_footer,
        watermark=words.watermark,
    )


def signed_today(ports: Ports, application: Application) -> Application:
    today = ports.calendar.local_date(ports.clock.now())
    day = application.issue_date or today
    return application.replace(issue_date=day, follows=follows(ports, application, day))


def variables_of(
    ports: Ports, application: Application, permit_type: PermitType, number: str
) -> dict[str, Text]:
    """What a letter about this application may name, once it has its day."""
    ended = permit_to_end(ports, application, permit_type)
    return _variables(ports.office, application, permit_type, number, ended)


def _variables(
    office: Office,
    application: Application,
    permit_type: PermitType,
    number: str,
    ended: Ended | None,
) -> dict[str, Text]:
    applicant = application.person
    return letter_variables(
        applicant=ApplicantFacts(
            name=applicant.name,
            full_name_with_titles=applicant.full_name,
            nik=applicant.nik,
            birth_place=applicant.birth_place,
            birth_date=applicant.birth_date,
            sex=SEX.get(applicant.sex, ""),
            address=applicant.address,
            occupation=applicant.occupation,
            phone=applicant.whatsapp,
        ),
        rules=permit_type.fields,
        data=application.data,
        permit=PermitFacts(
            number=number,
            issued_on=application.signed_on,
            valid_until=valid_until(permit_type, application),
            registration_number=application.registration_number or "",
        ),
        office=office,
        type_name=permit_type.name.id,
        ended=ended,
    )


def signer_of(
    ports: Ports, officer: Account | None, acting: Delegation | None = None
) -> SignerBlock:
    """The officer's own post, or the head of office as the office's data name him. Who acts for
    another signs under that one's title, with Plh. or Plt. before it, and by their own name, rank
    and NIP (Permendagri 1/2023 on official letters)."""
    head = ports.office.head
    post = officer.post if officer else None
    if officer and acting:
        return SignerBlock(
            title=acting.position,
            name=officer.full_name,
            plain_name=officer.name,
            rank=post.rank if post else "",
            nip=post.nip if post else "",
            acting=acting.abbreviation,
        )
    if officer is None or post is None or not post.nip:
        return SignerBlock(
            title=head.title,
            name=head.name,
            plain_name=head.plain_name,
            rank=head.rank,
            nip=head.nip,
        )
    return in_own_name(officer, head.title)


def in_own_name(officer: Account, title: str) -> SignerBlock:
    """By the officer's own post; ``title`` where none is known."""
    post = officer.post
    return SignerBlock(
        title=(post.position if post else "") or title,
        name=officer.full_name,
        plain_name=officer.name,
        rank=post.rank if post else "",
        nip=post.nip if post else "",
    )


def valid_until(permit_type: PermitType, application: Application) -> date | None:
    """The last day in force; ``None``: no end."""
    return last_day(permit_type, application.data, application.follows or application.signed_on)


def photo_of(ports: Ports, application: Application) -> bytes | None:
    """What the letter shows of its holder, where its type wants that."""
    permit_type = ports.applications.frozen_type(application.application_id)
    if permit_type.letter.photo_document is None:
        return None
    document = application.documents.get(permit_type.letter.photo_document)
    if document is None or document.file is None:
        return None
    return ports.files.read_clean(document.file.key, document.file.version_id)
