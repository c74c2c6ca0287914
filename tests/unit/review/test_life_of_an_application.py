"""The life of one application under random people, a random engine and random crashes: whatever
happens, it moves by the rules, nothing is lost and nothing is twice (docs/checks.md 3)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from pydantic import SecretStr

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.standing import place_of
from chalicelib.domain.applying import documents, drafting, submission
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.signing import SignerUnavailable
from chalicelib.domain.review import decisions, looking, marking, releasing, workbench
from chalicelib.domain.review.marking import NewMark
from tests.fakes.crashes import Crash, CrashingPorts
from tests.fakes.deliveries import deliver, pump, sweep
from tests.fakes.papers import REFUSED_CONTENT
from tests.fakes.ports import FakePorts, office_data
from tests.support import stored
from tests.support.cases import Case, a_draft
from tests.support.people import Staff, a_citizen, an_officer, citizen_details
from tests.unit.review.lives import (
    History,
    every_step_has_its_decision,
    moved_by_the_rules,
    notes_are_whole,
    numbers_and_permit,
)

ROLES = ("back_office", "secretary", "head")
PASSPHRASE = SecretStr("rahasia")


class ShortChain:
    """The research permit with three steps and two documents, so that a life is soon lived."""

    roles, reasons = office_data().roles, office_data().reasons
    counter_consent = office_data().counter_consent

    def get(self, type_id: str, on: date) -> PermitType:
        whole = office_data().get(type_id, on)
        return whole.replace(
            steps=tuple(step for step in whole.steps if step.id in ROLES),
            documents=whole.documents[:2],
        )


Ports = Any
"""The ports as they are, or ports that crash."""


def _mark(accepted: bool) -> Callable[[Ports, Actor, str, int], object]:
    def mark(ports: Ports, actor: Actor, identity: str, version: int) -> object:
        file = ports.applications.get(identity).documents["proposal"].file
        looking.report_shown(ports, actor, identity, [looking.ShownFile("proposal", file.file_id)])
        new = NewMark("proposal", file.file_id, accepted, None if accepted else "Tidak terbaca.")
        return marking.mark_document(ports, actor, identity, version, new)

    return mark


ACTS: dict[str, Callable[[Ports, Actor, str, int], object]] = {
    "save": lambda p, a, i, v: drafting.save_data(p, a, i, {"judul": f"Judul {v}", "x": 1}),
    "upload": lambda p, a, i, v: documents.request_upload(p, a, i, "proposal", "application/pdf"),
    "submit": submission.submit,
    "resubmit": submission.resubmit,
    "withdraw": lambda p, a, i, v: drafting.withdraw(p, a, i, "berubah pikiran"),
    "claim": workbench.claim,
    "release": releasing.release,
    "tick": _mark(True),
    "cross": _mark(False),
    "note": lambda p, a, i, v: workbench.add_note(p, a, i, text="Catatan.", public=True),
    "approve": decisions.approve,
    "return": lambda p, a, i, v: decisions.return_for_correction(
        p,
        a,
        i,
        v,
        message=None,
        fields=[decisions.FieldCorrection(field="judul", reason="Terlalu umum.")],
    ),
    "reject": lambda p, a, i, v: decisions.reject(p, a, i, v, reason="Tidak memenuhi syarat."),
    "sign": lambda p, a, i, v: decisions.sign(p, a, i, v, passphrase=PASSPHRASE),
}

crashes = st.none() | st.tuples(st.integers(1, 9), st.booleans())
pick = st.integers(0, 99)


class LifeOfAnApplication(RuleBasedStateMachine):
    @initialize(steps_done=st.integers(0, 3))
    def begin(self, steps_done: int) -> None:
        """A draft that is complete, or an application that has come some way already."""
        self.ports = FakePorts(catalogue=ShortChain())
        self.ports.commit = self.history = History(self.ports.commit)
        applicant = an_officer(self.ports, "secretary", number=1, citizen=citizen_details())
        staff = Staff(
            {role: an_officer(self.ports, role, number=10 + n) for n, role in enumerate(ROLES)},
            {role: an_officer(self.ports, role, number=20 + n) for n, role in enumerate(ROLES)},
        )
        busy = an_officer(self.ports, *ROLES, number=30)
        self.actors = [applicant, *staff.everybody, busy, a_citizen(self.ports, 2)]
        self.case: Case = a_draft(self.ports, applicant=applicant, staff=staff)
        self.case.fill().upload_all()
        self.posted: list[dict[str, str]] = []
        self.checked = 0
        self.lost_something = False
        for _ in range(steps_done):
            self.the_next_one_does_what_is_due(second=False)

    # --- people ------------------------------------------------------------------------------

    @rule(actor=pick, act=st.sampled_from(sorted(ACTS)), behind=st.integers(-1, 2), crash=crashes)
    def somebody_tries_something(
        self, actor: int, act: str, behind: int, crash: tuple[int, bool] | None
    ) -> None:
        ports = CrashingPorts(self.ports, crash[0], after=crash[1]) if crash else self.ports
        version = self.now.version - max(behind, 0)  # most people have read the latest
        who = self.actors[actor % len(self.actors)]
        with suppress(DomainError, Crash):
            ACTS[act](ports, who, self.case.application_id, version)

    @rule(second=st.booleans())
    def the_next_one_does_what_is_due(self, second: bool) -> None:
        """Without it, few lives would come far."""
        now, case = self.now, self.case
        with suppress(DomainError):  # claimed by another, or decided a step before
            match now.phase:
                case Phase.DRAFT:
                    self._replace_bad_files()
                    case.submit()
                case Phase.CORRECTION:
                    self._replace_bad_files()
                    case.resubmit()
                case Phase.REVIEW:
                    self._decide(case.staff.second if second else case.staff.first)

    def _replace_bad_files(self) -> None:
        at = self.ports.clock.now()
        for name, document in self.now.documents.items():
            if document.state_at(at) is not DocumentState.CLEAN or document.was_marked_wrong:
                self.case.upload(name)

    def _decide(self, staff: dict[str, Actor]) -> None:
        officer = staff[self.now.step.role]
        for name, document in self.now.documents.items():
            if document.file and not (document.mark and document.mark.accepted):
                self.case.mark(name, by=officer)
        act = "sign" if self.now.step.final else "approve"
        ACTS[act](self.ports, officer, self.case.application_id, self.now.version)

    @rule(content=st.sampled_from([b"a good file", REFUSED_CONTENT]), old=pick)
    def a_file_arrives_late_or_again(self, content: bytes, old: int) -> None:
        form = self.ports.files.issued[old % len(self.ports.files.issued)]
        self.ports.files.receive(form, content)
        check_arrived(self.ports, form.key, None, None)

    # --- the engine and its queues -------------------------------------------------------------

    @precondition(lambda self: self.ports.workflow.inbox)
    @rule(which=pick, crash=crashes)
    def a_question_is_delivered(self, which: int, crash: tuple[int, bool] | None) -> None:
        inbox = self.ports.workflow.inbox
        body = inbox.pop(which % len(inbox))
        self.posted.append(body)
        ports = CrashingPorts(self.ports, crash[0], after=crash[1]) if crash else self.ports
        try:
            deliver(ports, body)
        except (DomainError, Crash):
            inbox.append(body)  # the queue delivers it again

    @precondition(lambda self: self.posted)
    @rule(which=pick)
    def a_question_of_long_ago_is_delivered_again(self, which: int) -> None:
        self.ports.workflow.inbox.append(self.posted[which % len(self.posted)])

    @precondition(lambda self: self.ports.workflow.inbox)
    @rule(which=pick)
    def a_question_is_lost(self, which: int) -> None:
        inbox = self.ports.workflow.inbox
        self.posted.append(inbox.pop(which % len(inbox)))
        self.lost_something = True

    @rule()
    def every_question_is_delivered(self) -> None:
        self.posted += self.ports.workflow.inbox
        pump(self.ports)

    @rule(which=pick)
    def an_execution_is_killed(self, which: int) -> None:
        executions = list(self.ports.workflow.executions)
        if executions:
            self.ports.workflow.kill(executions[which % len(executions)])

    @rule()
    def a_wait_times_out(self) -> None:
        for execution in self._running():
            self.ports.workflow.time_out(execution.asked["token"])

    @rule()
    def the_token_is_lost(self) -> None:
        stored.lose_token(self.ports, self.case.application_id)

    @rule(down=st.booleans())
    def the_engine_goes_or_comes(self, down: bool) -> None:
        self.ports.workflow.down = down

    @rule(refusal=st.sampled_from([None, "wrong", "away"]))
    def the_signing_service_changes(self, refusal: str | None) -> None:
        self.ports.signer.passphrase = "another" if refusal == "wrong" else None
        self.ports.signer.refusal = SignerUnavailable() if refusal == "away" else None

    @precondition(lambda self: self.now.phase is Phase.REVIEW and self.now.step.final)
    @rule(second=st.booleans())
    def a_signer_mistypes(self, second: bool) -> None:
        """Without it, few numbers would be given back."""
        self.ports.signer.passphrase = "another"
        self.the_next_one_does_what_is_due(second)
        self.every_question_is_delivered()
        self.ports.signer.passphrase = None

    # --- time ----------------------------------------------------------------------------------

    @rule(time=st.sampled_from([{"minutes": 5}, {"hours": 2}, {"days": 3}]))
    def the_sweeper_comes_by(self, time: dict[str, float]) -> None:
        self.ports.clock.advance(**time)
        sweep(self.ports)

    @precondition(lambda self: self.now.phase is Phase.CORRECTION)
    @rule()
    def the_applicant_forgets_it(self) -> None:
        self.ports.clock.advance(days=61)
        sweep(self.ports)

    @rule()
    def all_comes_to_rest(self) -> None:
        """Services are back, every question is delivered, one sweep: the engine waits where the
        application stands. It may take until the wait times out, where a question was lost for
        good, or where the application ended while the engine was away."""
        self._services_are_back()
        self.posted += self.ports.workflow.inbox
        pump(self.ports)
        self.ports.clock.advance(hours=2)
        sweep(self.ports, everything=True)
        pump(self.ports)
        if self.lost_something or not self.now.phase.is_running:
            self.a_wait_times_out()
            pump(self.ports)
            self.lost_something = False
        self._engine_is_in_step()

    def teardown(self) -> None:
        if hasattr(self, "case"):
            self.all_comes_to_rest()
            self.everything_is_in_order()

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def everything_is_in_order(self) -> None:
        if not hasattr(self, "case"):
            return
        history = self.history.versions[self.case.application_id]
        for before, after in pairwise(history[self.checked :]):
            moved_by_the_rules(before, after)
        self.checked = len(history) - 1
        now = self.now
        assert now == history[-1]
        every_step_has_its_decision(now, self.actors)
        notes_are_whole(self.ports, now)
        numbers_and_permit(self.ports, now)

    def _engine_is_in_step(self) -> None:
        now, running = self.now, self._running()
        place = place_of(now)
        assert [execution.place for execution in running] == ([place] if place else [])

    # --- helpers -------------------------------------------------------------------------------

    @property
    def now(self) -> Application:
        return self.case.now

    def _running(self) -> list[Any]:
        return self.ports.workflow.running(self.case.application_id)

    def _services_are_back(self) -> None:
        self.ports.workflow.down = False
        self.ports.signer.refusal = self.ports.signer.passphrase = None


LifeOfAnApplication.TestCase.settings = settings(
    max_examples=100,
    stateful_step_count=40,
    derandomize=True,
    database=None,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


class TestLifeOfAnApplication(LifeOfAnApplication.TestCase):
    """Run by pytest; ``runTest`` is the whole machine."""
