"""Published versions as an Atom feed (RFC 4287). Pure: entries in, XML out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join

from docs_app.core.addresses import Addresses

NOBODY = "not known"


@dataclass(frozen=True, slots=True)
class Entry:
    """A version as the feed tells it; ``changes`` are its first ones, ``more`` counts the rest."""

    number: int
    content_hash: str
    at: datetime
    author: str
    approved_by: str
    message: str
    changes: tuple[str, ...]
    more: int = 0


def atom(name: str, slug: str, origin: str, entries: Sequence[Entry]) -> str:
    """Return the feed of an architecture, whose entries are newest first.

    Ids depend on neither the site's name nor its clock: the same version always has the same.
    """
    at = Addresses(slug)
    feed = Atom1Feed(
        title=f"{name}: versions",
        link=origin + at.versions,
        feed_url=origin + at.feed,
        feed_guid=_id(slug, "versions"),
        description=f"What was published of {name}",
        author_name="Routebook",
        language="en-GB",
    )
    for each in entries:
        feed.add_item(
            title=f"Version {each.number}",
            link=origin + Addresses(slug, each.number).home,
            description=_told(each),
            unique_id=_id(slug, str(each.number), each.content_hash),
            author_name=each.author or NOBODY,
            pubdate=each.at,
            updateddate=each.at,
        )
    return feed.writeString("utf-8")


def _told(entry: Entry) -> str:
    paragraphs = [("Why: " + entry.message,)] if entry.message else []
    if entry.approved_by:
        paragraphs.append((f"Approved by {entry.approved_by}.",))
    changes = [(each,) for each in entry.changes]
    if entry.more:
        changes.append((f"and {entry.more} more",))
    return format_html(
        "{}<ul>{}</ul>",
        format_html_join("", "<p>{}</p>", paragraphs),
        format_html_join("", "<li>{}</li>", changes),
    )


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(('routebook', *parts)))}"
