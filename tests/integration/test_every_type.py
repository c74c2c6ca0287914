"""Every permit type that is offered, from an empty form to a signed permit, through its own chain.

On the local stack with everything real in it: handlers, queues, state machine, check of files,
signature. Answers follow from the type's schema and the samples, documents from their formats,
officers from the steps' roles, so a new type is covered by being there. The stories run side by
side, each with an applicant of its own; each test looks at one of them.
"""

import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pypdf
import pytest
import requests

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.model import DocumentRule, Inspection
from chalicelib.domain.uploads.ports import Inspector
from chalicelib.domain.wording import indonesian_date
from demo import papers
from demo.__main__ import officers
from demo.citizen import Citizen
from demo.client import Browser, until
from demo.proof import pyhanko_verdict
from demo.stories import found_in_queue, look, review, visit_place
from infra.catalogue.samples import ISSUED_ON, sample_data
from infra.local.stack import CERTIFICATE_PARAMETER, LocalStack
from tests.support.people import an_account, citizen_details

SIDE_BY_SIDE = 4
PASSWORD = "kuda nil makan rambutan"
CATALOGUE = TemplateCatalogue()
TODAY = datetime.now(UTC).date()
OFFERED = CATALOGUE.list_types(TODAY)
ENDED = {
    kind.group: kind
    for kind in (CATALOGUE.get(name, TODAY) for name in ("sip_bidan", "stpt", "operasional_tk"))
}
"""Which permit is ended, by the papers that end one of its group."""
MEDIA = {"jpg": "image/jpeg", "pdf": "application/pdf"}

parametrized = pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.id)


def every_type(test: Callable[..., None]) -> Callable[..., None]:
    """A dozen of them for each commit; all of them by ``make test-all``."""
    return pytest.mark.sampled("kind", 12)(parametrized(test))


@dataclass
class Issued:
    """What the holder has in the end."""

    file: dict[str, Any]
    permit: dict[str, Any]
    data: dict[str, Any]
    pdf: bytes
    by_code: dict[str, Any]
    by_file: dict[str, Any]
    preview: bytes


@dataclass
class OnceEach:
    """The same file under the same rule is inspected once: the answer would be the same."""

    inspector: Inspector
    answers: dict[tuple[bytes, DocumentRule], Inspection] = field(default_factory=dict)

    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        key = (data, rule)
        if key not in self.answers:
            self.answers[key] = self.inspector.inspect(data, rule)
        return self.answers[key]


