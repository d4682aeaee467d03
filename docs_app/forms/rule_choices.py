"""What the fields of a rule may refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from django.forms import Field

from docs_app.forms.choices import Choices, hop_label, port_name
from docs_app.forms.offers import Choice, Offer
from docs_app.forms.references import ReferenceField
from docs_app.models import Rule


def offer_to_rule(fields: Mapping[str, Field], choices: Choices, rule: Rule) -> None:
    """Tell the fields of a rule's form what can be meant. Rules of one hop share their offers."""
    offers = {
        "match_port": _own_ports(choices, rule),
        "authorizer": _hops(choices, "authorizer", "nobody", rule.authorizer_id),
        "via": _hops(choices, "vpc_link", "none", rule.via_id),
        "to": choices.offer(
            f"destinations-{rule.hop_id}", "nothing", lambda: _destinations(choices, rule)
        ),
    }
    for name, offer in offers.items():
        cast("ReferenceField", fields[name]).offer(offer)


def stored_destination(choices: Choices, rule: Rule) -> str:
    """Return the name of where a stored rule forwards to; empty: nowhere."""
    port, hop = choices.port(rule.to_port_id), choices.hop(rule.to_hop_id)
    if rule.to_port_id is not None:
        return "" if port is None else port_name(port)
    return "" if hop is None else hop.slug


def _own_ports(choices: Choices, rule: Rule) -> Offer:
    return choices.offer(
        f"ports-{rule.hop_id}",
        "any",
        lambda: (
            Choice(port.slug, f"{port.number} {port.protocol} ({port.slug})", port)
            for port in choices.ports
            if port.hop_id == rule.hop_id
        ),
    )


def _hops(choices: Choices, kind: str, empty: str, stored: int | None) -> Offer:
    """Return the hops of a kind, and the one that is stored, whatever became of its kind."""
    held = choices.hop(stored)
    if held is None or held.kind == kind:
        return choices.hop_offer(kind, empty, choices.hops_of(kind))
    hops = [hop for hop in choices.hops if hop.kind == kind or hop.pk == stored]
    return choices.hop_offer(f"{kind}-{stored}", empty, hops)


def _destinations(choices: Choices, rule: Rule) -> Iterator[Choice]:
    yield from choices.port_choices
    for hop in choices.hops_without_ports:
        if hop.pk != rule.hop_id:
            yield Choice(hop.slug, hop_label(hop), hop, "Hops without ports")
