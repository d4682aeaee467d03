"""Sends a sample request from place to place until it ends, or is where it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.hosts import normal_host
from docs_app.core.index import index_of
from docs_app.core.kinds import KINDS, is_nginx, selects
from docs_app.core.lint.graph import Place, RuleKey
from docs_app.core.lint.listing import way
from docs_app.core.locations import captured_by
from docs_app.core.matching import asking, rule_index
from docs_app.core.nginx_uri import read_path, write_path
from docs_app.core.paths import (
    LITERAL,
    PathError,
    Segment,
    captured,
    parse_path,
    rewritten,
)

LONGEST = 2_048
"""Characters of a path. A circle in which rules make it ever longer ends here, and goes unsaid."""

_SHOWN = 80
"""Characters of a path that a message tells."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A request on its way: where it is, and what decides where it goes on."""

    place: Place
    method: str
    host: str
    path: str

    @classmethod
    def of(cls, rule: Rule, place: Place, method: str) -> Sample:
        """Return a request that the rule takes at a place. Names in its path are "anything"."""
        segments = _pattern(rule)
        texts = (quote(each.text) if each.kind == LITERAL else "anything" for each in segments)
        return cls(place, method, normal_host(rule.match.host), "/" + "/".join(texts))


def _pattern(rule: Rule) -> tuple[Segment, ...]:
    try:
        return parse_path(rule.match.path)
    except PathError:
        return ()


@dataclass(frozen=True, slots=True)
class Circle:
    """The places that a request comes through until it is back, and the rules that send it."""

    places: tuple[Place, ...]
    rules: frozenset[RuleKey]
    path: str

    def sentence(self) -> str:
        """Return the circle, written out; of one over many hops where it begins and closes."""
        names = [hop if port is None else f"{hop}/{port}" for hop, port in self.places]
        path = self.path if len(self.path) <= _SHOWN else f"{self.path[:_SHOWN]}…"
        return f"A request for {path} goes round in a circle: {way(names)}."


def circle(architecture: Architecture, start: Sample, done: set[Sample]) -> Circle | None:
    """Return the first circle that the request can come into, or None.

    Follows each way once, depth first; where a target group has several targets, one after the
    other. ``done`` are requests known to end, from earlier calls; what is found to end is put in.
    Cost: the number of different requests on their way that are not in it.
    """
    at: dict[Sample, int] = {start: 0}
    taken: list[RuleKey] = []
    ahead = [_next(architecture, start)]
    while ahead:
        step = next(ahead[-1], None)
        if step is None:
            ahead.pop()
            done.add(at.popitem()[0])
            del taken[-1:]
        elif step[1] in at:
            walked = list(at)[at[step[1]] :]
            rules = frozenset((*taken[at[step[1]] :], step[0]))
            places = (*(each.place for each in walked), step[1].place)
            return Circle(places, rules, step[1].path)
        elif step[1] not in done and len(step[1].path) <= LONGEST:
            taken.append(step[0])
            at[step[1]] = len(at)
            ahead.append(_next(architecture, step[1]))
    return None


def _next(architecture: Architecture, sample: Sample) -> Iterator[tuple[RuleKey, Sample]]:
    """Yield the rules that send the request on from here, and how it arrives at the next place.

    nginx names another host than it was asked for; behind it, no rule for a host is taken.
    """
    hop = _listening(architecture, sample.place)
    for rule in _taking(architecture, hop, sample) if hop is not None else ():
        action = rule.action
        if isinstance(action, Forward) and hop is not None:
            path = _rewritten(hop, rule, action.rewrite, sample.path)
            place = (action.to.hop, action.to.port)
            host = "" if is_nginx(hop) else sample.host
            yield (hop.slug, rule.slug), replace(sample, place=place, host=host, path=path)


def _rewritten(hop: Hop, rule: Rule, rewrite: str, path: str) -> str:
    """Return the path as it goes on. Load balancers and target groups never see it."""
    if not rewrite or selects(hop) in {"port", "every"}:
        return path
    if is_nginx(hop):
        values = captured_by(_pattern(rule), read_path(path) or "/")
        return write_path(rewritten(rewrite, values), path)
    return rewritten(rewrite, captured(_pattern(rule), path))


def _listening(architecture: Architecture, place: Place) -> Hop | None:
    """Return the hop of a place that is there: what is sent to one that is not ends there."""
    index = index_of(architecture)
    slug, port = place
    hop = index.hops.get(slug)
    if hop is None or hop.kind not in KINDS:
        return None
    is_there = not hop.ports if port is None else (slug, port) in index.ports
    return hop if is_there else None


def _taking(architecture: Architecture, hop: Hop, sample: Sample) -> Iterator[Rule]:
    if selects(hop) == "every":
        yield from hop.rules
        return
    asked = asking(hop, sample.place[1], sample.method, sample.host, sample.path)
    taken = rule_index(architecture, hop.slug).choose(asked).taken
    if taken is not None:
        yield taken.rule
