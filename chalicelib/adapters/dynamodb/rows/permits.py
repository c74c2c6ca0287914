"""Permits, what the public reads beside them, and counters."""

from __future__ import annotations

from chalicelib.adapters.dynamodb.keys import Row, at
from chalicelib.adapters.dynamodb.partitions import (
    BATCHES,
    DECREES,
    DUE,
    EXPIRING,
    HIDDEN,
    RESEARCH,
)
from chalicelib.domain.importing.model import BatchRows, PermitBatch
from chalicelib.domain.lookups import number_key
from chalicelib.domain.permits.certificates import SignerCertificate
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.register_entry import RegisterEntry, register_key
from chalicelib.domain.permits.series import FreedNumbers
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState

PERMITS = (
    # --- permits, and what the public reads beside them; nobody may delete from this table
    Row(
        Permit,
        "permits",
        ("permit#{}",),
        lambda r: (r.permit_id,),
        indexes={
            "by_holder": lambda r: (
                (r.holder_id, at(r.issued_at, r.permit_id)) if r.holder_id else None
            ),
            # the indexes of the public register carry ``register`` alone
            "by_type": lambda r: (
                None if r.is_undone else (r.type_id, at(r.issued_at, r.permit_id))
            ),
            # only a name that may be shown can be searched for
            "by_name": register_key,
            "by_expiry": lambda r: (
                (EXPIRING, f"{r.valid_until}#{r.permit_id}") if r.is_expiring else None
            ),
            "by_reminder": lambda r: (
                (DUE, f"{r.next_reminder_on}#{r.permit_id}") if r.next_reminder_on else None
            ),
        },
        copies={
            "summary": lambda r: PermitSummary.of(r).as_stored(),
            "register": lambda r: RegisterEntry.of(r).as_stored(),
        },
        names={"file": lambda r: r.sha256, "number": lambda r: number_key(r.number)},
    ),
    Row(
        RevocationDecree,
        "permits",
        ("decree#{}",),
        lambda r: (r.permit_id,),
        indexes={
            "by_holder": lambda r: (
                (DECREES, at(r.proposed_at, r.permit_id)) if r.is_open else None
            ),
            "by_reminder": lambda r: (
                (DECREES, at(r.signed_by.at, r.permit_id))
                if r.state is DecreeState.SIGNING
                else None
            ),
        },
        names={"file": lambda r: r.sha256},
    ),
    Row(
        PermitBatch,
        "permits",
        ("permit-batch#{}",),
        lambda r: (r.batch_id,),
        indexes={"by_holder": lambda r: (BATCHES, at(r.proposed.at, r.batch_id))},
    ),
    Row(BatchRows, "permits", ("permit-batch#{}#{}",), lambda r: (r.batch_id, r.part)),
    Row(SignerCertificate, "permits", ("certificate#{}",), lambda r: (r.account_id,)),
    Row(
        Publication,
        "permits",
        ("publication#{}",),
        lambda r: (r.publication_id,),
        indexes={
            "by_publication": lambda r: (
                HIDDEN if r.hidden else RESEARCH,
                at(r.published_at, r.publication_id),
            )
        },
    ),
    Row(
        Testimonial,
        "permits",
        ("testimonial#{}",),
        lambda r: (r.testimonial_id,),
        indexes={
            "by_testimonial": lambda r: (
                (r.state.value, at(r.given_at, r.testimonial_id))
                if r.state is not TestimonialState.REFUSED
                else None
            )
        },
    ),
    # --- counters: beside each, what was given back of it
    Row(FreedNumbers, "counters", ("freed#{}", "freed"), lambda r: (r.series,)),
)  # fmt: skip
