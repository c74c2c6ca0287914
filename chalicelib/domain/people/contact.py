"""Telephone numbers and e-mail addresses, in the one form that is stored and compared.

Both libraries are loaded on first use: most requests need neither.
"""

from chalicelib.domain.errors import FieldProblem, InvalidInput

HOME = "ID"
"""A number without a country code is Indonesian."""


def parse_phone(text: str, path: str = "phone") -> str:
    """The number in E.164 form: ``0812 3456 7890`` → ``+6281234567890``.

    :raises InvalidInput: ``not-a-phone``: no number of any country's plan.
    """
    return _phone(text, path)[0]


def parse_whatsapp(text: str, path: str = "whatsapp") -> str:
    """Like ``parse_phone``, for a number that can have WhatsApp.

    :raises InvalidInput: ``not-a-phone``, or ``not-a-mobile-phone`` for a fixed line.
    """
    number, mobile = _phone(text, path)
    if not mobile:
        raise InvalidInput(fields=[FieldProblem(path, "not-a-mobile-phone")])
    return number


def parse_email(text: str, path: str = "email") -> str:
    """The address as it will be written to: domain in lower case, no spaces around it.

    Its form is checked (RFC 5322, ASCII before the @), not whether it exists: no name server is
    asked.

    :raises InvalidInput: ``not-an-email``.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise InvalidInput(fields=[FieldProblem(path, "not-an-email")]) from None
    return str(checked.ascii_email or checked.normalized)


def email_key(address: str) -> str:
    """Under which an address is looked up: nobody means two mailboxes by two spellings."""
    return address.strip().lower()


def _phone(text: str, path: str) -> tuple[str, bool]:
    """The number in E.164 form, and whether it may be a mobile one."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        raise InvalidInput(fields=[FieldProblem(path, "not-a-phone")]) from None
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise InvalidInput(fields=[FieldProblem(path, "not-a-phone")])
    kinds = phonenumbers.PhoneNumberType
    mobile = phonenumbers.number_type(number) in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)
    text_form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return str(text_form), mobile
