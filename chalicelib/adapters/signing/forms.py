"""multipart/form-data (RFC 7578), as BSrE's v1 wants it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256


def multipart(
    fields: Mapping[str, str], files: Mapping[str, tuple[str, str, bytes]]
) -> tuple[bytes, str]:
    """Body and content type. ``files`` values are file name, content type and content; names
    come from this program and hold no quotes.

    The boundary follows from the files' content, so that it cannot be part of it.
    """
    digest = sha256()
    for value in fields.values():
        digest.update(value.encode())
    for _, _, content in files.values():
        digest.update(content)
    boundary = f"sisfo-izin-{digest.hexdigest()[:40]}"
    parts: list[bytes] = []
    for name, value in fields.items():
        parts += [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode(),
            value.encode(),
            b"\r\n",
        ]
    for name, (file_name, content_type, content) in files.items():
        parts += [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; '
            f'filename="{file_name}"\r\nContent-Type: {content_type}\r\n\r\n'.encode(),
            content,
            b"\r\n",
        ]
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"
