"""Accounts and what belongs to a person."""

from __future__ import annotations

from chalicelib.adapters.dynamodb.keys import Row, at
from chalicelib.adapters.dynamodb.partitions import (
    COMPLAINT,
    COMPLAINT_CLOSED,
    COMPLAINT_OPEN,
    COMPLAINT_UNREAD,
    ERASED_PERSONS,
    IDENTITY,
    OFFICER,
    OPERATES,
    OPERATORS,
    SCAN,
    WAY_CHANGE,
)
from chalicelib.domain.accounts.factors import SecondFactor, WayChange
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.scan_due import ScanDue
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.operating.model import Operator
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState
from chalicelib.domain.review.desk import Desk


def _complaint_list(complaint: Complaint) -> tuple[str, str] | None:
    """By the last day while it is open, those with something unread before all others; then by when
    it was closed, until it is erased."""
    if complaint.erased_at:
        return None
    if complaint.closed_at:
        return COMPLAINT_CLOSED, at(complaint.closed_at, complaint.complaint_id)
    first = COMPLAINT_UNREAD if complaint.unread_since else ""
    return COMPLAINT_OPEN, f"{first}{complaint.due_on}#{complaint.complaint_id}"


def _request_list(request: DataRequest) -> tuple[str, str] | None:
    """What waits for an answer, and who was erased."""
    if request.state is RequestState.OPEN:
        return request.kind.value, at(request.due_at, request.request_id)
    if request.kind is RequestKind.ERASURE and request.answered_at:
        return ERASED_PERSONS, at(request.answered_at, request.request_id)
    return None


PEOPLE = (
    Row(
        Account,
        "accounts",
        ("account#{}",),
        lambda r: (r.account_id,),
        indexes={
            # officers alone
            "by_post": lambda r: (OFFICER, at(r.created_at, r.account_id)) if r.post else None,
            # citizens whose scan nobody has looked at
            "by_answer_due": lambda r: (
                (IDENTITY, at(r.created_at, r.account_id))
                if r.enabled and r.identity_unseen
                else None
            ),
        },
        names={"nik": lambda r: r.nik, "email": lambda r: r.email and email_key(r.email)},
    ),
    Row(SecondFactor, "accounts", ("factor#{}",), lambda r: (r.account_id,)),
    Row(
        WayChange,
        "accounts",
        ("way-change#{}",),
        lambda r: (r.account_id,),
        indexes={"by_answer_due": lambda r: (WAY_CHANGE, at(r.due_at, r.account_id))},
    ),
    Row(
        ScanDue,
        "accounts",
        ("scan#{}",),
        lambda r: (r.registration_id,),
        indexes={"by_answer_due": lambda r: (SCAN, at(r.due_at, r.registration_id))},
    ),
    Row(
        DataRequest,
        "accounts",
        ("request#{}",),
        lambda r: (r.request_id,),
        indexes={
            "by_requester": lambda r: (r.account_id, at(r.asked_at, r.request_id)),
            "by_answer_due": _request_list,
        },
    ),
    Row(
        Complaint,
        "accounts",
        ("complaint#{}",),
        lambda r: (r.complaint_id,),
        indexes={
            "by_requester": lambda r: (
                (f"{COMPLAINT}{r.account_id}", at(r.filed_at, r.complaint_id))
                if r.account_id
                else None
            ),
            "by_answer_due": _complaint_list,
        },
        names={"complaint-code": lambda r: r.code_hash},
    ),
    Row(
        Operator,
        "accounts",
        ("operator#{}#{}",),
        lambda r: (r.owner_id, r.account_id),
        indexes={
            "by_requester": lambda r: (f"{OPERATORS}{r.owner_id}", at(r.since, r.account_id)),
            "by_post": lambda r: (f"{OPERATES}{r.account_id}", at(r.since, r.owner_id)),
        },
    ),
    Row(Desk, "accounts", ("desk#{}",), lambda r: (r.account_id,)),
)  # fmt: skip
