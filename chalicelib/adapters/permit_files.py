"""The bucket of signed permits: each key is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.permits.ports import PermitFiles
from chalicelib.domain.uploads.file_names import content_disposition
from chalicelib.domain.uploads.model import LINK_HOLDS

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_ANOTHER_WRITES = ("PreconditionFailed", "ConditionalRequestConflict")
"""Somebody wrote it before, or does at this moment (S3 user guide, "conditional writes")."""

_TRIES = 3


class S3PermitFiles(PermitFiles):
    def __init__(self, client: S3Client, bucket: str) -> None:
        self.client = client
        self.bucket = bucket

    def find(self, key: str) -> tuple[bytes, str] | None:
        try:
            found = self.client.get_object(Bucket=self.bucket, Key=key)
        except self.client.exceptions.NoSuchKey:
            return None
        return found["Body"].read(), found["VersionId"]

    def put_once(self, key: str, pdf: bytes) -> tuple[bytes, str]:
        """A conditional write: of two signers at the same moment one file stays, and both get
        that one.

        :raises Unavailable: the other was still writing, time and again.
        """
        for _ in range(_TRIES):
            try:
                stored = self.client.put_object(
                    Bucket=self.bucket,
                    Key=key,
                    Body=pdf,
                    ContentType="application/pdf",
                    IfNoneMatch="*",
                )
            except ClientError as error:
                if error.response["Error"]["Code"] not in _ANOTHER_WRITES:
                    raise
                if existing := self.find(key):
                    return existing
            else:
                return pdf, stored["VersionId"]
        raise Unavailable()

    def download_link(self, key: str, version_id: str, file_name: str) -> str:
        disposition = content_disposition("attachment", file_name, "application/pdf")
        return self.client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self.bucket,
                "Key": key,
                "VersionId": version_id,
                "ResponseContentType": "application/pdf",
                "ResponseContentDisposition": disposition,
                "ResponseCacheControl": "private, no-store",
            },
            ExpiresIn=int(LINK_HOLDS.total_seconds()),
        )
