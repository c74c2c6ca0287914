"""Committing one act on a complaint: its new state, its audit note, its messages, together."""

from collections.abc import Iterable, Sequence

from chalicelib.domain.audit.notes import Event, chained
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.storage import Add, Change, CommitRefused, Put


def commit_complaint(
    ports: Ports,
    before: Complaint | None,
    after: Complaint,
    event: Event,
    *,
    messages: Sequence[Message] = (),
    also: Iterable[Change] = (),
) -> Complaint:
    """Write ``after`` as the next version of ``before`` (``None``: a new one).

    :returns: the complaint as written.
    :raises CommitRefused: something else moved on; nothing was written.
    """
    note = chained(after.subject, after.note_count, after.note_head, event, ports.clock.now())
    version = before.version + 1 if before else 1
    written = after.replace(version=version, note_count=note.seq, note_head=note.hash)
    ports.commit(Put(written, before), Add(note), *(Add(one) for one in messages), *also)
    ports.announcer.announce(messages)
    return written


def to_complainant(
    ports: Ports, complaint: Complaint, template: str, **params: str
) -> list[Message]:
    """By the ways that this person wants; nothing to the anonymous, of whom we know nothing. It
    never says what the complaint is about: telephones lie on tables."""
    if complaint.account_id is None:
        return []
    account = ports.accounts.find(complaint.account_id)
    recipient = RecipientRef(account_id=complaint.account_id)
    about = complaint.complaint_id
    named = {
        "name": account.full_name if account else "",
        "number": complaint.number,
        "url": f"{ports.public_url}/pengaduan/saya",
    }
    return [_message(ports, about, template, recipient, named | params, (Channel.WHATSAPP,))]


def tell_office(ports: Ports) -> None:
    """That complaints came in, to the office's own address: once a day, so that a flood of them
    takes nobody's place there. What is complained of is read in the service alone."""
    today = ports.calendar.local_date(ports.clock.now())
    recipient = RecipientRef(address=ports.office.email)
    params = {"url": f"{ports.public_url}/petugas/pengaduan"}
    message = _message(ports, "complaints", "complaint_to_office", recipient, params)
    known = message.replace(message_id=f"complaints-to-office-{today}")
    try:
        ports.commit(Add(known))
    except CommitRefused:
        return  # told earlier today
    ports.announcer.announce([known])


def _message(
    ports: Ports,
    about: str,
    template: str,
    recipient: RecipientRef,
    params: dict[str, str],
    also: tuple[Channel, ...] = (),
) -> Message:
    now = ports.clock.now()
    return Message(
        message_id=ports.ids.new_id(),
        template=template,
        channel=Channel.EMAIL,
        also=also,
        recipient=recipient,
        params=params,
        created_at=now,
        due_at=now,
        subject_id=about,
    )
