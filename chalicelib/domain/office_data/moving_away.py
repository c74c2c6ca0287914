"""All data is taken out of the service, by whoever has the deployer's credentials and nobody else:
the office hears of it before the first record leaves, and it is noted for good."""

from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.power import guarding
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.office_data.auditing import chain_on
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Language


def tell_of_export(ports: Ports, operator: str, fingerprint: str) -> int:
    """For ``infra/ops`` alone. ``fingerprint`` (hex) is of the certificate that can open the copy.

    :returns: how many messages went out, to the head and the administrators.
    """
    told = [
        message
        for one in guarding(ports)
        for message in notice(
            ports,
            "data_exported",
            one,
            Language.INDONESIAN,
            about=fingerprint,
            operator=operator,
            fingerprint=fingerprint,
        )
    ]
    said = Event(
        "data-exported",
        SYSTEM,
        SYSTEM,
        public=False,
        details={"operator": operator, "fingerprint": fingerprint},
    )
    ports.commit(*chain_on(ports, said), *map(Add, told))
    ports.announcer.announce(told)
    return len(told)
