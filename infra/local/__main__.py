"""`make run`: the whole service on this machine until Ctrl-C. PORT, FRESH (anew) and EMPTY (anew,
without the scene) are read from the environment."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local import state_files
from infra.local.making import Making

if TYPE_CHECKING:
    from infra.local.stack import LocalStack

FOLDER = Path(".local")
LOG = FOLDER / "log.jsonl"


def main() -> int:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # an application that is refused, or cut off by Ctrl-C, is no error
    logging.getLogger("moto.stepfunctions").setLevel(logging.CRITICAL)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    port = int(os.environ.get("PORT") or 8000)
    began = time.monotonic()
    fresh, with_scene = beginning(os.environ, FOLDER)
    print("Starting the service: about 5 seconds ...", flush=True)
    scene = Making(f"http://127.0.0.1:{port}") if with_scene else None
    try:
        from infra.local.stack import LocalStack  # takes seconds, in which the scene is begun

        stack = LocalStack(port, FOLDER, fresh, scene=scene)
        log_into(LOG)
        stack.start()
    except OSError as error:
        print(f"Port {port} is not free ({error}); choose another: make run PORT=8080")
        return 1
    finally:
        if scene:
            scene.end()
    _show(stack, time.monotonic() - began)
    stopped.wait()
    print("\nSaving ...", flush=True)
    stack.stop()
    print(f"Saved in {FOLDER}/. Until the next make run.", flush=True)
    return 0


def beginning(said: Mapping[str, str], folder: Path) -> tuple[bool, bool]:
    """Whether to begin anew, whatever the folder holds, and whether with the scene: FRESH=1 is
    anew with it, EMPTY=1 without; else what was entered goes on, if there is anything."""
    empty, fresh = (said.get(name, "") not in ("", "0") for name in ("EMPTY", "FRESH"))
    anew = empty or fresh
    return anew, not empty and (anew or not state_files.is_there(folder / "state"))


def log_into(path: Path) -> None:
    """The functions' log goes to a file: on the screen it would push the links away."""
    from chalicelib.handlers.logging import logger

    path.parent.mkdir(parents=True, exist_ok=True)
    lines = logging.FileHandler(path, mode="w", encoding="utf-8")
    lines.setFormatter(logger.registered_formatter)
    service = logging.getLogger(logger.name)
    service.handlers[:] = [lines]
    service.propagate = False


def _show(stack: LocalStack, seconds: float) -> None:
    print(f"""
Sisfo Izin runs on this machine (ready in {seconds:.1f} s).

  Pages        {stack.url}/
  API          {stack.url}/api/openapi.json
  Messages     {stack.url}/local/outbox      e-mail and WhatsApp
  AWS (moto)   {stack.moto_url}
  Log          {LOG}
""")
    if stack.accounts:
        from infra.local import codes

        found = codes.shown()
        print(f"""  Officers sign in with a code besides: {stack.url}{codes.PATH}
  now {found["code"]}, then {found["next"]}; for an app: {found["secret"]}
""")
        print("  Account            sign in with                       password")
        for account in stack.accounts:
            print(f"  {account['role']:<18} {account['sign_in']:<34} {account['password']}")
        print()
    if aside := len(stack.asides):
        print(f"  {aside} records cannot be read and were set aside: {stack.url}/local/info.json\n")
    print(
        "Ctrl-C ends it and keeps what was entered; make run FRESH=1 begins anew, EMPTY=1 empty.",
        flush=True,
    )


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # threads that wait inside moto would hold the process
