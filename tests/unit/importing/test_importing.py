"""Permits of before this system: a list is looked at, proposed, released by another, undone."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.importing import proposing, releasing
from chalicelib.domain.importing.model import BatchState, PermitBatch
from chalicelib.domain.office_data.model import OfficeKind
from chalicelib.domain.permits import register, revoking
from chalicelib.domain.permits.numbering import permit_number, permit_series
from chalicelib.domain.permits.series import next_in
from chalicelib.domain.permits.verification import verify_token
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen, a_staff, an_administrator
from tests.support.revoked import revoked
from tests.support.stored import everything, items, messages
from tests.support.workbooks import workbook

HEADINGS = [
    *("Nomor izin", "Jenis izin", "Nama pemegang", "NIK"),
    *("Tanggal terbit", "Berlaku sampai", "Penandatangan"),
]
NIK = "1302105003930004"


class Office:
    def __init__(self) -> None:
        self.ports = FakePorts()
        self.administrator = an_administrator(self.ports)
        self.staff = a_staff(self.ports)
        self.head = self.staff["head"]
        self.today = self.ports.calendar.local_date(self.ports.clock.now())

    def row(self, number: str = "449.1/096/IPP/LAMA/VI/2022", **changes: Any) -> list[Any]:
        given = {
            "number": number,
            "type": "Surat Izin Praktik Bidan",
            "holder": "Yulia Ramadhani",
            "nik": NIK,
            "on": date(2022, 6, 3),
            "until": self.today + timedelta(days=30),
            "signer": "Drs. Syahrial, M.M.",
        }
        return list({**given, **changes}.values())

    def propose(self, *rows: list[Any]) -> PermitBatch:
        data = workbook([HEADINGS, *rows])
        return proposing.propose(self.ports, self.administrator, data)

    def released(self, *rows: list[Any]) -> PermitBatch:
        batch = self.propose(*rows)
        return releasing.release(self.ports, self.head, batch.batch_id, batch.version)

    def problems(self, *rows: list[Any], headings: list[str] = HEADINGS) -> list[tuple[str, str]]:
        data = workbook([headings, *rows])
        found = proposing.look(self.ports, self.administrator, data)
        return [(one.path, one.code) for one in found.problems]

    def of_this_year(self, sequence: int) -> list[Any]:
        kind = self.ports.catalogue.get("sip_bidan", self.today)
        code = self.ports.office.code
        return self.row(permit_number(kind.numbering, sequence, self.today, code), on=self.today)


def cut_off(office: Office, batch: PermitBatch, commits: int) -> PermitBatch:
    """The process that releases it ends after so many commits."""
    commit, left = office.ports.commit, [commits]

    def ending(*changes: Any) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        commit(*changes)

    office.ports.commit = ending
    with pytest.raises(KeyboardInterrupt):
        releasing.release(office.ports, office.head, batch.batch_id, batch.version)
    office.ports.commit = commit
    now: PermitBatch = office.ports.records.find(PermitBatch, batch.batch_id)
    return now


@pytest.fixture
def office() -> Office:
    return Office()


def test_what_is_released_is_in_the_register_and_verified_as_recorded(office: Office) -> None:
    office.released(office.row())
    permit = office.ports.permits.find_by_number("449.1 / 096/IPP/LAMA/VI/2022")
    public = verify_token(office.ports, permit.permit_id)
    assert public.recorded_on == office.today
    assert public.standing.value == "in-force"
    assert public.holder_nik_masked == "1302**********04"
    [line] = register.search(office.ports, permit.number, limit=5, cursor=None).items
    assert line.recorded and line.issued_on == date(2022, 6, 3)
    listed = register.list_by_type(office.ports, "sip_bidan", limit=5, cursor=None).items
    assert [one.number for one in listed] == [permit.number]


def test_of_a_nik_the_masked_form_alone_is_kept(office: Office) -> None:
    office.released(office.row())
    kept = json.dumps([items(office.ports, part) for part in ("permits", "notes")], default=str)
    assert "1302**********04" in kept
    assert NIK not in kept


def test_a_dry_run_writes_nothing(office: Office) -> None:
    before = everything(office.ports)
    assert office.problems(office.row()) == []
    assert everything(office.ports) == before


def test_all_that_is_wrong_is_told_by_row_and_column(office: Office) -> None:
    found = office.problems(
        office.row(type="Izin terbang"),
        office.row(number="SK/2", nik=1.302105003930001e15),
        office.row(number="SK/3", nik="123", on="31-02-2020"),
        office.row(number="", holder="", until=date(2020, 1, 1)),
        office.row(number="SK/5", on=office.today + timedelta(days=1), until=None),
        office.row(number="SK/6", signer="x" * 151),
    )
    assert found == [
        ("row.2.B", "import-unknown-type"),
        ("row.3.D", "import-digits-lost"),
        ("row.4.D", "import-no-nik"),
        ("row.4.E", "import-no-day"),
        ("row.5.A", "import-empty"),
        ("row.5.C", "import-empty"),
        ("row.5.F", "import-ends-before"),
        ("row.6.E", "import-in-future"),
        ("row.7.G", "import-too-long"),
    ]


def test_a_column_that_lacks_and_a_list_without_rows_are_told(office: Office) -> None:
    assert office.problems(["SK/1"], headings=["Nomor izin"]) == [("row.1", "import-no-column")] * 4
    assert office.problems() == [("row.1", "import-no-rows")]


def test_a_number_twice_in_the_list_or_known_already_is_told(office: Office) -> None:
    office.released(office.row())
    assert office.problems(
        office.row(), office.row(number="SK/9"), office.row(number="sk / 9")
    ) == [("row.2.A", "import-number-taken"), ("row.4.A", "import-number-twice")]


def test_with_one_problem_nothing_is_proposed(office: Office) -> None:
    with pytest.raises(InvalidInput) as refused:
        office.propose(office.row(), office.row(number="SK/2", holder=""))
    assert refused.value.problem == "import-refused"
    assert releasing.list_batches(office.ports, office.head, limit=5, cursor=None).items == ()


def test_the_series_of_this_year_goes_on_behind_the_last_recorded_number(office: Office) -> None:
    office.released(*(office.of_this_year(sequence) for sequence in (1, 2, 3)))
    kind = office.ports.catalogue.get("sip_bidan", office.today)
    sequence, _ = next_in(office.ports, permit_series(kind.numbering, office.today))
    assert sequence == 4


def test_a_gap_in_the_numbers_of_this_year_is_refused(office: Office) -> None:
    rows = [office.of_this_year(sequence) for sequence in (1, 2, 4)]
    assert office.problems(*rows) == [("row.4.A", "import-number-gap")]
    assert office.problems(office.of_this_year(2)) == [("row.2.A", "import-number-gap")]


def test_nobody_releases_what_they_proposed_and_no_other_officer_does(office: Office) -> None:
    batch = office.propose(office.row())
    with pytest.raises(NotAllowed) as own:
        releasing.release(office.ports, office.administrator, batch.batch_id, batch.version)
    assert own.value.problem == "import-own-proposal"
    for other in (a_citizen(office.ports), office.staff["secretary"]):
        with pytest.raises(NotAllowed):
            releasing.release(office.ports, other, batch.batch_id, batch.version)
    with pytest.raises(NotAllowed):
        proposing.look(office.ports, office.head, workbook([HEADINGS]))
    assert office.ports.permits.find_by_number("449.1/096/IPP/LAMA/VI/2022") is None


def test_a_whole_batch_is_undone_and_can_be_recorded_anew(office: Office) -> None:
    batch = office.released(office.row(), office.row(number="SK/2"))
    permit = office.ports.permits.find_by_number("SK/2")
    undone = releasing.undo(
        office.ports, office.head, batch.batch_id, batch.version, "Daftar yang keliru."
    )
    assert undone.state is BatchState.UNDONE
    assert office.ports.permits.find_by_number("SK/2") is None
    assert register.list_by_type(office.ports, "sip_bidan", limit=5, cursor=None).items == ()
    with pytest.raises(NotFound):
        verify_token(office.ports, permit.permit_id)
    with pytest.raises(Conflict):
        releasing.undo(office.ports, office.head, batch.batch_id, undone.version, "Lagi.")
    office.released(office.row(number="SK/2", holder="Nama Yang Benar"))
    again = office.ports.permits.find_by_number("SK/2")
    assert (again.permit_id, again.holder_name) == (permit.permit_id, "Nama Yang Benar")


def test_what_was_cut_off_in_the_midst_goes_on(office: Office) -> None:
    """Forty rows are two commits; the process ends after the first."""
    batch = office.propose(*(office.row(number=f"SK/{n}/2020") for n in range(40)))
    cut_off(office, batch, commits=2)
    assert office.ports.permits.find_by_number("SK/0/2020")
    assert office.ports.permits.find_by_number("SK/39/2020") is None
    [cut] = releasing.list_batches(office.ports, office.head, limit=5, cursor=None).items
    assert cut.state is BatchState.RELEASING
    done = releasing.release(office.ports, office.head, cut.batch_id, cut.version)
    assert done.state is BatchState.RELEASED
    assert office.ports.permits.find_by_number("SK/39/2020")


def test_a_number_that_was_taken_since_stops_the_release(office: Office) -> None:
    batch = office.propose(office.row(number="SK/7"))
    other = Office.released(office, office.row(number="SK/7"))
    assert other.state is BatchState.RELEASED
    with pytest.raises(Conflict) as refused:
        releasing.release(office.ports, office.head, batch.batch_id, batch.version)
    assert refused.value.problem == "import-number-taken-since"


def test_hash_and_count_are_noted_with_who_did_it(office: Office) -> None:
    batch = office.released(office.row())
    notes = office.ports.notes.of("office", limit=10)
    end = office.ports.office_data.find(OfficeKind.CHAIN, "end")
    assert first_break(notes, end.version, end.note_head) is None
    assert [(one.event, one.actor_role) for one in notes] == [
        ("permits-proposed", "administrator"),
        ("permits-recorded", "head"),
    ]
    for note in notes:
        assert json.loads(note.details["sha256"]) == batch.sha256
        assert json.loads(note.details["rows"]) == 1


def test_a_recorded_permit_can_be_revoked(office: Office) -> None:
    office.released(office.row())
    permit = office.ports.permits.find_by_number("449.1/096/IPP/LAMA/VI/2022")
    revoked(office.ports, office.head, permit.permit_id, "Dicabut dinas kesehatan.")
    assert verify_token(office.ports, permit.permit_id).standing.value == "revoked"
    with pytest.raises(Conflict):
        revoking.propose(office.ports, office.head, permit.permit_id, reason="Sekali lagi.")


def test_a_list_that_is_none_is_neither_released_nor_undone(office: Office) -> None:
    for act in (
        lambda: releasing.release(office.ports, office.head, "nowhere", 1),
        lambda: releasing.undo(office.ports, office.head, "nowhere", 1, "Salah daftar."),
        lambda: releasing.undo(office.ports, office.head, "nowhere", 0, "Salah daftar."),
    ):
        with pytest.raises(NotFound, match="unknown-permit-import"):
            act()


def test_a_stale_page_releases_nothing(office: Office) -> None:
    batch = office.propose(office.row())
    with pytest.raises(Conflict):
        releasing.release(office.ports, office.head, batch.batch_id, batch.version + 1)


def test_who_may_release_a_list_is_told_that_it_waits_and_its_proposer_is_not(
    office: Office,
) -> None:
    office.propose(office.row(), office.row(number="SK/2"))
    sent = [one for one in messages(office.ports) if one.template == "permits_proposed"]
    addresses = {one.recipient.address for one in sent}
    head, own = (
        office.ports.accounts.find(who.account_id) for who in (office.head, office.administrator)
    )
    assert head.email in addresses and own.email not in addresses
    assert {one.params["rows"] for one in sent} == {"2"}
    assert {one.message_id for one in sent} <= set(office.ports.announcer.announced)
