"""One spelling for what is looked up, whatever was typed or pasted."""

import pytest

from chalicelib.domain.lookups import code_key, name_key, number_key

NUMBER = "098-036/IP/DPMPTSPNAKER/II/2026"


@pytest.mark.parametrize(
    "typed",
    [
        "098-036/ip/dpmptspnaker/ii/2026",
        " 098 - 036 / IP / DPMPTSPNAKER / II / 2026 ",
        "098–036/IP/DPMPTSPNAKER/II/2026.",
        "098\u2011036/IP/DPMPTSPNAKER/II/2026",
        "098−036∕IP∕DPMPTSPNAKER∕II∕2026",
        "\u202a098-036/IP/DPMPTSPNAKER/II/2026\u202c",
        "\u200e098-036/IP/DPMPTSPNAKER/II/2026,",
        "098\u00ad-036/IP/DPMPTSPNAKER/\u00a0II/2026",
        "NOMOR 098-036/IP/DPMPTSPNAKER/II/2026",
        "Nomor : 098-036/IP/DPMPTSPNAKER/II/2026",
        "No. 098-036/IP/DPMPTSPNAKER/II/2026",
        "０９８-０３６/IP/DPMPTSPNAKER/II/２０２６",
    ],
)
def test_a_number_is_the_same_in_every_spelling(typed: str) -> None:
    assert number_key(typed) == NUMBER


def test_a_decree_s_number_is_found_as_it_stands_on_the_decree() -> None:
    assert number_key("NOMOR 414 TAHUN 2020") == number_key("414 Tahun  2020") == "414TAHUN2020"
    assert number_key("NOVA/7") == "NOVA/7"


@pytest.mark.parametrize("typed", ["0A1B2C", "oaib2c", "0A–1B\u20112C", "\u200f0a 1b 2c."])
def test_a_code_is_the_same_in_every_spelling(typed: str) -> None:
    assert code_key(typed) == "0A1B2C"


@pytest.mark.parametrize(
    "typed", ["NUR'AINI", "Nur’Aini", "nurʼaini", "Nur`aïni.", "Nur´aini", "\u202bNur‘aini"]
)
def test_a_name_is_the_same_with_any_apostrophe(typed: str) -> None:
    assert name_key(typed) == "nuraini"


@pytest.mark.parametrize(
    "typed", ["Az-Zahra", "AZ–ZAHRA", "az\u2011zahra", "Az  Zahra", "Az − Zahra"]
)
def test_a_name_is_the_same_with_any_dash(typed: str) -> None:
    assert name_key(typed) == "az zahra"
