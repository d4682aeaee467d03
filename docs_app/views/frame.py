"""What stands around a page's own content: links, trails, and trees of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words that lead there; ``note`` is said beside it."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Some:
    """The first links of a list that may be long; ``more`` is where all are, empty if these are."""

    links: tuple[Link, ...]
    more: str = ""


def some(links: Iterable[Link], more: str, most: int = 12) -> Some:
    """Return at most so many links, without looking at many more of them."""
    first = tuple(islice(links, most + 1))
    return Some(first[:most], more if len(first) > most else "")


@dataclass(frozen=True, slots=True)
class Branch:
    """A link in a tree, and what hangs below it."""

    link: Link
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A headed part of the navigation; ``more`` leads to what it leaves out."""

    title: str
    branches: tuple[Branch, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of "on this page"; ``level`` is 2 or 3, as in the page's own headings."""

    text: str
    anchor: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Page:
    """What a view wants shown: a template and its values, and what the frame needs to know.

    ``here`` is the address the navigation marks; empty: the page's own. ``edit`` is a kind
    and a name, as ``Addresses.edit`` wants them. ``about`` is what its history is of: ``hop:nlb``,
    ``port``; empty: what ``edit`` names, or everything. ``markdown`` says whether the page
    has a Markdown form, and ``question`` what query its address needs. ``wide`` pages trade "on
    this page" for room. ``talk`` is what people comment on where the page is read as drafted:
    subjects, such as ``hop:nlb``.
    """

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    trail: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    here: str = ""
    previous: Link | None = None
    next: Link | None = None
    summary: str = ""
    edit: tuple[str, str] | None = None
    about: str = ""
    markdown: bool = False
    question: str = ""
    wide: bool = False
    talk: tuple[str, ...] = ()
