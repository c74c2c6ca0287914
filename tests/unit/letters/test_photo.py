"""The holder's photo on a letter: in its own proportions, and no larger than it is printed."""

import io
import re

import pytest
from PIL import Image
from pypdf import PdfReader

from chalicelib.adapters.letters.photo import PRINTED_DPI
from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.adapters.letters.signature import PHOTO_HEIGHT, PHOTO_WIDTH
from tests.unit.letters import samples

BOX_INCHES = (3 / 2.54, 4 / 2.54)


def letter_with(photo: bytes) -> bytes:
    letter = samples.letter(samples.permit_type("sip_bidan"), photo=photo)
    return FpdfLetterRenderer().render(letter).pdf


def stored(pdf: bytes) -> Image.Image:
    """The one picture of the file, as it lies in it."""
    (image,) = [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    assert image.image is not None
    return image.image


def from_a_phone(width: int = 2400, height: int = 3200) -> bytes:
    """With the grain of a cheap camera, so that it weighs what such pictures weigh."""
    picture = Image.open(io.BytesIO(samples.photo(width, height)))
    grain = Image.effect_noise(picture.size, 40).convert("RGB")
    out = io.BytesIO()
    Image.blend(picture, grain, 0.2).save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.mark.parametrize("size", [(300, 400), (900, 300), (3000, 1000), (1000, 3000)])
def test_the_photo_keeps_its_proportions_within_three_by_four_centimetres(
    size: tuple[int, int],
) -> None:
    pages = PdfReader(io.BytesIO(letter_with(samples.photo(*size)))).pages
    drawn = [page.get_contents().get_data().decode("latin-1") for page in pages]
    (placed,) = [m for page in drawn for m in re.finditer(r"(\S+) 0 0 (\S+) \S+ \S+ cm /I", page)]
    width, height = map(float, placed.groups())
    assert width / height == pytest.approx(size[0] / size[1], rel=0.02)
    assert width <= PHOTO_WIDTH + 0.1 and height <= PHOTO_HEIGHT + 0.1


def test_a_phones_photo_is_stored_at_its_printed_size() -> None:
    taken = from_a_phone()
    pdf = letter_with(taken)
    photo = stored(pdf)
    assert photo.size == pytest.approx([inches * PRINTED_DPI for inches in BOX_INCHES], abs=1)
    assert photo.format == "JPEG"
    assert len(taken) > 1_000_000
    assert len(pdf) < 250_000, "it goes by e-mail and over a village's line"


@pytest.mark.parametrize("size", [(2400, 300), (300, 2400)], ids=["broad", "tall"])
def test_so_is_one_that_is_too_large_in_one_direction_alone(size: tuple[int, int]) -> None:
    kept = stored(letter_with(samples.photo(*size))).size
    assert all(
        dots <= inches * PRINTED_DPI + 1 for dots, inches in zip(kept, BOX_INCHES, strict=True)
    )


def test_a_photo_that_is_small_enough_is_not_touched() -> None:
    small = samples.photo(300, 400)
    assert small in letter_with(small)


def test_a_retry_makes_the_same_bytes() -> None:
    taken = from_a_phone(900, 1200)
    assert letter_with(taken) == letter_with(taken)
