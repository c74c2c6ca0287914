"""boto3 clients: one per service and process, made on first use, with short time limits."""

import threading
from typing import Any


class Clients:
    def __init__(self, region: str) -> None:
        self._region = region
        self._made: dict[str, Any] = {}
        self._lock = threading.Lock()

    def get(self, service: str) -> Any:
        """A Lambda that waits is paid for, so nothing here waits longer than needed."""
        with self._lock:
            if service not in self._made:
                import boto3
                from botocore.config import Config

                patience = Config(
                    connect_timeout=3,
                    read_timeout=20,
                    retries={"total_max_attempts": 4, "mode": "standard"},
                    signature_version="s3v4" if service == "s3" else None,
                    max_pool_connections=20,
                )
                make: Any = boto3.client  # its stubs list hundreds of literal names
                self._made[service] = make(service, region_name=self._region, config=patience)
            return self._made[service]
