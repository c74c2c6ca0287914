"""Whom the stories are about. None of them exists."""

from demo.citizen import Citizen, Say
from demo.client import Browser


def say_nothing(_who: str, _what: str) -> None:
    """For a story that nobody reads."""


def student(browser: Browser, say: Say = say_nothing) -> Citizen:
    """Who wants a research permit; not registered yet."""
    return Citizen(
        browser,
        say,
        "Rahmat Hidayat",
        "1302100503030004",
        "rahmat@kampus.example",
        {
            "birth_place": "Solok",
            "birth_date": "2003-03-05",
            "sex": "male",
            "occupation": "Mahasiswa",
            "whatsapp": "081234567801",
        },
    )


def nurse(browser: Browser, say: Say = say_nothing, email: str = "yulia@surat.example") -> Citizen:
    """A midwife who wants her practice permit renewed; not registered yet."""
    return Citizen(
        browser,
        say,
        "Yulia Ramadhani",
        "1302106507910002",
        email,
        {
            "title_after": "S.Tr.Keb., Bdn.",
            "birth_place": "Koto Baru",
            "birth_date": "1991-07-25",
            "sex": "female",
            "occupation": "Bidan",
            "whatsapp": "081234567802",
        },
    )
