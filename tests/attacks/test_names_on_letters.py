"""A letter names its holder as the holder saw it and confirmed it (docs/domain.md §9, names)."""

import pytest

from chalicelib.domain.accounts.particulars import ParticularsEdit
from chalicelib.domain.accounts.profile import edit_profile
from chalicelib.domain.errors import InvalidInput
from tests.support.cases import Case, a_complete_draft

KEPT = {"name": "WARGA CONTOH", "title_before": "", "title_after": "S.Keb"}


def renamed(case: Case, **typed: str) -> str:
    """What the profile and the page before sending show from then on."""
    account = case.ports.accounts.find(case.applicant.account_id)
    assert account is not None
    wanted = ParticularsEdit.model_validate(typed)
    return edit_profile(case.ports, case.applicant, account.version, wanted).full_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"name": "LA ODE MUHAMMAD ALI"}, "La Ode Muhammad Ali"),
        ({"name": "NI KADEK SRI", "title_before": "dr."}, "dr. Ni Kadek Sri"),
        ({"name": "ni kadek sri", "title_before": "Dr."}, "Dr. Ni Kadek Sri"),
        ({"name": "DG. NAI", "title_before": "HJ."}, "Hj. Dg. Nai"),
        ({"name": "AL FATIH BIN UMAR", "title_after": "S.KOM"}, "Al Fatih bin Umar, S.Kom."),
    ],
)
def test_a_name_stands_on_the_letter_as_it_was_shown_before_sending(
    typed: dict[str, str], shown: str
) -> None:
    case = a_complete_draft()
    assert renamed(case, **KEPT | typed).startswith(shown)
    seen = case.ports.accounts.find(case.applicant.account_id).full_name
    case.submit()
    renamed(case, name="Orang Lain")  # what was confirmed is sent, and stays
    case.issue()
    (letter,) = case.ports.letters.contents
    assert seen in [value for row in letter.rows for value in row.values]


@pytest.mark.parametrize(
    ("born", "taken"),
    [("1906-01-01", True), ("1905-12-31", False), ("1900-03-02", False), ("2026-03-02", True),
     ("2026-03-03", False), ("2126-03-02", False)],
)  # fmt: skip
def test_a_year_that_no_living_person_was_born_in_is_asked_about(born: str, taken: bool) -> None:
    """It is 2 March 2026."""
    case = a_complete_draft()
    if taken:
        renamed(case, birth_date=born)
        return
    with pytest.raises(InvalidInput) as refused:
        renamed(case, birth_date=born)
    future = born > "2026-03-02"
    assert [(one.path, one.code) for one in refused.value.fields] == [
        ("birth_date", "date-in-future" if future else "date-out-of-range")
    ]
