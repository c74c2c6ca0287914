"""A permit type that does not hang together is refused while its file is read, and says where."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.domain.catalogue.evidence import Evidence
from chalicelib.domain.catalogue.legal import LegalRules
from chalicelib.domain.catalogue.outcome import Validity
from chalicelib.domain.catalogue.papers import Papers
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.catalogue.schema import FieldRule, PermitType
from tests.fakes.ports import office_data

TODAY = date(2026, 3, 2)
Content = dict[str, Any]


def content(type_id: str = "sip_bidan") -> Content:
    return office_data().get(type_id, TODAY).model_dump(mode="json")


def named(items: list[Content], name: str) -> Content:
    return next(one for one in items if one["id"] == name)


def two_last_steps(kind: Content) -> None:
    kind["steps"][0]["final"] = True


def nobody_accepts(kind: Content) -> None:
    for step in kind["steps"]:
        step["accepts_application"] = False


def a_step_sees(**what: Any) -> Callable[[Content], None]:
    def change(kind: Content) -> None:
        kind["steps"][1]["sees"] = {"documents": [], **what}

    return change


MISTAKES: list[tuple[Callable[[Content], Any], str]] = [
    (lambda kind: kind["fields"].append(kind["fields"][0]), "fields: used twice"),
    (lambda kind: kind["documents"].append(kind["documents"][0]), "documents: used twice"),
    (two_last_steps, "the last step, and only it"),
    (nobody_accepts, "exactly one step"),
    (lambda kind: kind["validity"].update(until_field="hari_kiamat"), "no field 'hari_kiamat'"),
    (lambda kind: kind["renewal"].update(previous_number_field="nomor"), "no field 'nomor'"),
    (lambda kind: named(kind["documents"], "str").update(shows=["nomor"]), "particular 'nomor'"),
    (a_step_sees(fields=["nomor"]), "particular 'nomor'"),
    (a_step_sees(documents=["surat_cinta"]), "no document 'surat_cinta'"),
    (lambda kind: named(kind["documents"], "ktp").update(instead_of="ktp"), "no other document"),
    (lambda kind: named(kind["documents"], "ktp").update(instead_of="sim"), "no other document"),
    (lambda kind: kind["letter"].update(photo_document="potret"), "no document 'potret'"),
]


@pytest.mark.parametrize(("change", "said"), MISTAKES)
def test_what_names_what_is_not_there_is_refused(
    change: Callable[[Content], Any], said: str
) -> None:
    kind = content()
    assert PermitType.model_validate(kind)
    change(kind)
    with pytest.raises(ValidationError, match=said):
        PermitType.model_validate(kind)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"kind": "choice"}, "'choices' go with kind"),
        ({"kind": "text", "choices": [{"value": "a", "label": {"id": "A", "en": "A"}}]}, "choices"),
        ({"kind": "village"}, "'within' goes with kind"),
        ({"kind": "text", "within": "13.02"}, "within"),
        ({"kind": "places"}, "how many places"),
    ],
)
def test_a_question_has_the_parts_of_its_kind_and_no_others(parts: Content, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        FieldRule.model_validate({"id": "isian", "label": {"id": "Isian", "en": "Field"}, **parts})


@pytest.mark.parametrize("kind", ["fixed", "until_field"])
def test_how_long_a_permit_holds_is_said_to_the_end(kind: str) -> None:
    with pytest.raises(ValidationError, match=f"'{kind}' needs"):
        Validity.model_validate({"kind": kind})


def test_a_document_shows_what_its_type_says_or_what_is_usual() -> None:
    evidence = office_data().evidence
    kind = office_data().get("sip_bidan", TODAY)
    [ktp] = [one for one in kind.documents if one.id == "ktp"]
    assert evidence.of(ktp.replace(shows=None)) == evidence.shows["ktp"]
    assert evidence.of(ktp.replace(shows=())) == ()
    assert evidence.of(ktp.replace(id="surat_cinta", shows=None)) == ()
    with pytest.raises(ValidationError, match="must have labels"):
        Evidence.model_validate(evidence.model_dump() | {"applicant": {}})


def test_a_paper_is_of_one_kind_and_a_code_means_one_thing() -> None:
    paper = {"name": {"id": "KTP", "en": "Identity card"}, "documents": ["ktp"]}
    assert Papers.model_validate({"kinds": {"ktp": paper}})
    with pytest.raises(ValidationError, match="in two kinds: ktp"):
        Papers.model_validate({"kinds": {"ktp": paper, "kartu": paper}})
    words = {"id": "Buram", "en": "Blurred"}
    reason = {"buram": {"label": words, "text": words, "cure": words}}
    assert Reasons.model_validate({"document": reason, "returning": {}, "rejecting": {}})
    with pytest.raises(ValidationError, match="in two lists: buram"):
        Reasons.model_validate({"document": reason, "returning": reason, "rejecting": {}})


def test_a_legal_rule_has_an_id_of_its_own_and_a_topic_that_is_there() -> None:
    rule = {
        "id": "istirahat",
        "topic": "jam",
        "rule": {"id": "Jumat", "en": "Friday"},
        "basis": "Perpres 21/2023",
        "source": "Lembaran Negara",
        "mark": "read",
        "at": ["office: hours"],
    }
    topics = {"jam": {"id": "Jam", "en": "Hours"}}
    assert LegalRules.model_validate({"topics": topics, "rules": [rule]})
    with pytest.raises(ValidationError, match="its own id: istirahat"):
        LegalRules.model_validate({"topics": topics, "rules": [rule, rule]})
    with pytest.raises(ValidationError, match="add jam"):
        LegalRules.model_validate({"topics": {}, "rules": [rule]})
