"""Who may not decide on an application, whoever's role they use: asked before it is given to them.

``workbench.at_own_step`` says the same to whoever acts, each with its own refusal.
"""

from chalicelib.domain.applications.model import Application


def has_part(application: Application, account_id: str, nik: str) -> bool:
    """Whether this is the applicant, or somebody who did it for them: as their operator, or at the
    counter."""
    typed = application.counter is not None and application.counter.by(account_id)
    return typed or application.is_work_of(account_id) or application.person.nik == nik


def decided_elsewhere(application: Application, account_id: str) -> bool:
    """Whether another step than the one where it stands is theirs."""
    return any(
        one.is_of == account_id and one.step != application.step.id for one in application.decisions
    )
