"""What people of the scene do, each act by the use case behind its page."""

import random
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.identities import judge
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applications.standing import SIGN
from chalicelib.domain.applying import documents, drafting, submission
from chalicelib.domain.applying.documents import UploadAsked
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.catalogue.schema import ApplicationKind, DocumentRequirement, PermitType
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.duties import Duties
from chalicelib.domain.permits.issuing import issue_permit
from chalicelib.domain.review import decisions, looking, workbench
from chalicelib.domain.review.marking import NewMark, mark_documents
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.model import MEDIA_TYPES
from infra.local import demo_accounts
from infra.local.scene import papers
from infra.local.scene.answers import answers
from infra.local.scene.people import words
from infra.local.scene.stand_ins import MistypedPassphrase
from infra.local.scene.visits import plan_visit, visit_place
from infra.local.scene.world import World


@dataclass
class Office:
    """Everybody who works there, by role; the first of each acts."""

    world: World
    by_role: dict[str, list[Actor]] = field(default_factory=dict)
    citizens: dict[str, Actor] = field(default_factory=dict)
    """By NIK."""
    issued: list[tuple[Actor, Application]] = field(default_factory=list)

    @classmethod
    def open(cls, world: World) -> "Office":
        office = cls(world)
        ports = world.ports
        demo_accounts.officers(ports)
        for number, one in enumerate(words("people")["officers"], start=50):
            form = OfficerForm(
                nik=f"13020101017{number % 10}{number:04d}",
                name=one["name"],
                title_after=one["title_after"],
                email=one["email"],
                whatsapp=f"0812000003{number:02d}",
                roles=(one["role"],),
                position=one["position"],
            )
            create_officer(ports, None, form, password=demo_accounts.PASSWORD)
        page = ports.accounts.officers(limit=100, cursor=None)
        for account in sorted(page.items, key=lambda account: account.account_id):
            for role in account.roles:
                office.by_role.setdefault(role, []).append(Actor.of(account))
        return office

    @property
    def ports(self) -> Any:
        return self.world.ports

    @property
    def today(self) -> date:
        day: date = self.ports.calendar.local_date(self.world.clock.at)
        return day

    def mail(self) -> None:
        """The notify Lambda empties its queue."""
        waiting = self.ports.announcer.ids
        send(self.ports, waiting, Duties(_told))
        waiting.clear()

    def citizen(self, form: RegistrationForm) -> Actor:
        """With an account, which is made when it is first asked for."""
        if form.nik not in self.citizens:
            self.citizens[form.nik] = Actor.of(self._registered(form))
        return self.citizens[form.nik]

    def _registered(self, form: RegistrationForm) -> Account:
        ports = self.ports
        number = len(self.citizens)
        started = registration.start(ports, form, f"10.{number // 250}.{number % 250}.9")
        ports.files.receive(started.upload, _card(form))
        check_arrived(ports, started.upload.key, None, None)
        # the link that a mail would carry, used at once
        token, _ = registration.verification(ports, started.registration)
        ports.commit(Add(token))
        account = registration.verify(ports, token, None)
        clerk = self.by_role["back_office"][0]
        return judge(ports, clerk, account.account_id, account.version, matches=True, remark="")


