"""Every permit type that is offered, from an empty form to a signed permit, through its own chain.

On the local stack with everything real in it: handlers, queues, state machine, check of files,
signature. Answers follow from the type's schema and the samples, documents from their formats,
officers from the steps' roles, so a new type is covered by being there. The stories run side by
side, each with an applicant of its own; each test looks at one of them.
"""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date

import pypdf
import pytest

from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.wording import indonesian_date
from demo.proof import pyhanko_verdict
from infra.local.stack import CERTIFICATE_PARAMETER, LocalStack
from tests.integration.told import OFFERED, Stories

parametrized = pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.id)


def every_type(test: Callable[..., None]) -> Callable[..., None]:
    """A dozen of them for each commit; all of them by ``make test-all``."""
    return pytest.mark.sampled("kind", 12)(parametrized(test))


@pytest.fixture(scope="module")
def stories(request: pytest.FixtureRequest) -> Iterator[Stories]:
    tests = [item for item in request.session.items if isinstance(item, pytest.Function)]
    here = [item for item in tests if item.path == request.path and hasattr(item, "callspec")]
    with LocalStack() as stack:
        told = Stories(stack, {item.callspec.params["kind"].id for item in here})
        yield told
        told.stop()


@every_type
def test_the_chain_of_the_type_was_gone_through_step_by_step(
    stories: Stories, kind: PermitType
) -> None:
    file = stories.issued(kind).file
    assert file["phase"] == "issued"
    assert [(step["id"], step["state"]) for step in file["steps"]] == [
        (step.id, "done") for step in kind.steps
    ]
    decided = [step["since"] for step in file["steps"]]
    assert decided == sorted(decided)
    assert {row["mark"] for row in file["documents"]} == {"accepted"}


@every_type
def test_both_numbers_are_written_as_the_type_says(stories: Stories, kind: PermitType) -> None:
    file = stories.issued(kind).file
    accepted_on = date.fromisoformat(file["accepted_on"])
    issued_on = date.fromisoformat(stories.issued(kind).permit["issued_on"])
    for number, template, day in (
        (file["registration_number"], kind.numbering.registration, accepted_on),
        (file["permit_number"], kind.numbering.permit, issued_on),
    ):
        assert re.fullmatch(number_pattern(kind, template, day), number), (template, number)


def number_pattern(kind: PermitType, template: str, day: date) -> str:
    """A regular expression of the numbers that this format can give on that day."""
    romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    words = {
        "sequence": r"[1-9]\d*",
        "sequence:03d": r"\d{3}",
        "year": str(day.year),
        "month_roman": romans[day.month - 1],
        "classification": re.escape(kind.numbering.classification),
        "type_code": re.escape(kind.numbering.type_code),
        "office": "DPMPTSPNAKER",
    }
    parts = re.split(r"\{([^}]+)\}", template)
    return "".join(words[part] if n % 2 else re.escape(part) for n, part in enumerate(parts))


@every_type
def test_it_holds_as_long_as_the_types_rule_says(stories: Stories, kind: PermitType) -> None:
    story, rule = stories.issued(kind), kind.validity
    issued_on = date.fromisoformat(story.permit["issued_on"])
    ends = [issued_on.replace(year=issued_on.year + rule.years)] if rule.years else []
    answer = story.data[rule.until_field] if rule.until_field else "lifetime"
    if answer != "lifetime":
        ends.append(date.fromisoformat(answer["to"] if isinstance(answer, dict) else answer))
    assert story.permit["valid_until"] == (str(min(ends)) if ends else None)


@every_type
def test_its_letter_is_signed_in_full_and_reads_as_that_permit(
    stories: Stories, kind: PermitType
) -> None:
    story = stories.issued(kind)
    assert "INTACT:TRUSTED" in pyhanko_verdict(story.pdf, _certificates(stories.stack))
    pages = pypdf.PdfReader(io.BytesIO(story.pdf)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (
        kind.letter.title.partition("{")[0].strip(),
        story.file["permit_number"],
        "Rina Marlina",
        *(indonesian_date(date.fromisoformat(day)) for day in [story.permit["valid_until"]] if day),
    ):
        assert words in text
    assert not set("{}") & set(text)
    assert len(pages) <= (1 if kind.letter.photo_document else 2)


def _certificates(stack: LocalStack) -> str:
    found = stack.clients["ssm"].get_parameter(Name=CERTIFICATE_PARAMETER)
    chain: str = found["Parameter"]["Value"]
    return chain


@every_type
def test_its_letter_was_seen_before_it_was_signed(stories: Stories, kind: PermitType) -> None:
    story = stories.issued(kind)
    pages = pypdf.PdfReader(io.BytesIO(story.preview)).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "PRATINJAU" in text
    assert story.permit["number"] not in text


def test_the_signer_knows_how_long_the_certificate_holds(stories: Stories) -> None:
    stories.issued(stories.kinds[0])
    seen = stories.certificate()
    assert (seen["state"], seen["subject"]) == ("ISSUE", "Kepala Dinas (PENGEMBANGAN)")
    assert seen["days_left"] > 365


@every_type
def test_anybody_finds_it_genuine_and_in_force(stories: Stories, kind: PermitType) -> None:
    story = stories.issued(kind)
    assert story.by_code["number"] == story.file["permit_number"]
    assert story.by_file["verdict"] == f"genuine-{story.by_code['standing']}"
    # research that begins later is issued today and holds from today
    assert story.by_code["standing"] == "in-force"


def test_numbers_are_unique_and_without_gaps_in_each_series(stories: Stories) -> None:
    series: dict[str, list[int]] = {}
    for kind in stories.kinds:
        stories.issued(kind)
    for kind, file in stories.every:
        numbering = kind.numbering
        given = (
            (f"registration {numbering.registration_group}", file["registration_number"]),
            (f"{numbering.classification} {numbering.type_code}", file["permit_number"]),
        )
        for (name, number), template in zip(
            given, (numbering.registration, numbering.permit), strict=True
        ):
            place = template.split("/").index(
                next(part for part in template.split("/") if "{sequence" in part)
            )
            series.setdefault(name, []).append(int(number.split("/")[place]))
    for name, numbers in series.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), name


def test_no_function_asked_for_more_than_its_policy_allows(stories: Stories) -> None:
    assert stories.kinds
    for kind in stories.kinds:
        stories.issued(kind)
    assert stories.stack.refused == []
