from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from chalicelib.handlers import wiring
from infra.local.stack import LocalStack
from tests.integration.public_api.office import Office
from tests.support import signing
from tests.support.people import a_citizen, an_officer
from tests.unit.permits_public.world import application, permit


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """For a file of tests. That of the scope "package" would stay to the end of all tests where the
    folder is no package, and its readers would go on in those of others."""
    with LocalStack(sweep_seconds=3600, demo_accounts=False) as stack:
        ports = wiring.ports()
        holder = a_citizen(ports, 1)
        now = datetime.now(UTC)
        signed = ports.signer.sign(signing.letter(), signing.a_request(signed_at=now))
        key = "permits/app-1/genuine.pdf"
        _, version = ports.permit_files.put_once(key, signed)
        genuine = permit(
            ports,
            1,
            pdf=signed,
            holder_id=holder.account_id,
            key=key,
            version_id=version,
            valid_until=None,
        )
        application(ports, applicant_id=holder.account_id)
        yield Office(
            stack.url,
            ports,
            holder,
            a_citizen(ports, 2),
            an_officer(ports, "back_office", number=3),
            signed,
            genuine,
        )
