"""What the partitions of indexes are called that are not somebody's id."""

RUNNING, OFFICER, EXPIRING, DUE, RESEARCH, HIDDEN, UNREAD, ASIDE = (
    *("running", "officer", "expiring", "due", "research", "hidden", "office", "aside"),
)
SEARCHES, VIEWS = "searches#", "views#"
"""Stand before whose they are, among the subjects of notes."""
UNDELIVERED, NEWS, ON_PAPER = "undelivered#", "news#", "on-paper#"
"""Stands before whose it is, in the index of people's sessions."""
WAITING_LETTERS = "letters-waiting"
"""In the same index, where no account has this id: what all people have to fetch at the counter."""
INVITATION_LISTS, INVITED = "invitation-lists#", "invited#"
"""Likewise, before whose lists they are, and before the list of the invitations."""
OPERATORS, OPERATES, OPERATORS_INVITED = "operators#", "operates#", "operators-invited#"
"""Before for whom they work, who they are, and who invited them."""
ANSWERED = "answered"
BATCHES, DECREES = "permit-batches", "decrees"
"""Among the holders of permits, where no account has this id; what is being signed stands among the
reminders as well."""
COMPLAINT = "complaint#"
"""Stands before whose it is, in the index of people's requests."""
COMPLAINT_OPEN, COMPLAINT_CLOSED = "complaint", "complaint-closed"
COMPLAINT_UNREAD = "!"
"""Stands before the day of an open one: it sorts before every digit."""
WAY_CHANGE, IDENTITY, SCAN = "way-change", "identity", "scan"
ERASED_PERSONS = "erased-persons"
"""Partitions of lists that need but one: each holds some hundreds, and is read by pages."""


def held_by(officer_id: str) -> str:
    """The list of the threads that an officer looks after."""
    return f"held#{officer_id}"
