"""What the legal section is asked to sign (``templates/legal.toml``), and what the files say."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Localized

Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class Mark(StrEnum):
    """How sure it is: ``READ`` in the source named, ``INFERRED`` from what was read, ``REMEMBERED``
    where no source was found."""

    READ = "read"
    INFERRED = "inferred"
    REMEMBERED = "remembered"


class LegalRule(Part):
    """``at``: where it stands, ``<file>: <key>`` (``*`` in names; without a key: the file's head).
    ``check``: the office has to confirm it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,40}$")]
    topic: Slug
    rule: Localized
    basis: Words
    source: Words
    mark: Mark
    check: bool = True
    at: Annotated[tuple[Words, ...], Field(min_length=1)]


class LegalRules(Part):
    """``topics``: the page's headings, in their order."""

    topics: dict[Slug, Localized]
    rules: tuple[LegalRule, ...]

    @model_validator(mode="after")
    def _fit(self) -> Self:
        ids = [rule.id for rule in self.rules]
        if doubled := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"rules: give each its own id: {', '.join(doubled)}")
        if unknown := sorted({rule.topic for rule in self.rules} - self.topics.keys()):
            raise ValueError(f"topics: add {', '.join(unknown)}, or correct the rules' topic")
        return self


@dataclass(frozen=True)
class Passage:
    """What the data says at one place; ``value`` is empty for the head of a file."""

    file: str
    key: str
    value: str


@dataclass(frozen=True)
class WrittenRule:
    """A rule with its wording in the files today."""

    rule: LegalRule
    passages: tuple[Passage, ...]

    @property
    def wording(self) -> str:
        """A digest of the rule and of what the files say: a confirmation holds for this alone."""
        said = [self.rule.rule.id, self.rule.basis]
        said += [f"{one.file}\n{one.key}\n{one.value}" for one in self.passages]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class WrittenRules:
    topics: dict[Slug, Localized]
    rules: tuple[WrittenRule, ...]