class Case:
    """One application on its way; `do` is told what comes next."""

    def __init__(self, office: Office, person: RegistrationForm, number: int, seed: int) -> None:
        self.office = office
        self.person = person
        self.number = number
        self.chance = random.Random(f"case {number} {seed}")  # noqa: S311  (of nobody)
        self.application_id = ""
        self.applicant: Actor | None = None
        self._papers = 0
        self._answered = ""

    @property
    def now(self) -> Application:
        return self.office.world.find(self.application_id)

    @property
    def ports(self) -> Any:
        return self.office.ports

    def do(self, what: str, kind: PermitType, form: ApplicationKind) -> None:
        if what == "draft":
            self._draft(kind, form)
        else:
            getattr(self, f"_{what}")()
        self.office.mail()

    # --- the applicant -----------------------------------------------------------------------

    def _draft(self, kind: PermitType, form: ApplicationKind) -> None:
        self.applicant = self.office.citizen(self.person)
        kind = self.ports.catalogue.get(kind.id, self.office.today)  # of its day, not of the last
        draft = drafting.create_draft(self.ports, self.applicant, kind.id, form)
        self.application_id = draft.application_id
        self._answer(kind, form)

    def _answer(self, kind: PermitType, form: ApplicationKind) -> None:
        values = answers(
            self.chance, kind, form, self.person, self.office.today, self.ports.office.code
        )
        _, problems = drafting.save_data(self.ports, self._who, self.application_id, values)
        if problems:
            raise AssertionError(f"{kind.id}: {problems}")
        self._answered = kind.rule_set

    def _submit(self) -> None:
        file = self.now
        rules = rules_of(self.ports, file)
        if rules.rule_set != self._answered:  # newer ones hold since, and may ask for more
            self._answer(rules, file.kind)
            file = self.now
        self._upload([one for one in rules.documents_for(file.kind, file.data) if one.required])
        submission.submit(self.ports, self._who, self.application_id, self.now.version)

    def _resubmit(self) -> None:
        file = self.now
        rules = rules_of(self.ports, file)
        wrong = file.correction.documents if file.correction else {}
        self._upload([one for one in rules.documents_for(file.kind, file.data) if one.id in wrong])
        submission.resubmit(self.ports, self._who, self.application_id, self.now.version)

    def _withdraw(self) -> None:
        reason = self.chance.choice(words("words")["citizens"]["withdrawn"])
        drafting.withdraw(self.ports, self._who, self.application_id, reason)

    @property
    def _who(self) -> Actor:
        assert self.applicant is not None, "somebody begins with a draft"  # noqa: S101
        return self.applicant

    def _upload(self, asked: list[DocumentRequirement]) -> None:
        wanted = [UploadAsked(one.id, MEDIA_TYPES[one.formats[0]]) for one in asked]
        forms = documents.request_uploads(self.ports, self._who, self.application_id, wanted)
        for one in asked:
            self.ports.files.receive(forms[one.id], self._paper(one))
            check_arrived(self.ports, forms[one.id].key, None, None)

    def _paper(self, asked: DocumentRequirement) -> bytes:
        self._papers += 1
        who = self.person
        if asked.formats[0] == "pdf":
            about = [
                f"Atas nama {who.name}, NIK {who.nik}",
                f"{who.address.street}, {who.birth_place}",
            ]
            about += ["", f"Arosuka, {self.office.today:%d-%m-%Y}", "", f"Lembar {self._papers}"]
            return papers.letter(asked.label.id.upper()[:52], about)
        if asked.id == "foto":
            return papers.portrait(self.number * 8 + self._papers)
        return papers.unlike_others(_card(who), self.number * 8 + self._papers)

    # --- the office --------------------------------------------------------------------------

    def _officer(self, application: Application) -> Actor:
        colleagues = self.office.by_role[application.step.role]
        return colleagues[self.number % len(colleagues)]

    def _mark(self, file: Application, wrong: dict[str, str]) -> Application:
        officer = self._officer(file)
        judged = [
            (name, document.file.file_id)
            for name, document in file.documents.items()
            if document.file and not (document.mark and document.mark.accepted)
        ]
        looking.hand_out(self.ports, officer, file)
        shown = [looking.ShownFile(name, file_id) for name, file_id in judged]
        looking.report_shown(self.ports, officer, file.application_id, shown)
        marks = [
            NewMark(name, file_id, name not in wrong, wrong.get(name)) for name, file_id in judged
        ]
        return mark_documents(self.ports, officer, file.application_id, file.version, marks)

    def _claim(self) -> None:
        file = self.now
        workbench.claim(self.ports, self._officer(file), self.application_id, file.version)

    def _approve(self) -> None:
        file = self.now
        if file.step.accepts_application:
            file = self._mark(file, {})
        if file.step.field_visit:
            visit_place(self.ports, self._officer(file), file, papers.portrait(self.number * 8))
            file = self.now
        decisions.approve(self.ports, self._officer(file), self.application_id, file.version)

    def _plan_visit(self) -> None:
        plan_visit(self.ports, self._officer(self.now), self.now)

    def _return(self) -> None:
        file, said = self.now, words("words")["office"]
        uploaded = sorted(name for name, one in file.documents.items() if one.file)
        wrong = {self.chance.choice(uploaded): self.chance.choice(said["returned"])}
        file = self._mark(file, wrong)
        decisions.return_for_correction(
            self.ports,
            self._officer(file),
            self.application_id,
            file.version,
            message=self.chance.choice(said["message"]),
            fields=[],
        )

    def _reject(self) -> None:
        file, reasons = self.now, words("words")["office"]["rejected"]
        officer, reason = self._officer(file), self.chance.choice(reasons)
        decisions.reject(self.ports, officer, self.application_id, file.version, reason=reason)

    def _sign(self) -> None:
        self._try_to_sign()
        self.office.issued.append((self._who, self.now))

    def _sign_in_vain(self) -> None:
        signer = self.ports.signer
        vars(self.ports)["signer"] = MistypedPassphrase()
        self._try_to_sign()
        vars(self.ports)["signer"] = signer

    def _try_to_sign(self) -> None:
        file = self.now
        decisions.sign(
            self.ports, self._officer(file), self.application_id, file.version, passphrase=None
        )
        wait = Wait(application_id=self.application_id, kind=SIGN, step="", token="")
        issue_permit(self.ports, wait)


def _told(_what: str, error: Exception, _ids: object) -> None:
    """In the scene nothing fails: what does is a fault of it."""
    raise error


@cache
def _card(form: RegistrationForm) -> bytes:
    born = f"{form.birth_place}, {date.fromisoformat(form.birth_date):%d-%m-%Y}"
    return papers.identity_card(form.name, form.nik, born, form.address.street)
