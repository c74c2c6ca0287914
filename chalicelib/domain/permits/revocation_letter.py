"""The decree (keputusan) that takes a permit back: a number of its own, and the text to be signed.

Placeholders, besides those of the office and ``permit.number`` and ``permit.issued_on`` of the
decree: ``revoked.type_name``, ``.number``, ``.issued_on``, ``.valid_until``, ``.holder``,
``.reason`` and ``.url``, its public page.
"""

import hashlib

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.errors import NotFound
from chalicelib.domain.permits.composing import public_page, signer_of
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.letter_words import UNLIMITED, compose_letter, office_words
from chalicelib.domain.permits.model import Permit, Revocation
from chalicelib.domain.permits.numbering import permit_number, permit_series
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.placeholders import fill
from chalicelib.domain.storage import Add, AdvanceCounter, Change
from chalicelib.domain.wording import Text, clean, indonesian_date

FOLDER = "permits"
"""In the bucket of documents."""


def with_decree(
    ports: Ports, actor: Actor, permit: Permit, revocation: Revocation
) -> tuple[Revocation, list[Change]]:
    """The revocation with its number and decree, and what takes the number if nobody was faster.
    It leads officers to the permit's application."""
    numbering = ports.stationery.revocation.numbering
    series = permit_series(numbering, revocation.on)
    last = ports.counters.last(series)
    number = permit_number(numbering, last + 1, revocation.on, ports.office.code)
    numbered = revocation.replace(number=number)
    pdf = ports.letters.render(decree(ports, actor, permit, numbered)).pdf
    key = f"{FOLDER}/{permit.permit_id}/revocation/{ports.ids.new_id()}"
    letter = CleanFile(
        key=key,
        version_id=ports.files.store_clean(key, pdf, "application/pdf"),
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        media_type="application/pdf",
        checked_at=revocation.at,
    )
    claim = NumberClaim(
        number=number, application_id=permit.application_id, series=series, sequence=last + 1
    )
    return numbered.replace(letter=letter), [AdvanceCounter(series, last), Add(claim)]


def decree(ports: Ports, actor: Actor, permit: Permit, revocation: Revocation) -> LetterContent:
    """In its final words; the place of the signature is empty."""
    office, until = ports.office, permit.valid_until
    revoked = {
        "revoked.type_name": clean(permit.type_name),
        "revoked.number": clean(permit.number),
        "revoked.issued_on": indonesian_date(permit.issued_on),
        "revoked.valid_until": indonesian_date(until) if until else UNLIMITED,
        "revoked.holder": clean(permit.holder_name),
        "revoked.reason": clean(revocation.reason),
        "revoked.url": public_page(ports, permit.permit_id),
    }
    variables: dict[str, Text] = {
        **office_words(office),
        **revoked,
        "office.head": clean(office.head.title),
        "applicant.name": clean(permit.holder_name),
        "type.name": "Pencabutan izin",
        "permit.number": clean(revocation.number),
        "permit.issued_on": indonesian_date(revocation.on),
    }
    officer = ports.accounts.find(actor.account_id)
    return compose_letter(
        ports.stationery.revocation.letter,
        variables,
        stationery=ports.stationery,
        signer=signer_of(ports, officer, actor.acting_in(revocation.role)),
        issued_on=revocation.on,
        verification_url="",
        footer=fill(ports.stationery.revocation_footer, revoked),
    )


def decree_link(ports: Ports, permit: Permit) -> str:
    """To the decree as a PDF, for five minutes.

    :raises NotFound: ``no-revocation-letter``: it is in force, or was revoked before decrees were
        made here.
    """
    letter = permit.revocation.letter if permit.revocation else None
    if permit.revocation is None or letter is None:
        raise NotFound("no-revocation-letter")
    return ports.files.view_link(
        letter.key,
        letter.version_id,
        file_name=f"pencabutan-{permit.revocation.on.isoformat()}.pdf",
        media_type=letter.media_type,
        disposition="attachment",
    )
