"""Every rule, as a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.wording import rule_sentence
from docs_app.views.book import Book
from docs_app.views.frame import Link, Page
from docs_app.views.kept import once
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.reading import Reading


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as tables show it; ``number`` is its place on the hop, counted from 1."""

    hop: Hop
    rule: Rule
    number: int
    sentence: str
    href: str
    hop_href: str
    to: Link | None
    via: Link | None
    authorizer: Link | None


@page("hop", "path", "to", "page")
def rules(reading: Reading) -> Page:
    """Show the rules, as far as the filters let them through."""
    book = reading.book
    every = all_rules(book.architecture)
    filtered = reading.query.keys() - {"page"}
    chosen = [each for each in every if _wanted(reading, *each[:2])] if filtered else every
    table = leaf(reading, chosen, len(every))
    rows = [rule_row(book, *each) for each in chosen[table.first - 1 : table.last]]
    return Page(
        "tables/rules.html",
        "Rules",
        {"rows": rows, "leaf": table},
        wide=True,
        markdown=True,
        about="rule",
    )


@once
def all_rules(architecture: Architecture) -> list[tuple[Hop, Rule, int]]:
    """Return every rule with its hop and its place there, counted from 1."""
    return [
        (hop, rule, number) for hop in architecture.hops for number, rule in enumerate(hop.rules, 1)
    ]


def rule_row(book: Book, hop: Hop, rule: Rule, number: int) -> RuleRow:
    """Return a rule with its sentence and its links."""
    at, action = book.addresses, rule.action
    return RuleRow(
        hop=hop,
        rule=rule,
        number=number,
        sentence=rule_sentence(book.architecture, hop.slug, rule),
        href=at.rule(hop.slug, rule.slug),
        hop_href=at.hop(hop.slug),
        to=_destination(book, action) if isinstance(action, Forward) else None,
        via=hop_link(book, action.via) if isinstance(action, Forward) else None,
        authorizer=hop_link(book, rule.authorizer),
    )


def hop_link(book: Book, slug: str | None) -> Link | None:
    """Return a link to a hop, or None where there is none of that name."""
    hop = book.index.hops.get(slug) if slug else None
    return Link(hop.name, book.addresses.hop(hop.slug)) if hop else None


def _destination(book: Book, action: Forward) -> Link | None:
    port = book.index.port(action.to)
    hop = book.index.hops.get(action.to.hop)
    if hop is None or port is None:
        return hop_link(book, action.to.hop)
    return Link(f"{hop.name}:{port.number}", book.addresses.port(hop.slug, port.slug))


def _wanted(reading: Reading, hop: Hop, rule: Rule) -> bool:
    query = reading.query
    words, path, to = (query.get(name, "").casefold() for name in ("hop", "path", "to"))
    target = str(rule.action.to) if isinstance(rule.action, Forward) else ""
    return (
        (words in hop.name.casefold() or words in hop.slug)
        and path in rule.match.path.casefold()
        and to in target
    )
