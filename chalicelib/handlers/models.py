"""The bases of what comes in and goes out, and the small models that many views share.

Both are closed: an ``Input`` refuses a field that it does not know, a ``View`` has no other fields
than it lists. Only a ``View`` leaves the house; it is made from records, and is never one.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from chalicelib.domain.uploads.model import PresignedUpload
from chalicelib.domain.wording import readable

SHORTEST_REASON = 5
"""Characters of words that somebody else will read as a reason: no "-" and no "ok"."""


class Input(BaseModel):
    """What a caller sends. Words lose what cannot be seen in them; what is kept secret, and so is
    compared and never read, stays as it was typed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    @field_validator("*", mode="before")
    @classmethod
    def _readable(cls, value: Any, info: ValidationInfo) -> Any:
        secret = "pass" in (info.field_name or "")
        return readable(value) if isinstance(value, str) and not secret else value


class View(BaseModel):
    """What a caller gets. From an object of the domain it takes the attributes that it lists, and
    nothing else (``SomeView.model_validate(record)``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, from_attributes=True)


class PageQuery(Input):
    limit: int = Field(default=25, ge=1, le=50)
    cursor: str | None = Field(default=None, max_length=500)


class VersionInput(Input):
    version: int


class YearQuery(Input):
    """Left out: this year."""

    year: int | None = Field(default=None, ge=2000, le=2999)


class QuarterQuery(YearQuery):
    quarter: int | None = Field(default=None, ge=1, le=4)


class UploadForm(View):
    """Send ``fields`` first, then ``file``, as multipart/form-data to ``url``."""

    url: str
    fields: dict[str, str]
    expires_at: datetime
    max_bytes: int
    content_type: str

    @classmethod
    def of(cls, form: PresignedUpload) -> "UploadForm":
        return cls(
            url=form.url,
            fields=dict(form.fields),
            expires_at=form.expires_at,
            max_bytes=form.max_bytes,
            content_type=form.content_type,
        )


class Link(View):
    """Valid for five minutes."""

    url: str


class Done(View):
    """Nothing more to say."""

    done: bool = True
