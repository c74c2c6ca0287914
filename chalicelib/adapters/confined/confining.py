"""What a process takes away from itself before it looks at a stranger's file."""

import os
import resource

from chalicelib.adapters.confined.system_calls import allow_only_what_parsing_needs

_MOST_DESCRIPTORS = 1024


def confine(memory_bytes: int, cpu_seconds: int, kept_descriptor: int) -> None:
    """Only standard input and output (which lead nowhere) and ``kept_descriptor`` stay open, and
    nothing can be opened: no file, no socket, no ``/proc`` of another process, with or without the
    kernel's filter. No files to write, no processes to start, no core to dump."""
    os.closerange(3, kept_descriptor)
    os.closerange(kept_descriptor + 1, _MOST_DESCRIPTORS)
    for limit, value in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    allow_only_what_parsing_needs()
