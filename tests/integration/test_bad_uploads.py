"""A file that the automatic check refuses: told in words, and nothing that was there is lost.

All files there are go through the check itself in ``tests/unit/uploads``; here one of each kind
goes the way of an upload.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from chalicelib.domain.uploads.model import Reason
from tests.support import tables, worlds
from tests.support.api import World
from tests.support.cases import DATA, Case
from tests.support.nasty_files import EICAR, jpeg
from tests.support.nasty_pdfs import pdf_cases
from tests.support.pdf_objects import make_pdf
from tests.support.stories import draft

MEGABYTE = 1_048_576
"""What the proposal may have."""

ACTIVE = (
    Reason.ENCRYPTED,
    Reason.JAVASCRIPT,
    Reason.ACTIVE_CONTENT,
    Reason.EMBEDDED_FILE,
    Reason.UNREADABLE,
)

FILES: dict[Reason, bytes] = {
    Reason.EMPTY: b"",
    Reason.UNKNOWN_TYPE: b"Ini bukan PDF.",
    Reason.WRONG_TYPE: jpeg(),
    Reason.TOO_LARGE: make_pdf().ljust(MEGABYTE + 1),
    Reason.MALWARE: make_pdf() + EICAR,
    **{reason: data for _, reason, data in reversed(list(pdf_cases())) if reason in ACTIVE},
}


@dataclass
class Desk:
    """One draft with a good proposal, and whoever fills it in."""

    world: World
    case: Case

    @property
    def path(self) -> str:
        return f"/applications/{self.case.application_id}"

    def send(self, content: bytes, document: str = "proposal") -> None:
        form = self.case.ask_upload(document)
        self.world.job("check_upload", self.world.post_file(form.key, content))

    def shown(self, language: str = "id", document: str = "proposal") -> dict[str, Any]:
        answer = self.world.call("GET", self.path, by=self.case.applicant, language=language)
        return next(row for row in answer.body["documents"] if row["id"] == document)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with worlds.aws_world(real_check=True) as world:
        made = Desk(world, draft(world).fill())
        made.send(make_pdf())
        assert made.shown()["state"] == "clean"
        yield made


@pytest.mark.parametrize("reason", FILES)
def test_a_refused_file_is_explained_and_leaves_the_earlier_one(desk: Desk, reason: Reason) -> None:
    before = desk.shown()["file"]
    desk.send(FILES[reason])
    said = {language: desk.shown(language) for language in ("id", "en")}
    for row in said.values():
        assert (row["state"], row["verdict_code"]) == ("refused", reason.value)
        assert len(row["verdict"]) > 40
        assert not set("{}") & set(row["verdict"])
        assert row["file"] == before
    assert said["id"]["verdict"] != said["en"]["verdict"]
    assert desk.case.now.data.keys() == DATA["penelitian"].keys()


def test_a_file_that_was_refused_is_kept_nowhere(desk: Desk) -> None:
    desk.send(FILES[Reason.JAVASCRIPT])
    s3 = desk.world.aws("s3")
    assert "Contents" not in s3.list_objects_v2(Bucket=tables.bucket("incoming"))
    stored = s3.list_object_versions(Bucket=tables.bucket("documents"))["Versions"]
    assert [version["Key"].split("/")[2] for version in stored] == ["proposal"]


def test_it_cannot_be_sent_in_with_a_refused_file(desk: Desk) -> None:
    desk.send(FILES[Reason.UNKNOWN_TYPE])
    body = {"version": desk.case.now.version}
    answer = desk.world.call(
        "POST", f"{desk.path}/submit", body, by=desk.case.applicant, key="not-yet-complete"
    )
    assert (answer.status, answer.code) == (422, "application-incomplete")
    assert answer.fields == {
        "documents.ktp": "document-missing",
        "documents.proposal": "document-refused",
        "documents.surat_rekomendasi": "document-missing",
    }


def test_a_photo_is_no_letter_whatever_its_declared_type(desk: Desk) -> None:
    """The form allows one declared type; the content is looked at all the same."""
    desk.send(jpeg(), "surat_rekomendasi")
    assert desk.shown(document="surat_rekomendasi")["verdict_code"] == "wrong_type"


def test_a_good_file_afterwards_is_taken(desk: Desk) -> None:
    desk.send(FILES[Reason.ENCRYPTED])
    desk.send(make_pdf())
    row = desk.shown()
    assert (row["state"], row["verdict"], row["verdict_code"]) == ("clean", None, None)


def test_a_photo_loses_what_the_camera_wrote_into_it(desk: Desk) -> None:
    desk.send(jpeg(comment=b"di rumah", exif=b"Exif\x00\x00MM\x00\x2a") + b"trailing", "ktp")
    file = desk.case.now.documents["ktp"].file
    assert file is not None
    clean = desk.world.ports.files.read_clean(file.key, file.version_id)
    for trace in (b"di rumah", b"Exif", b"trailing"):
        assert trace not in clean
