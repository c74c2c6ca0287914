"""By which rules an application is filled in and corrected, over HTTP."""

from tests.support.api import World
from tests.support.cases import Case, edited
from tests.support.stories import draft, returned


def test_a_form_is_made_from_the_rules_that_its_application_is_judged_by(world: World) -> None:
    unsent, sent = draft(world), returned(world)
    world.case_ports.catalogue = edited(rule_set="new-rules", promised_days=3)

    def rules(case: Case) -> tuple[str, int]:
        path = f"/applications/{case.application_id}/rules"
        shown = world.call("GET", path, by=case.applicant).body
        return shown["rule_set"], shown["promised_days"]

    assert rules(unsent) == ("new-rules", 3)
    assert rules(sent) == ("permendagri3-2018", 7)