class Stories:
    """``issued`` waits for the story of a type, and tells what went wrong in it."""

    def __init__(self, stack: LocalStack, asked: Collection[str]) -> None:
        """``asked``: the types that tests were chosen of."""
        self.stack = stack
        self.every: list[tuple[PermitType, dict[str, Any]]] = []
        self.kinds = [kind for kind in OFFERED if kind.id in asked]
        vars(stack.ports)["inspector"] = OnceEach(stack.ports.inspector)
        self._files = {"jpg": papers.portrait(), "pdf": papers.letter("CONTOH", "Isi surat ...")}
        self._hash = stack.ports.passwords.hash(PASSWORD)
        self._offices = officers(stack)
        self._pool = ThreadPoolExecutor(SIDE_BY_SIDE)
        self._told: dict[str, Future[Issued]] = {
            kind.id: self._pool.submit(self._story, number, kind)
            for number, kind in enumerate(self.kinds, start=1)
        }

    def issued(self, kind: PermitType) -> Issued:
        return self._told[kind.id].result()

    def stop(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _story(self, number: int, kind: PermitType) -> Issued:
        citizen = self._applicant(number)
        ended = ENDED[kind.ends.groups[0]] if kind.ends else None
        earlier = self._issue(citizen, ended, answers(ended)) if ended else None
        return self._issue(citizen, kind, answers(kind) | named_by(kind, earlier))

    def _issue(self, citizen: Citizen, kind: PermitType, data: dict[str, Any]) -> Issued:
        form = ApplicationKind.RENEWAL if ApplicationKind.RENEWAL in kind.kinds else None
        citizen.draft(kind.id, data, form or ApplicationKind.NEW)
        self._upload_everything(citizen, kind, form or ApplicationKind.NEW)
        citizen.send()
        self._accept_documents(citizen)
        for step in kind.steps:
            if step.field_visit:
                visit_place(self._offices, citizen, step.role)
            if step.final:
                preview = self._preview(citizen, step.role)
            # whoever holds this role alone; an officer of any other is refused at this step
            review(self._offices, citizen, step.role, act="sign" if step.final else "approve")
        citizen.await_permit()
        pdf = citizen.survey_and_download()
        public = f"{citizen.browser.origin}/api/verifications"
        by_code = requests.get(f"{public}/{citizen.permit['permit_id']}", timeout=60)
        as_pdf = {"Content-Type": "application/pdf"}
        by_file = requests.post(public, data=pdf, headers=as_pdf, timeout=60)
        file = citizen.detail()
        issued = Issued(
            file, citizen.permit, file["data"], pdf, by_code.json(), by_file.json(), preview
        )
        self.every.append((kind, file))
        return issued

    def certificate(self) -> dict[str, Any]:
        """The signer's, as the API knows it."""
        found: dict[str, Any] = self._offices.at("head").call("GET", "/officer/signer-certificate")
        return found

    def _preview(self, citizen: Citizen, role: str) -> bytes:
        found_in_queue(self._offices, citizen, role)
        path = f"/officer/applications/{citizen.application_id}/letter"
        link = self._offices.at(role).call("GET", path)["url"]
        return requests.get(link, timeout=60).content

    def _applicant(self, number: int) -> Citizen:
        account = an_account(
            number, password_hash=self._hash, citizen=citizen_details(), name="Rina Marlina"
        )
        self.stack.ports.commit(Add(account))
        browser = Browser(self.stack.url)
        browser.sign_in(account.nik, PASSWORD)
        return Citizen(browser, _silent, account.name, account.nik, account.email, {})

    def _upload_everything(self, citizen: Citizen, kind: PermitType, form: ApplicationKind) -> None:
        for document in kind.documents_for(form, citizen.detail()["data"]):
            file_format = document.formats[0]
            place = f"{citizen.path}/documents/{document.id}/upload"
            asked = {"media_type": MEDIA[file_format]}
            issued_form = citizen.browser.call("POST", place, asked)
            citizen.browser.upload(issued_form, self._files[file_format])

        def all_checked() -> list[dict[str, Any]] | None:
            found = citizen.detail()
            citizen.version = found["version"]
            rows: list[dict[str, Any]] = found["documents"]
            return None if any(row["state"] == "checking" for row in rows) else rows

        checked = until(f"the check of {kind.id}'s files", all_checked)
        wrong = {row["id"]: row["verdict"] for row in checked if row["state"] != "clean"}
        assert not wrong, wrong

    def _accept_documents(self, citizen: Citizen) -> None:
        """The back office ticks every one, as soon as the chain has begun."""
        desk = self._offices.at("back_office")
        path = f"/officer/applications/{citizen.application_id}"
        file = until(
            "the first step",
            lambda: found if (found := desk.call("GET", path))["step"] else None,
        )
        for document, file_id in look(desk, path).items():
            mark = {"version": file["application"]["version"], "file_id": file_id, "accepted": True}
            file = desk.call("PUT", f"{path}/marks/{document}", mark)


def _silent(_who: str, _what: str) -> None:
    """The demo tells its story; a test does not."""


def named_by(kind: PermitType, earlier: Issued | None) -> dict[str, Any]:
    """What a paper says of the permit that it ends."""
    if kind.ends is None or earlier is None:
        return {}
    said = {kind.ends.number_field: earlier.permit["number"]}
    until = kind.validity.until_field
    return said | ({until: earlier.permit["valid_until"]} if until else {})


def answers(kind: PermitType) -> dict[str, Any]:
    """The sample's answers, with its days as far from today as they are from the sample's own."""
    return {name: _moved(value) for name, value in sample_data(kind).items()}


def _moved(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _moved(part) for key, part in value.items()}
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return str(date.fromisoformat(value) + (TODAY - ISSUED_ON))
    return value


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
