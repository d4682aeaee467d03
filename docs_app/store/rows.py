"""One object of a value -> its row's values, in the order of its table's columns."""

from __future__ import annotations

from collections.abc import Mapping

from docs_app.core.architecture import EntryPoint, Example, Forward, HealthCheck, Rule
from docs_app.models.rule import FORWARD, RESPOND
from docs_app.store.tables import HEALTH_CHECKS, Key, Values

Pks = Mapping[str, int]
"""A hop's slug -> its primary key."""

PortPks = Mapping[Key, int]
"""A hop's primary key and a port's slug -> the port's primary key."""


def rule_row(rule: Rule, hop: str, hops: Pks, ports: PortPks, position: int) -> Values:
    """Return a rule's row. KeyError: it refers to a hop or port that is not there."""
    match = rule.match
    return (
        rule.name,
        None if match.port is None else ports[hops[hop], match.port],
        list(match.methods),
        match.host,
        match.path,
        None if rule.authorizer is None else hops[rule.authorizer],
        None if rule.scopes is None else list(rule.scopes),
        *_action(rule, hops, ports),
        rule.prose,
        position,
    )


def _action(rule: Rule, hops: Pks, ports: PortPks) -> Values:
    """Return action, to_port, to_hop, via, rewrite and status."""
    action = rule.action
    if not isinstance(action, Forward):
        return RESPOND, None, None, None, "", action.status
    to = hops[action.to.hop]
    via = None if action.via is None else hops[action.via]
    if action.to.port is None:
        return FORWARD, None, to, via, action.rewrite, None
    return FORWARD, ports[to, action.to.port], None, via, action.rewrite, None


def health_check_row(check: HealthCheck) -> Values:
    """Return a health check's row."""
    return tuple(getattr(check, column) for column in HEALTH_CHECKS.columns)


def entry_point_row(entry: EntryPoint, hops: Pks, ports: PortPks, position: int) -> Values:
    """Return an entry point's row. KeyError: the port it leads to is not there."""
    return (
        entry.name,
        entry.scheme,
        entry.host,
        entry.base_path,
        entry.stage,
        ports[hops[entry.to.hop], entry.to.port],
        entry.summary,
        entry.prose,
        position,
    )


def example_row(example: Example, hops: Pks, position: int) -> Values:
    """Return an example's row. KeyError: the hop it must end at is not there."""
    request, expect = example.request, example.expect
    return (
        example.name,
        example.prose,
        request.method,
        request.url,
        request.token.state,
        request.token.use,
        list(request.token.scopes),
        request.body_bytes,
        [list(pair) for pair in request.headers],
        expect.outcome,
        None if expect.hop is None else hops[expect.hop],
        expect.status,
        expect.code,
        position,
    )
