"""The pictures of a pack: each in the direction and the detail in which it can be read on A4."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from docs_app.core.diagram import View
from docs_app.core.pack import Wanted
from docs_app.packs.plain import plain
from docs_app.packs.sheet import Placed, Size, framed, placed, tiled, windowed
from docs_app.pictures.paper import PaperPicture, on_paper
from docs_app.pictures.values import Drawable
from docs_app.rendering import NothingRendered, RenderError

SubjectOf = Callable[[Wanted, View], Drawable]
"""Returns what a wanted picture is of, looked at in some way."""

FEW_TILES = 6
"""A picture that takes more pages is drawn with less detail, if that takes fewer."""

LESS = {"ports": ("hops", "zones"), "hops": ("zones",), "zones": ()}
LESSER = "Drawn by its {0}: with every port it would take {1} pages."

_SHIFT = re.compile(r'class="graph" transform="[^"]*translate\(([-\d.]+) ([-\d.]+)\)')
_CURRENT = re.compile(r'<g id="[^"]*" class="(?:node|cluster) hop [^"]*\bcurrent"')
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a pack. ``svg`` is empty where none could be drawn; ``message`` says why.

    ``alternative`` says in words what it shows, for who does not see it; ``caption`` is for all.
    """

    svg: str
    alternative: str
    message: str
    placed: Placed
    caption: str


class Artist:
    """Draws the pictures of one pack, one after the other."""

    def __init__(self, subject_of: SubjectOf) -> None:
        self.subject_of = subject_of
        self._directions: dict[tuple[View, bool], str] = {}

    def draw(self, wanted: Wanted, number: int) -> Drawn:
        """Return a picture; ``number`` tells its parts from those of the others in the file."""
        try:
            return self._frame(wanted, number) if wanted.frame else self._page(wanted, number)
        except RenderError as error:
            why = " ".join(error.reasons) if isinstance(error, NothingRendered) else str(error)
            nowhere = Placed(False, 1.0, 0.0, 0.0)
            return Drawn("", "", f"No picture could be drawn. {why}", nowhere, f"{wanted.title}.")

    def _frame(self, wanted: Wanted, number: int) -> Drawn:
        # All steps of a route stand alike, so that only what is marked differs from page to page.
        direction = self._direction(wanted, replace(wanted.view, step=None))
        made = self._made(wanted, replace(wanted.view, direction=direction), number)
        size = _size(made)
        found = framed(size)
        if not found.legible:
            found = windowed(size, _centre(made))
        return _drawn(made, found, wanted)

    def _page(self, wanted: Wanted, number: int) -> Drawn:
        found = self._fitting(wanted, wanted.view, number)
        pages = len(found.placed.tiles)
        if pages <= FEW_TILES:
            return found
        for detail in LESS[wanted.view.detail]:
            lesser = self._fitting(wanted, replace(wanted.view, detail=detail), number)
            if len(lesser.placed.tiles) <= FEW_TILES:
                message = lesser.message or LESSER.format(detail, pages)
                return replace(lesser, message=message)
        return found

    def _fitting(self, wanted: Wanted, view: View, number: int) -> Drawn:
        view = replace(view, direction=self._direction(wanted, view))
        made = self._made(wanted, view, number)
        found = placed(_size(made))
        return _drawn(made, found if found.legible else tiled(_size(made)), wanted)

    def _direction(self, wanted: Wanted, view: View) -> str:
        """Return in which direction a view is the larger on its page."""
        key = (replace(view, direction="LR"), wanted.frame)
        if key not in self._directions:
            fit = framed if wanted.frame else placed
            scales = {
                direction: fit(_size(self._made(wanted, replace(view, direction=direction)))).scale
                for direction in ("LR", "TB")
            }
            self._directions[key] = max(scales, key=lambda direction: scales[direction])
        return self._directions[key]

    def _made(self, wanted: Wanted, view: View, number: int = 0) -> PaperPicture:
        subject = self.subject_of(wanted, view)
        return on_paper(subject, f"p{number + 1}--", legend=not wanted.frame)


def _size(made: PaperPicture) -> Size:
    return Size(made.width, made.height, made.smallest)


def _drawn(made: PaperPicture, found: Placed, wanted: Wanted) -> Drawn:
    way = "" if wanted.frame else made.shown.way
    caption = "" if wanted.frame else f"{wanted.title}. {way}{'.' if way else ''}".strip()
    return Drawn(plain(made.svg), made.shown.description, made.message, found, caption)


def _centre(made: PaperPicture) -> tuple[float, float]:
    """Return where the current hop is, or the middle where none is."""
    group, shift = _CURRENT.search(made.svg), _SHIFT.search(made.svg)
    if group is None or shift is None:
        return made.width / 2, made.height / 2
    outline = made.svg[group.end() : made.svg.find("\n</g>", group.end())]
    points = [(float(x), float(y)) for x, y in _POINT.findall(outline)]
    if not points:
        return made.width / 2, made.height / 2
    xs, ys = zip(*points, strict=True)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return x + float(shift[1]), y + float(shift[2])
