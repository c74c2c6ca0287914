"""How much people may add, as data: ``templates/limits.toml``."""

from pydantic import PositiveInt

from chalicelib.domain.parts import Part


class ApplicationLimits(Part):
    """Of one application. ``reasons_kb``: all ✗ together; ``correction_kb``: one return without
    them; both as they are stored, in UTF-8. ``submissions_a_day`` of one applicant: each is told by
    message."""

    amendments: PositiveInt
    returns: PositiveInt
    places: PositiveInt
    notes: PositiveInt
    reasons_kb: PositiveInt
    correction_kb: PositiveInt
    submissions_a_day: PositiveInt


class MessageLimits(Part):
    """``characters`` of one message, to either side; ``an_hour`` of one citizen, and of one officer
    in one thread. ``to_one_a_day``: what we send to one address or number in a day, whatever the
    cause; ``to_officer_a_day`` likewise to an officer's."""

    characters: PositiveInt
    an_hour: PositiveInt
    to_one_a_day: PositiveInt
    to_officer_a_day: PositiveInt


class OfficeLimits(Part):
    """``entry_kb``: one entry of the office's data, as it is stored; ``delegations`` of one
    officer that run or are to come."""

    entry_kb: PositiveInt
    delegations: PositiveInt


class ReviewLimits(Part):
    """``days_after_closing``: how long officers of its chain see an application that has ended;
    ``read_budget``: entries of a list that are looked at for one narrowed page; ``views`` that an
    officer may save."""

    days_after_closing: PositiveInt
    read_budget: PositiveInt
    views: PositiveInt


class VisitLimits(Part):
    """Of one field visit: ``photos``, each of ``photo_kb``; ``people`` who sign it, and
    ``findings_kb`` of what they found."""

    photos: PositiveInt
    photo_kb: PositiveInt
    people: PositiveInt
    findings_kb: PositiveInt


class FileLimits(Part):
    """``signed_kb`` of a PDF that is signed electronically, whatever its document's own limit: to
    make it smaller would destroy the signature."""

    signed_kb: PositiveInt


class SessionLimits(Part):
    """``refresh_grace_seconds`` after a refresh, its token and the one before get the same."""

    refresh_grace_seconds: PositiveInt


class ListLimits(Part):
    """Lists of people who are invited: ``rows`` of one, ``kb`` of its workbook; ``a_day`` lists and
    ``people_a_day`` of one sender. An invitation ends after ``days``; until then the same sender
    invites the same person ``again`` times at most, after taking it back."""

    rows: PositiveInt
    kb: PositiveInt
    a_day: PositiveInt
    people_a_day: PositiveInt
    days: PositiveInt
    again: PositiveInt


class OperatorLimits(Part):
    """``of_one`` account, invited ones included, and institutions that one person works
    ``for_institutions``; ``a_day`` invitations of one account. An invitation ends after ``days``;
    until then the same address is invited ``again`` times at most, after taking it back."""

    of_one: PositiveInt
    for_institutions: PositiveInt
    a_day: PositiveInt
    days: PositiveInt
    again: PositiveInt


class ReportLimits(Part):
    """``months`` that figures and reports may tell of; ``rows`` of one export."""

    months: PositiveInt
    rows: PositiveInt


class Limits(Part):
    files: FileLimits
    application: ApplicationLimits
    messages: MessageLimits
    office: OfficeLimits
    review: ReviewLimits
    sessions: SessionLimits
    visit: VisitLimits
    reports: ReportLimits
    lists: ListLimits
    operators: OperatorLimits
