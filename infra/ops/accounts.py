"""What nobody within the service can do for an account: it is the first one, or the last."""

from collections.abc import Callable

from chalicelib.domain.accounts.model import ADMINISTRATOR
from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.domain.accounts.sign_in import find_by_login
from chalicelib.domain.accounts.way_changes import reset_last_administrator
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.errors import DomainError, FieldProblem
from chalicelib.domain.text import Language

Ask = Callable[[str], str]
"""A question and its answer. What is personal is asked for: a command's words stay in the shell's
history."""

_MOST = 100


def first_administrator(ports: AllPorts, ask: Ask) -> int:
    """Makes one who gets a link by e-mail; refuses where there is one."""
    if any(ADMINISTRATOR in one.roles for one in ports.accounts.officers(limit=_MOST).items):
        print("There is an administrator already: who makes all others (POST /api/admin/officers).")
        return 1
    form = OfficerForm(
        nik=ask("NIK (16 digits): "),
        name=ask("Name, without titles: "),
        email=ask("E-mail: "),
        whatsapp=ask("WhatsApp (08...): "),
        roles=(ADMINISTRATOR,),
    )
    try:
        account = create_officer(ports, None, form)
    except DomainError as refused:
        print(_text(ports, refused.problem, refused))
        for field in refused.fields:
            print(f"  {field.path}: {_field_text(ports, field)}")
        return 1
    print(f"Made {account.account_id}. The link to set a password is in the mail.")
    return 0


def reset_second_factor(ports: AllPorts, login: str, operator: str) -> int:
    """Refuses while the service could do it itself."""
    account = find_by_login(ports, login)
    if account is None:
        print("Nobody signs in like that.")
        return 1
    try:
        reset_last_administrator(ports, account, operator)
    except DomainError as refused:
        print(_text(ports, refused.problem, refused))
        return 1
    print("The second factor is off; every session has ended, and all old ways were told.")
    return 0


def _text(ports: AllPorts, code: str, refused: DomainError) -> str:
    return ports.texts.of_problem(code, Language.ENGLISH, refused.params).text


def _field_text(ports: AllPorts, field: FieldProblem) -> str:
    return ports.texts.of_field(field.code, Language.ENGLISH, field.params)
