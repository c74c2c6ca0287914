"""A citizen registers: particulars, a checked scan of the KTP, then a link that proves the e-mail.

Until the link is followed there is no account, only a registration that ends by itself. A NIK
or e-mail that has an account already gets the same answers at every step; its owner is told by
message. The link proves the e-mail alone: with the account, the number gets a link of its own.
Whoever does not choose a password here sets it through the link.
"""

from datetime import date

from pydantic import Field

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, CitizenDetails, KtpScan, Person
from chalicelib.domain.accounts.notices import notice, unsent
from chalicelib.domain.accounts.opening import (
    KTP_RULE,
    Started,
    ktp_upload,
    open_registration,
)
from chalicelib.domain.accounts.particulars import Particulars, checked, checked_ways
from chalicelib.domain.accounts.passwords import hashed, length_problem, password_problem
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import KtpState, OneTimeToken, Registration, TokenPurpose
from chalicelib.domain.accounts.scans import scan_due
from chalicelib.domain.accounts.tokens import (
    PASSWORD_LINK_LIFETIME,
    VERIFICATION_LIFETIME,
    LinkExpired,
    account_token,
    matches,
    new_token,
)
from chalicelib.domain.accounts.ways import number_proof
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.messages.model import Message
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.storage import Add, Change, Overwrite, Put, Spend
from chalicelib.domain.text import Language
from chalicelib.domain.uploads.model import DocumentRule, PresignedUpload, Verdict


class RegistrationForm(Particulars):
    """``declared_true`` is the declaration that the data is true; without it nothing starts."""

    password: str | None = Field(default=None, max_length=1000, repr=False)
    declared_true: bool


def start(ports: Ports, form: RegistrationForm, source_address: str) -> Started:
    """Check the particulars and open a registration, with a form to upload the KTP scan.

    :raises InvalidInput: naming every wrong field. :raises TooManyAttempts: from this address.
    """
    now = ports.clock.now()
    person, citizen, warnings = _checked(ports, form, ports.calendar.local_date(now))
    network = throttling.network(source_address)
    throttling.require(ports, throttling.REGISTRATIONS_PER_ADDRESS, network)
    password_hash = hashed(ports, form.password, person, citizen) if form.password else None
    return open_registration(ports, person, citizen, warnings, password_hash=password_hash)


def _checked(
    ports: Ports, form: RegistrationForm, today: date
) -> tuple[Person, CitizenDetails, tuple[str, ...]]:
    """Everything that is wrong with the form, told together; a typing error costs no try."""
    problems = [] if form.declared_true else [FieldProblem("declared_true", "declaration-missing")]
    try:
        person, citizen, warnings = checked(form, ports.regions, today)
    except InvalidInput as refused:
        short = length_problem(form.password, "password") if form.password else None
        raise InvalidInput(
            fields=[*refused.fields, *([short] if short else []), *problems]
        ) from None
    if form.password and (
        wrong := password_problem(ports, form.password, person, citizen, "password")
    ):
        problems.insert(0, wrong)
    if problems:
        raise InvalidInput(fields=problems)
    return person, citizen, warnings


def own_registration(ports: Ports, registration_id: str, secret: str) -> Registration:
    """:raises NotFound: there is none, it has expired, or the secret is another's."""
    found = ports.sessions.find_registration(registration_id, ports.clock.now())
    if found is None or not matches(secret, found.secret_hash):
        raise NotFound("unknown-registration")
    return found


def new_ktp_upload(
    ports: Ports, registration_id: str, secret: str
) -> tuple[Registration, PresignedUpload]:
    """Another try at the scan; from now on only this upload's verdict counts."""
    before = own_registration(ports, registration_id, secret)
    throttling.require(ports, throttling.UPLOADS_PER_REGISTRATION, registration_id)
    after = before.replace(
        version=before.version + 1,
        ktp_upload_id=ports.ids.secret(),
        ktp_state=KtpState.WAITING,
        ktp_reason=None,
        ktp_params={},
        ktp=None,
    )
    ports.commit(Put(after, before))
    return after, ktp_upload(ports, after)


def expected_ktp_rule(ports: Ports, registration_id: str, upload_id: str) -> DocumentRule | None:
    """What this upload must be; ``None`` when nobody waits for its verdict (any more)."""
    registration = ports.sessions.find_registration(registration_id, ports.clock.now())
    return KTP_RULE if registration and _awaits(registration, upload_id) else None


def record_ktp_verdict(
    ports: Ports, registration_id: str, upload_id: str, verdict: Verdict, clean: KtpScan | None
) -> bool:
    """Keep the automatic check's verdict; ``clean`` is the copy when it was accepted.

    Twice, late or for an upload that was replaced: nothing changes, and the answer is ``False``.

    :raises CommitRefused: the registration changed at this moment; the same call may be repeated.
    """
    before = ports.sessions.find_registration(registration_id, ports.clock.now())
    if before is None or not _awaits(before, upload_id):
        return False
    after = before.replace(
        version=before.version + 1,
        ktp_state=KtpState.ACCEPTED if verdict.accepted else KtpState.REFUSED,
        ktp_reason=verdict.reason.value if verdict.reason else None,
        ktp_params=dict(verdict.params),
        ktp=clean if verdict.accepted else None,
    )
    ports.commit(Put(after, before))
    return True


