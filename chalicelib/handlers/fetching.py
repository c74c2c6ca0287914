"""What a request will read, as far as its route tells before anything is read.

The caller's account, the answer to a repeated request, and the record that the path names are
fetched together (``domain/reads.py``); a route adds what it needs besides by ``reads=``.
"""

from collections.abc import Callable, Iterable, Mapping

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.records import Session
from chalicelib.domain.applications.model import Application
from chalicelib.domain.permits.model import Permit, Publication
from chalicelib.domain.privacy.model import DataRequest
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.domain.records import Stored
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.domain.storage import RememberedAnswer
from chalicelib.handlers.endpoint import Endpoint

_NAMED: Mapping[str, type[Stored]] = {
    "application_id": Application,
    "permit_id": Permit,
    "publication_id": Publication,
    "testimonial_id": Testimonial,
    "batch_id": SigningBatch,
    "request_id": DataRequest,
    "session_id": Session,
}
"""The record behind each parameter of a path."""


def wanted_by(
    endpoint: Endpoint,
    path_parameters: Mapping[str, str],
    once_key: str | None,
    applicant_of: Callable[[str], str | None],
    account_id: str,
) -> Iterable[Wanted]:
    """``once_key``: the request's Idempotency-Key, where the route demands one; ``applicant_of``:
    whose an application is, if that is known already."""
    if once_key is not None:
        yield Wanted.of(RememberedAnswer, account_id, once_key)
    for name, value in path_parameters.items():
        if kind := _NAMED.get(name):
            yield Wanted.of(kind, value)
            for more in endpoint.reads:
                if more is Beside.APPLICANT:
                    if applicant_id := applicant_of(value):
                        yield Wanted.of(Account, applicant_id)
                    continue
                # a record besides is the caller's own of this one
                own = () if isinstance(more, Beside) else (account_id,)
                yield Wanted.of(more, value, *own)
