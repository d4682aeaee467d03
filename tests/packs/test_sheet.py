"""Where pictures stand on paper: readable, or in parts, and always within the margins."""

from hypothesis import given
from hypothesis import strategies as st

from docs_app.packs.sheet import MOST_TILES, Placed, Size, framed, placed, room, tiled, windowed

LENGTHS = st.floats(20, 30_000)
SIZES = st.builds(Size, LENGTHS, LENGTHS, st.floats(7, 13))


def within(found: Placed) -> bool:
    width, height = room(found.wide)
    return found.width <= width + 0.01 and found.height <= height + 0.01


def test_a_tall_picture_stands_upright_and_a_long_one_lies() -> None:
    assert not placed(Size(474, 1000, 9.5)).wide
    assert placed(Size(1150, 400, 9.5)).wide


def test_a_small_picture_is_not_blown_up() -> None:
    assert placed(Size(100, 100, 9.5)).scale == 0.95


def test_a_picture_that_would_be_too_small_to_read_says_so() -> None:
    assert placed(Size(1200, 400, 9.5)).legible
    assert not placed(Size(3000, 400, 9.5)).legible


def test_the_words_of_a_narrow_frame_stand_beside_it() -> None:
    assert framed(Size(474, 990, 9.5)).beside
    assert not framed(Size(1150, 300, 9.5)).beside


def test_a_window_shows_what_it_is_about() -> None:
    size = Size(4000, 3000, 9.5)

    found = windowed(size, (3900, 100))

    assert found.window is not None
    x, y, width, height = found.window
    assert x <= 3900 * found.scale <= x + width
    assert y <= 100 * found.scale <= y + height


@given(SIZES)
def test_any_picture_is_within_the_margins(size: Size) -> None:
    for found in (placed(size), framed(size), windowed(size, (size.width / 3, 5)), tiled(size)):
        assert within(found)


@given(SIZES)
def test_tiles_leave_nothing_of_a_picture_out(size: Size) -> None:
    found = tiled(size)

    assert 1 <= len(found.tiles) <= MOST_TILES
    right = max(tile.x + tile.width for tile in found.tiles)
    bottom = max(tile.y + tile.height for tile in found.tiles)
    assert right >= size.width * found.scale - 0.01
    assert bottom >= size.height * found.scale - 0.01
    assert found.legible == (found.scale >= size.least - 1e-9)
    for tile in found.tiles:
        assert tile.x == 0 or _reached(tile.x, [(one.x, one.width) for one in found.tiles])
        assert tile.y == 0 or _reached(tile.y, [(one.y, one.height) for one in found.tiles])


def _reached(start: float, others: list[tuple[float, float]]) -> bool:
    return any(before < start < before + length for before, length in others)


@given(SIZES, st.floats(0, 1), st.floats(0, 1))
def test_a_window_always_holds_its_centre(size: Size, across: float, down: float) -> None:
    centre = (size.width * across, size.height * down)

    found = windowed(size, centre)

    assert found.window is not None
    x, y, width, height = found.window
    assert x - 0.01 <= centre[0] * found.scale <= x + width + 0.01
    assert y - 0.01 <= centre[1] * found.scale <= y + height + 0.01
