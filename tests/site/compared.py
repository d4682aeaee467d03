"""Two versions that differ in all that a comparison tells of, and how they get onto the site."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.site.books import publish
from tests.site.reading import Sheet


def opened() -> Architecture:
    """Return the small storage service, more open: a port, a rule, a number, a text."""
    value = edited(storage(), "port:nlb/bags", open_from=None)
    value = edited(value, "port:nlb/ingests", number=65000)
    value = edited(value, "rule:gateway/bags", authorizer=None)
    value = without(value, "example:bags/anonymous")
    return edited(value, "page:overview", body="The bags API listens on [[port:nlb/bags]].\n")


def publish_both() -> None:
    """Publish the storage service, and then more of it to the internet."""
    publish(storage(), "As documented")
    publish(opened(), "Opened for a partner")


def section(sheet: Sheet, id: str) -> Sheet:
    """Return the part of a page behind the heading of that id, up to the end of its section."""
    return Sheet(sheet.html.partition(f'id="{id}"')[2].partition("</section>")[0])
