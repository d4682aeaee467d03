"""What the chapters of one pack are written with: its value, its links, its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.core.index import Index, index_of
from docs_app.core.pack.blocks import Blocks, Inlines
from docs_app.core.pack.links import Links
from docs_app.core.pack.occasion import Occasion
from docs_app.core.pack.pack import Wanted, picture_anchor
from docs_app.core.pack.prose import prose
from docs_app.core.pack.words import joined, link, text
from docs_app.core.pages import Embed, Place
from docs_app.core.wording import hop_label

MOST, LEAST, DRAWN = 400, 24, 40_000
"""Pictures in a pack, however small; however large; and hops drawn in all of them.

Steps beyond have their words alone: nobody reads so many, and each picture takes memory.
"""


@dataclass(slots=True)
class Desk:
    """``pictures`` grow while the chapters are written; each view is drawn once."""

    architecture: Architecture
    occasion: Occasion
    links: Links
    pictures: list[Wanted] = field(default_factory=list)
    _numbers: dict[tuple[View, bool], int] = field(default_factory=dict)

    @property
    def index(self) -> Index:
        return index_of(self.architecture)

    @property
    def most(self) -> int:
        """Return how many pictures the pack may have."""
        return max(LEAST, min(MOST, DRAWN // max(1, len(self.architecture.hops))))

    def picture(
        self, view: View, title: str, *, frame: bool = False, compared: bool = False
    ) -> int | None:
        """Return the number of a picture; None: there are too many already."""
        key = (view, compared)
        if key not in self._numbers:
            if len(self.pictures) >= self.most:
                return None
            self._numbers[key] = len(self.pictures)
            self.pictures.append(Wanted(view, title, compared, frame))
        return self._numbers[key]

    def prose(self, written: str, anchor: str, top: int = 3) -> Blocks:
        """Return a text as blocks; its headings begin with level ``top``."""
        return prose(self.architecture, written, self.links, self._see, Place(anchor, top))

    def hop(self, slug: str) -> Inlines:
        """Return a hop's name, by which no other goes, as a link to where it is told."""
        known = slug in self.index.hops
        return link(hop_label(self.architecture, slug), f"#hop--{slug}" if known else "")

    def zone(self, slug: str | None) -> Inlines:
        """Return a zone's name; None is the internet."""
        if slug is None:
            return text("the internet")
        found = self.index.zones.get(slug)
        return link(found.name, f"#zone--{slug}") if found else text(slug)

    def port(self, hop: str, port: str) -> Inlines:
        """Return a port's number, as a link to its row."""
        found = self.index.ports.get((hop, port))
        return link(found.number, f"#port--{hop}--{port}") if found else text(port)

    def _see(self, wanted: Embed) -> Inlines:
        """Return a reference to the picture that a text asks for; drawn for it, if need be."""
        step = wanted.option("step")
        view = View(
            wanted.name,
            self._example(wanted),
            int(step) if step else None,
            wanted.option("detail") or "ports",
        )
        number = self.picture(view, self._title(view))
        if number is None:
            return text(f"Picture: {self._title(view)}, which the site shows.")
        return joined(
            [text("Picture:"), link(self._title(view), "#" + picture_anchor(number))], " "
        )

    def _example(self, wanted: Embed) -> str | None:
        """Return an example's slug where it is not the one that goes without saying."""
        asked = wanted.option("example")
        examples = self.index.routes[wanted.name].examples if wanted.name else ()
        return None if examples and examples[0].slug == asked else asked

    def _title(self, view: View) -> str:
        if view.route is None:
            return f"The whole{_detail(view)}"
        route = self.index.routes[view.route]
        names = {example.slug: example.name for example in route.examples}
        parts = [route.name + _detail(view), names.get(view.example or "", "")]
        parts += [f"step {view.step}"] if view.step else []
        return ", ".join(filter(None, parts))


def _detail(view: View) -> str:
    return "" if view.detail == "ports" else f" by its {view.detail}"
