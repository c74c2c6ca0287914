"""Before the last day of a complaint: those above whoever answers hear of it, once a day."""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.chain.digest import MINUTES_BETWEEN_SWEEPS, NAMED, told_today
from chalicelib.domain.chain.escalation import who_hears
from chalicelib.domain.complaints.answering import answering_roles, near_until
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.duties import Duties
from chalicelib.domain.text import Language
from chalicelib.domain.wording import indonesian_date

_MOST = 100


def tell_of_complaints(ports: Ports, duties: Duties) -> int:
    """In office hours, in the first sweep of each hour; a message is known by its day, so that
    nobody is told twice.

    :returns: how many officers were told now.
    """
    now = ports.clock.now()
    if now.minute >= MINUTES_BETWEEN_SWEEPS or not ports.calendar.is_open(now):
        return 0
    near = ports.complaints.due_by(near_until(ports), limit=_MOST)
    if not near:
        return 0
    files = "\n".join(_line(one) for one in near[:NAMED])
    told = 0
    for officer in _listeners(ports):
        with duties.alone("not told of complaints", account_id=officer.account_id):
            told += _tell(ports, officer, len(near), files)
    return told


def _listeners(ports: Ports) -> list[Account]:
    """Nobody twice, who stands above two of them."""
    found = {
        officer.account_id: officer
        for role in answering_roles(ports)
        for officer in who_hears(ports, role)[1]
    }
    return list(found.values())


def _line(complaint: Complaint) -> str:
    """Without its words: they may name an officer."""
    return f"- {complaint.number}: batas waktu {indonesian_date(complaint.due_on)}"


def _tell(ports: Ports, officer: Account, count: int, complaints: str) -> bool:
    messages = notice(
        ports,
        "complaints_near",
        officer,
        Language.INDONESIAN,
        about=officer.account_id,
        count=f"{count}+" if count == _MOST else str(count),
        complaints=complaints,
        url=f"{ports.public_url}/petugas/pengaduan",
    )
    return told_today(ports, "complaints", officer, messages)
