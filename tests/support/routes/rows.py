"""What a row of the list says."""

from collections.abc import Callable
from typing import NamedTuple

from chalicelib.handlers.http import Access
from tests.support.api import World
from tests.support.good_calls.calls import GoodCall

PUBLIC, SIGNED_IN, CITIZEN, OFFICER, ADMINISTRATOR = Access


class Row(NamedTuple):
    """``good_call`` makes the state in a world and describes the call."""

    access: Access
    good_call: Callable[[World], GoodCall]
