"""A letter names its holder as the holder saw it and confirmed it (docs/domain.md §9, names)."""

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.accounts.particulars import ParticularsEdit
from chalicelib.domain.accounts.profile import edit_profile
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.people.names import parse_name, parse_title
from chalicelib.domain.text import Language
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


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Hj. Siti Aminah", {"before": "Hj.", "name": "Siti Aminah", "after": "-"}),
        ("DRG SITI AMINAH, M.KES", {"before": "drg.", "name": "Siti Aminah", "after": "M.Kes."}),
        ("dr. La Ode Ali, Sp.A", {"before": "dr.", "name": "La Ode Ali", "after": "Sp.A"}),
        ("Dr. Ni Kadek Sri", {"before": "Dr.", "name": "Ni Kadek Sri", "after": "-"}),
    ],
)
def test_a_title_in_a_name_is_shown_apart_for_the_person_to_confirm(
    typed: str, parts: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_name(typed)
    (problem,) = refused.value.fields
    assert (problem.code, problem.params) == ("titles-in-name", parts)
    texts = TemplateCatalogue().problem_texts
    said = texts.of_field(problem.code, Language.INDONESIAN, problem.params)
    assert parts["name"] in said


@pytest.mark.parametrize("typed", ["DR.", "DR", "Prof. DR."])
def test_nobody_guesses_whether_a_physician_or_a_doctor_is_meant(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_title(typed)
    assert [problem.code for problem in refused.value.fields] == ["which-doctor"]
    assert (parse_title("dr."), parse_title("Dr.")) == ("dr.", "Dr.")


@pytest.mark.parametrize("name", ["H. Agus Salim", "M. Yusuf", "Suharto", "Nur'aini binti Ali"])
def test_an_honest_name_is_taken_as_it_is(name: str) -> None:
    assert parse_name(name) == name
