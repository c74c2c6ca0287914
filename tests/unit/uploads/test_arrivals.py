"""A scan of somebody who is registering is judged for their registration."""

from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.records import KtpState, Registration
from chalicelib.domain.arrivals.checking import check_arrived
from tests.fakes.papers import REFUSED_CONTENT
from tests.fakes.ports import FakePorts
from tests.unit.accounts.world import ADDRESS, form


def test_the_verdict_on_a_scan_goes_to_the_registration_that_awaits_it() -> None:
    ports = FakePorts()
    started = registration.start(ports, form(), ADDRESS)
    identity = started.registration.registration_id

    def after(data: bytes) -> tuple[str, Registration]:
        _, asked = registration.new_ktp_upload(ports, identity, started.secret)
        ports.files.receive(asked, data)
        said = check_arrived(ports, asked.key, None, None)
        return said, registration.own_registration(ports, identity, started.secret)

    said, now = after(REFUSED_CONTENT)
    assert (said, now.ktp_state, now.ktp) == ("refused", KtpState.REFUSED, None)
    said, now = after(b"a good scan")
    assert (said, now.ktp_state) == ("accepted", KtpState.ACCEPTED)
    assert now.ktp and ports.files.read_clean(now.ktp.key, now.ktp.version_id)
