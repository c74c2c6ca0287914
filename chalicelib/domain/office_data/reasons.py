"""Coded reasons as administrators keep them. A code means one thing: where it is offered and how
officers find it may change, its words never do, for they are what applicants were told."""

import re
from collections.abc import Iterable

from chalicelib.domain.catalogue.reasons import CodedReason, Reasons
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.office_data.sections import REASONS, OfficeReason, ReasonUse

_CODE = re.compile(r"[a-z][a-z0-9-]{1,40}")


def reasons_of(book: OfficeBook) -> Reasons:
    """All of them as they hold now, hidden ones too."""
    return book.made(REASONS, _made)


def entry_id_of(code: str) -> str:
    """Codes are kept with underscores, entries are named with hyphens."""
    return code.replace("_", "-")


def _made(entries: tuple[Entry[OfficeReason], ...]) -> Reasons:
    uses: dict[ReasonUse, dict[str, CodedReason]] = {use: {} for use in ReasonUse}
    for entry in entries:
        reason = entry.content
        uses[reason.use][entry.entry_id.replace("-", "_")] = CodedReason(
            label=reason.label,
            text=reason.text,
            cure=reason.cure,
            documents=reason.documents,
            types=reason.types,
            hidden=not entry.active,
        )
    return Reasons(
        document=uses[ReasonUse.DOCUMENT],
        returning=uses[ReasonUse.RETURNING],
        rejecting=uses[ReasonUse.REJECTING],
    )


def check_reason(ports: Ports, entry_id: str, content: OfficeReason, _active: bool) -> None:
    """:raises InvalidInput: no code; a document or type that there never was; other words or
    another use than this code has."""
    if not _CODE.fullmatch(entry_id):
        raise InvalidInput(fields=[FieldProblem("entry_id", "not-an-entry-id")])
    versions = ports.catalogue.all_versions()
    problems = [
        *_unknown("documents", content.documents, {d.id for v in versions for d in v.documents}),
        *_unknown("types", content.types, {version.id for version in versions}),
    ]
    before = next((e for e in ports.office_book.read(REASONS) if e.entry_id == entry_id), None)
    if before:
        problems += [
            FieldProblem(f"content.{name}", "reason-words-stay")
            for name in ("use", "text", "cure")
            if getattr(before.content, name) != getattr(content, name)
        ]
    if problems:
        raise InvalidInput(fields=problems)


def _unknown(name: str, codes: Iterable[str], known: set[str]) -> list[FieldProblem]:
    wrong = [code for code in codes if code not in known]
    if not wrong:
        return []
    return [FieldProblem(f"content.{name}", "unknown-codes", {"codes": ", ".join(wrong)})]
