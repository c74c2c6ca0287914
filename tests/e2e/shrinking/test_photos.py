"""Photos made to fit on the citizen's own device, in a real browser, then checked by the server."""

import io

from PIL import Image
from playwright.sync_api import Page

from chalicelib.domain.uploads.model import DocumentRule
from tests.e2e.shrinking.shrunk import PHOTO, assert_upright, choose, inspected
from tests.support.honest_files import exif_of_a_phone
from tests.support.large_files import jpeg, sheet


def test_a_phones_photo_becomes_an_upright_jpg_below_the_limit(page: Page) -> None:
    held_upright = sheet(3000, 4000)
    data = jpeg(held_upright.transpose(Image.Transpose.ROTATE_90), exif=exif_of_a_phone(6))
    assert len(data) > 3_000_000

    made = choose(page, "IMG_2041.JPG", data, PHOTO)

    assert (made["kind"], made["name"], made["type"]) == ("shrunk", "IMG_2041.jpg", "image/jpeg")
    assert (made["before"], made["after"]) == (len(data), len(made["content"]))
    inspected(made["content"], PHOTO)
    image = Image.open(io.BytesIO(made["content"]))
    assert image.height > image.width
    assert image.height >= 1600
    assert dict(image.getexif()) == {}
    assert_upright(image)
    assert page.locator("#preview canvas").count() == 2


def test_a_photo_that_fits_is_sent_as_it_is(page: Page) -> None:
    data = jpeg(sheet(900, 1200), quality=60)
    made = choose(page, "ktp.jpg", data, PHOTO)
    assert (made["kind"], made["content"]) == ("as-is", data)


def test_a_png_named_jpg_becomes_a_jpg(page: Page) -> None:
    out = io.BytesIO()
    sheet(1200, 900).save(out, "PNG")
    made = choose(page, "ktp.jpg", out.getvalue(), PHOTO)
    assert (made["kind"], made["converted"]) == ("shrunk", "PNG")
    inspected(made["content"], PHOTO)
    assert_upright(Image.open(io.BytesIO(made["content"])))


def test_what_is_transparent_turns_white(page: Page) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (600, 800), (0, 0, 0, 0)).save(out, "PNG")
    made = choose(page, "foto.png", out.getvalue(), PHOTO)
    assert Image.open(io.BytesIO(made["content"])).getpixel((300, 400)) == (255, 255, 255)


def test_a_limit_that_would_make_an_identity_card_illegible_is_not_met(page: Page) -> None:
    rule = DocumentRule(formats=("jpg",), max_bytes=20_000)
    made = choose(page, "ktp.jpg", jpeg(sheet(2000, 1500, noise=120)), rule)
    assert (made["kind"], made["code"], made["params"]) == (
        "refused",
        "cannot-shrink",
        {"max_kb": 20},
    )


def test_a_photo_whose_transfer_broke_off_is_not_made_whole(page: Page) -> None:
    data = jpeg(sheet(2000, 1500))
    made = choose(page, "ktp.jpg", data[: len(data) * 2 // 3], PHOTO)
    assert made["code"] == "unreadable"


def test_the_end_of_a_thumbnail_is_not_the_end_of_a_photo(page: Page) -> None:
    """Chromium refuses what broke off by itself; other browsers fill the rest with grey."""
    whole = jpeg(sheet(600, 800))
    segment = b"Exif\0\0" + jpeg(sheet(60, 80))
    whole = whole[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + whole[2:]
    for data, is_complete in ((whole, True), (whole[:-200], False)):
        assert page.evaluate("data => lookAtJpeg(Uint8Array.from(data))", list(data)) == {
            "width": 600,
            "height": 800,
            "isComplete": is_complete,
        }
