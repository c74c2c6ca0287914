"""JPEG and PNG: dimensions before decoding, a cheap look, then a copy made of pixels alone."""

import io

from PIL import Image, ImageFilter, ImageStat
from PIL.JpegImagePlugin import get_sampling

from chalicelib.adapters.confined.zygote import require_of_the_file
from chalicelib.adapters.inspection.colours import in_srgb
from chalicelib.adapters.inspection.endings import require_end_of_jpeg, require_end_of_png
from chalicelib.adapters.inspection.findings import Findings, Refused
from chalicelib.adapters.inspection.scanner_apps import names_scanner_app
from chalicelib.domain.uploads.model import DocumentRule, Reason, Remark

# Dimensions are checked against the rule right after the header; Pillow's own limit would only
# be a second, vaguer answer.
Image.MAX_IMAGE_PIXELS = None

_SOFTWARE = 0x0131
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LAPLACE = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
_LEAST_CONTRAST = 3.0
_LEAST_SHARPNESS = 12.0
_MEGAPIXEL = 1_000_000


def check_jpeg(data: bytes, rule: DocumentRule) -> Findings:
    """Refuses what is too big, broken or cut off; the clean copy is encoded anew from the pixels,
    upright, with the tables of the original (so neither size nor quality change much) and
    without EXIF, GPS, comments, thumbnails or anything behind the image, its colours in sRGB."""
    require_end_of_jpeg(data)
    image = _open(data, "JPEG")
    _check_dimensions(image, rule)
    software = _exif_entry(image, _SOFTWARE)
    warnings = look_at_photo(data)
    if names_scanner_app(str(software)):
        warnings = (Remark.SCANNER_APP, *warnings)
    clean, width, height = _reencode_jpeg(data)
    return Findings(clean, width=width, height=height, warnings=warnings)


def check_png(data: bytes, rule: DocumentRule) -> Findings:
    """As ``check_jpeg``; keeps mode, palette and transparency."""
    require_end_of_png(data)
    image = _open(data, "PNG")
    _check_dimensions(image, rule)
    transparency = image.info.get("transparency")
    upright = _turn_upright(image)
    upright.info = {} if transparency is None else {"transparency": transparency}
    out = io.BytesIO()
    # A large picture at zlib's usual level would take longer than a citizen should wait.
    level = 6 if upright.width * upright.height < 8 * _MEGAPIXEL else 2
    upright.save(out, "PNG", compress_level=level)
    warnings: tuple[Remark, ...] = ()
    if not upright.mode.startswith("I"):
        grey = upright.convert("L")
        grey.thumbnail((1000, 1000))
        warnings = remarks(grey)
    return Findings(out.getvalue(), width=upright.width, height=upright.height, warnings=warnings)


def look_at_photo(data: bytes) -> tuple[Remark, ...]:
    """What an officer might dislike about a JPEG, from a decode at 1/8 (1/4 when small): the
    whole file is read, so a cut-off one raises OSError, at a fraction of a full decode's cost."""
    image = _open(data, "JPEG")
    scale = 8 if min(image.size) >= 1200 else 4
    image.draft("L", (max(1, image.width // scale), max(1, image.height // scale)))
    return remarks(image.convert("L"))


def _reencode_jpeg(data: bytes) -> tuple[bytes, int, int]:
    image = _open(data, "JPEG")
    tables = getattr(image, "quantization", {})
    sampling = get_sampling(image)
    upright = _turn_upright(image)
    upright.info = {}
    out = io.BytesIO()
    if tables and all(1 <= value <= 255 for table in tables.values() for value in table):
        upright.save(out, "JPEG", qtables=tables, subsampling=sampling)
    else:
        upright.save(out, "JPEG", quality=90)
    return out.getvalue(), upright.width, upright.height


def _turn_upright(image: Image.Image) -> Image.Image:
    """The decoded picture as a viewer shows it, in sRGB, and CMYK as RGB, holding at most two
    copies of the pixels at a time (40 megapixels are 160 MB each)."""
    orientation = _exif_entry(image, _ORIENTATION)
    turn = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    pixels = in_srgb(image)
    if pixels is not image:
        image.close()
    if pixels.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        unconverted = pixels
        pixels = unconverted.convert("RGB")
        unconverted.close()
    pixels.load()
    return pixels if turn is None else pixels.transpose(turn)


def _open(data: bytes, file_format: str) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=(file_format,))


def _exif_entry(image: Image.Image, tag: int) -> object:
    """None also for EXIF that cannot be parsed: it is dropped anyway."""
    try:
        return image.getexif().get(tag)
    except Exception as failure:
        require_of_the_file(failure)
        return None


def _check_dimensions(image: Image.Image, rule: DocumentRule) -> None:
    width, height = image.size
    if width * height > rule.max_pixels:
        most = f"{rule.max_pixels / _MEGAPIXEL:.3g}"
        raise Refused(Reason.TOO_MANY_PIXELS, width=width, height=height, max_megapixels=most)
    if rule.min_pixels and width * height < rule.min_pixels:
        least = f"{rule.min_pixels / _MEGAPIXEL:.2g}"
        raise Refused(Reason.TOO_FEW_PIXELS, width=width, height=height, min_megapixels=least)


def remarks(grey: Image.Image) -> tuple[Remark, ...]:
    """``grey`` is a reduced picture: only what is unclear at a glance counts as blurred."""
    if ImageStat.Stat(grey).stddev[0] < _LEAST_CONTRAST:
        return (Remark.BLANK,)
    if min(grey.size) < 32:
        return ()
    edges = grey.filter(_LAPLACE).crop((1, 1, grey.width - 1, grey.height - 1))
    return (Remark.BLURRED,) if ImageStat.Stat(edges).var[0] < _LEAST_SHARPNESS else ()
