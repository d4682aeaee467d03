"""A target whose port is not the one that its target group can send to."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture, Forward, Hop, Port, PortRef, Rule
from docs_app.core.index import Index, index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.listing import listed
from docs_app.core.lint.walking import hops_of_kind


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each group whose targets differ in port, and each target that its listeners cannot use.

    A port's number is written on its hop alone, so a target's cannot differ from its container's
    by itself. What shows a wrong one: a target group has one port, with which a service registers
    all its tasks; and no balancer turns TCP into UDP. Left alone: targets that nothing listens
    for (another check's), and groups that nothing leads to.
    """
    index = index_of(architecture)
    for group in hops_of_kind(architecture, "target_group"):
        targets = list(_targets(index, group))
        if len({port.number for _, _, port in targets}) > 1:
            told = listed([f"{ref} ({port.number})" for _, ref, port in targets])
            message = f"The targets of {group.name} are on different ports: {told}."
            yield Found(f"hop:{group.slug}", message)
        arriving = sorted(set(_arriving(index, group)))
        for rule, ref, port in targets:
            heard = any(_is_udp(each) == _is_udp(port.protocol) for each in arriving)
            if arriving and not heard:
                yield Found(
                    f"rule:{group.slug}/{rule.slug}",
                    f"{group.name} is sent {listed(arriving)}, and its target {ref} listens for "
                    f"{port.protocol}.",
                )


def _targets(index: Index, group: Hop) -> Iterator[tuple[Rule, PortRef, Port]]:
    """Yield the rules of a group that name a port that is there, and the port."""
    for rule in group.rules:
        to = rule.action.to if isinstance(rule.action, Forward) else None
        port = index.port(to) if to is not None else None
        if to is not None and port is not None:
            yield rule, PortRef(to.hop, port.slug), port


def _arriving(index: Index, group: Hop) -> Iterator[str]:
    """Yield the protocols of the listeners that lead to a group."""
    for slug, name in index.incoming.get(group.slug, ()):
        before, rule = index.hops[slug], index.rules[slug, name]
        if before.kind == "load_balancer":
            named = rule.match.port
            yield from (each.protocol for each in before.ports if named in (None, each.slug))


def _is_udp(protocol: str) -> bool:
    """Say whether it is the one protocol that does not run over TCP, and never meets it."""
    return protocol == "UDP"


CHECK = Check(
    "TARGET_PORT_UNLIKE",
    "warning",
    "A target port unlike the container's",
    "A target group sends to one port of its targets, in the protocol of its listener. Targets on "
    "several ports, or one that listens for another protocol, cannot all be reached as documented: "
    "one of the ports is not the one that the container really has.",
    "One target of the group `bags` is nginx on 9000, and another is the app on 9001.",
    "Forward to the port that the service registers its tasks with, or correct the number or "
    "protocol on the container.",
    find,
)
