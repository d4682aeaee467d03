"""Chapter by chapter, a pack of an architecture."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Architecture
from docs_app.core.examples import run_examples
from docs_app.core.lint import LEVELS, judged
from docs_app.core.pack.blocks import Block, Picture
from docs_app.core.pack.chapters import (
    changes,
    failures,
    findings,
    hops,
    pages,
    ports,
    routes,
    whole,
)
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.links import Links
from docs_app.core.pack.occasion import Occasion
from docs_app.core.pack.pack import Chapter, Pack
from docs_app.core.pack.words import heading, note, plural

CHAPTERS = (
    changes.chapter,
    whole.chapter,
    routes.chapter,
    ports.chapter,
    hops.chapter,
    failures.chapter,
    findings.chapter,
    pages.chapter,
)
"""In the order in which they are read. To add one: a module with ``chapter(desk)``, a line here."""


def pack_of(architecture: Architecture, occasion: Occasion, links: Links) -> Pack:
    """Return the pack of an architecture. Equal arguments, equal packs.

    Costs the failure tables of all routes, lint, and every page's text.
    """
    desk = Desk(architecture, occasion, links)
    chapters = [chapter for write in CHAPTERS if (chapter := write(desk)).blocks]
    chapters += _pictures_left(desk, chapters)
    return Pack(
        architecture.name,
        architecture.environment,
        architecture.summary,
        occasion.words,
        occasion.facts,
        _counts(desk),
        _stamp(desk),
        tuple(chapters),
        tuple(desk.pictures),
    )


def _pictures_left(desk: Desk, chapters: list[Chapter]) -> list[Chapter]:
    """Return a chapter with the pictures that only texts ask for."""
    placed = {number for chapter in chapters for number in chapter.numbers()}
    left = [number for number in range(len(desk.pictures)) if number not in placed]
    if not left:
        return []
    blocks: list[Block] = [note("Pictures that only texts ask for, each on a page.")]
    for number in left:
        title = heading(2, desk.pictures[number].title)
        blocks += [replace(title, fresh=True), Picture(number)]
    return [Chapter("More pictures", "chapter--pictures", tuple(blocks))]


def _counts(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return how much there is, and how much of it is well, for the cover."""
    value = desk.architecture
    results = run_examples(value)
    passed = sum(result.passed for result in results)
    found = judged(value, desk.occasion.day)
    levels = [plural(sum(each.level == level for each in found.open), level) for level in LEVELS]
    waived = [f"{len(found.waived):,} waived"] if found.waived else []
    return (
        ("Hops", f"{len(value.hops):,} in {plural(len(value.zones), 'zone')}"),
        ("Ports", f"{sum(len(hop.ports) for hop in value.hops):,}"),
        ("Rules", f"{sum(len(hop.rules) for hop in value.hops):,}"),
        ("Routes", f"{len(value.routes):,}"),
        ("Examples", f"{passed:,} of {len(results):,} end as documented" if results else "none"),
        ("Findings", ", ".join([*levels, *waived])),
        ("Pages", f"{len(value.pages):,}"),
    )


def _stamp(desk: Desk) -> str:
    occasion = desk.occasion
    parts = (
        desk.architecture.name,
        occasion.words,
        occasion.day.isoformat(),
        f"content {occasion.content_hash[:12]}",
    )
    return " · ".join(parts)
