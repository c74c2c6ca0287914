"""A picture looks as its camera saw it, whatever numbers it wrote."""

import io

import pytest
from PIL import Image, ImageCms

from chalicelib.adapters.inspection import images
from chalicelib.adapters.inspection.colours import in_srgb
from chalicelib.domain.uploads.model import DocumentRule
from tests.support.colour_profiles import adobe_rgb, display_p3, grey
from tests.support.honest_files import exif_of_a_phone
from tests.support.nasty_files import jpeg, picture, png

RULE = DocumentRule(("jpg", "png"), max_bytes=10_000_000)
WALL = (176, 16, 32)
"""The red background of a portrait, in sRGB."""


def seen(data: bytes) -> Image.Image:
    """By a viewer that knows no profiles."""
    check = images.check_png if data.startswith(b"\x89PNG") else images.check_jpeg
    with Image.open(io.BytesIO(check(data, RULE).clean)) as image:
        assert "icc_profile" not in image.info
        return image.convert("RGB")


def written_in(profile: bytes, mode: str = "RGB") -> Image.Image:
    """The wall, in the numbers of that profile."""
    wall = Image.new("RGB", (64, 64), WALL)
    to = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    made = ImageCms.profileToProfile(wall, ImageCms.createProfile("sRGB"), to)
    assert made is not None
    return made.convert(mode)


def distance(image: Image.Image, colour: tuple[int, int, int]) -> float:
    """CIE 1976, of the middle of the picture; 2.3 is just noticeable."""
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    both = [image.crop((32, 32, 33, 33)), Image.new("RGB", (1, 1), colour)]
    one, other = (
        ImageCms.profileToProfile(pixel, srgb, lab, outputMode="LAB").getpixel((0, 0))
        for pixel in both
    )
    lightness, *rest = (a - b for a, b in zip(one, other, strict=True))
    return float(((lightness * 100 / 255) ** 2 + sum(part**2 for part in rest)) ** 0.5)


@pytest.mark.parametrize("profile", [adobe_rgb(), display_p3()], ids=["Adobe RGB", "Display P3"])
@pytest.mark.parametrize("exif", [None, exif_of_a_phone(6)])
def test_the_wall_keeps_its_red(profile: bytes, exif: Image.Exif | None) -> None:
    numbers = written_in(profile)
    assert distance(numbers, WALL) > 4, "the numbers alone would show another red"
    about = {"icc_profile": profile} | ({"exif": exif} if exif else {})
    assert distance(seen(jpeg(numbers, quality=95, **about)), WALL) < 2.3
    assert distance(seen(png(numbers, **about)), WALL) < 2.3


def test_a_palette_and_transparency_are_converted_too() -> None:
    profile = adobe_rgb()
    palette = written_in(profile).quantize(8)
    assert distance(seen(png(palette, icc_profile=profile)), WALL) < 2.3
    clear = written_in(profile).convert("RGBA")
    clear.putalpha(100)
    made = images.check_png(png(clear, icc_profile=profile), RULE).clean
    with Image.open(io.BytesIO(made)) as image:
        assert image.getpixel((9, 9))[3] == 100
        assert distance(image.convert("RGB"), WALL) < 2.3


def test_srgb_and_what_is_no_profile_change_nothing() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = images.check_jpeg(jpeg(), RULE).clean
    for profile in (srgb, b"profile" * 99, adobe_rgb()[:200], b""):
        assert images.check_jpeg(jpeg(icc_profile=profile), RULE).clean == plain
    with Image.open(io.BytesIO(jpeg(icc_profile=srgb))) as image:
        assert in_srgb(image) is image, "40 megapixels are not copied for nothing"


def test_a_grey_scan_keeps_its_tones() -> None:
    """Half the light is no half of the numbers of sRGB: they would be far too dark."""
    half = Image.new("L", (64, 64), 128)
    for data in (jpeg(half, icc_profile=grey(1.0)), png(half, icc_profile=grey(1.0))):
        assert abs(seen(data).getpixel((32, 32))[0] - 188) <= 2


def test_grey_with_a_profile_of_colours_is_not_lost() -> None:
    grey = images.check_jpeg(jpeg(picture().convert("L"), icc_profile=adobe_rgb()), RULE)
    assert grey.width == 640


@pytest.mark.parametrize("width", [1, 2, 3, 4, 7, 8, 31, 33])
@pytest.mark.parametrize("height", [1, 2, 4, 9, 2000])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_the_smallest_pictures_have_a_verdict(width: int, height: int, mode: str) -> None:
    image = Image.effect_noise((width, height), 60).convert(mode)
    for data, check in ((jpeg(image), images.check_jpeg), (png(image), images.check_png)):
        found = check(data, RULE)
        assert (found.width, found.height) == (width, height)
