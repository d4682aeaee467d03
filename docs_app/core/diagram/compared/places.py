"""Where the zones and hops of two architectures stand in one picture.

A zone or hop stands in one place if that place is right on both sides: a zone that only one side
has is drawn around what it holds there, and is not to be seen on the other. What went from one zone
that both have into another that both have stands in two places: as it was, it has a slug of its
own (:func:`was`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from docs_app.core.architecture import Architecture
from docs_app.core.diagram.build import parent_of
from docs_app.core.index import index_of

Chain = tuple[str, ...]
"""The zones around something, outermost first."""

Thing = tuple[str, str]
"""("zone", slug) or ("hop", slug)."""


def was(slug: str) -> str:
    """Return the slug of what stands where it was. No slug that a person gives has ``__``."""
    return f"was__{slug}"


@dataclass(frozen=True)
class Places:
    """The zone around each zone and each hop in one picture; ``twice``: what is in two places."""

    around: Mapping[str, str | None]
    homes: Mapping[str, str | None]
    twice: frozenset[Thing]


def places_of(before: Architecture, after: Architecture) -> Places:
    """Return where everything of both stands; what is the same must have the same slug.

    Zones that hold no hop on either side are left out.
    """
    old, new = _Tree(before), _Tree(after)
    shared = old.things.keys() & new.things.keys()
    common = {zone.slug for zone in before.zones} & {zone.slug for zone in after.zones}
    still = {
        thing: (old.things[thing], new.things[thing])
        for thing in sorted(shared)
        if _among(old.things[thing], common) == _among(new.things[thing], common)
    }
    while crossing := _crossing(still, common):
        for thing in crossing:
            del still[thing]
    twice = frozenset(shared - still.keys())
    around = dict(_merged(still, common))
    around |= {thing: chain for thing, chain in new.placed() if thing not in around}
    for thing, zone in old.placed():
        if thing in twice:
            around[thing[0], was(thing[1])] = _back(zone, twice)
        elif thing not in around:
            around[thing] = _back(zone, twice)
    return Places(
        {slug: zone for (word, slug), zone in around.items() if word == "zone"},
        {slug: zone for (word, slug), zone in around.items() if word == "hop"},
        twice,
    )


def _back(zone: str | None, twice: frozenset[Thing]) -> str | None:
    return was(zone) if zone is not None and ("zone", zone) in twice else zone


class _Tree:
    """The zones around each hop of one architecture, and around each zone that holds one."""

    def __init__(self, architecture: Architecture) -> None:
        index = index_of(architecture)
        self._parents = {zone.slug: parent_of(index, zone.slug) for zone in architecture.zones}
        chains = {zone.slug: self._chain(zone.slug) for zone in architecture.zones}
        homes = {hop.slug: chains.get(hop.zone or "", ()) for hop in architecture.hops}
        used = {zone for chain in homes.values() for zone in chain}
        self.things: dict[Thing, Chain] = {
            ("zone", slug): chain[:-1] for slug, chain in chains.items() if slug in used
        }
        self.things |= {("hop", slug): chain for slug, chain in homes.items()}

    def placed(self) -> Iterator[tuple[Thing, str | None]]:
        """Yield everything with the zone right around it."""
        for thing, chain in self.things.items():
            yield thing, chain[-1] if chain else None

    def _chain(self, zone: str | None) -> Chain:
        inwards: list[str] = []
        while zone is not None:
            inwards.append(zone)
            zone = self._parents[zone]
        return tuple(reversed(inwards))


def _among(chain: Chain, zones: set[str]) -> Chain:
    return tuple(zone for zone in chain if zone in zones)


Still = dict[Thing, tuple[Chain, Chain]]


def _crossing(still: Still, common: set[str]) -> list[Thing]:
    """Return what went from a zone that is gone to a new one, where neither can hold the other.

    That is: not all that was in the one is in the other, and the other holds more than that.
    """
    gone, new = _sizes(still, common)
    met: Counter[tuple[str, str]] = Counter()
    for (old, now), count in Counter(still.values()).items():
        for pair in product(_others(old, common), _others(now, common)):
            met[pair] += count
    crossing = [
        (count, pair)
        for pair, count in met.items()
        if count < gone[pair[0]] and count < new[pair[1]]
    ]
    if not crossing:
        return []
    left, right = min(crossing)[1]
    return [thing for thing, (old, now) in still.items() if left in old and right in now]


def _others(chain: Chain, common: set[str]) -> list[str]:
    return [zone for zone in chain if zone not in common]


def _sizes(still: Still, common: set[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how much there is in each zone that is gone, and in each new one."""
    gone: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for (old, now), count in Counter(still.values()).items():
        gone.update(dict.fromkeys(_others(old, common), count))
        new.update(dict.fromkeys(_others(now, common), count))
    return gone, new


def _merged(still: Still, common: set[str]) -> Iterator[tuple[Thing, str | None]]:
    """Yield what stands right around everything that stands in one place, and around its zones."""
    gone, new = _sizes(still, common)
    chains: dict[tuple[Chain, Chain], Chain] = {}
    for thing, pair in still.items():
        if pair not in chains:
            chains[pair] = tuple(_woven(*pair, common, gone, new))
            yield from ((("zone", inner), outer) for outer, inner in pairwise(chains[pair]))
            yield from ((("zone", zone), None) for zone in chains[pair][:1])
        yield thing, chains[pair][-1] if chains[pair] else None


def _woven(
    old: Chain, now: Chain, common: set[str], gone: Counter[str], new: Counter[str]
) -> Iterator[str]:
    """Yield the zones of both chains, outermost first: of two, the one that holds more."""
    before, after = list(old), list(now)
    while before or after:
        if before and after and before[0] == after[0]:
            after.pop(0)
            yield before.pop(0)
        elif not before or before[0] in common:
            yield after.pop(0)
        elif not after or after[0] in common or gone[before[0]] >= new[after[0]]:
            yield before.pop(0)
        else:
            yield after.pop(0)
