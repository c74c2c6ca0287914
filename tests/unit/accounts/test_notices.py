"""By which ways a notice goes out: never to an address that is none."""

import pytest

from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen

NUMBER = "+6281234567890"


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({"whatsapp": NUMBER, "proven_whatsapp": NUMBER}, [(Channel.WHATSAPP, NUMBER)]),
        ({"whatsapp": NUMBER, "proven_whatsapp": ""}, [(Channel.EMAIL, None)]),
    ],
    ids=["a number alone", "on paper"],
)
def test_without_an_e_mail_address_no_e_mail_is_addressed(
    ways: dict[str, str], told: list[tuple[Channel, str | None]]
) -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, email="", **ways)
    account = ports.accounts.find(citizen.account_id)
    assert account
    sent = notice(ports, "password_changed", account, Language.INDONESIAN, about="x")
    assert [(one.channel, one.recipient.address) for one in sent] == told
