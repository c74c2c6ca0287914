"""Messages about an application: which template, to whom, by which channels."""

from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.ports import Ports
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.wording import indonesian_date


def to_applicant(
    ports: Ports, application: Application, template: str, *, page: str = "", **params: str
) -> list[Message]:
    """One message by the ways that its reader wants (``delivery/ways.py``), about this application;
    its standard params are filled in. ``page``: of the site, which its link leads to; left out,
    that of the application."""
    if page:
        params["url"] = f"{ports.public_url}{page}"
    recipient = RecipientRef(account_id=application.applicant_id)
    made = _message(ports, recipient, template, application, params)
    return [made.replace(also=(Channel.WHATSAPP,))]


def to_address(
    ports: Ports, application: Application, address: str, template: str, **params: str
) -> list[Message]:
    """An e-mail to somebody without an account, such as the campus."""
    return [_message(ports, RecipientRef(address=address), template, application, params)]


def _message(
    ports: Ports,
    recipient: RecipientRef,
    template: str,
    application: Application,
    params: dict[str, str],
) -> Message:
    now = ports.clock.now()
    return Message(
        message_id=ports.ids.new_id(),
        template=template,
        channel=Channel.EMAIL,
        recipient=recipient,
        params=_standard_params(ports, application) | params,
        created_at=now,
        due_at=now,
        subject_id=application.application_id,
    )


def _standard_params(ports: Ports, application: Application) -> dict[str, str]:
    promised = application.promised_on
    return {
        "name": application.applicant.full_name if application.applicant else "",
        "permit_type": type_name(ports, application.type_id).id,
        "receipt": application.receipt,
        "tracking_code": application.tracking_code,
        "registration_number": application.registration_number or "-",
        "promised_on": indonesian_date(promised) if promised else "-",
        "promised_days": str(application.promised_days),
        "url": f"{ports.public_url}/permohonan/{application.application_id}",
    }
