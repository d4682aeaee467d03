"""Who may reach what, from where: every port."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import PROTOCOLS, Hop, Port
from docs_app.views.book import Book
from docs_app.views.frame import Link, Page, Some
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.reading import Reading
from docs_app.views.senders import senders_to_port


@dataclass(frozen=True, slots=True)
class PortRow:
    """A port as tables show it. ``public``: open to the internet itself."""

    hop: Hop
    port: Port
    href: str
    hop_href: str
    open_from: Link
    senders: Some
    zone: str = ""

    @property
    def public(self) -> bool:
        return self.port.open_from is None


@page("number", "protocol", "open", "hop", "page")
def ports(reading: Reading) -> Page:
    """Show the ports, as far as the filters let them through."""
    book = reading.book
    every = [(hop, port) for hop in book.architecture.hops for port in hop.ports]
    chosen = [(hop, port) for hop, port in every if _wanted(reading, hop, port)]
    table = leaf(reading, chosen, len(every))
    rows = [port_row(book, hop, port) for hop, port in chosen[table.first - 1 : table.last]]
    values = {
        "rows": rows,
        "leaf": table,
        "protocols": PROTOCOLS,
        "zones": book.architecture.zones[:500],
    }
    return Page("tables/ports.html", "Ports", values, wide=True, markdown=True, about="port")


def port_row(book: Book, hop: Hop, port: Port) -> PortRow:
    """Return a port with its links."""
    at = book.addresses
    return PortRow(
        hop=hop,
        port=port,
        href=at.port(hop.slug, port.slug),
        hop_href=at.hop(hop.slug),
        open_from=zone_link(book, port.open_from),
        senders=senders_to_port(book, hop.slug, port.slug),
        zone=zone_link(book, hop.zone).text if hop.zone else "",
    )


def zone_link(book: Book, slug: str | None) -> Link:
    """Return a link to a zone; None: the internet, which need not be a zone of the book."""
    zone = book.index.zones.get(slug) if slug else None
    if zone is None:
        return Link("the internet", "")
    return Link(zone.name, book.addresses.zone(zone.slug))


def _wanted(reading: Reading, hop: Hop, port: Port) -> bool:
    query = reading.query
    words = query.get("hop", "").casefold()
    return (
        query.get("number", str(port.number)) == str(port.number)
        and query.get("protocol", port.protocol) == port.protocol
        and query.get("open", port.open_from or "internet") == (port.open_from or "internet")
        and (words in hop.name.casefold() or words in hop.slug)
    )
