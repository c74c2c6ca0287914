"""The automatic check of one arrived file, whatever it belongs to."""

from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.model import KtpScan
from chalicelib.domain.applying import documents
from chalicelib.domain.permits import results
from chalicelib.domain.review import visit_photos
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from chalicelib.domain.uploads.model import (
    DocumentRule,
    Inspection,
    UploadMissing,
    UploadReplaced,
)


def check_arrived(ports: Ports, event_key: str, version: str | None, etag: str | None) -> str:
    """Check the file of one S3 event.

    ``event_key`` is URL-encoded, as S3 sends it. The clean copy is stored before the verdict is
    written, and the original is removed last: after a crash the repetition does the same again.

    :returns: what became of it, for the log: ``not-ours``, ``not-awaited``, ``gone``,
        ``accepted``, ``refused`` or ``overtaken``.
    """
    try:
        key = UploadKey.from_event(event_key)
    except ValueError:
        return "not-ours"
    rule = _expected_rule(ports, key)
    if rule is None:
        ports.files.delete_incoming(key.incoming)
        return "not-awaited"
    try:
        arrived = ports.files.read_incoming(
            key.incoming,
            max_bytes=max(rule.max_bytes, rule.signed_max_bytes),
            version=version,
            etag=etag,
        )
    except (UploadMissing, UploadReplaced):
        return "gone"
    inspection = ports.inspector.inspect(arrived.data, rule)
    counted = _record(ports, key, inspection)
    ports.files.delete_incoming(key.incoming)
    if not counted:
        return "overtaken"
    return "accepted" if inspection.verdict.accepted else "refused"


def _expected_rule(ports: Ports, key: UploadKey) -> DocumentRule | None:
    if _is_visit_photo(key):
        return visit_photos.expected_photo_rule(ports, key)
    if key.kind is UploadKind.APPLICATION:
        return documents.expected_rule(ports, key)
    if key.kind is UploadKind.PERMIT:
        return results.expected_rule(ports, key)
    return registration.expected_ktp_rule(ports, key.owner_id, key.upload_id)


def _record(ports: Ports, key: UploadKey, inspection: Inspection) -> bool:
    verdict, version = inspection.verdict, ""
    if verdict.accepted and inspection.clean_bytes is not None:
        media_type = verdict.media_type or "application/octet-stream"
        version = ports.files.store_clean(key.clean, inspection.clean_bytes, media_type)
    if key.kind is UploadKind.REGISTRATION:
        scan = KtpScan(
            key=key.clean,
            version_id=version,
            sha256=verdict.clean_sha256 or "",
            size=verdict.clean_size or verdict.size,
            checked_at=ports.clock.now(),
            sent_sha256=verdict.sha256,
        )
        return registration.record_ktp_verdict(
            ports, key.owner_id, key.upload_id, verdict, scan if version else None
        )
    clean = (
        documents.clean_file(key.clean, version, verdict, ports.clock.now()) if version else None
    )
    if _is_visit_photo(key):
        return visit_photos.record_photo_verdict(ports, key, verdict, clean)
    if key.kind is UploadKind.PERMIT:
        return results.record_verdict(ports, key, verdict, clean)
    return documents.record_verdict(ports, key, verdict, clean)


def _is_visit_photo(key: UploadKey) -> bool:
    return key.kind is UploadKind.APPLICATION and key.slot.startswith(visit_photos.PREFIX)
