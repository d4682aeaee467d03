"""What the fields of a rule may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import cast

from django.forms import Field

from docs_app.forms.choices import Choices, Group, hop_label, listed, port_label
from docs_app.forms.destination import DestinationField
from docs_app.forms.references import ReferenceField
from docs_app.models import Hop, Port, Rule


def offer_to_rule(fields: Mapping[str, Field], choices: Choices, rule: Rule) -> None:
    """Tell the fields of a rule's form what can be meant."""
    own = [port for port in choices.ports if port.hop_id == rule.hop_id]
    _reference(fields, "match_port").offer(own, listed(own, port_label), "any")
    for name, kind, empty in (("authorizer", "authorizer", "nobody"), ("via", "vpc_link", "none")):
        hops = choices.hops_of_kind(kind)
        _reference(fields, name).offer(hops, listed(hops, hop_label), empty)
    bare = [hop for hop in choices.hops_without_ports if hop.pk != rule.hop_id]
    field = cast("DestinationField", fields["to"])
    field.offer_destinations([*choices.ports, *bare], _groups(choices.ports, bare))


def _reference(fields: Mapping[str, Field], name: str) -> ReferenceField:
    return cast("ReferenceField", fields[name])


def _groups(ports: tuple[Port, ...], bare: list[Hop]) -> list[Group]:
    groups: list[Group] = [
        (hop_label(hop), [(DestinationField.key_of(port), destination_label(port)) for port in of])
        for hop, of in groupby(ports, key=lambda port: port.hop)
    ]
    if bare:
        hops = [(DestinationField.key_of(hop), hop_label(hop)) for hop in bare]
        groups.append(("Hops without ports", hops))
    return groups


def destination_label(port: Port) -> str:
    """Return ``nginx (bags-nginx): 9000 HTTP``, which says it all when the list is closed."""
    return f"{hop_label(port.hop)}: {port.number} {port.protocol}"
