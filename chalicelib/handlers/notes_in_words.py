"""The notes of an application in words: by whom, what happened, and what our own acts say."""

from collections.abc import Collection, Mapping, Sequence

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.audit.notes import OPERATOR, Note
from chalicelib.domain.operating.following import names_of
from chalicelib.domain.text import Language, Localized
from chalicelib.handlers.views.applications import NotesView, NoteView

NOTES_SHOWN = 200


def note_views(
    ports: AllPorts,
    application_id: str,
    language: Language,
    *,
    all_of_them: bool,
    roles: Collection[str] | None = None,
) -> NotesView:
    """Officers see all notes, or those of these roles; the applicant the public ones, by role
    instead of by name."""
    shown = [
        note
        for note in ports.notes.of(f"app#{application_id}", limit=NOTES_SHOWN)
        if (all_of_them or note.public) and (roles is None or note.actor_role in roles)
    ]
    return NotesView(items=_in_words(ports, shown, language, by_name=all_of_them))


def all_note_views(ports: AllPorts, notes: Sequence[Note], language: Language) -> list[NoteView]:
    """As ``note_views`` shows them to officers, of notes that were read already."""
    return _in_words(ports, notes[:NOTES_SHOWN], language, by_name=True)


def _in_words(
    ports: AllPorts, notes: Sequence[Note], language: Language, *, by_name: bool
) -> list[NoteView]:
    by_operators = [note for note in notes if note.actor_role == OPERATOR]
    people = [one for note in by_operators for one in (note.actor_id, _on_behalf_of(note))]
    names = names_of(ports, people)  # one read for all of them, and none for none
    return [
        NoteView(
            number=note.seq,
            at=note.at,
            event=note.event,
            by=_by_operator(ports, note, names, language)
            if note.actor_role == OPERATOR
            else _by(note)
            if by_name and note.actor_name
            else _role(ports, note, language),
            text=note.text or _said_by_us(ports, note, language),
        )
        for note in notes
    ]


def _by_operator(ports: AllPorts, note: Note, names: Mapping[str, str], language: Language) -> str:
    """Who did it for whom: also for the applicant, who chose them."""
    nobody = _NOBODY.in_language(language)
    operator, applicant = (names.get(one, nobody) for one in (note.actor_id, _on_behalf_of(note)))
    said = {"operator": operator, "applicant": applicant}
    return ports.texts.of_field("done-by-operator", language, said)


def _on_behalf_of(note: Note) -> str:
    return note.details.get("on_behalf_of", "")


_SAID_BY_US = {
    "lapsed": "correction-lapsed",
    "escalated": "superior-told",
    "handed-over": "draft-handed-over",
    "invited": "draft-from-list",
    "field-visit-planned": "field-visit-planned",
    "field-visit-put-off": "field-visit-put-off",
    "field-visit-done": "field-visit-done",
}
"""Notes that no person words, and the text of each."""


def _said_by_us(ports: AllPorts, note: Note, language: Language) -> str:
    code = _SAID_BY_US.get(note.event)
    roles = ports.catalogue.roles
    named = {
        key: roles[role].name.in_language(language)
        for key, role in note.details.items()
        if role in roles
    }
    if giver_id := note.details.get("from"):  # notes hold no names, for they are for good
        giver = ports.accounts.find(giver_id)
        named["giver"] = (giver and giver.full_name) or _NOBODY.in_language(language)
    return ports.texts.of_field(code, language, note.details | named) if code else ""


_APPLICANT = Localized(id="Pemohon", en="Applicant")


_NOBODY = Localized(id="orang yang akunnya sudah dihapus", en="somebody whose account was deleted")


_SYSTEM = Localized(id="Sistem", en="The system")


def _role(ports: AllPorts, note: Note, language: Language) -> str:
    """In words; an old note may name a role that is no more."""
    names = {"applicant": _APPLICANT, "system": _SYSTEM}
    names |= {role_id: role.name for role_id, role in ports.catalogue.roles.items()}
    found = names.get(note.actor_role)
    return found.in_language(language) if found else note.actor_role


def _by(note: Note) -> str:
    """The name, and the role if it was another's: ``Ani Contoh (Plh. Sekretaris)``."""
    acting = note.details.get("acting_as")
    return f"{note.actor_name} ({acting})" if acting else note.actor_name
