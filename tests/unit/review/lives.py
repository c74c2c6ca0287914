"""What holds in every life of an application, whoever does what in whichever order: its moves, its
decisions, its notes, and its numbers (docs/checks.md 3)."""

from collections import defaultdict
from collections.abc import Callable

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import PutDocument
from chalicelib.domain.applications.model import Application, Outcome, Phase
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.permits.series import FreedNumbers
from chalicelib.domain.storage import Add, Change, Put
from tests.fakes.ports import FakePorts
from tests.support import stored

MOVES = {
    Phase.DRAFT: {Phase.DRAFT, Phase.REVIEW, Phase.WITHDRAWN},
    Phase.REVIEW: {
        Phase.REVIEW,
        Phase.CORRECTION,
        Phase.SIGNING,
        Phase.REJECTED,
        Phase.WITHDRAWN,
    },
    Phase.CORRECTION: {Phase.CORRECTION, Phase.REVIEW, Phase.WITHDRAWN},
    Phase.SIGNING: {Phase.SIGNING, Phase.ISSUED, Phase.REVIEW},
}
"""Every phase that another may become; what has ended is changed no more."""


class History:
    """A commit, with every version of every application that was written by it."""

    def __init__(self, commit: Callable[..., None]) -> None:
        self._commit = commit
        self.versions: dict[str, list[Application]] = defaultdict(list)

    def __call__(self, *changes: Change) -> None:
        self._commit(*changes)
        for change in changes:
            if isinstance(change, Add | Put) and isinstance(change.record, Application):
                self.versions[change.record.application_id].append(change.record)
            if isinstance(change, PutDocument):
                *_, last = history = self.versions[change.application_id]
                judged = {**last.documents, change.name: change.document}
                history[-1] = last.replace(documents=judged)


def moved_by_the_rules(before: Application, after: Application) -> None:
    assert after.version == before.version + 1
    assert after.phase in MOVES.get(before.phase, set()), (before.phase, after.phase)
    assert after.note_count >= before.note_count
    for name in ("registration_number", "submitted_at"):
        given = getattr(before, name)
        assert given is None or getattr(after, name) == given, name
    _number_stays_or_is_given_back_whole(before, after)
    if before.steps:
        assert after.steps == before.steps, "frozen"
        moved = after.step_index - before.step_index
        assert moved in (0, 1)
        if moved:
            assert after.decisions[-1].outcome is Outcome.APPROVED
            assert after.decisions[-1].step == before.step.id
    if after.phase is Phase.SIGNING and before.phase is Phase.REVIEW:
        assert before.step.final and after.decisions[-1].outcome is Outcome.SIGNED


def _number_stays_or_is_given_back_whole(before: Application, after: Application) -> None:
    """Only a signing that was refused for good gives it back, with all that came with it, unless a
    file that was signed with it lies there (decision 0036)."""
    numbered = [(a.permit_number, a.permit_id, a.issue_date) for a in (before, after)]
    given_back = (before.phase, after.phase) == (Phase.SIGNING, Phase.REVIEW)
    if given_back:
        assert numbered[1] in (numbered[0], (None, None, None))
    elif before.permit_number is not None:
        assert numbered[0] == numbered[1]


def every_step_has_its_decision(now: Application, actors: list[Actor]) -> None:
    approved = [d.step for d in now.decisions if d.outcome is Outcome.APPROVED]
    assert approved == [step.id for step in now.steps[: now.step_index]], "no step skipped"
    signed = [d for d in now.decisions if d.outcome is Outcome.SIGNED]
    assert len(signed) == (now.phase in (Phase.SIGNING, Phase.ISSUED))
    roles = {actor.account_id: actor.roles for actor in actors}
    step_of: dict[str, str] = {}
    for decision in now.decisions:
        assert decision.officer_id != now.applicant_id
        assert decision.role in roles[decision.officer_id]
        assert step_of.setdefault(decision.officer_id, decision.step) == decision.step, "four eyes"


def notes_are_whole(ports: FakePorts, now: Application) -> None:
    notes = ports.notes.of(f"app#{now.application_id}", limit=10_000)
    assert first_break(notes, now.note_count, now.note_head) is None
    told = [note.event for note in notes]
    for outcome in Outcome:
        made = [d for d in now.decisions if d.outcome is outcome]
        handed_back = told.count("signing-refused") if outcome is Outcome.SIGNED else 0
        assert told.count(outcome.value) == len(made) + handed_back
    given_back = sum("number_given_back" in note.details for note in notes)
    assert told.count("numbered") == (now.permit_number is not None) + given_back
    assert told.count("issued") == (now.phase is Phase.ISSUED)


def numbers_and_permit(ports: FakePorts, now: Application) -> None:
    permits, objects = stored.permits(ports), ports.permit_files.objects
    if now.permit_number and now.phase not in (Phase.SIGNING, Phase.ISSUED):
        assert objects, "a number stays for what was signed with it, and is given back else"
    issued = now.phase is Phase.ISSUED
    given = {s.split("#")[0]: last for s, last in stored.counters(ports).items()}
    assert given.get("registration", 0) == (now.registration_number is not None)
    freed = [
        FreedNumbers.model_validate_json(item["body"]).sequences
        for item in stored.rows(ports, "counters", "freed#").values()
    ]
    held = (now.permit_number is not None) + sum(map(len, freed))
    assert given.get("permit", 0) == held
    assert (now.accepted_on is not None) == (now.registration_number is not None)
    assert len(permits) == issued
    assert issued <= len(objects) <= 1
    if issued:
        (permit,) = permits
        assert permit.number == now.permit_number and permit.key in objects
    sent = [message.template for message in stored.messages(ports)]
    assert (sent.count("issued"), sent.count("issued_copy")) == (issued, issued)
