"""Scans of what never became an account are gone after their period (docs/checks.md 62)."""

import pytest

from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.model import KtpScan
from chalicelib.domain.accounts.scans import erase_scans
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import Conflict
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.unit.accounts.world import ACCEPTED, ADDRESS, form


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


def sent_in(ports: FakePorts, times: int = 1) -> tuple[str, str]:
    """Id and secret of a registration whose scan was sent so many times, the last one accepted."""
    started = registration.start(ports, form(), ADDRESS)
    identity = started.registration.registration_id
    for number in range(times):
        if number:
            registration.new_ktp_upload(ports, identity, started.secret)
        accepted(ports, identity, started.secret)
    return identity, started.secret


def accepted(ports: FakePorts, identity: str, secret: str) -> None:
    now = registration.own_registration(ports, identity, secret)
    key = f"registration/{identity}/ktp/{now.ktp_upload_id}"
    version = ports.files.store_clean(key, b"scan", "image/jpeg")
    scan = KtpScan(key=key, version_id=version)
    registration.record_ktp_verdict(ports, identity, now.ktp_upload_id, ACCEPTED, scan)


def link(ports: FakePorts) -> str:
    """The token of the only link to verify."""
    [mail] = [m for m in stored.messages(ports) if m.template == "verify_registration"]
    token: str = mail.params["link"].partition("#token=")[2]
    return token


def erased(ports: FakePorts) -> int:
    duties = Duties(lambda *_: None)
    found = erase_scans(ports, duties, limit=10)
    assert duties.passed_over == 0
    return found


def kept(ports: FakePorts) -> list[str]:
    return [key for key in ports.files.clean if key.startswith("registration/")]


def test_the_scan_of_a_registration_that_came_to_nothing_is_erased(ports: FakePorts) -> None:
    sent_in(ports, 2)
    assert erased(ports) == 0
    ports.clock.advance(hours=48)
    assert erased(ports) == 0
    ports.clock.advance(hours=1)
    assert len(kept(ports)) == 2
    assert erased(ports) == 1
    assert kept(ports) == []
    assert erased(ports) == 0


def test_who_asks_for_the_link_again_has_as_long_again(ports: FakePorts) -> None:
    identity, secret = sent_in(ports)
    ports.clock.advance(hours=40)
    registration.complete(ports, identity, secret, Language.INDONESIAN)
    ports.clock.advance(hours=23)
    assert erased(ports) == 0
    assert follow_link(ports, link(ports), None).account.ktp
    ports.clock.advance(hours=2)
    assert erased(ports) == 1


def test_of_an_account_only_the_scan_that_counts_stays(ports: FakePorts) -> None:
    identity, secret = sent_in(ports, 3)
    registration.complete(ports, identity, secret, Language.INDONESIAN)
    account = follow_link(ports, link(ports), None).account
    assert len(kept(ports)) == 3
    ports.clock.advance(hours=49)
    assert erased(ports) == 1
    assert account.ktp and kept(ports) == [account.ktp.key]


def test_a_link_makes_no_account_while_another_scan_is_awaited(ports: FakePorts) -> None:
    identity, secret = sent_in(ports)
    registration.complete(ports, identity, secret, Language.INDONESIAN)
    registration.new_ktp_upload(ports, identity, secret)
    with pytest.raises(Conflict, match="ktp-not-accepted"):
        follow_link(ports, link(ports), None)
    accepted(ports, identity, secret)
    assert follow_link(ports, link(ports), None).account.ktp
