"""A hop as Markdown with live references."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Hop
from docs_app.core.kinds import KINDS
from docs_app.core.pages.fact import escaped
from docs_app.views.book import Book
from docs_app.views.ports import zone_link
from docs_app.views.settings_shown import NOT_RECORDED, RECORDED, Fact, health_of, settings_of


def hop_text(book: Book, hop: Hop) -> Iterator[str]:
    """Yield a hop's paragraphs."""
    zone = f", in {escaped(zone_link(book, hop.zone).text)}" if hop.zone else ""
    yield f"# {escaped(hop.name)}"
    yield f"{KINDS[hop.kind].label}{zone}. {escaped(hop.summary)}".rstrip()
    yield hop.prose
    if hop.ports:
        yield "## Ports"
        yield "\n".join(
            f"- [[port:{hop.slug}/{port.slug}]] {port.protocol}, open from "
            f"[[open:{hop.slug}/{port.slug}]]. {escaped(port.summary)}".rstrip()
            for port in hop.ports
        )
    if hop.rules:
        yield "## Rules"
        yield "\n".join(
            f"{number}. [[rule:{hop.slug}/{rule.slug}]]" for number, rule in enumerate(hop.rules, 1)
        )
    facts = [*settings_of(hop), *(health_of(hop.health_check) if hop.health_check else ())]
    if facts:
        yield "## Settings"
        yield "\n".join(_fact(fact) for fact in facts)


def _fact(fact: Fact) -> str:
    rows = ", ".join(f"{name} {value}".rstrip() for name, value in fact.rows)
    said = NOT_RECORDED if fact.state == NOT_RECORDED else (fact.value or rows)
    note = "" if fact.state in {RECORDED, NOT_RECORDED} else f" ({fact.state})"
    return f"- {fact.label}: {escaped(said)}{note}"
