"""Rules on public paths that let more people in on one side of a comparison than on the other."""

from __future__ import annotations

from collections.abc import Container, Iterator

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.comparison.opening import Clause, Opening
from docs_app.core.index import Index, index_of
from docs_app.core.lint.no_authorizer import letting_anybody_in, public_rules
from docs_app.core.wording import hop_label

Taken = tuple[str, tuple[str, ...], str, str]
"""A gateway, and which requests a rule of it takes: methods, host and path."""

_ABSENT = Clause("is not there", "was not there")
_UNREACHED = Clause("is not reached from the internet", "was not reached from the internet")
_ANSWERS = Clause("answers by itself", "answered by itself")


def opened_rules(
    closed: Architecture, opened: Architecture, only: Container[str] | None
) -> Iterator[Opening]:
    """Yield the rules of ``opened`` that let in whom ``closed`` does not; ``only`` as for ports."""
    before = {_taken(hop, rule) for hop, rule in letting_anybody_in(closed, only)}
    for hop, rule in letting_anybody_in(opened, only):
        if _taken(hop, rule) not in before:
            yield _unasked(closed, opened, hop, rule)
    yield from _scopes(closed, opened, only)


def _taken(hop: Hop, rule: Rule) -> Taken:
    match = rule.match
    return hop.slug, tuple(sorted(match.methods)), match.host.casefold(), match.path


def _unasked(closed: Architecture, opened: Architecture, hop: Hop, rule: Rule) -> Opening:
    old = _before(index_of(closed), hop, rule)
    takes = f"{_requests(rule)} from the internet and"
    kind, was = "unasked", _why_closed(closed, rule, old)
    if old is not None and old.authorizer is not None:
        kind = "authorizer"
    now = Clause(f"takes {takes} asks nobody who calls", f"took {takes} asked nobody who calls")
    named = _named(opened, hop, rule)
    called = named[1] if old is None else _named(closed, hop, old)[1]
    return Opening(kind, *named, now, was, called)


def _before(index: Index, hop: Hop, rule: Rule) -> Rule | None:
    """Return what the rule was: the one of its name, or else one that took the same requests."""
    named = index.rules.get((hop.slug, rule.slug))
    if named is not None or hop.slug not in index.hops:
        return named
    there = index.hops[hop.slug]
    wanted = _taken(hop, rule)
    return next((each for each in there.rules if _taken(there, each) == wanted), None)


def _why_closed(closed: Architecture, rule: Rule, old: Rule | None) -> Clause:
    """Return what kept out of the closed side whom the rule lets in."""
    if old is None:
        return _ABSENT
    if old.authorizer is not None:
        who = hop_label(closed, old.authorizer)
        return Clause(f"asks {who} about a token", f"asked {who} about a token")
    if not isinstance(old.action, Forward):
        return _ANSWERS
    if old.match != rule.match:
        return Clause(f"takes {_requests(old)} only", f"took {_requests(old)} only")
    return _UNREACHED


def _requests(rule: Rule) -> str:
    methods = " or ".join(rule.match.methods) or "any method"
    host = f", host {rule.match.host}" if rule.match.host else ""
    return f"{methods}{host}, path {rule.match.path}" if rule.match.path else f"{methods}{host}"


def _scopes(
    closed: Architecture, opened: Architecture, only: Container[str] | None
) -> Iterator[Opening]:
    """Yield the rules that ask the same authorizer on both sides, and are content with less."""
    before = index_of(closed).rules
    for hop, rule in public_rules(opened, only):
        old = before.get((hop.slug, rule.slug))
        if rule.authorizer is None or old is None or old.authorizer != rule.authorizer:
            continue
        if old.scopes and (not rule.scopes or set(rule.scopes) - set(old.scopes)):
            who = hop_label(opened, rule.authorizer)
            now, then = (_token(each, who) for each in (rule, old))
            called = _named(closed, hop, old)[1]
            yield Opening("scopes", *_named(opened, hop, rule), now, then, called)


def _token(rule: Rule, who: str) -> Clause:
    scopes = f"a token for {' or '.join(rule.scopes)}" if rule.scopes else "any token"
    only = " only" if rule.scopes else ""
    return Clause(f"takes {scopes} from {who}{only}", f"took {scopes} from {who}{only}")


def _named(opened: Architecture, hop: Hop, rule: Rule) -> tuple[str, str]:
    """Return a rule's subject, and what it is called."""
    thing = f"Rule {rule.name or rule.slug} on {hop_label(opened, hop.slug)}"
    return f"rule:{hop.slug}/{rule.slug}", thing
