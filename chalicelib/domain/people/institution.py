"""The name of an institution, as somebody who acts for it types it."""

from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.people.names import require_no_address
from chalicelib.domain.people.typed import line
from chalicelib.domain.repertoire import require_printable

LONGEST_INSTITUTION = 120


def institution_name(text: str, path: str) -> str:
    """It stands in the office's own messages: no address of the web in it.

    :raises InvalidInput: empty, too long, an address, or signs that no letter prints.
    """
    name = line(text, path)
    if not name:
        raise InvalidInput(fields=[FieldProblem(path, "required")])
    if len(name) > LONGEST_INSTITUTION:
        problem = FieldProblem(path, "too-long", {"max_length": LONGEST_INSTITUTION})
        raise InvalidInput(fields=[problem])
    require_printable(name, path)
    require_no_address(name, path)
    return name
