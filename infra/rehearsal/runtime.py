"""What Lambda's runtime does in a process: it loads a handler, and gives it event after event.

Its text is run by the package's own Python (`Unzipped.command`), which sees nothing of this
checkout: standard library alone. Each line of standard input is an event; each line of standard
output is an answer, ``{"result": ...}`` or ``{"errorType": ..., "errorMessage": ...}``. What a
handler prints goes to standard error.
"""

import importlib
import io
import json
import os
import sys
import time
import uuid


class Context:
    """What of Lambda's context our handlers, and Chalice, ask for."""

    def __init__(self) -> None:
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.aws_request_id = str(uuid.uuid4())
        self._ends = time.monotonic() + float(os.environ["REHEARSED_TIMEOUT"])

    def get_remaining_time_in_millis(self) -> int:
        return max(0, round((self._ends - time.monotonic()) * 1000))


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    module, name = os.environ["_HANDLER"].rsplit(".", 1)
    handler = getattr(importlib.import_module(module), name)
    for line in sys.stdin:
        try:
            said = {"result": handler(json.loads(line), Context())}
        except Exception as error:
            said = {"errorType": type(error).__name__, "errorMessage": str(error)}
        answers.write(json.dumps(said) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
