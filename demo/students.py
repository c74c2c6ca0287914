"""As many students as are wanted, each on a device and at an address of their own."""

from dataclasses import replace
from typing import Any

from requests.adapters import HTTPAdapter

from demo import people
from demo.citizen import Citizen
from demo.client import Browser


class _From(HTTPAdapter):
    """From this address: of the loopback network every one is ours."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **given: Any) -> None:
        super().init_poolmanager(*args, **given, source_address=(self._address, 0))


def one_of_many(browser: Browser, number: int) -> Citizen:
    """``number`` from 1: nobody else has this NIK, address, e-mail or telephone."""
    block, host = divmod(number, 250)
    browser.session.mount(browser.origin, _From(f"127.0.{1 + block}.{1 + host}"))
    student = people.student(browser)
    return replace(
        student,
        nik=f"130210050303{number:04}",
        email=f"mahasiswa{number}@kampus.example",
        person=student.person | {"whatsapp": f"08123456{number:04}"},
    )
