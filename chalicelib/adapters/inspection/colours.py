"""Colours as everybody sees them: a picture's own profile is worked into its pixels.

Cameras and studios write Adobe RGB or Display P3; whoever drops the profile and keeps the numbers
washes out the red wall that the office asks for.
"""

import io
from functools import cache

from PIL import Image, ImageCms

from chalicelib.adapters.confined.zygote import require_of_the_file

_IN_ONE_STEP = ("RGB", "RGBA", "CMYK")


def in_srgb(image: Image.Image) -> Image.Image:
    """The decoded picture in sRGB. A picture without a profile stays as it is, and so does one
    whose profile cannot be used or is sRGB itself."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        if ImageCms.getProfileDescription(profile).strip().startswith("sRGB"):
            return image
        return _converted(image, profile)
    except (KeyError, ImageCms.PyCMSError, OSError, TypeError, ValueError) as failure:
        require_of_the_file(failure)
        return image


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    if image.mode in _IN_ONE_STEP:
        return _applied(image, profile, "RGB" if image.mode == "CMYK" else image.mode)
    if image.mode == "L":
        return _applied(image, profile, "RGB").convert("L")
    if image.mode == "P":
        palette = bytes(image.getpalette("RGB") or ())
        colours = Image.frombytes("RGB", (len(palette) // 3, 1), palette)
        image.putpalette(_applied(colours, profile, "RGB").tobytes())
    return image


def _applied(image: Image.Image, profile: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    made = ImageCms.profileToProfile(image, profile, _srgb(), outputMode=mode)
    if made is None:
        raise ValueError("nothing was made")
    return made


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
