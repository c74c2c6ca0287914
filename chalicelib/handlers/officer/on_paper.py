"""The counter, for who has no phone and no e-mail address: an account, letters and permits on paper
(decision 0089)."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from chalicelib.domain.accounts import at_desk, first_address
from chalicelib.domain.accounts.at_desk import DeskForm
from chalicelib.domain.accounts.particulars import Line
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.delivery import at_counter, withdrawing
from chalicelib.domain.messages.on_paper import PaperLetter
from chalicelib.domain.messages.templates import RenderedMessage
from chalicelib.domain.people.nik import masked
from chalicelib.domain.reads import Beside
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import (
    SHORTEST_REASON,
    Done,
    Input,
    Link,
    PageQuery,
    UploadForm,
    View,
)

routes = Routes(__name__)


class DeskRegistration(View):
    """``secret`` is shown this once: with it the scan is sent and its verdict asked for, as of
    every registration. ``warnings``: what the NIK says otherwise."""

    registration_id: str
    secret: str
    warnings: list[str]
    upload: UploadForm


class DeskAccount(View):
    account_id: str
    name: str
    nik_masked: str


class FetchInput(Input):
    """``identity_seen``: the KTP was there, and it is theirs."""

    nik: str = Field(min_length=1, max_length=40)
    identity_seen: Literal[True]


class FirstAddressInput(Input):
    """``identity_seen``: as to fetch."""

    email: Line
    identity_seen: Literal[True]


class WithdrawalInput(Input):
    """``reason``: as the person says it. ``identity_seen``: as to fetch."""

    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)
    identity_seen: Literal[True]


class LetterView(View):
    """To be printed as it is: a heading and paragraphs in plain text."""

    letter_id: str
    heading: str
    text: str
    at: datetime

    @classmethod
    def of(cls, letter: PaperLetter, words: RenderedMessage) -> "LetterView":
        return cls(letter_id=letter.letter_id, heading=words.subject, text=words.body, at=letter.at)


class PermitToFetch(View):
    permit_id: str
    number: str
    type_name: str
    issued_on: date


class OpenView(View):
    """What the person may withdraw at the counter."""

    application_id: str
    receipt: str
    type_name: str
    phase: Phase


class ToFetchView(View):
    """``on_paper``: nobody can write to this person; ``open`` is empty of others."""

    account_id: str
    name: str
    nik_masked: str
    on_paper: bool
    letters: list[LetterView]
    permits: list[PermitToFetch]
    open: list[OpenView]


class WaitingLetterView(View):
    """``about``: what it tells, in words; null where it concerns the account. ``days``: for so many
    days of the calendar it has waited. ``on_paper``: as of ``ToFetchView``."""

    letter_id: str
    account_id: str
    name: str
    nik_masked: str
    on_paper: bool
    about: str | None
    at: datetime
    days: int


class WaitingLetterPage(View):
    items: list[WaitingLetterView]
    cursor: str | None


@routes.get(
    "/api/officer/paper/letters",
    access=Access.OFFICER,
    summary="All letters that wait at the counter, the oldest first, without their words",
)
def waiting(call: Call, query: PageQuery) -> WaitingLetterPage:
    page = at_counter.waiting(call.ports, call.actor, cursor=query.cursor, limit=query.limit)
    local = call.ports.calendar.local_date
    today, items = local(call.ports.clock.now()), []
    for letter, account in page.items:
        label = call.ports.message_texts.label(letter.template)
        items.append(
            WaitingLetterView(
                letter_id=letter.letter_id,
                account_id=account.account_id,
                name=account.full_name,
                nik_masked=masked(account.nik),
                on_paper=account.on_paper,
                about=label.in_language(call.language) if label else None,
                at=letter.at,
                days=(today - local(letter.at)).days,
            )
        )
    return WaitingLetterPage(items=items, cursor=page.cursor)


@routes.post(
    "/api/officer/paper/accounts",
    access=Access.OFFICER,
    status=201,
    summary="Begin an account for somebody at the counter who has no way to be written to",
)
def start(call: Call, body: DeskForm) -> DeskRegistration:
    started = at_desk.start(call.ports, call.actor, body)
    found = started.registration
    return DeskRegistration(
        registration_id=found.registration_id,
        secret=started.secret,
        warnings=[call.ports.texts.of_field(code, call.language, {}) for code in found.warnings],
        upload=UploadForm.of(started.upload),
    )


@routes.post(
    "/api/officer/paper/accounts/{account_id}",
    access=Access.OFFICER,
    status=201,
    summary="Make that account, once the scan of the KTP is accepted",
)
def finish(call: Call, account_id: str) -> DeskAccount:
    account = at_desk.finish(call.ports, call.actor, account_id)
    return DeskAccount(
        account_id=account.account_id, name=account.full_name, nik_masked=masked(account.nik)
    )


@routes.post(
    "/api/officer/paper/letters",
    access=Access.OFFICER,
    summary="What lies at the counter for whoever stands there; that it was asked for is noted",
)
def to_fetch(call: Call, body: FetchInput) -> ToFetchView:
    found = at_counter.to_fetch(call.ports, call.actor, body.nik)
    account = found.account
    return ToFetchView(
        account_id=account.account_id,
        name=account.full_name,
        nik_masked=masked(account.nik),
        on_paper=account.on_paper,
        letters=[LetterView.of(letter, words) for letter, words in found.letters],
        permits=[PermitToFetch.model_validate(permit) for permit in found.permits],
        open=[
            OpenView(
                application_id=one.application_id,
                receipt=one.receipt,
                type_name=type_name(call.ports, one.type_id).in_language(call.language),
                phase=one.phase,
            )
            for one in (withdrawing.open_ones(call.ports, account) if account.on_paper else ())
        ],
    )


@routes.post(
    "/api/officer/paper/accounts/{account_id}/letters/{message_id}",
    access=Access.OFFICER,
    summary="Note that a letter was given into the person's hand; its words are erased here",
)
def hand_over(call: Call, account_id: str, message_id: str) -> Done:
    at_counter.hand_over(call.ports, call.actor, account_id, message_id)
    return Done()


@routes.post(
    "/api/officer/paper/accounts/{account_id}/permits/{permit_id}",
    access=Access.OFFICER,
    summary="A link to a permit's file, to be printed for its holder; that it was given is noted",
)
def permit(call: Call, account_id: str, permit_id: str) -> Link:
    return Link(url=at_counter.permit_link(call.ports, call.actor, account_id, permit_id))


@routes.post(
    "/api/officer/paper/accounts/{account_id}/address",
    access=Access.OFFICER,
    summary="A first e-mail address, as the person says it; its link goes out once a second agrees",
)
def first_address_asked(call: Call, body: FirstAddressInput, account_id: str) -> Done:
    first_address.ask(call.ports, call.actor, account_id, body.email)
    return Done()


@routes.post(
    "/api/officer/paper/accounts/{account_id}/applications/{application_id}/withdrawal",
    access=Access.OFFICER,
    reads=(Beside.WAIT,),
    summary="Withdraw it for the person who asks for it; the letter that is the receipt",
)
def withdraw(call: Call, body: WithdrawalInput, account_id: str, application_id: str) -> LetterView:
    letter = withdrawing.withdraw(call.ports, call.actor, account_id, application_id, body.reason)
    return LetterView.of(letter, at_counter.words_of(call.ports, letter))
