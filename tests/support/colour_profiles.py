"""Colour profiles of three primaries and a gamma, as cameras write them, and of grey alone
(ICC.1:2001)."""

import struct
from collections.abc import Mapping, Sequence

# Primaries of Adobe RGB (1998) and of Display P3, adapted to D50 (X, Y, Z of red, green, blue).
_ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
_WHITE = (0.9642, 1.0, 0.8249)


def adobe_rgb() -> bytes:
    return _profile(b"Adobe RGB (1998)", _ADOBE, 2.19921875)


def display_p3() -> bytes:
    return _profile(b"Display P3", _P3, 2.2)


def grey(gamma: float) -> bytes:
    """Of a scanner without colours."""
    return _made(b"GRAY", b"Grey scanner", {b"kTRC": _curve(gamma)})


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(value: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, value))


def _curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def _profile(name: bytes, primaries: Sequence[Sequence[float]], gamma: float) -> bytes:
    colours = {
        kind: _xyz(one) for kind, one in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)
    }
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(gamma))
    return _made(b"RGB ", name, {**colours, **curves})


def _made(space: bytes, name: bytes, own: Mapping[bytes, bytes]) -> bytes:
    text = name + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)
    tags = {
        b"desc": described,
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": _xyz(_WHITE),
        **own,
    }
    table, body, place = b"", b"", 128 + 4 + 12 * len(tags)
    for kind, content in tags.items():
        table += kind + struct.pack(">II", place + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = bytearray(128)
    head[8:12] = b"\x02\x40\0\0"
    head[12:24] = b"mntr" + space + b"XYZ "
    head[36:40] = b"acsp"
    head[68:80] = b"".join(map(_fixed, _WHITE))
    made = bytes(head) + struct.pack(">I", len(tags)) + table + body
    return struct.pack(">I", len(made)) + made[4:]
