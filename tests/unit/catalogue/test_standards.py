"""The service standards: fourteen components, filled with the office's own facts."""

import tomllib

import pytest

from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.catalogue.standards import ServiceStandards
from chalicelib.domain.permits.letter_words import office_words

CATALOGUE = TemplateCatalogue()


def test_there_are_the_fourteen_of_the_regulation_and_six_are_published() -> None:
    components = CATALOGUE.standards.components
    assert len(components) == 14
    assert [one.published for one in components] == [True] * 6 + [False] * 8


def test_complaints_name_the_contacts_of_today() -> None:
    office = CATALOGUE.office.replace(phone="(0755) 123")
    found = CATALOGUE.standards.with_office(office_words(office))
    (complaints,) = [one for one in found.components if one.id == "complaints"]
    assert "(0755) 123" in complaints.lines[0].id and "(0755) 123" in complaints.lines[0].en
    assert "{" not in found.model_dump_json().replace('{"', "")


def test_a_standard_without_one_of_them_is_refused() -> None:
    content = tomllib.loads((TEMPLATES / "standards.toml").read_text("utf-8"))
    content["components"] = [one for one in content["components"] if one["id"] != "complaints"]
    with pytest.raises(ValueError, match="in this order: requirements, procedure"):
        ServiceStandards.model_validate(content)
