"""Where a picture goes on A4 so that it can be read. Lengths are in points."""

from __future__ import annotations

import math
from dataclasses import dataclass

SIDE, TOP, BOTTOM = 48.0, 46.0, 56.0
SHORT, LONG = 595.28, 841.89

LEGIBLE = 5.7
"""No text of a picture is smaller on paper; much below six points is read by nobody."""

LARGEST = 0.95
"""Of its own size: a small picture is not blown up to fill a page."""

TITLE = 66.0
"""Room for a heading and the line below a picture."""

WORDS_BESIDE, WORDS_BELOW, GAP = 172.0, 190.0, 16.0
"""The least room for the words of a frame."""

OVERLAP = 14.0
"""Of neighbouring tiles, so that what is cut in one is whole in the other."""

MOST_TILES = 24


@dataclass(frozen=True, slots=True)
class Size:
    """A picture as it was drawn, and its smallest text."""

    width: float
    height: float
    smallest: float

    @property
    def least(self) -> float:
        """Return the scale below which its smallest text cannot be read."""
        return LEGIBLE / self.smallest


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a picture, in points of the scaled picture, on a page of its own."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """How a picture stands on paper.

    ``wide``: the page lies on its side. ``beside``: a frame's words are right of it, not below.
    ``tiles``: it is too large for one page; the first page then shows where each tile is.
    ``legible``: its smallest text can be read. ``window`` is the part that a frame shows.
    """

    wide: bool
    scale: float
    width: float
    height: float
    legible: bool = True
    beside: bool = False
    tiles: tuple[Tile, ...] = ()
    window: tuple[float, float, float, float] | None = None


def room(wide: bool) -> tuple[float, float]:
    """Return the width and height between the margins."""
    width, height = (LONG, SHORT) if wide else (SHORT, LONG)
    return width - 2 * SIDE, height - TOP - BOTTOM


def placed(size: Size) -> Placed:
    """Return how a picture stands on a page of its own, upright where it fits as well."""
    return max((_whole(size, wide) for wide in (False, True)), key=_merit)


def _whole(size: Size, wide: bool) -> Placed:
    width, height = room(wide)
    return _scaled(size, wide, width, height - TITLE)


def _scaled(size: Size, wide: bool, width: float, height: float, *, beside: bool = False) -> Placed:
    scale = min(width / size.width, height / size.height, LARGEST)
    legible = scale >= size.least - 1e-9
    return Placed(wide, scale, size.width * scale, size.height * scale, legible, beside)


def _merit(placed: Placed) -> tuple[bool, float, bool]:
    return placed.legible, round(placed.scale, 2), not placed.wide


def tiled(size: Size) -> Placed:
    """Return a picture cut into tiles, as few as can be."""
    return min((_tiled(size, wide) for wide in (False, True)), key=lambda found: len(found.tiles))


def _tiled(size: Size, wide: bool) -> Placed:
    width, height = room(wide)
    height -= TITLE
    scale = size.least
    while True:
        across = _count(size.width * scale, width)
        down = _count(size.height * scale, height)
        if across * down <= MOST_TILES:
            break
        scale *= 0.9
    tiles = tuple(
        Tile(
            f"{chr(ord('A') + row)}{column + 1}",
            column * (width - OVERLAP),
            row * (height - OVERLAP),
            width,
            height,
        )
        for row in range(down)
        for column in range(across)
    )
    whole = _scaled(size, wide, width, height * 0.9)
    legible = scale >= size.least - 1e-9
    return Placed(wide, scale, whole.width, whole.height, legible, tiles=tiles)


def _count(length: float, room: float) -> int:
    return max(1, math.ceil((length - OVERLAP) / (room - OVERLAP)))


def framed(size: Size) -> Placed:
    """Return how a picture stands with the words of a frame; not legible: it takes a window."""
    upright, lying = room(wide=False), room(wide=True)
    choices = (
        _scaled(size, False, upright[0] - WORDS_BESIDE - GAP, upright[1] - TITLE, beside=True),
        _scaled(size, False, upright[0], upright[1] - TITLE - 1.5 * WORDS_BELOW),
        _scaled(size, True, lying[0] - WORDS_BESIDE - GAP, lying[1] - TITLE, beside=True),
        _scaled(size, True, lying[0], lying[1] - TITLE - WORDS_BELOW),
    )
    return max(choices, key=_merit)


def windowed(size: Size, centre: tuple[float, float]) -> Placed:
    """Return the part of a picture around a point, as large as a frame's page has room for."""
    width, height = room(wide=True)
    height -= TITLE + WORDS_BELOW
    scale = size.least
    across, down = min(width, size.width * scale), min(height, size.height * scale)
    x = _within(centre[0] * scale - across / 2, size.width * scale - across)
    y = _within(centre[1] * scale - down / 2, size.height * scale - down)
    return Placed(True, scale, across, down, window=(x, y, across, down))


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))
