"""Which system calls a process that parses a file may make, as a filter of the kernel (seccomp).

A list of what is let through: memory, time, and reading and writing what is open already. Nothing
opens, connects, starts, signals or looks into another process. Whatever else is asked for is
refused with EPERM, so that a library that only tries (a file of time zones, say) goes on.
"""

import ctypes
import os
import struct

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_DUMPABLE = 38, 22, 4
_SECCOMP_MODE_FILTER = 2
_EPERM = 1
# linux/bpf_common.h, linux/seccomp.h
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | _EPERM, 0x80000000
_AT_NUMBER, _AT_ARCHITECTURE = 0, 4

# linux/audit.h, and the numbers of: read write close fstat lseek mmap mprotect munmap brk mremap
# madvise rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack sched_yield sched_getaffinity getpid
# gettid sendto recvfrom shutdown exit exit_group futex restart_syscall gettimeofday clock_gettime
# clock_getres getrusage times getrandom membarrier rseq getcwd
_KNOWN = {
    "x86_64": (
        0xC000003E,
        (
            *(0, 1, 3, 5, 8, 9, 10, 11, 12, 25, 28, 13, 14, 15, 131, 24, 204, 39, 186, 44, 45, 48),
            *(60, 231, 202, 219, 96, 228, 229, 98, 100, 318, 324, 334, 79),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(63, 64, 57, 80, 62, 222, 226, 215, 214, 216, 233, 134, 135, 139, 132, 124, 123, 172),
            *(178, 206, 207, 210, 93, 94, 98, 128, 169, 113, 114, 165, 153, 278, 283, 293, 17),
        ),
    ),
}

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def allow_only_what_parsing_needs() -> bool:
    """For good, in this process. False where the kernel or the processor knows no such filter."""
    known = _KNOWN.get(os.uname().machine)
    if known is None:
        return False
    code = _instructions(*known)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    if _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    done = _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return bool(done == 0)


def hide_from_peers() -> bool:
    """Other processes of the same user can no longer read this one's memory and environment, nor
    trace it (prctl(2), PR_SET_DUMPABLE). Inherited by forks. False where that is not allowed."""
    return bool(_libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)


def _instructions(architecture: int, numbers: tuple[int, ...]) -> bytes:
    """Of another architecture's calls none is let through: their numbers mean other things."""
    checks = [
        _instruction(_JUMP_IF_EQUAL, number, len(numbers) - place, 0)
        for place, number in enumerate(numbers)
    ]
    return b"".join(
        (
            _instruction(_LOAD, _AT_ARCHITECTURE),
            _instruction(_JUMP_IF_EQUAL, architecture, 1, 0),
            _instruction(_RETURN, _KILL),
            _instruction(_LOAD, _AT_NUMBER),
            *checks,
            _instruction(_RETURN, _REFUSE),
            _instruction(_RETURN, _ALLOW),
        )
    )


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
