"""Erasing a person at their own wish (UU 27/2022 arts. 8, 43 and 44), but for what the law keeps.

Asking ends the account at once. The work itself is a job's (``handlers/jobs/erase.py``): the API
may delete no file. Each part of it can be repeated, and the request stays open until all is done.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from chalicelib.domain.accounts.committing import by_officer, by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.proofs import confirmed_account
from chalicelib.domain.applications.document import Document
from chalicelib.domain.applications.model import Application, ErasedFor, Phase
from chalicelib.domain.complaints.erasing import erase_of
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import Conflict, Unreadable
from chalicelib.domain.inviting import following
from chalicelib.domain.messages.news import News, NewsSeen
from chalicelib.domain.messages.on_paper import MOST_LETTERS, PaperLetter, WaitingLetter
from chalicelib.domain.operating import ending
from chalicelib.domain.permits.model import Permit, Publication, SurveyKind
from chalicelib.domain.privacy.model import (
    ANSWERED_WITHIN,
    DataRequest,
    RequestKind,
    RequestState,
)
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.privacy.retention import (
    erase_application,
    pages_of,
    pinned_by,
    require_all,
)
from chalicelib.domain.privacy.rules import RESTING, KeptKind
from chalicelib.domain.satisfaction.model import TestimonialState
from chalicelib.domain.storage import Add, Change, Empty, Put
from chalicelib.domain.text import Language
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.wording import moment

_PAGE = 50


@dataclass(frozen=True)
class Outlook:
    """What would happen: ``blocking`` must be withdrawn or decided first; ``erased`` and ``kept``
    are applications; ``kinds`` says what stays of everybody, and why."""

    blocking: Sequence[Application]
    erased: Sequence[Application]
    kept: Sequence[Application]
    kinds: Sequence[KeptKind]


def outlook(ports: Ports, actor: Actor) -> Outlook:
    own_account(ports, actor)
    own: list[Application] = []
    for page in pages_of(ports, actor.account_id):
        for summary in page.items:
            with suppress(Unreadable):  # nobody is kept from asking by it
                own.append(ports.applications.get(summary.application_id))
    return Outlook(
        blocking=[one for one in own if one.phase.is_running],
        erased=[one for one in own if one.phase in RESTING and not one.erased_at],
        kept=[one for one in own if one.phase is Phase.ISSUED],
        kinds=ports.retention.kept,
    )


def ask_erasure(ports: Ports, actor: Actor, password: str, language: Language) -> DataRequest:
    """The account ends now, with all its sessions; its data within 3 x 24 hours, in fact minutes.

    :raises InvalidInput: the wrong password. :raises TooManyAttempts: guesses count.
    :raises Conflict: ``applications-running``, with their receipts.
    """
    account = confirmed_account(ports, actor, password)
    if running := outlook(ports, actor).blocking:
        receipts = ", ".join(application.receipt for application in running)
        raise Conflict("applications-running", receipts=receipts)
    now = ports.clock.now()
    request = DataRequest(
        request_id=ports.ids.new_id(),
        account_id=account.account_id,
        kind=RequestKind.ERASURE,
        asked_at=now,
        due_at=now + ANSWERED_WITHIN,
    )
    ended = account.replace(enabled=False, generation=account.generation + 1)
    until = moment(ports.calendar, request.due_at)
    commit_account(
        ports,
        account,
        ended,
        by_owner(account, "erasure-asked", request_id=request.request_id),
        messages=notice(
            ports, "erasure_asked", account, language, about=request.request_id, until=until
        ),
        also=[Add(request)],
    )
    return request


def carry_out(ports: Ports, request: DataRequest, duties: Duties) -> bool:
    """All of it; done twice it is done once. What cannot be erased now stops nothing else of it,
    but the request stays open.

    :returns: whether it is done now.
    :raises Conflict: ``applications-running``: one was sent in at the very moment of asking.
    """
    account = ports.accounts.find(request.account_id)
    if account is None or account.erased_at:
        return False
    passed_over = duties.passed_over
    _applications(ports, account.account_id, duties)
    ids = {"account_id": account.account_id}
    with duties.alone("permits not stripped", **ids):
        _strip_permits(ports, account.account_id)
    with duties.alone("scan not erased", **ids):
        if account.ktp:
            kind, owner, *_ = account.ktp.key.split("/")
            ports.files.erase(UploadKind(kind), owner, pinned_by(ports, account.account_id))
    with duties.alone("sessions not ended", **ids):
        for session in ports.sessions.of_account(account.account_id, ports.clock.now()):
            ports.sessions.end(session.session_id)
    with duties.alone("conversation not erased", **ids):
        ports.conversations.erase(account.account_id)
    with duties.alone("complaints not erased", **ids):
        for place in erase_of(ports, account.account_id):
            raise Unreadable(Complaint.__name__, "aside", place)
    with duties.alone("lists not erased", **ids):
        following.erase_of(ports, account.account_id)
    with duties.alone("operators not erased", **ids):
        ending.erase_of(ports, account.account_id)
    with duties.alone("news not erased", **ids):
        _erase_news(ports, account.account_id)
    with duties.alone("letters not erased", **ids):
        for letter in ports.news.on_paper(account.account_id, limit=MOST_LETTERS):
            own_id = letter.letter_id
            ports.commit(Empty(PaperLetter, own_id), Empty(WaitingLetter, own_id))
    with duties.alone("requests not emptied", **ids):
        if earlier := _emptied_requests(ports, account.account_id):
            ports.commit(*earlier)
    if duties.passed_over > passed_over:
        return False
    done = request.replace(
        version=request.version + 1,
        state=RequestState.DONE,
        answered_at=ports.clock.now(),
    )
    commit_account(
        ports,
        account,
        _nobody(account, ports),
        by_officer(None, "system", "erased", request_id=request.request_id),
        messages=notice(
            ports, "erasure_done", account, Language.INDONESIAN, about=request.request_id
        ),
        also=[Put(done, request)],
    )
    return True


def _applications(ports: Ports, account_id: str, duties: Duties) -> None:
    """:raises Conflict: one of them runs."""
    for page in pages_of(ports, account_id):
        for summary in page.items:
            if summary.phase.is_running:
                raise Conflict("applications-running", receipts=summary.receipt)
            own_id = summary.application_id
            with duties.alone("not erased", application_id=own_id):
                application = ports.applications.get(own_id)
                if application.phase in RESTING:
                    erase_application(ports, application, ErasedFor.REQUEST)
        for place in page.aside:
            with duties.alone("not erased", account_id=account_id):
                raise Unreadable(Application.__name__, "aside", place)


def _erase_news(ports: Ports, account_id: str) -> None:
    cursor = None
    while True:
        page = ports.news.of(account_id, limit=_PAGE, cursor=cursor)
        for one in page.items:
            ports.commit(Empty(News, one.news_id))
        require_all(page)
        if (cursor := page.cursor) is None:
            break
    ports.commit(Empty(NewsSeen, account_id))


def _nobody(account: Account, ports: Ports) -> Account:
    """Its id stays, for notes and permits refer to it; NIK and e-mail may be registered anew."""
    return account.replace(
        nik="",
        name="",
        title_before="",
        title_after="",
        email="",
        whatsapp="",
        proven_whatsapp="",
        password_hash=None,
        enabled=False,
        generation=account.generation + 1,
        citizen=None,
        ktp=None,
        warnings=(),
        identity_remark="",
        erased_at=ports.clock.now(),
    )


def _strip_permits(ports: Ports, account_id: str) -> None:
    """The permit itself stays; the person's own words and research results go."""
    cursor = None
    while True:
        page = ports.permits.by_holder(account_id, limit=_PAGE, cursor=cursor)
        for permit in page.items:
            _strip(ports, permit)
        require_all(page)
        if (cursor := page.cursor) is None:
            return


