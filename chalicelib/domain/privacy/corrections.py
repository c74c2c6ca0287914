"""Asking the office to correct what one cannot change oneself, and its answer within 3 x 24 hours
(UU 27/2022 arts. 6 and 30): the NIK, a particular that an application or a permit was made with."""

from dataclasses import dataclass

from chalicelib.domain.accounts.committing import by_officer, by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.particulars import ParticularsEdit, checked_particular
from chalicelib.domain.accounts.throttling import Limit, require
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Applicant
from chalicelib.domain.applications.reading import own_application
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.permits.holding import own_permit
from chalicelib.domain.privacy.model import (
    ANSWERED_WITHIN,
    DataRequest,
    RequestKind,
    RequestState,
    Subject,
)
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.storage import Add, Page, Put
from chalicelib.domain.text import Language
from chalicelib.domain.wording import moment

REQUESTS = Limit("data-requests", 20, ANSWERED_WITHIN)
OWN_TO_CHANGE = frozenset(ParticularsEdit.model_fields) | {"email", "whatsapp"}
"""Particulars of an account that a person changes in the profile."""
FROZEN = frozenset(Applicant.model_fields) - {"account_id", "sex", "birth_date", "address"}
"""Particulars of a running application that the office's answer puts right by itself; the others
it mends by hand, or by returning the application."""


@dataclass(frozen=True)
class Wish:
    """``field`` is a particular (``nik``), or ``data.<field>`` of an application."""

    subject: Subject
    subject_id: str | None
    field: str
    wrong: str
    wanted: str
    reason: str = ""


def ask_correction(ports: Ports, actor: Actor, wish: Wish, language: Language) -> DataRequest:
    """Store the request; the person and the office are told until when it will be answered.

    :raises InvalidInput: the person may change this without asking (``change-it-yourself``).
    :raises NotFound: no such application or permit of this person.
    :raises TooManyAttempts: twenty within three days.
    """
    account = own_account(ports, actor)
    if wish.subject is Subject.ACCOUNT and wish.field in OWN_TO_CHANGE:
        raise InvalidInput(fields=[FieldProblem("field", "change-it-yourself")])
    _require_own_subject(ports, actor, wish)
    require(ports, REQUESTS, account.account_id)
    now = ports.clock.now()
    request = DataRequest(
        request_id=ports.ids.new_id(),
        account_id=account.account_id,
        kind=RequestKind.CORRECTION,
        asked_at=now,
        due_at=now + ANSWERED_WITHIN,
        subject=wish.subject,
        subject_id=wish.subject_id,
        field=wish.field,
        wrong=wish.wrong,
        wanted=wish.wanted,
        reason=wish.reason,
    )
    until = moment(ports.calendar, request.due_at)
    commit_account(
        ports,
        account,
        account,
        by_owner(account, "correction-asked", request_id=request.request_id),
        messages=[
            *notice(ports, "correction_asked", account, language, about=request.request_id,
                    until=until),
            _to_office(ports, request, until),
        ],
        also=[Add(request)],
    )  # fmt: skip
    return request


def own_requests(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[DataRequest]:
    return ports.data_requests.of_account(actor.account_id, limit=limit, cursor=cursor)


def open_corrections(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[DataRequest]:
    """:raises NotAllowed: no role of this officer answers them (``roles.toml``)."""
    answering_role(ports, actor)
    return ports.data_requests.open(RequestKind.CORRECTION, limit=limit, cursor=cursor)


def correction(ports: Ports, actor: Actor, request_id: str) -> tuple[DataRequest, Account]:
    """One request, and whose it is.

    :raises NotAllowed: not this officer's to answer. :raises NotFound: there is none.
    """
    answering_role(ports, actor)
    request = ports.data_requests.find(request_id)
    if request is None or request.kind is not RequestKind.CORRECTION:
        raise NotFound("unknown-request")
    account = ports.accounts.find(request.account_id)
    if account is None:
        raise NotFound("unknown-request")
    return request, account


def answer(
    ports: Ports, actor: Actor, request_id: str, version: int, *, done: bool, text: str
) -> DataRequest:
    """Answer it; the person reads ``text``. A NIK, and a particular of a running application, are
    put right in the same commit when it is ``done``.

    :raises NotAllowed: not this officer's to answer, or the officer's own request.
    :raises Conflict: ``stale-version``, or answered already. :raises InvalidInput: the wanted
        value is no good; refuse the request, and say why. :raises AlreadyRegistered: the NIK
        belongs to another account.
    """
    role = answering_role(ports, actor)
    request, account = correction(ports, actor, request_id)
    if actor.account_id == request.account_id:
        raise NotAllowed("own-request")
    if request.version != version:
        raise Conflict("stale-version", current=request.version, sent=version)
    if request.state is not RequestState.OPEN:
        raise Conflict("request-already-answered")
    state = RequestState.DONE if done else RequestState.REFUSED
    answered = request.replace(
        version=request.version + 1,
        state=state,
        answer=text,
        answered_at=ports.clock.now(),
        answered_by=actor.account_id,
    )
    template = "correction_done" if done else "correction_refused"
    after = account
    if done and request.subject is Subject.APPLICATION:
        _put_application_right(ports, actor, role, request)
    elif done and request.subject is Subject.ACCOUNT and request.field == "nik":
        after = account.replace(nik=_checked(ports, request))
    commit_account(
        ports,
        account,
        after,
        by_officer(actor, role, f"correction-{state.value}", request_id=request_id),
        messages=notice(
            ports, template, account, Language.INDONESIAN, about=request_id, answer=text
        ),
        also=[Put(answered, request)],
    )  # fmt: skip
    return answered


def answering_role(ports: Ports, actor: Actor) -> str:
    """:raises NotAllowed: none of the officer's roles answers requests about data."""
    known = ports.catalogue.roles
    for role in actor.roles:
        if role in known and known[role].answers_data_requests:
            return role
    raise NotAllowed("not-for-this-role")


def _require_own_subject(ports: Ports, actor: Actor, wish: Wish) -> None:
    if wish.subject is Subject.APPLICATION:
        own_application(ports, actor, wish.subject_id or "")
    elif wish.subject is Subject.PERMIT:
        own_permit(ports, actor, wish.subject_id or "")
    elif wish.subject_id is not None:
        raise InvalidInput(fields=[FieldProblem("subject_id", "not-expected")])


def _put_application_right(ports: Ports, actor: Actor, role: str, request: DataRequest) -> None:
    """Before the request is answered: if that fails, doing it again changes nothing."""
    application = ports.applications.get(request.subject_id or "")
    person = application.applicant
    running = application.phase.is_running and application.permit_number is None
    if request.field not in FROZEN or person is None or not running:
        return
    corrected = Applicant(**{**dict(person), request.field: _checked(ports, request)})
    if corrected != person:
        event = Event("particulars-corrected", actor.account_id, role, actor.name,
                      details={"field": request.field})  # fmt: skip
        commit_act(
            ports,
            application,
            application.replace(applicant=corrected),
            events=[event],
        )


def _checked(ports: Ports, request: DataRequest) -> str:
    today = ports.calendar.local_date(ports.clock.now())
    return checked_particular(request.field, request.wanted, today)


def _to_office(ports: Ports, request: DataRequest, until: str) -> Message:
    """To the office's own address; what is asked is read in the service alone."""
    now = ports.clock.now()
    return Message(
        message_id=ports.ids.new_id(),
        template="correction_to_office",
        channel=Channel.EMAIL,
        recipient=RecipientRef(address=ports.office.email),
        params={"until": until},
        created_at=now,
        due_at=now,
        subject_id=request.request_id,
    )
