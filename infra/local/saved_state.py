"""What was entered survives a restart: tables, objects, keys, secrets and messages in a folder.

Running executions are not saved: the sweeper starts them again from DynamoDB, which is the proof
that the state is really there. Version ids and key material are kept exactly, because records
and certificates refer to them.
"""

import base64
import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from moto.dynamodb.models import dynamodb_backends
from moto.kms.models import kms_backends
from moto.s3.models import FakeDeleteMarker, s3_backends

from infra.local import state_files
from infra.local.aws import LocalAws
from infra.local.names import ACCOUNT, PREFIX, REGION


def save(folder: Path, aws: LocalAws, messages: dict[str, Any]) -> None:
    """Write everything to `folder`, replacing what is there only once all is written."""
    objects, contents = _objects()
    state_files.write(
        folder,
        contents,
        tables=_tables(aws),
        objects=objects,
        keys=_keys(),
        secrets=_secrets(aws),
        parameters=_parameters(aws),
        messages=messages,
    )


def load(folder: Path, aws: LocalAws) -> dict[str, Any] | None:
    """Put everything back into a freshly deployed stack. The saved messages, or None when there
    is nothing saved, or nothing that this version can read."""
    if not state_files.is_there(folder):
        return None
    _restore_tables(state_files.read(folder / "tables.json"))
    _restore_objects(folder / "objects", state_files.read(folder / "objects.json"))
    _restore_keys(state_files.read(folder / "keys.json"))
    for name, value in state_files.read(folder / "secrets.json").items():
        aws.client("secretsmanager").put_secret_value(SecretId=name, SecretString=value)
    for name, value in state_files.read(folder / "parameters.json").items():
        aws.client("ssm").put_parameter(Name=name, Value=value, Type="String", Overwrite=True)
    return state_files.read(folder / "messages.json")


def _tables(aws: LocalAws) -> dict[str, list[Any]]:
    dynamodb = aws.client("dynamodb")
    tables: dict[str, list[Any]] = {}
    for name in dynamodb.list_tables()["TableNames"]:
        pages = dynamodb.get_paginator("scan").paginate(TableName=name)
        tables[name] = [item for page in pages for item in page["Items"]]
    return tables


def _restore_tables(tables: dict[str, list[Any]]) -> None:
    """Past the API, which takes a minute for what a regency has in a year."""
    backend = dynamodb_backends[ACCOUNT][REGION]
    for name, items in tables.items():
        if name not in backend.tables:
            continue
        table = backend.get_table(name)
        for item in items:
            table.put_item(item)


def _objects() -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """What is known of each version, and the contents by their digest."""
    saved, contents = [], {}
    for bucket in s3_backends[ACCOUNT]["aws"].buckets.values():
        for name, versions in bucket.keys.lists():
            for version in versions:
                entry = {"bucket": bucket.name, "key": name}
                if isinstance(version, FakeDeleteMarker):
                    saved.append({**entry, "deleted": True})
                    continue
                content = version.value
                digest = hashlib.sha256(content).hexdigest()
                contents[digest] = content
                saved.append(
                    {
                        **entry,
                        "content": digest,
                        "version": version._version_id,
                        "modified": version.last_modified.isoformat(),
                        "metadata": dict(version.metadata),
                    }
                )
    return saved, contents


def _restore_objects(folder: Path, saved: list[dict[str, Any]]) -> None:
    backend = s3_backends[ACCOUNT]["aws"]
    for entry in saved:
        if entry["bucket"] not in backend.buckets:
            continue
        if entry.get("deleted"):
            backend.delete_object(entry["bucket"], entry["key"])
            continue
        content = (folder / entry["content"]).read_bytes()
        version = backend.put_object(
            entry["bucket"], entry["key"], content, disable_notification=True
        )
        version._version_id = entry["version"]
        # moto compares naive times, always UTC
        version.last_modified = datetime.fromisoformat(entry["modified"]).replace(tzinfo=None)
        version.set_metadata(entry["metadata"], replace=True)


def _keys() -> dict[str, dict[str, Any]]:
    """By alias: the id (sealed texts name it), the material, and for RSA the private key."""
    saved = {}
    for key in kms_backends[ACCOUNT][REGION].keys.values():
        private = getattr(key.private_key, "private_key", None)
        for alias in key.aliases:
            saved[alias] = {
                "id": key.id,
                "arn": key.arn,
                "material": base64.b64encode(key.key_material).decode(),
                "private": private.private_bytes(
                    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
                ).decode()
                if private
                else None,
            }
    return saved


def _restore_keys(saved: dict[str, dict[str, Any]]) -> None:
    backend = kms_backends[ACCOUNT][REGION]
    for alias, data in saved.items():
        key = next((one for one in backend.keys.values() if alias in one.aliases), None)
        if key is None:
            continue
        del backend.keys[key.id]
        key.id, key.arn = data["id"], data["arn"]
        key.key_material = base64.b64decode(data["material"])
        if data["private"]:
            key.private_key.private_key = load_pem_private_key(data["private"].encode(), None)
        key.aliases[alias].target_key_id = key.id
        backend.keys[key.id] = key


def _secrets(aws: LocalAws) -> dict[str, str]:
    secrets = aws.client("secretsmanager")
    names = [entry["Name"] for entry in secrets.list_secrets()["SecretList"]]
    ours = [name for name in names if name.startswith(PREFIX)]
    return {name: secrets.get_secret_value(SecretId=name)["SecretString"] for name in ours}


def _parameters(aws: LocalAws) -> dict[str, str]:
    pages = aws.client("ssm").get_paginator("describe_parameters").paginate()
    names = [entry["Name"] for page in pages for entry in page["Parameters"]]
    ssm = aws.client("ssm")
    return {name: ssm.get_parameter(Name=name)["Parameter"]["Value"] for name in names}
