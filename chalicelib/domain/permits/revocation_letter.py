"""The text of the decree (keputusan) that takes a permit back, and the way to its signed file.

Placeholders, besides those of the office and ``permit.number`` and ``permit.issued_on`` of the
decree: ``revoked.type_name``, ``.number``, ``.issued_on``, ``.valid_until``, ``.holder`` and
``.reason``.
"""

from datetime import date

from chalicelib.domain.errors import NotFound
from chalicelib.domain.permits.composing import public_page
from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.permits.letter_words import UNLIMITED, compose_letter, office_words
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.wording import Text, clean, indonesian_date


def decree_letter(
    ports: Ports, permit: Permit, decree: RevocationDecree, signer: SignerBlock, on: date
) -> LetterContent:
    """In its final words. Without a number it is a preview: watermarked, and leading nowhere; the
    code of the other leads to the permit's page, which names it."""
    words = ports.stationery.words
    preview = not decree.number
    return compose_letter(
        ports.stationery.revocation.letter,
        _variables(ports, permit, decree.reason, decree.number or words.number_later, on),
        stationery=ports.stationery,
        signer=signer,
        issued_on=on,
        verification_url="" if preview else public_page(ports, permit.permit_id),
        footer=ports.stationery.revocation_preview_footer if preview else None,
        watermark=words.watermark if preview else "",
    )


def _variables(ports: Ports, permit: Permit, reason: str, number: str, on: date) -> dict[str, Text]:
    office, until = ports.office, permit.valid_until
    return {
        **office_words(office),
        "revoked.type_name": clean(permit.type_name),
        "revoked.number": clean(permit.number),
        "revoked.issued_on": indonesian_date(permit.issued_on),
        "revoked.valid_until": indonesian_date(until) if until else UNLIMITED,
        "revoked.holder": clean(permit.holder_name),
        "revoked.reason": clean(reason),
        "office.head": clean(office.head.title),
        "applicant.name": clean(permit.holder_name),
        "type.name": "Pencabutan izin",
        "permit.number": clean(number),
        "permit.issued_on": indonesian_date(on),
    }


def decree_link(ports: Ports, permit: Permit) -> str:
    """To the signed decree as a PDF, for five minutes.

    :raises NotFound: ``no-revocation-letter``: it is in force, or was revoked before decrees were
        made here.
    """
    letter = permit.revocation.letter if permit.revocation else None
    if permit.revocation is None or letter is None:
        raise NotFound("no-revocation-letter")
    name = f"pencabutan-{permit.revocation.on.isoformat()}.pdf"
    return ports.permit_files.download_link(letter.key, letter.version_id, name)
