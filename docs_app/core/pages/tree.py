"""The tree of pages: which page is under which, what comes before and after, the way down."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Page
from docs_app.core.index import index_of, kept


@dataclass(frozen=True, slots=True)
class Node:
    """A page with the pages under it. ``depth`` is 0 at the top."""

    page: Page
    children: tuple[Node, ...] = ()
    depth: int = 0


def tree(architecture: Architecture) -> tuple[Node, ...]:
    """Return the pages as a tree, in the order people gave them.

    A page is under the nearest page whose path its own begins with: ``a/b/c`` is under ``a/b``,
    or where that is no page under ``a``, or at the top.
    """
    return kept(architecture, "page_tree", _tree)


def _tree(architecture: Architecture) -> tuple[Node, ...]:
    below: dict[str | None, list[Page]] = {}
    for page in architecture.pages:
        below.setdefault(_parent(architecture, page.path), []).append(page)

    def nodes(parent: str | None, depth: int) -> tuple[Node, ...]:
        return tuple(
            Node(page, nodes(page.path, depth + 1), depth) for page in below.get(parent, ())
        )

    return nodes(None, 0)


def previous_next(architecture: Architecture, path: str) -> tuple[Page | None, Page | None]:
    """Return the pages before and after one, read from the top of the tree to its end.

    Either is None at an end; both are None where there is no such page.
    """
    order: dict[str, tuple[Page | None, Page | None]] = kept(architecture, "page_order", _order)
    return order.get(path, (None, None))


def _order(architecture: Architecture) -> dict[str, tuple[Page | None, Page | None]]:
    pages: list[Page] = []
    waiting = list(reversed(tree(architecture)))
    while waiting:
        node = waiting.pop()
        pages.append(node.page)
        waiting.extend(reversed(node.children))
    around = [None, *pages, None]
    return {page.path: (around[at], around[at + 2]) for at, page in enumerate(pages)}


def breadcrumbs(architecture: Architecture, path: str) -> tuple[Page, ...]:
    """Return the pages above one, from the top down, and the page itself last; else nothing."""
    pages = index_of(architecture).pages
    crumbs: list[Page] = []
    here: str | None = path if path in pages else None
    while here is not None:
        crumbs.append(pages[here])
        here = _parent(architecture, here)
    return tuple(reversed(crumbs))


def _parent(architecture: Architecture, path: str) -> str | None:
    """Return the path of the nearest page above; None at the top."""
    pages = index_of(architecture).pages
    above = path
    while "/" in above:
        above = above.rpartition("/")[0]
        if above in pages:
            return above
    return None
