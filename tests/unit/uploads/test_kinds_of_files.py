"""What a refusal calls a file of another kind: by its content, so that its sender knows it."""

import pytest

from chalicelib.adapters.inspection.content import name_format


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WEBP"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", None),
        (b"FORM\x24\x00\x00\x00WEBPVP8 ", None),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
        (b"\x00\x00\x00\x1cftypavif", "AVIF"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"II*\x00\x08\x00", "TIFF"),
        (b"PK\x03\x04\x14\x00 xl/workbook.xml", "Excel"),
        (b"PK\x03\x04\x14\x00 foto.jpg", "ZIP"),
        (b"PK", None),
        (b" \n<!doctype html>", "HTML"),
        (b"\n<svg xmlns=''/>", "SVG"),
        (b"Nama; <siti@contoh.id>", None),
        (b"\xef\xbb\xbf%PDF-1.7\n", "PDF"),
    ],
)
def test_a_file_is_called_what_it_is(data: bytes, name: str | None) -> None:
    assert name_format(data) == name
