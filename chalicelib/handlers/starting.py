"""What a Lambda does without while it starts.

Python's garbage collector: a start makes some hundred thousand objects, nearly all of which
stay, and it would go through them again and again: a tenth to a fifth of the start. On Lambda it
waits for the end of the first event, and from then on goes through none of those objects anymore.

Plugins for pydantic: there are none, and the search for them reads every package's papers.
"""

import gc
import os


def on_lambda() -> bool:
    return "AWS_LAMBDA_FUNCTION_NAME" in os.environ


def begun() -> None:
    """Elsewhere nothing changes: tests and the local stack may load much and wait long for their
    first event."""
    if on_lambda():
        gc.disable()
        os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


def ended() -> None:
    """After each event; after the first it matters."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
