"""What ends by itself, and what is fetched."""

from __future__ import annotations

from chalicelib.adapters.dynamodb.keys import Row, at, instant
from chalicelib.adapters.dynamodb.partitions import (
    INVITATION_LISTS,
    INVITED,
    NEWS,
    ON_PAPER,
    OPERATORS_INVITED,
    UNDELIVERED,
    WAITING_LETTERS,
)
from chalicelib.domain.accounts.factors import SignInTicket
from chalicelib.domain.accounts.records import OneTimeToken, Registration, Session
from chalicelib.domain.applications.handover import Handover
from chalicelib.domain.conversations.model import (
    Received,
    Route,
)
from chalicelib.domain.conversations.watching import ThreadPresence
from chalicelib.domain.inviting.model import Invitation, InvitationList
from chalicelib.domain.messages.news import KEPT as NEWS_KEPT
from chalicelib.domain.messages.news import News, NewsSeen
from chalicelib.domain.messages.on_paper import PaperLetter, WaitingLetter
from chalicelib.domain.messages.undelivered import KEPT as UNDELIVERED_KEPT
from chalicelib.domain.messages.undelivered import Undelivered
from chalicelib.domain.operating.model import OperatorInvitation
from chalicelib.domain.reporting.export import Export
from chalicelib.domain.review.presence import Presence
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.storage import RememberedAnswer

PASSING = (
    Row(
        Session,
        "sessions",
        ("session#{}",),
        lambda r: (r.session_id,),
        indexes={"by_account": lambda r: (r.account_id, instant(r.created_at))},
        # both move on without the body being written again
        copies={
            "refresh_hash": lambda r: r.refresh_hash,
            "last_used_at": lambda r: instant(r.last_used_at),
        },
        ends=lambda r: r.expires_at,
    ),
    Row(OneTimeToken, "sessions", ("token#{}",), lambda r: (r.token_hash,),
        ends=lambda r: r.expires_at),
    Row(SignInTicket, "sessions", ("ticket#{}",), lambda r: (r.token_hash,),
        ends=lambda r: r.expires_at),
    Row(Registration, "sessions", ("registration#{}",), lambda r: (r.registration_id,),
        ends=lambda r: r.expires_at),
    Row(RememberedAnswer, "sessions", ("idempotency#{}#{}",), lambda r: (r.account_id, r.key),
        ends=lambda r: r.expires_at),
    Row(Handover, "sessions", ("handover#{}",), lambda r: (r.application_id,),
        ends=lambda r: r.expires_at),
    Row(
        InvitationList,
        "sessions",
        ("invitation-list#{}",),
        lambda r: (r.list_id,),
        indexes={
            "by_account": lambda r: (f"{INVITATION_LISTS}{r.owner_id}", at(r.created_at, r.list_id))
        },
        ends=lambda r: r.expires_at,
    ),
    Row(
        Invitation,
        "sessions",
        ("invitation#{}",),
        lambda r: (r.invitation_id,),
        indexes={
            "by_account": lambda r: (f"{INVITED}{r.list_id}", f"{r.row:07d}#{r.invitation_id}")
        },
        ends=lambda r: r.expires_at,
    ),
    Row(
        OperatorInvitation,
        "sessions",
        ("operator-invitation#{}",),
        lambda r: (r.invitation_id,),
        indexes={
            "by_account": lambda r: (
                f"{OPERATORS_INVITED}{r.owner_id}",
                at(r.invited_at, r.invitation_id),
            )
        },
        ends=lambda r: r.expires_at,
    ),
    Row(SigningBatch, "sessions", ("batch#{}",), lambda r: (r.batch_id,),
        ends=lambda r: r.expires_at),
    Row(Export, "sessions", ("export#{}",), lambda r: (r.export_id,),
        ends=lambda r: r.expires_at),
    Row(Presence, "sessions", ("presence#{}",), lambda r: (r.application_id,),
        ends=lambda r: r.expires_at),
    Row(ThreadPresence, "sessions", ("thread-presence#{}",), lambda r: (r.account_id,),
        ends=lambda r: r.expires_at),
    Row(Shown, "sessions", ("shown#{}#{}",), lambda r: (r.application_id, r.officer_id),
        ends=lambda r: r.expires_at),
    Row(Route, "sessions", ("route#{}",), lambda r: (r.number_digest,),
        ends=lambda r: r.expires_at),
    Row(Received, "sessions", ("inbound#{}",), lambda r: (r.digest,),
        ends=lambda r: r.expires_at),
    Row(
        Undelivered,
        "sessions",
        ("undelivered#{}#{}",),
        lambda r: (r.message_id, r.channel.value),
        indexes={"by_account": lambda r: (f"{UNDELIVERED}{r.whose}", at(r.at, r.message_id))},
        ends=lambda r: r.at + UNDELIVERED_KEPT,
    ),
    Row(
        News,
        "sessions",
        ("news#{}",),
        lambda r: (r.news_id,),
        indexes={"by_account": lambda r: (f"{NEWS}{r.account_id}", at(r.at, r.news_id))},
        ends=lambda r: r.at + NEWS_KEPT,
    ),
    Row(
        PaperLetter,
        "sessions",
        ("letter#{}",),
        lambda r: (r.letter_id,),
        indexes={"by_account": lambda r: (f"{ON_PAPER}{r.account_id}", at(r.at, r.letter_id))},
    ),
    Row(
        WaitingLetter,
        "sessions",
        ("letter-waiting#{}",),
        lambda r: (r.letter_id,),
        indexes={"by_account": lambda r: (WAITING_LETTERS, at(r.at, r.letter_id))},
    ),
    Row(NewsSeen, "sessions", ("news-seen#{}",), lambda r: (r.account_id,),
        ends=lambda r: r.expires_at),
)  # fmt: skip
