"""Officers find files by number, NIK or words of a name, and nothing of that is left in clear."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import ErasedFor
from chalicelib.domain.applications.terms import nik_in, words_of
from chalicelib.domain.privacy.retention import erase_application
from chalicelib.domain.review import decisions, searching, workbench
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen, an_administrator


def found(case: Case, words: str, role: str = "back_office") -> list[str]:
    hits = searching.search(case.ports, case.staff[role], words, limit=25, cursor=None)
    return [item.application_id for item in hits.page.items]


@pytest.fixture
def case() -> Case:
    ports = FakePorts()
    applicant = a_citizen(ports, 7, name="Nur-Aïni Putri Contoh")
    return a_submitted_case(ports, applicant=applicant)


def test_by_any_word_of_a_name_or_several_in_any_order(case: Case) -> None:
    for words in ("nur", "AINI", "putri", "contoh nur", "Nur Aini  Putri", "pu\u200ftri", "Aïni."):
        assert found(case, words) == [case.application_id], words
    for words in ("nura", "put", "nur budi", "putri budi", "Aini Contohx"):
        assert found(case, words) == [], words


def test_by_nik_however_it_is_divided_but_only_whole(case: Case) -> None:
    nik = case.applicant.nik
    for words in (nik, f"{nik[:6]} {nik[6:12]}-{nik[12:]}", f"'{nik}."):
        assert found(case, words) == [case.application_id], words
    assert found(case, nik[:-1]) == found(case, nik[:-1] + "0") == []


def test_by_each_of_its_numbers_in_any_spelling(case: Case) -> None:
    receipt = case.now.receipt
    for words in (receipt, receipt.lower(), receipt.replace("-", " "), f" {receipt}. "):
        assert found(case, words) == [case.application_id], words
    case.approve()
    number = case.now.registration_number or ""
    for words in (number, number.lower(), number.replace("/", " "), number.replace("/", "-")):
        assert found(case, words) == [case.application_id], words
    assert found(case, "999/SISFO/III/2026") == []


def test_by_a_receipt_that_has_no_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = FakePorts()
    monkeypatch.setattr(ports.ids, "code", lambda length: "BCDFGH"[:length])
    case = a_submitted_case(ports)
    assert case.now.receipt == "P-BCDF-BCDF"
    for words in ("P-BCDF-BCDF", "p-bcdf-bcdf", "p bcdf bcdf"):
        assert found(case, words) == [case.application_id], words
    assert found(case, "Pramonowi") == []


def test_newest_first_and_page_by_page(case: Case) -> None:
    later = []
    for number in (8, 9):
        case.ports.clock.advance(days=1)
        applicant = a_citizen(case.ports, number, name=f"Putri Contoh {number}")
        later.append(a_submitted_case(case.ports, applicant=applicant, staff=case.staff))
    every = [later[1].application_id, later[0].application_id, case.application_id]
    assert found(case, "putri") == every
    first = searching.search(case.ports, case.officer, "putri", limit=2, cursor=None).page
    rest = searching.search(case.ports, case.officer, "putri", limit=2, cursor=first.cursor).page
    assert [i.application_id for i in (*first.items, *rest.items)] == every


def test_what_one_may_not_open_is_not_found_and_is_not_told_to_be_there(case: Case) -> None:
    assert found(case, "putri", "bpjs") == [] == found(case, case.now.receipt, "bpjs")
    head = case.staff["head"]
    decisions.reject(
        case.ports, case.officer, case.application_id, case.now.version, reason="Di luar wewenang."
    )
    assert found(case, "putri", "head") == [case.application_id]
    days = case.ports.limits.review.days_after_closing
    case.ports.clock.advance(days=days - 1)
    workbench.open_file(case.ports, head, case.application_id)
    case.ports.clock.advance(days=1)
    assert found(case, "putri", "head") == []
    with refused("closed-too-long") as refusal:
        workbench.open_file(case.ports, head, case.application_id)
    assert refusal.value.params == {"days": days}


def test_with_a_reason_named_roles_find_files_of_every_chain_and_age_and_it_is_kept(
    case: Case,
) -> None:
    decisions.reject(
        case.ports, case.officer, case.application_id, case.now.version, reason="Di luar wewenang."
    )
    case.ports.clock.advance(days=case.ports.limits.review.days_after_closing)
    admin, why = an_administrator(case.ports), "Warga menelepon."

    def wider(actor: Actor, reason: str) -> list[str]:
        hits = searching.search(case.ports, actor, "putri", limit=9, cursor=None, reason=reason)
        assert hits.closed == {case.application_id}
        return [item.application_id for item in hits.page.items]

    assert wider(admin, "") == [] == wider(case.staff["head"], "")
    assert wider(admin, why) == [case.application_id] == wider(case.staff["head"], why)
    assert why in stored.everything(case.ports, "notes")
    with refused("not-for-this-role"):
        wider(case.officer, why)
    with refused("closed-too-long"):
        workbench.open_file(case.ports, case.staff["head"], case.application_id)


@pytest.mark.parametrize("words", ["", "a", " - ", "..", "1"])
def test_what_cannot_be_looked_for_is_refused_with_what_can(case: Case, words: str) -> None:
    with refused("invalid-input") as refusal:
        found(case, words)
    assert fields_of(refusal) == [("words", "nothing-to-search")]


def test_the_log_holds_who_looked_and_what_was_shown_and_no_word(case: Case) -> None:
    found(case, "putri")
    found(case, case.applicant.nik)
    (log,) = {
        item["subject"]
        for item in stored.items(case.ports, "notes")
        if item["subject"].startswith("searches#")
    }
    assert log == f"searches#{case.officer.account_id}"
    text = stored.everything(case.ports, "notes")
    assert case.application_id in text and "putri" not in text.lower()
    assert case.applicant.nik not in text


def test_what_leads_to_a_file_tells_nobody_whose_it_is(case: Case) -> None:
    terms = [
        i["pk"] for i in stored.items(case.ports, "applications") if i["pk"].startswith("term#")
    ]
    assert len(terms) == 1 + len(words_of("Nur-Aïni Putri Contoh"))
    assert not [t for t in terms if "putri" in t.lower() or case.applicant.nik in t]
    other = FakePorts(search_key=b"another key of another stage")
    same = a_submitted_case(other, applicant=a_citizen(other, 7, name="Nur-Aïni Putri Contoh"))
    assert not set(same.now.terms) & set(case.now.terms)


def test_what_was_erased_is_found_no_more(case: Case) -> None:
    decisions.reject(
        case.ports, case.officer, case.application_id, case.now.version, reason="Di luar wewenang."
    )
    erase_application(case.ports, case.now, ErasedFor.RETENTION)
    assert found(case, "putri") == []
    assert not [i for i in stored.items(case.ports, "applications") if i["pk"].startswith("term#")]


def test_a_nik_is_sixteen_digits_and_nothing_else() -> None:
    assert nik_in("1302 1057 0590 0007") == "1302105705900007"
    assert nik_in("1302105705900007 Ani") is None and nik_in("12/SISFO/III/2026") is None


def test_words_without_a_digit_cost_no_look_at_the_numbers(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(case.ports.applications, "find_by_number", asked.append)
    assert found(case, "nur putri") == [case.application_id]
    assert asked == []
    found(case, "12/SISFO/2026")
    assert asked
