"""Sent-in files on S3: the ``Files`` port of ``domain/uploads``.

Quarantine (``incoming``, lifecycle one day) and checked copies (``documents``, versioned) are two
buckets. What S3 would refuse by policy is checked again by the inspector: S3 look-alikes do not
enforce policies, and a policy is only as good as its bucket's configuration.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.domain.uploads.file_names import Disposition, content_disposition
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.uploads.model import (
    FORM_HOLDS,
    LINK_HOLDS,
    Incoming,
    PresignedUpload,
    UploadMissing,
    UploadReplaced,
)
from chalicelib.domain.uploads.ports import Files

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import GetObjectRequestTypeDef

# A version that is no version at all answers 400 (InvalidArgument), a deleted one 405.
_GONE = {"NoSuchKey", "NoSuchVersion", "InvalidArgument", "MethodNotAllowed", "404", "405"}


class S3Files(Files):
    """Both clients are boto3 S3 clients with signature version ``s3v4``. ``browser_client`` signs
    what browsers use, for stacks where they reach storage under another address."""

    def __init__(
        self,
        client: S3Client,
        *,
        incoming_bucket: str,
        documents_bucket: str,
        browser_client: S3Client | None = None,
    ) -> None:
        self._client = client
        self._browser_client = browser_client or client
        self._incoming = incoming_bucket
        self._documents = documents_bucket

    def issue_upload(self, key: str, content_type: str, max_bytes: int) -> PresignedUpload:
        # No encryption field: the bucket's default decides, and a field could only weaken it.
        post = self._browser_client.generate_presigned_post(
            self._incoming,
            key,
            Fields={"Content-Type": content_type},
            Conditions=[
                ["eq", "$Content-Type", content_type],
                ["content-length-range", 1, max_bytes],
            ],
            ExpiresIn=int(FORM_HOLDS.total_seconds()),
        )
        policy = json.loads(base64.b64decode(post["fields"]["policy"]))
        return PresignedUpload(
            url=post["url"],
            fields=post["fields"],
            key=key,
            expires_at=datetime.fromisoformat(policy["expiration"]),
            max_bytes=max_bytes,
            content_type=content_type,
        )

    def read_incoming(
        self, key: str, *, max_bytes: int, version: str | None = None, etag: str | None = None
    ) -> Incoming:
        request: GetObjectRequestTypeDef = {"Bucket": self._incoming, "Key": key}
        if version:
            request["VersionId"] = version
        if etag:
            request["IfMatch"] = etag.strip('"')
        try:
            answer = self._client.get_object(**request)
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in _GONE:
                raise UploadMissing from error
            if code in ("PreconditionFailed", "412"):
                raise UploadReplaced from error
            raise
        return Incoming(
            data=answer["Body"].read(max_bytes + 1),
            size=answer["ContentLength"],
            etag=answer["ETag"].strip('"'),
            version=answer.get("VersionId"),
        )

    def store_clean(self, key: str, data: bytes, content_type: str) -> str:
        answer = self._client.put_object(
            Bucket=self._documents, Key=key, Body=data, ContentType=content_type
        )
        version = answer.get("VersionId")
        if not version or version == "null":
            raise RuntimeError(f"bucket {self._documents} keeps no versions: nothing can be pinned")
        return version

    def read_clean(self, key: str, version: str) -> bytes:
        try:
            answer = self._client.get_object(Bucket=self._documents, Key=key, VersionId=version)
        except ClientError as error:
            if error.response["Error"]["Code"] in _GONE:
                raise UploadMissing from error
            raise
        return answer["Body"].read()

    def view_link(
        self, key: str, version: str, *, file_name: str, media_type: str, disposition: Disposition
    ) -> str:
        return self._browser_client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._documents,
                "Key": key,
                "VersionId": version,
                "ResponseContentType": media_type,
                "ResponseContentDisposition": content_disposition(
                    disposition, file_name, media_type
                ),
                "ResponseCacheControl": "private, no-store",
            },
            ExpiresIn=int(LINK_HOLDS.total_seconds()),
        )

    def erase(self, kind: UploadKind, owner_id: str, keep: Collection[str]) -> None:
        """Version by version: deleting a key would only hide it behind a marker."""
        pages = self._client.get_paginator("list_object_versions").paginate(
            Bucket=self._documents, Prefix=f"{kind.value}/{owner_id}/"
        )
        for page in pages:
            for found in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                if found["Key"] not in keep:
                    self._client.delete_object(
                        Bucket=self._documents, Key=found["Key"], VersionId=found["VersionId"]
                    )

    def delete_incoming(self, key: str) -> None:
        self._client.delete_object(Bucket=self._incoming, Key=key)
