"""The table of hops, and one hop's own page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404

from docs_app.core.architecture import Hop, Zone
from docs_app.core.kinds import KINDS, selects
from docs_app.views.blamed import decisions, since_on_hop
from docs_app.views.book import Book
from docs_app.views.failures import failures_at
from docs_app.views.findings import findings_about_hop
from docs_app.views.frame import Heading, Link, Page
from docs_app.views.leaves import ROWS, leaf
from docs_app.views.paper import page
from docs_app.views.passing import routes_through
from docs_app.views.ports import PortRow, port_row, zone_link
from docs_app.views.prose import prose
from docs_app.views.reading import Reading
from docs_app.views.rules import rule_row
from docs_app.views.senders import senders_to_hop
from docs_app.views.settings_shown import health_of, settings_of

FINDINGS = 100

CHOOSES = {
    "specific": "The most specific path is taken, then the most specific method.",
    "port": "The rule of the port at which a request arrives is taken.",
    "every": "Each of them is a possible target.",
    "first": "The first that fits a request is taken.",
    "location": "Each path is a location: an exact one is taken before a pattern, and a pattern"
    " before the longest prefix; then the most specific method.",
}


@dataclass(frozen=True, slots=True)
class HopRow:
    """A hop as the table shows it."""

    hop: Hop
    kind: str
    href: str
    zone: Link
    ports: tuple[PortRow, ...]


@page("kind", "zone", "name", "page")
def hops(reading: Reading) -> Page:
    """Show the hops, as far as the filters let them through."""
    book = reading.book
    every = book.architecture.hops
    chosen = [hop for hop in every if _wanted(reading, hop)]
    table = leaf(reading, chosen, len(every))
    rows = [_row(book, hop) for hop in chosen[table.first - 1 : table.last]]
    values = {
        "rows": rows,
        "leaf": table,
        "kinds": tuple(KINDS.values()),
        "zones": book.architecture.zones[:500],
    }
    return Page("tables/hops.html", "Hops", values, wide=True, markdown=True, about="hop")


@page("page", "rule", talk=True)
def hop(reading: Reading, hop: str) -> Page:
    """Show all that is known about one hop."""
    book = reading.book
    found = book.index.hops.get(hop)
    if found is None:
        raise Http404(f"There is no hop {hop!r} in {book.architecture.name}.")
    table = leaf(_at_rule(reading, found), found.rules, len(found.rules))
    blamed = since_on_hop(book, found, table.rows)
    values = {
        "hop": found,
        "leaf": table,
        "kind": KINDS[found.kind],
        "chooses": CHOOSES[selects(found)],
        "zones": _around(book, found),
        "prose": prose(book, found.prose),
        "ports": [
            (port_row(book, found, port), blamed.get(f"port:{found.slug}/{port.slug}"))
            for port in found.ports
        ],
        "rules": [
            (
                rule_row(book, found, rule, number),
                prose(book, rule.prose, f"rule-{rule.slug}", top=4),
                blamed.get(f"rule:{found.slug}/{rule.slug}"),
            )
            for number, rule in enumerate(table.rows, table.first)
        ],
        "settings": settings_of(found),
        "health": health_of(found.health_check) if found.health_check else None,
        "senders": senders_to_hop(book, found.slug),
        "routes": routes_through(book, found.slug),
        "failures": failures_at(book, found.slug),
        "failures_href": book.addresses.failures(found.slug),
        "findings": findings_about_hop(book, found.slug)[:FINDINGS],
        "decisions": decisions(book, found, table.rows, blamed),
    }
    return Page(
        "hop.html",
        found.name,
        values,
        trail=(Link("Hops", book.addresses.table("hops")),),
        headings=_headings(found),
        here=book.addresses.table("hops"),
        summary=found.summary,
        edit=("hop", found.slug),
        markdown=True,
        talk=(f"hop:{hop}", *(f"rule:{hop}/{rule.slug}" for rule in table.rows)),
    )


def _at_rule(reading: Reading, hop: Hop) -> Reading:
    """Return the reading turned to the leaf on which the rule asked for stands."""
    slug = reading.query.get("rule")
    slugs = [rule.slug for rule in hop.rules]
    if slug is None or slug not in slugs:
        return reading
    return replace(reading, query={"page": str(slugs.index(slug) // ROWS + 1)})


def _headings(hop: Hop) -> tuple[Heading, ...]:
    parts = (
        (bool(hop.ports), "Ports", "ports"),
        (bool(hop.rules), "Rules", "rules"),
        (True, "Who sends here", "senders"),
        (True, "Routes that pass here", "routes"),
        (bool(KINDS[hop.kind].settings), "Settings", "settings"),
        (hop.kind == "target_group", "Health check", "health"),
        (True, "What can go wrong", "failures"),
        (True, "Findings", "findings"),
        (True, "Who decided this?", "decided"),
    )
    return tuple(Heading(text, anchor) for there, text, anchor in parts if there)


def _around(book: Book, hop: Hop) -> tuple[Link, ...]:
    """Return the zones around a hop, outermost first."""
    path = reversed(book.index.zone_path(hop.zone))
    zones: list[Zone] = [book.index.zones[slug] for slug in path]
    return tuple(Link(zone.name, book.addresses.zone(zone.slug), zone.kind) for zone in zones)


def _row(book: Book, hop: Hop) -> HopRow:
    return HopRow(
        hop=hop,
        kind=KINDS[hop.kind].label,
        href=book.addresses.hop(hop.slug),
        zone=zone_link(book, hop.zone) if hop.zone else Link("", ""),
        ports=tuple(port_row(book, hop, port) for port in hop.ports),
    )


def _wanted(reading: Reading, hop: Hop) -> bool:
    query = reading.query
    words = query.get("name", "").casefold()
    return (
        query.get("kind", hop.kind) == hop.kind
        and query.get("zone", hop.zone) == hop.zone
        and (words in hop.name.casefold() or words in hop.slug)
    )
