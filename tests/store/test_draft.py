"""Rows <-> value: the draft says what was saved, and saving writes no more than it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.db.models import RestrictedError
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck as Health
from hypothesis import given, settings

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Expectation,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    Port,
    PortRef,
    Request,
    Route,
    Rule,
    Waiver,
    Zone,
)
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Hop as HopRow
from docs_app.models import Port as PortRow
from docs_app.models import Route as RouteRow
from docs_app.models import Rule as RuleRow
from docs_app.models import Zone as ZoneRow
from docs_app.store import NoSuchArchitecture, load_draft, save_draft
from tests.core.builders import forward, storage
from tests.core.strategies import architectures

pytestmark = pytest.mark.django_db

DRAFT_QUERIES = 10


def many(count: int) -> Architecture:
    """Return an architecture with so many of everything; hop n forwards to hop n + 1."""
    return Architecture(
        "many",
        "Many",
        zones=tuple(Zone(f"z{n}", "Z", "group", "z0" if n else None) for n in range(count)),
        hops=tuple(_hop(n, count) for n in range(count)),
        entry_points=tuple(
            EntryPoint(f"e{n}", "E", f"e{n}.example.org", PortRef(f"h{n}", "p0"))
            for n in range(count)
        ),
        routes=tuple(
            Route(
                f"r{n}",
                "R",
                examples=tuple(
                    Example(
                        f"x{m}",
                        "X",
                        Request("GET", f"https://e{n}.example.org/"),
                        Expectation("delivered", f"h{n}"),
                    )
                    for m in range(count)
                ),
            )
            for n in range(count)
        ),
        pages=tuple(Page(f"p{n}", "P") for n in range(count)),
        waivers=tuple(
            Waiver("NAME_UNLIKE", f"hop:h{n}", "W", "Y", date(2027, 1, n + 1)) for n in range(count)
        ),
    )


def _hop(n: int, count: int) -> Hop:
    onward = Forward(Destination(f"h{n + 1}", "p0"))
    rules = tuple(Rule(f"r{m}", onward, Match("p0", path=f"/{m}")) for m in range(min(count, 3)))
    return Hop(
        f"h{n}",
        "H",
        "service",
        f"z{n}",
        ports=(Port("p0", 80, "HTTP", f"z{n}"), Port("p1", 81, "HTTP")),
        rules=rules if n + 1 < count else (),
        health_check=HealthCheck(interval=n + 1),
    )


def changed(architecture: Architecture, hop: Hop) -> Architecture:
    """Return the architecture with another hop of the same slug."""
    hops = tuple(hop if each.slug == hop.slug else each for each in architecture.hops)
    return replace(architecture, hops=hops)


def hop_of(architecture: Architecture, slug: str) -> Hop:
    return next(hop for hop in architecture.hops if hop.slug == slug)


@pytest.mark.parametrize("count", [1, 3])
def test_a_draft_is_read_in_eleven_queries_with_one_and_with_three_of_everything(
    count: int, django_assert_num_queries: object
) -> None:
    save_draft(many(count))
    with django_assert_num_queries(11):  # type: ignore[operator]
        assert load_draft("many") == many(count)


def test_three_thousand_hops_cost_as_many_queries_as_one(django_assert_num_queries: object) -> None:
    hops = tuple(Hop(f"h{n}", "H", "service", ports=(Port("p", 80, "TCP"),)) for n in range(3000))
    whole = Architecture("large", "Large", hops=hops)
    save_draft(whole)
    with django_assert_num_queries(11):  # type: ignore[operator]
        assert load_draft("large") == whole


def test_an_architecture_that_is_not_there_is_told() -> None:
    with pytest.raises(NoSuchArchitecture):
        load_draft("nowhere")


@settings(max_examples=60, suppress_health_check=[Health.function_scoped_fixture])
@given(architectures(), architectures())
def test_a_draft_becomes_any_value_from_any_other(
    before: Architecture, after: Architecture
) -> None:
    after = replace(after, slug=before.slug)
    save_draft(before)
    save_draft(after)
    assert load_draft(before.slug) == after
    ArchitectureRow.objects.all().delete()


def test_saving_what_is_there_already_writes_nothing() -> None:
    save_draft(storage())
    with CaptureQueriesContext(connection) as queries:
        save_draft(storage())
    verbs = [query["sql"].split()[0] for query in queries]
    assert set(verbs) <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_rows_keep_their_keys_and_only_what_changed_counts_a_save() -> None:
    save_draft(storage())
    keys = dict(HopRow.objects.values_list("slug", "pk"))
    nlb = replace(hop_of(storage(), "nlb"), summary="Changed")
    save_draft(changed(storage(), nlb))
    assert dict(HopRow.objects.values_list("slug", "pk")) == keys
    assert list(HopRow.objects.filter(revision__gt=0).values_list("slug", "revision")) == [
        ("nlb", 1)
    ]
    assert set(ZoneRow.objects.values_list("revision", flat=True)) == {0}


def test_a_change_of_a_port_or_rule_counts_as_a_save_of_its_hop() -> None:
    save_draft(storage())
    nlb = hop_of(storage(), "nlb")
    ports = (replace(nlb.ports[0], summary="Changed"), nlb.ports[1])
    save_draft(changed(storage(), replace(nlb, ports=ports)))
    gateway = hop_of(storage(), "gateway")
    moved = replace(gateway, rules=gateway.rules[::-1])
    save_draft(changed(storage(), moved))
    counted = HopRow.objects.filter(revision__gt=0).values_list("slug", "revision")
    assert dict(counted) == {"nlb": 2, "gateway": 1}


def test_a_change_of_an_example_counts_as_a_save_of_its_route() -> None:
    save_draft(storage())
    route = storage().routes[0]
    routes = (replace(route, examples=route.examples[:1]), *storage().routes[1:])
    save_draft(replace(storage(), routes=routes))
    assert list(RouteRow.objects.values_list("slug", "revision")) == [("bags", 1), ("ingests", 0)]


def test_two_ports_can_change_places() -> None:
    save_draft(storage())
    keys = dict(PortRow.objects.filter(hop__slug="nlb").values_list("slug", "pk"))
    nlb = hop_of(storage(), "nlb")
    bags, ingests = nlb.ports
    swapped = (replace(bags, number=65535), replace(ingests, number=65534))
    save_draft(changed(storage(), replace(nlb, ports=swapped)))
    assert hop_of(load_draft("storage"), "nlb").ports == swapped
    assert dict(PortRow.objects.filter(hop__slug="nlb").values_list("slug", "pk")) == keys


def test_a_port_with_a_new_slug_can_keep_its_number() -> None:
    hop = Hop("h", "H", "service", ports=(Port("old", 80, "TCP"),))
    save_draft(Architecture("a", "A", hops=(hop,)))
    renamed = replace(hop, ports=(Port("new", 80, "TCP"),))
    save_draft(Architecture("a", "A", hops=(renamed,)))
    assert load_draft("a").hops == (renamed,)


def test_two_hops_that_forward_to_each_other_can_go_together() -> None:
    hops = tuple(
        Hop(one, one, "service", ports=(Port("p", 80, "TCP"),), rules=(forward("r", f"{other}/p"),))
        for one, other in (("a", "b"), ("b", "a"))
    )
    save_draft(Architecture("a", "A", hops=hops))
    save_draft(Architecture("a", "A"))
    assert load_draft("a") == Architecture("a", "A")


def test_zones_can_change_who_is_inside_whom() -> None:
    before = (Zone("a", "A", "vpc"), Zone("b", "B", "vpc", "a"), Zone("c", "C", "vpc", "b"))
    after = (
        Zone("c", "C", "vpc"),
        Zone("b", "B", "vpc", "c"),
        Zone("d", "D", "vpc", "e"),
        Zone("e", "E", "vpc", "b"),
    )
    save_draft(Architecture("a", "A", zones=before))
    save_draft(Architecture("a", "A", zones=after))
    assert load_draft("a").zones == after


def test_a_reference_to_nothing_is_an_error_and_saves_nothing() -> None:
    broken = Architecture(
        "a", "A", hops=(Hop("h", "H", "service", rules=(forward("r", "gone/p"),)),)
    )
    with pytest.raises(KeyError):
        save_draft(broken)
    assert not ArchitectureRow.objects.exists()


def test_what_a_rule_leads_to_cannot_be_deleted() -> None:
    save_draft(storage())
    with pytest.raises(RestrictedError):
        PortRow.objects.get(hop__slug="nlb", slug="bags").delete()
    with pytest.raises(RestrictedError):
        HopRow.objects.get(slug="bags").delete()
    with pytest.raises(RestrictedError):
        ZoneRow.objects.get(slug="vpc").delete()


def test_an_architecture_goes_with_all_its_parts() -> None:
    save_draft(storage())
    ArchitectureRow.objects.get(slug="storage").delete()
    assert not HopRow.objects.exists()
    assert not RuleRow.objects.exists()


def test_architectures_of_the_same_slugs_do_not_mix() -> None:
    other = replace(storage(), slug="other", name="Other", pages=())
    save_draft(storage())
    save_draft(other)
    assert (load_draft("storage"), load_draft("other")) == (storage(), other)
