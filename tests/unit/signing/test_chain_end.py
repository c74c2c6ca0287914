"""How many days the certificates hold: what an alarm looks at."""

from datetime import timedelta

import pytest

from chalicelib.adapters.signing.chain_end import ParameterChain
from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.domain import sweeping
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support.signing import NOW


def test_of_a_chain_the_first_end_counts() -> None:
    older = DevelopmentAuthority.create(now=NOW - timedelta(days=365))
    newer = DevelopmentAuthority.create(now=NOW)
    first = ParameterChain(lambda: newer.pem + older.pem).first_end()
    assert first == ParameterChain(lambda: older.pem).first_end()
    assert first != ParameterChain(lambda: newer.pem).first_end()


@pytest.mark.parametrize(("left", "days"), [(timedelta(days=8, hours=1), 8), (-timedelta(1), 0)])
def test_the_sweeper_counts_the_days(left: timedelta, days: int) -> None:
    ports = FakePorts()
    ports.signing_chain.ends = ports.clock.now() + left
    assert sweeping.sweep(ports, duties()).certificate_days == days


def test_a_stage_without_a_chain_has_no_day_left() -> None:
    assert ParameterChain(lambda: "").first_end() is None
    ports = FakePorts()
    ports.signing_chain.ends = None
    assert sweeping.sweep(ports, duties()).certificate_days == 0
