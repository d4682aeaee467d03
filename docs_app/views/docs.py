"""Documentation pages, in their tree."""

from __future__ import annotations

from django.http import Http404
from django.utils.safestring import mark_safe

from docs_app import versions
from docs_app.core.architecture import Page as Text
from docs_app.core.pages import breadcrumbs, previous_next, tree
from docs_app.views.book import Book
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.paper import page
from docs_app.views.prose import written
from docs_app.views.reading import Reading


@page()
def contents(reading: Reading) -> Page:
    """Show what pages there are."""
    nodes = tree(reading.book.architecture)
    return Page("contents.html", "Documentation", {"nodes": nodes}, about="page")


@page(talk=True)
def doc(reading: Reading, path: str) -> Page:
    """Show one page, and who last changed it."""
    book = reading.book
    text = book.index.pages.get(path)
    if text is None:
        raise Http404(f"There is no page {path!r} in {book.architecture.name}.")
    rendered = written(book, text.body)
    before, after = previous_next(book.architecture, path)
    changed = versions.last_changes(book.slug, book.version.number).get(f"page:{path}")
    values = {
        "text": text,
        "html": mark_safe(rendered.html),  # noqa: S308 - cleaned by core.pages
        "changed": changed,
        "changed_href": book.addresses.as_it_was(changed.number).page(path) if changed else "",
    }
    return Page(
        "doc.html",
        text.title,
        values,
        trail=_trail(book, path),
        headings=tuple(
            Heading(each.text, each.id, each.level) for each in rendered.toc if each.level <= 3
        ),
        here=book.addresses.page(path),
        previous=_link(book, before),
        next=_link(book, after),
        edit=("page", path),
        markdown=True,
        talk=(f"page:{path}",),
    )


def _trail(book: Book, path: str) -> tuple[Link, ...]:
    above = breadcrumbs(book.architecture, path)[:-1]
    at = book.addresses
    return (
        Link("Documentation", at.table("docs")),
        *(Link(each.title, at.page(each.path)) for each in above),
    )


def _link(book: Book, text: Text | None) -> Link | None:
    return Link(text.title, book.addresses.page(text.path)) if text else None
