"""What the WhatsApp gateway hands in."""

from pydantic import ValidationError

from chalicelib.domain.conversations import inbound
from chalicelib.handlers import problems
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done

routes = Routes(__name__)


@routes.post(
    "/api/webhooks/whatsapp",
    access=Access.PUBLIC,
    raw_body="application/json",
    summary="What the WhatsApp gateway received, signed (docs/api.md)",
)
def whatsapp(call: Call) -> Done:
    inbound.require_genuine(
        call.ports,
        call.raw_body,
        call.headers.get("x-webhook-timestamp", ""),
        call.headers.get("x-webhook-signature", ""),
    )
    try:
        received = inbound.InboundMessage.model_validate_json(call.raw_body)
    except ValidationError as error:
        raise problems.from_validation(error) from None
    inbound.receive(call.ports, received)
    return Done()
