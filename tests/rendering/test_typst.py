"""A finished picture into PNG and PDF."""

import datetime
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pytest_django import Settings

from docs_app.rendering import Dress, LayoutFailed, TooManyPixels, finish, svg_to_pdf, svg_to_png
from docs_app.rendering.engine import layout_svg
from docs_app.rendering.svg import picture_size
from tests.rendering.pictures import PAYLOADS, SERVICE, labelled
from tests.support.tools import require_tool

DATE = datetime.date(2025, 3, 14)

EXPORT_IN_ANOTHER_PROCESS = """
import datetime, django, hashlib, sys
django.setup()
from docs_app.rendering import svg_to_pdf, svg_to_png
svg = sys.stdin.read()
pdf = svg_to_pdf(svg, title="Route", date=datetime.date(2025, 3, 14))
print(hashlib.sha256(pdf + svg_to_png(svg, 2)).hexdigest())
"""


@pytest.fixture(scope="module")
def svg() -> str:
    return finish(layout_svg(SERVICE, 5), Dress("Route", "The hops of a route"))


def pdf_says(program: str, pdf: bytes, folder: Path, *more: str) -> str:
    path = folder / "picture.pdf"
    path.write_bytes(pdf)
    command = [require_tool(program), str(path), *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("scale", [1, 2, 3, 4])
def test_a_png_has_scale_pixels_for_each_unit(svg: str, scale: int) -> None:
    width, height = picture_size(svg)
    assert png_size(svg_to_png(svg, scale)) == (round(width * scale), round(height * scale))


def test_a_png_shows_the_colours_of_the_picture(svg: str) -> None:
    assert {(0xBE, 0x18, 0x5D), (0xF0, 0xFD, 0xF4)} <= png_colours(svg_to_png(svg, 1))


@pytest.mark.parametrize("scale", [0, 5, -1])
def test_other_scales_are_refused(svg: str, scale: int) -> None:
    with pytest.raises(ValueError, match="scale is 1 to 4"):
        svg_to_png(svg, scale)


def test_too_many_pixels_are_refused_with_the_largest_scale_that_fits(
    svg: str, settings: Settings
) -> None:
    width, height = picture_size(svg)
    settings.RENDER_PIXELS_MAX = int(width * height * 4)
    assert svg_to_png(svg, 2)
    with pytest.raises(TooManyPixels, match=r"Scale 2 fits\.") as caught:
        svg_to_png(svg, 4)
    assert caught.value.largest_scale == 2


def test_a_picture_too_large_at_any_scale_is_offered_as_svg_or_pdf(
    svg: str, settings: Settings
) -> None:
    settings.RENDER_PIXELS_MAX = 1000
    with pytest.raises(TooManyPixels, match="Take the SVG or the PDF") as caught:
        svg_to_png(svg, 1)
    assert caught.value.largest_scale == 0


def test_the_font_is_in_the_pdf_and_it_is_the_sites_own(svg: str, tmp_path: Path) -> None:
    fonts = pdf_says("pdffonts", svg_to_pdf(svg, title="Route", date=DATE), tmp_path)
    lines = fonts.splitlines()[2:]
    assert lines
    assert all(re.search(r"\+Arimo-\S+ .* yes yes yes ", line) for line in lines)


def test_the_text_of_a_pdf_can_be_searched(svg: str, tmp_path: Path) -> None:
    text = pdf_says("pdftotext", svg_to_pdf(svg, title="Route", date=DATE), tmp_path, "-")
    for words in ("API GATEWAY · Storage API", ":65535 ingests", "healthy target", "api_vpc_link"):
        assert words in text


def test_a_pdf_has_its_title_its_date_and_the_size_of_the_picture(svg: str, tmp_path: Path) -> None:
    pdf = svg_to_pdf(svg, title="Route <&> #eval", date=DATE)
    width, height = picture_size(svg)
    facts = pdf_says("pdfinfo", pdf, tmp_path, "-isodates")
    assert re.search(r"^Title: +Route <&> #eval$", facts, re.M)
    assert re.search(rf"^Page size: +{width:g} x {height:g} pts", facts, re.M)
    assert re.search(r"^Pages: +1$", facts, re.M)
    assert re.search(r"^CreationDate: +2025-03-14T00:00:00Z$", facts, re.M)


def test_a_pdf_is_accessible_by_the_standard(svg: str) -> None:
    assert b"pdfuaid" in svg_to_pdf(svg, title="Route", date=DATE)


def test_a_pdf_with_characters_outside_the_font_is_merely_tagged(svg: str) -> None:
    pdf = svg_to_pdf(svg.replace("localhost", "漢字 😀"), title="Route", date=DATE)
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid" not in pdf


def test_what_is_no_picture_is_an_error_of_rendering() -> None:
    with pytest.raises(LayoutFailed, match="could not be exported"):
        svg_to_png('<svg viewBox="0 0 9 9"><g></svg>')


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_is_typed_can_be_exported(payload: str) -> None:
    svg = finish(layout_svg(labelled(payload), 5), Dress(payload, payload))
    assert svg_to_pdf(svg, title=payload, date=DATE).startswith(b"%PDF-")
    assert svg_to_png(svg).startswith(b"\x89PNG")


def test_exports_are_equal_byte_for_byte_in_another_process(svg: str) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", EXPORT_IN_ANOTHER_PROCESS],
            input=svg,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert len(runs[0].strip()) == 64
    assert runs[0] == runs[1]


def png_size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def png_colours(png: bytes) -> set[tuple[int, int, int]]:
    """The colours of an RGBA PNG of 8 bits; the filters of its rows are undone."""
    width, height = png_size(png)
    at, data = 8, b""
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    raw, stride, before = zlib.decompress(data), width * 4, bytes(width * 4)
    colours: set[tuple[int, int, int]] = set()
    for row in range(height):
        start = row * (stride + 1)
        before = unfiltered(raw[start], raw[start + 1 : start + 1 + stride], before)
        colours.update(zip(before[0::4], before[1::4], before[2::4], strict=True))
    return colours


def unfiltered(filter: int, row: bytes, above: bytes) -> bytes:
    """One row of a PNG (https://www.w3.org/TR/png/#9Filters)."""
    done = bytearray(row)
    for index, value in enumerate(row):
        left = done[index - 4] if index >= 4 else 0
        corner = above[index - 4] if index >= 4 else 0
        up = above[index]
        near = min((left, up, corner), key=lambda it: abs(left + up - corner - it))
        done[index] = (value + (0, left, up, (left + up) // 2, near)[filter]) & 0xFF
    return bytes(done)
