"""What comes from outside and has no type before somebody reads it."""

from typing import Any

Untyped = dict[str, Any]
"""Of JSON, of TOML, or of an item in DynamoDB."""
