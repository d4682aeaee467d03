"""What the text of a pack is made of. Values only: what they look like, PDF and HTML decide.

Texts are what people typed, never a markup. A link's ``href`` is ``#name`` of something in the pack
(an anchor), or a whole address.
"""

from __future__ import annotations

from dataclasses import dataclass

STYLES = ("strong", "em", "code", "missing", "wrong", "soft", "put-in", "taken-out")
"""``missing``: a value that nobody recorded; ``wrong``: a reference that names nothing."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    words: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words set apart; ``style`` is one of :data:`STYLES`."""

    style: str
    of: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    of: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links may lead to; it shows nothing."""

    name: str


Inline = Text | Span | Link | Break | Anchor
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter's own, so here they begin with 2.

    ``fresh``: on paper it begins a page.
    """

    level: int
    of: Inlines
    anchor: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``style`` is empty, ``lede`` or ``note``."""

    of: Inlines
    style: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that keep their spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``start`` is the first number, None: it has bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else says."""

    of: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Admonition:
    """A note apart; ``kind`` is one of ``pages.sanitising.ADMONITIONS``, and told by ``title``."""

    kind: str
    title: Inlines
    of: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` of the width that is left, 0: as wide as its words. ``turned``: read upwards."""

    title: str
    share: float = 1
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of a row names it. ``caption`` is for who does not see the table."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and what is said of them."""

    rows: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that has room of its own; ``number`` counts the pack's pictures from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture with the words that belong to it beside or below it, on one page."""

    number: int
    heading: Heading
    of: tuple[Block, ...]


Block = (
    Heading | Paragraph | Code | Items | Quote | Admonition | Table | Pairs | Rule | Picture | Frame
)
Blocks = tuple[Block, ...]
