"""What lies in DynamoDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.wiring.parts import Parts

if TYPE_CHECKING:
    from chalicelib.domain.accounts.ports import (
        AccountStore,
        SessionStore,
    )
    from chalicelib.domain.applications.ports import Applications
    from chalicelib.domain.asides import Asides
    from chalicelib.domain.audit.ports import Notes
    from chalicelib.domain.chain.ports import Waits
    from chalicelib.domain.complaints.ports import Complaints
    from chalicelib.domain.delivery.ports import Outbox
    from chalicelib.domain.importing.ports import Batches
    from chalicelib.domain.inviting.ports import Invitations
    from chalicelib.domain.messages.ports import NewsList
    from chalicelib.domain.operating.ports import Operators
    from chalicelib.domain.permits.ports import Permits, Trials
    from chalicelib.domain.privacy.ports import DataRequests
    from chalicelib.domain.reads import Reads
    from chalicelib.domain.satisfaction.ports import Testimonials
    from chalicelib.domain.storage import Answers, Committer, Counters, Records


class StateParts(Parts):
    @lazy
    def commit(self) -> Committer:
        from chalicelib.adapters.dynamodb.commit import DynamoCommitter

        return self._store(DynamoCommitter)

    @lazy
    def accounts(self) -> AccountStore:
        from chalicelib.adapters.dynamodb.accounts import DynamoAccounts

        return self._store(DynamoAccounts)

    @lazy
    def sessions(self) -> SessionStore:
        from chalicelib.adapters.dynamodb.sessions import DynamoSessions

        return self._store(DynamoSessions)

    @lazy
    def data_requests(self) -> DataRequests:
        from chalicelib.adapters.dynamodb.accounts import DynamoDataRequests

        return self._store(DynamoDataRequests)

    @lazy
    def complaints(self) -> Complaints:
        from chalicelib.adapters.dynamodb.complaints import DynamoComplaints

        return self._store(DynamoComplaints)

    @lazy
    def reads(self) -> Reads:
        from chalicelib.adapters.dynamodb.together import DynamoReads

        return self._store(DynamoReads)

    @lazy
    def applications(self) -> Applications:
        from chalicelib.adapters.dynamodb.applications import DynamoApplications

        return self._store(DynamoApplications)

    @lazy
    def notes(self) -> Notes:
        from chalicelib.adapters.dynamodb.applications import DynamoNotes

        return self._store(DynamoNotes)

    @lazy
    def waits(self) -> Waits:
        from chalicelib.adapters.dynamodb.chain import DynamoWaits

        return self._store(DynamoWaits)

    @lazy
    def counters(self) -> Counters:
        from chalicelib.adapters.dynamodb.counters import DynamoCounters

        return self._store(DynamoCounters)

    @lazy
    def answers(self) -> Answers:
        from chalicelib.adapters.dynamodb.applications import DynamoAnswers

        return self._store(DynamoAnswers)

    @lazy
    def permits(self) -> Permits:
        from chalicelib.adapters.dynamodb.permits import DynamoPermits

        return self._store(DynamoPermits)

    @lazy
    def permit_batches(self) -> Batches:
        from chalicelib.adapters.dynamodb.permits import DynamoBatches

        return self._store(DynamoBatches)

    @lazy
    def invitations(self) -> Invitations:
        from chalicelib.adapters.dynamodb.invitations import DynamoInvitations

        return self._store(DynamoInvitations)

    @lazy
    def operators(self) -> Operators:
        from chalicelib.adapters.dynamodb.operators import DynamoOperators

        return self._store(DynamoOperators)

    @lazy
    def testimonials(self) -> Testimonials:
        from chalicelib.adapters.dynamodb.permits import DynamoTestimonials

        return self._store(DynamoTestimonials)

    @lazy
    def outbox(self) -> Outbox:
        from chalicelib.adapters.dynamodb.permits import DynamoOutbox

        return self._store(DynamoOutbox)

    @lazy
    def news(self) -> NewsList:
        from chalicelib.adapters.dynamodb.news import DynamoNews

        return self._store(DynamoNews)

    @lazy
    def records(self) -> Records:
        from chalicelib.adapters.dynamodb.store import Store

        return self._store(Store)

    @lazy
    def asides(self) -> Asides:
        from chalicelib.adapters.dynamodb.asides import DynamoAsides

        return self._store(DynamoAsides)

    @lazy
    def trials(self) -> Trials:
        from chalicelib.adapters.dynamodb.trials import DynamoTrials

        return self._store(DynamoTrials)
