"""A local stack for each file: real Lambdas, real check of uploads, mails as sent."""

from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.handlers import wiring
from infra.local.stack import LocalStack
from tests.integration.accounts.people import PASSWORD, Api


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    with LocalStack() as running:
        yield running


@pytest.fixture(scope="module")
def api(stack: LocalStack) -> Api:
    return Api(stack)


@pytest.fixture(scope="module")
def citizen(api: Api) -> dict[str, Any]:
    return api.citizen()


@pytest.fixture(scope="module")
def administrator(api: Api) -> str:
    """An access token."""
    return _an_administrator(api, 1)


@pytest.fixture(scope="module")
def another_administrator(api: Api) -> str:
    return _an_administrator(api, 2)


def _an_administrator(api: Api, number: int) -> str:
    form = OfficerForm(
        nik=f"130210570585090{number}",
        name="Rina Marlina",
        email=f"admin{number}@contoh.id",
        whatsapp="081266667777",
        roles=("administrator",),
    )
    create_officer(wiring.ports(), None, form, password=PASSWORD)
    return api.token(form.nik)
