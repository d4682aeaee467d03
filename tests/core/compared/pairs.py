"""Pairs of architectures that share much: what a person changes between two versions, and more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Hop, Zone
from docs_app.core.diff import Change
from docs_app.core.diff.renames import rename
from tests.core.strategies import architectures


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Architecture, Architecture]:
    """Return two architectures of which the second takes some objects of a third instead.

    Some are in another zone, in another order, or under another slug. What a zone that is gone
    held has no zone, and zones may stand in each other, as in a draft.
    """
    one, other = draw(architectures()), draw(architectures())
    mixed = {}
    for name in ("zones", "hops", "entry_points"):
        pool = {each.slug: each for each in (*getattr(other, name), *getattr(one, name))}
        zones = sorted({zone.slug for zone in (*one.zones, *other.zones)})
        for slug in draw(_some(sorted(pool))):
            pool[slug] = draw(_other(pool[slug], getattr(other, name), zones))
        chosen = sorted(pool) if draw(st.booleans()) else draw(st.permutations(sorted(pool)))
        mixed[name] = tuple(pool[slug] for slug in chosen[draw(st.integers(0, 2)) :])
    after = replace(one, **mixed)
    return one, draw(st.just(after) | _renamed(after))


def _some(slugs: list[str]) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(slugs), max_size=3) if slugs else st.just(set())


def _other(value: Any, others: tuple[Any, ...], zones: list[str]) -> st.SearchStrategy[Any]:
    """Return an object of the same slug that is another's, or stands elsewhere."""
    made = [replace(each, slug=value.slug) for each in others] or [value]
    field = {Zone: "parent", Hop: "zone"}.get(type(value))
    if field is None:
        return st.sampled_from(made)
    moved = [replace(value, **{field: zone}) for zone in zones if zone != value.slug]
    return st.sampled_from([*made, *moved, *moved])


def _renamed(value: Architecture) -> st.SearchStrategy[Architecture]:
    slugs = [hop.slug for hop in value.hops]
    if not slugs:
        return st.just(value)
    return st.sampled_from(slugs).map(
        lambda slug: rename(value, [Change("renamed", "hop:renamed-1", "slug", slug, "renamed-1")])
    )
