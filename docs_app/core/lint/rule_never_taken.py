"""A rule that can never be taken, because others take all that it would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docs_app.core.architecture import Architecture, Hop, Rule
from docs_app.core.hosts import normal_host
from docs_app.core.kinds import KINDS, selects
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.coverage import Pattern, Patterns, pattern_of
from docs_app.core.locations import PATTERN, location_of
from docs_app.core.paths import parse_path

_Key = tuple[str | None, str, str]
"""Port, host and method; the empty host and the empty method are any."""


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each rule whose ports, host, methods and path other rules of its hop take before it.

    Which are before it is the hop's to say: the earlier ones; of a gateway the earlier ones of the
    same path, of nginx those of the same location and, of its patterns, all earlier ones, and of a
    load balancer those of the same port; there, a rule for one port comes before a rule for all.
    Left alone: target groups, each of whose rules is a possible target, and rules that only
    several patterns together leave nothing.
    """
    for hop in architecture.hops:
        if len(hop.rules) > 1 and hop.kind in KINDS:
            yield from _of_hop(hop, selects(hop))


def _of_hop(hop: Hop, way: str) -> Iterator[Found]:
    if way == "every":
        return
    before = _Covering() if way == "first" else _Same()
    asked = ((rule, _pattern(rule, way)) for rule in _in_turn(hop.rules, way))
    takers = _takers(hop, way, asked, before)
    if way == "location":
        in_order = ((r, pattern_of(r.match.path)) for r in hop.rules if _is_pattern(r))
        takers |= _takers(hop, way, in_order, _Covering())
    for rule in hop.rules:
        if rule.slug in takers:
            taker = takers[rule.slug]
            yield Found(
                f"rule:{hop.slug}/{rule.slug}",
                f"Rule {hop.slug}/{rule.slug} is never taken: {taker} takes every request that it "
                "would take.",
            )


def _takers(
    hop: Hop, way: str, asked: Iterable[tuple[Rule, Pattern | None]], before: _Same | _Covering
) -> dict[str, str]:
    """Return by whom rules are taken away, of rules in the order in which they are asked."""
    takers: dict[str, str] = {}
    for rule, pattern in asked:
        if pattern is None:
            continue
        keys = list(_keys(hop, rule, way))
        taken = [before.taker(key, pattern) for key in keys]
        if taken[0] is not None and None not in taken:
            takers[rule.slug] = taken[0]
        for key in keys:
            before.add(key, pattern, rule.slug)
    return takers


def _is_pattern(rule: Rule) -> bool:
    found = _pattern(rule, "location")
    return found is not None and found[0] == PATTERN


def _pattern(rule: Rule, way: str) -> Pattern | None:
    """Return what of the rule's path is compared; None: it does not parse."""
    pattern = () if way == "port" else pattern_of(rule.match.path)
    if way != "location" or pattern is None:
        return pattern
    location = location_of(rule.match.path, parse_path(rule.match.path))
    return location.kind, location.text


def _in_turn(rules: Sequence[Rule], way: str) -> Sequence[Rule]:
    """Return the rules in the order in which they are asked, where they are equally specific."""
    if way == "first":
        return rules
    return sorted(rules, key=lambda rule: rule.match.port is None)


def _keys(hop: Hop, rule: Rule, way: str) -> Iterator[_Key]:
    """Yield what a rule takes. A rule for any port takes what comes in on each that there is."""
    every: list[str | None] = [*(port.slug for port in hop.ports)] or [None]
    ports = every if rule.match.port is None else [rule.match.port]
    for port in ports:
        if way == "port":
            yield port, "", ""
        else:
            for method in rule.match.methods or ("",):
                yield port, normal_host(rule.match.host), method


class _Same:
    """Rules that come before, of a hop to which only one that says the same comes before."""

    def __init__(self) -> None:
        self.first: dict[tuple[_Key, Pattern], str] = {}

    def add(self, key: _Key, pattern: Pattern, slug: str) -> None:
        self.first.setdefault((key, pattern), slug)

    def taker(self, key: _Key, pattern: Pattern) -> str | None:
        """Return the first rule that takes all of it. Names in the pattern are any."""
        return self.first.get((key, pattern))


class _Covering:
    """Rules that come before, of a hop that takes the first that fits."""

    def __init__(self) -> None:
        self.patterns: dict[_Key, Patterns] = {}

    def add(self, key: _Key, pattern: Pattern, slug: str) -> None:
        self.patterns.setdefault(key, Patterns()).add(pattern, slug)

    def taker(self, key: _Key, pattern: Pattern) -> str | None:
        """Return a rule that takes all of it, of this host and method or of any."""
        port, host, method = key
        wider = {(port, each, any_or_this) for each in (host, "") for any_or_this in (method, "")}
        found = (
            self.patterns[each].covering(pattern)
            for each in sorted(wider, key=str)
            if each in self.patterns
        )
        return next((slug for slug in found if slug is not None), None)


CHECK = Check(
    "RULE_NEVER_TAKEN",
    "warning",
    "A rule that can never be taken",
    "Another rule of the same hop takes every request that this rule would take, so it never has "
    "a say. Whoever reads it is misled.",
    "A service has a rule for `/{proxy+}` and after it one for `/bags`.",
    "Remove the rule, put it before the one that takes its requests, or narrow that one.",
    find,
)
