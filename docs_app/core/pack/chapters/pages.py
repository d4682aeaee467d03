"""The documentation pages, in the order of their tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs_app.core.pack.blocks import Block
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.links import page_anchor
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import heading, note, paragraph, soft
from docs_app.core.pages import Node, tree

MOST = 300


def chapter(desk: Desk) -> Chapter:
    """Return all pages."""
    return Chapter("Pages", "chapter--docs", tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    every = list(_nodes(tree(desk.architecture)))
    for number, node in enumerate(every[:MOST], 1):
        page = node.page
        yield heading(2, page.title, page_anchor(page.path))
        yield paragraph(soft(page.path))
        yield from desk.prose(page.body, f"page-{number}")
    if len(every) > MOST:
        yield note(f"and {len(every) - MOST:,} more pages, which the site has")


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _nodes(node.children)