def _strip(ports: Ports, permit: Permit) -> None:
    ports.files.erase(UploadKind.PERMIT, permit.permit_id, frozenset())
    given = permit.surveys.get(SurveyKind.TESTIMONIAL.value)
    surveys = dict(permit.surveys)
    if given:
        surveys[SurveyKind.TESTIMONIAL.value] = {"at": given["at"], "text": ""}
    after = permit.replace(
        surveys=surveys,
        result=Document(),
        publish_result=False,
        result_due_on=None,
    )
    if after == permit:
        return
    also: list[Change] = []
    if permit.publication_id:
        also.append(Empty(Publication, permit.publication_id))
    testimonial_id = given.get("testimonial_id") if given else None
    if testimonial_id and (told := ports.testimonials.find(testimonial_id)):
        untold = told.replace(
            text="", first_name="", state=TestimonialState.REFUSED, version=told.version + 1
        )
        also.append(Put(untold, told))
    written = after.replace(version=permit.version + 1)
    ports.commit(Put(written, permit), *also)


def _emptied_requests(ports: Ports, account_id: str) -> list[Change]:
    """What earlier requests quoted of the person's data."""
    page = ports.data_requests.of_account(account_id, limit=_PAGE, cursor=None)
    require_all(page)
    changes: list[Change] = []
    for request in page.items:
        if request.kind is RequestKind.CORRECTION and request.wanted:
            is_open = request.state is RequestState.OPEN
            emptied = request.replace(
                wrong="",
                wanted="",
                reason="",
                answer="",
                state=RequestState.REFUSED if is_open else request.state,
                version=request.version + 1,
            )
            changes.append(Put(emptied, request))
    return changes
