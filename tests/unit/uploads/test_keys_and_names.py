"""Keys are the server's; a citizen's file name is for people (docs/checks.md 23 and 28)."""

import re
from urllib.parse import quote_plus, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.uploads.file_names import content_disposition, tidy_file_name
from chalicelib.domain.uploads.keys import UploadKey, UploadKind

KEY = UploadKey(UploadKind.APPLICATION, "01J9ZK", "surat_rekomendasi", "kR3_x-9")
PDF = "application/pdf"


def test_a_key_says_what_the_file_is_for_and_nothing_of_its_name() -> None:
    assert KEY.incoming == "uploads/application/01J9ZK/surat_rekomendasi/kR3_x-9"
    assert KEY.clean == "application/01J9ZK/surat_rekomendasi/kR3_x-9"


def test_keys_come_back_from_events_which_encode_them() -> None:
    assert UploadKey.from_event(quote_plus(KEY.incoming)) == KEY
    assert UploadKey.from_event(quote_plus(KEY.incoming, safe="/").replace("_", "%5F")) == KEY


@pytest.mark.parametrize(
    "key",
    [
        "",
        "uploads/application/a/b",
        "uploads/application/a/b/c/d",
        "application/a/b/c",
        "archive/application/a/b/c",
        "uploads/officer/a/b/c",
        "uploads/application/../b/c",
        "uploads/application/a/b/",
        "uploads/application/a/b/c d",
        "uploads/application/a/b/c\n",
        "uploads/application/a/b/${filename}",
    ],
)
def test_a_key_that_is_not_ours_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        UploadKey.parse_incoming(key)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("KTP Siti.pdf", "KTP Siti.pdf"),
        ("surat.PDF", "surat.pdf"),
        ("foto.jpg.exe", "foto.jpg.exe.pdf"),
        ("C:\\Users\\siti\\surat.pdf", "surat.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("gaji\u202efdp.exe", "gaji fdp.exe.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a b Set-Cookie x.pdf"),
        ("", "dokumen.pdf"),
        (".pdf", "dokumen.pdf"),
        ("…", "….pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_file_name_is_tidied(typed: str, shown: str) -> None:
    assert tidy_file_name(typed, PDF) == shown


@given(st.text(max_size=200), st.sampled_from(["inline", "attachment"]))
def test_no_file_name_escapes_its_header(typed: str, disposition: str) -> None:
    header = content_disposition(disposition, typed, PDF)
    plain, encoded = r"[ !#-\[\]-~]+", r"[A-Za-z0-9!#$&+.^_`|~%-]+"
    match = re.fullmatch(
        rf"{disposition}; filename=\"({plain})\"; filename\*=UTF-8''({encoded})", header
    )
    assert match, header
    assert unquote(match[2]) == tidy_file_name(typed, PDF)
    assert match[1].endswith(".pdf")
