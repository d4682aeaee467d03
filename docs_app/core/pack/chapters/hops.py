"""Every hop with its rules as sentences, its settings, and what nobody recorded of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from docs_app.core.architecture import HealthCheck, Hop
from docs_app.core.kinds import KINDS, recorded
from docs_app.core.pack.blocks import Block, Inlines, Items, Pairs, Paragraph
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.pack import Chapter
from docs_app.core.pack.words import (
    anchor,
    heading,
    joined,
    missing,
    note,
    paragraph,
    say,
    soft,
    strong,
    text,
)
from docs_app.core.pages.facts import health_text
from docs_app.core.pages.values import setting_text
from docs_app.core.wording import hop_label, rule_sentence

MOST, RULES, ALL_RULES = 600, 50, 2_000
"""Hops, rules of one, and rules in all. A pack of 10,000 hops is read by nobody, and setting 800
pages takes 2 GB; the site has the rest.
"""

CHOOSES = {
    "specific": "The most specific path is taken, then the most specific method.",
    "port": "The rule of the port at which a request arrives is taken.",
    "every": "Each of them is a possible target.",
    "first": "The first that fits a request is taken.",
}


def chapter(desk: Desk) -> Chapter:
    """Return the hops in the order of the architecture."""
    return Chapter("Hops and rules", "chapter--hops", tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    every, left = desk.architecture.hops, ALL_RULES
    for hop in every[:MOST]:
        shown = min(len(hop.rules), RULES, left)
        left -= shown
        yield from _hop(desk, hop, shown)
    if len(every) > MOST:
        yield note(f"and {len(every) - MOST:,} more hops, which the site lists")


def _hop(desk: Desk, hop: Hop, rules: int) -> Iterator[Block]:
    yield heading(2, hop_label(desk.architecture, hop.slug), f"hop--{hop.slug}")
    kind = KINDS[hop.kind].label if hop.kind in KINDS else hop.kind
    place = joined([text(kind), (*text("in "), *desk.zone(hop.zone)) if hop.zone else ()])
    yield Paragraph(joined([place, text(hop.summary)], ". "))
    if hop.rules:
        yield from _rules(desk, hop, rules)
    facts = [*_settings(hop), *_health(hop)]
    if facts:
        yield Pairs(tuple(facts))
    yield from desk.prose(hop.prose, f"hop-{hop.slug}")


def _rules(desk: Desk, hop: Hop, shown: int) -> Iterator[Block]:
    if len(hop.rules) > 1 and hop.kind in KINDS:
        yield note(CHOOSES[KINDS[hop.kind].selects])
    yield Items(
        tuple(
            (
                paragraph(
                    anchor(f"rule--{hop.slug}--{rule.slug}"),
                    strong(rule.name or rule.slug),
                    text(": "),
                    say(rule_sentence(desk.architecture, hop.slug, rule)),
                ),
                *desk.prose(rule.prose, f"rule-{hop.slug}-{rule.slug}", top=4),
            )
            for rule in hop.rules[:shown]
        ),
        1,
    )
    if len(hop.rules) > shown:
        yield note(f"and {len(hop.rules) - shown:,} more rules, which the site lists")


def _settings(hop: Hop) -> Iterator[tuple[Inlines, Inlines]]:
    """Yield what is set; defaults are told as such, and what is not known as not recorded."""
    for setting in KINDS[hop.kind].settings if hop.kind in KINDS else ():
        value = recorded(hop, setting.name)
        if value is not None:
            yield text(setting.label), text(setting_text(setting, value))
        elif setting.default is not None:
            by_default = soft(" by default, not recorded")
            yield text(setting.label), (*text(setting_text(setting, setting.default)), *by_default)
        else:
            yield text(setting.label), missing()


def _health(hop: Hop) -> Iterator[tuple[Inlines, Inlines]]:
    if hop.kind != "target_group":
        return
    if hop.health_check is None:
        yield text("Health check"), missing()
        return
    for each in fields(HealthCheck):
        value = getattr(hop.health_check, each.name)
        name = text(f"Health check: {each.name.replace('_', ' ')}")
        yield name, missing() if value is None else text(health_text(each.name, value))
