"""What the machine found about the person and what is renewed, for the officer who decides.

Nothing of it is a refusal: an NIK stays as it is when a birth date is corrected, and a permit of
before this service is on no record.
"""

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.operating.following import names_of
from chalicelib.domain.people.nik import Nik
from chalicelib.domain.permits.model import PermitState
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.sight import Sight


def findings(
    ports: Ports, rules: PermitType, application: Application, sight: Sight
) -> list[FieldProblem]:
    """``application`` as it was sent in; what this officer does not see is not told either."""
    of_identity, of_renewal = ports.both(
        lambda: _of_identity(ports, application, sight),
        lambda: _of_renewal(ports, rules, application, sight),
    )
    of_person = [*_of_operators(ports, application), *_of_person(application, sight)]
    return [*of_identity, *of_person, *of_renewal]


def _of_operators(ports: Ports, application: Application) -> list[FieldProblem]:
    """Who filled it in or sent it for the applicant, whose application it is all the same."""
    if not application.operators:
        return []
    names = names_of(ports, application.operators)
    told = [names[one] for one in application.operators if one in names]
    said = {"names": ", ".join(told), "erased": len(application.operators) - len(told)}
    code = "found-operators" if told else "found-operators-erased"
    return [FieldProblem("applicant", code, said | {"applicant": application.person.full_name})]


def _of_identity(ports: Ports, application: Application, sight: Sight) -> list[FieldProblem]:
    """What became of the look at the account's scan, without which no permit is signed."""
    account = ports.accounts.find(application.applicant_id)
    if account is None or not sight.particular("nik"):
        return []
    if account.identity_unseen:
        return [FieldProblem("applicant.nik", "found-identity-unseen")]
    if account.identity_doubt:
        said = {"remark": account.identity_remark}
        return [FieldProblem("applicant.nik", "found-identity-doubted", said)]
    return []


def _of_person(application: Application, sight: Sight) -> list[FieldProblem]:
    person = application.person
    if not (sight.particular("nik") and len(person.nik) == 16):
        return []
    nik = Nik(person.nik)
    # the address is one line by now; where a person lives says little of where the NIK is from
    differ = nik.differences(
        birth_date=person.birth_date, sex=person.sex, region_code=nik.regency_code
    )
    return [FieldProblem(f"applicant.{_FIELD[code]}", f"found-{code}") for code in differ]


_FIELD = {"nik-birth-date-differs": "birth_date", "nik-sex-differs": "sex"}


def _of_renewal(
    ports: Ports, rules: PermitType, application: Application, sight: Sight
) -> list[FieldProblem]:
    """Of the number that its letter will name: one begun from a permit is given it, and whoever
    fills it in may change it all the same."""
    if application.kind is not ApplicationKind.RENEWAL or not rules.renewal:
        return []
    field = rules.renewal.previous_number_field
    typed = application.data.get(field)
    if not typed or not sight.field(field):
        return []
    permit = ports.permits.find_by_number(str(typed))
    if permit is None:
        code = "found-no-such-permit"
    elif permit.holder_id != application.applicant_id or permit.of_type != application.type_id:
        code = "found-permit-of-another"
    elif permit.state is PermitState.REVOKED:
        code = "found-permit-revoked"
    elif permit.state is PermitState.ENDED:
        code = "found-permit-ended"
    elif permit.renewed_by not in (None, application.permit_id):
        code = "found-permit-renewed"
    else:
        return []
    return [FieldProblem(f"data.{field}", code, {"number": str(typed)})]
