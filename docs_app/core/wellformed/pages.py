"""What holds for documentation pages: paths of slugs, each below a page that exists."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.index import Index
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.report import Report, is_slug


def check_pages(report: Report, architecture: Architecture, index: Index) -> None:
    """Add the problems of all pages."""
    report.unique("", "pages", "pages", (page.path for page in architecture.pages))
    for page in architecture.pages:
        place = f"pages[{page.path}]"
        if len(page.path) > limits.PATH or not all(map(is_slug, page.path.split("/"))):
            mend = "Use slugs with single slashes between them, such as ports/who."
            report.add(place, "path", f"{page.path!r} is not a page's path.", mend)
        else:
            parent = page.path.rpartition("/")[0]
            report.reference(place, "path", parent or None, "page above it,", index.pages)
        report.line(place, "title", page.title, limits.NAME, needed=True)
        report.prose(place, "body", page.body)
