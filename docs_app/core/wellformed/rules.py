"""What holds for a hop's rules: they match what the hop has, and lead to what exists."""

from __future__ import annotations

import re
from collections.abc import Collection

from docs_app.core.architecture import METHODS, Destination, Forward, Hop, Rule
from docs_app.core.index import Index
from docs_app.core.paths import PathError, check_rewrite, parse_path
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.hosts import check_host
from docs_app.core.wellformed.problem import choose
from docs_app.core.wellformed.report import Report

_SCOPE = re.compile(r"[!#-\[\]-~]{1,200}")
"""A scope's name: RFC 6749, section 3.3."""


def check_rules(report: Report, hop_place: str, hop: Hop, index: Index) -> None:
    """Add the problems of one hop's rules."""
    if not hop.rules:
        return
    report.unique(hop_place, "rules", "rules", (rule.slug for rule in hop.rules))
    own_ports = {port.slug for port in hop.ports}
    for rule in hop.rules:
        place = f"{hop_place}.rules[{rule.slug}]"
        report.slug(place, "slug", rule.slug)
        report.line(place, "name", rule.name, limits.NAME)
        report.prose(place, "prose", rule.prose)
        _check_match(report, place, rule, own_ports)
        _check_authorizer(report, place, rule, index)
        if isinstance(rule.action, Forward):
            _check_destination(report, f"{place}.forward", rule.action.to, index)
            report.reference(f"{place}.forward", "via", rule.action.via, "hop", index.hops)
            _refuse_itself(report, f"{place}.forward", hop, rule)
        else:
            report.number(f"{place}.respond", "status", rule.action.status, 100, 599)


def _check_match(report: Report, rule_place: str, rule: Rule, own_ports: Collection[str]) -> None:
    place, match = f"{rule_place}.match", rule.match
    report.reference(place, "port", match.port, "port of this hop", own_ports)
    for method in match.methods:
        report.choice(place, "methods", method, METHODS)
    if len(set(match.methods)) < len(match.methods):
        report.add(place, "methods", "A method is there twice.", "Keep one of them.")
    if match.host:
        check_host(report, place, match.host)
    _check_paths(report, rule_place, rule)


def _check_paths(report: Report, place: str, rule: Rule) -> None:
    """Add the problems of the path pattern; where it has none, those of the rewrite."""
    pattern = rule.match.path
    rewrite = rule.action.rewrite if isinstance(rule.action, Forward) else ""
    report.line(f"{place}.match", "path", pattern, limits.PATH)
    report.line(f"{place}.forward", "rewrite", rewrite, limits.PATH)
    try:
        parse_path(pattern)
    except PathError as error:
        mend = "Write a pattern such as /bags/{id} or /{proxy+}."
        report.add(f"{place}.match", "path", str(error), mend)
        return
    try:
        check_rewrite(rewrite, pattern)
    except PathError as error:
        mend = "Write a path such as /items/{id}, with names that the pattern captures."
        report.add(f"{place}.forward", "rewrite", str(error), mend)


def _check_authorizer(report: Report, place: str, rule: Rule, index: Index) -> None:
    for scope in rule.scopes or ():
        if not _SCOPE.fullmatch(scope):
            report.add(
                place, "scopes", f"{scope!r} is not a scope.", "A scope has no space and no quote."
            )
    if rule.authorizer is None:
        return
    named = index.hops.get(rule.authorizer)
    if named is None or named.kind != "authorizer":
        authorizers = [slug for slug, hop in index.hops.items() if hop.kind == "authorizer"]
        report.reference(place, "authorizer", rule.authorizer, "authorizer", authorizers)


def _refuse_itself(report: Report, place: str, hop: Hop, rule: Rule) -> None:
    """Add a problem where what the rule sends on could meet the same rule again, or its own hop."""
    if not isinstance(rule.action, Forward):
        return
    if rule.action.via == hop.slug:
        report.add(place, "via", "The way leads over this hop itself.", "Name the link, or none.")
    to = rule.action.to
    takes = to.port is None or rule.match.port is None or rule.match.port == to.port
    if to.hop == hop.slug and takes:
        report.add(
            place,
            "to",
            "The rule forwards to itself.",
            "Forward to another hop, or to a port that this rule does not match.",
        )


def _check_destination(report: Report, place: str, to: Destination, index: Index) -> None:
    target = index.hops.get(to.hop)
    if target is None:
        report.reference(place, "to", to.hop, "hop", index.hops)
    elif to.port is None:
        if target.ports:
            ports = ", ".join(f"{to.hop}/{port.slug}" for port in target.ports[:6])
            message = f"The hop {to.hop!r} has ports, and none is named."
            report.add(place, "to", message, f"Name the port: {ports}.")
    elif (to.hop, to.port) not in index.ports:
        known = [f"{to.hop}/{port.slug}" for port in target.ports]
        mend = choose(str(to), known) if known else f"Write {to.hop!r} alone: it has no ports."
        report.add(place, "to", f"There is no port {str(to)!r}.", mend)
