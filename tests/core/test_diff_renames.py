"""Renames: told once, however many refer to what was renamed, and never guessed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Forward,
    Hop,
)
from docs_app.core.diff import Change, apply, diff
from docs_app.core.diff.renames import rename
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.strategies import architectures


def test_a_renamed_hop_is_one_rename_however_many_rules_refer_to_it() -> None:
    before = storage()
    rules = {rule.slug: rule for hop in before.hops for rule in hop.rules}
    after = edited(before, "hop:nlb", slug="balancer")
    for slug in ("bags", "bags-below", "ingests", "ingests-below"):
        port = slug.removesuffix("-below")
        action = Forward(Destination("balancer", port), "link")
        after = edited(after, f"rule:gateway/{slug}", action=action)
    assert rules
    assert diff(before, after) == (Change("renamed", "hop:balancer", "slug", "nlb", "balancer"),)
    assert apply(diff(before, after), before) == after


def test_a_renamed_zone_takes_ports_hops_and_inner_zones_with_it() -> None:
    before = storage()
    after = replace(
        before,
        zones=tuple(
            replace(
                zone,
                slug="net" if zone.slug == "vpc" else zone.slug,
                parent="net" if zone.parent == "vpc" else zone.parent,
            )
            for zone in before.zones
        ),
        hops=tuple(
            replace(
                hop,
                zone="net" if hop.zone == "vpc" else hop.zone,
                ports=tuple(
                    replace(port, open_from="net" if port.open_from == "vpc" else port.open_from)
                    for port in hop.ports
                ),
            )
            for hop in before.hops
        ),
    )
    assert diff(before, after) == (Change("renamed", "zone:net", "slug", "vpc", "net"),)
    assert apply(diff(before, after), before) == after


def test_a_renamed_route_that_also_moved_is_a_rename_and_a_move() -> None:
    before = storage()
    bags, ingests = before.routes
    after = replace(before, routes=(ingests, replace(bags, slug="holdings")))
    assert diff(before, after) == (
        Change("renamed", "route:holdings", "slug", "bags", "holdings"),
        Change("moved", "route:ingests", before="holdings", after=None),
    )


def test_a_hop_that_changed_with_its_slug_is_not_taken_for_the_same() -> None:
    client = Hop("client", "API user", "client", "internet")
    other = Hop("person", "A person", "client", "internet")
    before, after = (Architecture("a", "A", hops=(hop,)) for hop in (client, other))
    assert [change.kind for change in diff(before, after)] == ["removed", "added"]


def test_a_hop_that_was_given_another_name_with_its_slug_is_a_rename_and_a_name() -> None:
    before = storage()
    rename_it = Change("renamed", "hop:balancer", "slug", "nlb", "balancer")
    after = edited(rename(before, [rename_it]), "hop:balancer", name="balancer")

    assert diff(before, after) == (
        rename_it,
        Change("changed", "hop:balancer", "name", "api-nlb", "balancer"),
    )
    assert apply(diff(before, after), before) == after


def test_a_hop_of_another_name_and_slug_of_which_nothing_else_is_known_is_another() -> None:
    before = replace(storage(), hops=(*storage().hops, Hop("one", "One", "service", "vpc")))
    after = replace(storage(), hops=(*storage().hops, Hop("two", "Two", "service", "vpc")))

    assert [change.kind for change in diff(before, after)] == ["removed", "added"]


def test_of_two_equal_hops_none_is_guessed_to_be_the_renamed_one() -> None:
    one, two = (Hop(slug, "User", "client") for slug in ("one", "two"))
    before = Architecture("a", "A", hops=(one, two))
    after = Architecture("a", "A", hops=(replace(one, slug="three"),))
    assert [change.kind for change in diff(before, after)] == ["removed", "removed", "added"]
    assert apply(diff(before, after), before) == after


@given(architectures())
def test_any_renamed_zone_comes_out_as_it_went_in(value: Architecture) -> None:
    renames = [Change("renamed", "zone:x-new", "slug", zone.slug, "x-new") for zone in value.zones]
    for change in renames[:1]:
        after = apply([change], value)
        assert apply(diff(value, after), value) == after
        assert all(found.kind == "renamed" for found in diff(value, after))