def correct_ways(
    ports: Ports, registration_id: str, secret: str, *, email: str, whatsapp: str
) -> Registration:
    """Another e-mail address or number, where the first was wrong; all else stays, the scan too.
    A link that went to another address is void: it proves one that is no longer meant.

    :raises InvalidInput: naming each that is wrong.
    """
    before = own_registration(ports, registration_id, secret)
    today = ports.calendar.local_date(ports.clock.now())
    email, whatsapp = checked_ways(email, whatsapp, today)
    after = before.replace(
        version=before.version + 1,
        person=before.person.replace(email=email, whatsapp=whatsapp),
    )
    ports.commit(Put(after, before))
    return after


def complete(ports: Ports, registration_id: str, secret: str, language: Language) -> Registration:
    """Send the link; once more when called again. Whatever has an account already, the answer
    and the work are the same: one token, one pair of messages, one commit.

    :raises Conflict: the scan of the KTP is not there or not accepted yet.
    :raises TooManyAttempts: too many links for this NIK or e-mail.
    """
    before = own_registration(ports, registration_id, secret)
    require_scan(before)
    if not before.person.email:  # begun at the counter, where it is ended as well
        raise InvalidInput(fields=[FieldProblem("email", "required")])
    throttling.require(
        ports, throttling.REGISTRATION_LINKS_PER_PERSON, email_key(before.person.email)
    )
    throttling.require(ports, throttling.REGISTRATION_LINKS_PER_PERSON, before.person.nik)
    after, changes = _outlasting_its_link(ports, before)
    messages: list[Message] = []
    for token, notices in _links(ports, after, language):
        changes.append(Add(token))
        messages += notices
    ports.commit(*changes)  # what nobody has been sent yet does no harm
    ports.commit(*(Add(message) for message in messages))
    ports.announcer.announce(messages)
    return after


def verify(ports: Ports, token: OneTimeToken, password: str | None) -> Account:
    """The account of the registration that this link proves. A ``password`` given now counts
    instead of one given before.

    :raises InvalidInput: no password yet, or no good one (the link stays good); or the link has
        expired. :raises AlreadyRegistered: the NIK or e-mail got an account in the meantime.
    :raises Conflict: another scan is on its way, or was refused (the link stays good).
    """
    registration = ports.sessions.find_registration(token.subject, ports.clock.now())
    if registration is None or token.email != registration.person.email:
        raise LinkExpired()
    require_scan(registration)
    password_hash = registration.password_hash
    if password is not None:
        password_hash = hashed(ports, password, registration.person, registration.citizen)
    if password_hash is None:
        raise InvalidInput("password-needed", fields=[FieldProblem("password", "required")])
    account = Account(
        **dict(registration.person),
        account_id=registration.registration_id,
        password_hash=password_hash,
        created_at=ports.clock.now(),
        citizen=registration.citizen,
        ktp=registration.ktp,
        warnings=registration.warnings,
    )
    proof, message = number_proof(ports, account, account.whatsapp, Language.INDONESIAN)
    ports.commit(proof)  # as every link that nobody has been sent yet
    return commit_account(
        ports,
        None,
        account,
        by_owner(account, "registered", declared_at=registration.declared_at.isoformat()),
        messages=[message],
        also=[Spend(token), Spend(registration)],
    )


def verification(ports: Ports, registration: Registration) -> tuple[OneTimeToken, str]:
    """What proves the address of this registration: the token to store, and the link to send."""
    return new_token(
        ports,
        TokenPurpose.VERIFY_REGISTRATION,
        registration.registration_id,
        VERIFICATION_LIFETIME,
        email=registration.person.email,
    )


def _outlasting_its_link(ports: Ports, before: Registration) -> tuple[Registration, list[Change]]:
    """The registration as it is there until a link that is made now ends, and what that changes."""
    link_ends_at = ports.clock.now() + VERIFICATION_LIFETIME
    if link_ends_at <= before.expires_at:
        return before, []
    after = before.replace(version=before.version + 1, expires_at=link_ends_at)
    return after, [Put(after, before), Overwrite(scan_due(after.registration_id, link_ends_at))]


def require_scan(registration: Registration) -> None:
    """:raises Conflict: ``ktp-not-accepted``."""
    if registration.ktp_state is not KtpState.ACCEPTED:
        raise Conflict("ktp-not-accepted")


def _links(
    ports: Ports, registration: Registration, language: Language
) -> list[tuple[OneTimeToken, list[Message]]]:
    """The link to verify or, to each owner of the NIK or e-mail, a word that there is an account
    and a link to set its password anew."""
    person, about = registration.person, registration.registration_id
    owners = ports.accounts.find_by_either(person.nik, person.email)
    if not owners:
        token, link = verification(ports, registration)
        return [
            (token, notice(ports, "verify_registration", person, language, about=about, link=link))
        ]
    found = []
    for owner in owners:
        token, link = account_token(ports, TokenPurpose.SET_PASSWORD, owner, PASSWORD_LINK_LIFETIME)
        messages = notice(
            ports,
            "already_registered",
            owner,
            language,
            about=about,
            email=owner.email or person.email,
            link=link,
        )
        if owner.on_paper:  # nobody can write to them, and no link is printed
            messages = unsent(messages)
        found.append((token, messages))
    return found


def _awaits(registration: Registration, upload_id: str) -> bool:
    waiting = registration.ktp_state is KtpState.WAITING
    return waiting and registration.ktp_upload_id == upload_id
