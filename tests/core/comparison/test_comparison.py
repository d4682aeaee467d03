from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Hop, Port, Zone
from docs_app.core.comparison import Comparison, Reach, compare
from docs_app.core.diff import Change, describe
from docs_app.core.index import index_of
from docs_app.core.lint.senders import is_public
from tests.bench.large import huge
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.strategies import architectures

TODAY = date(2026, 11, 22)
NOTHING = Reach((), ())


def parts(comparison: Comparison) -> tuple[object, ...]:
    return (
        comparison.changes,
        comparison.counts,
        comparison.facts,
        comparison.prose,
        comparison.reach,
        comparison.examples,
        comparison.findings,
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Architecture, Architecture]:
    """Return an architecture, and the same with its ports, rules and zones opened and shut."""
    before = draw(architectures())
    slugs = [zone.slug for zone in before.zones]
    zones = tuple(
        replace(zone, parent=draw(st.sampled_from([None, zone.parent, *slugs[:number]])))
        for number, zone in enumerate(before.zones)
    )
    return before, replace(
        before,
        zones=zones if draw(st.booleans()) else before.zones,
        hops=tuple(draw(_hops(hop, slugs)) for hop in before.hops),
    )


@st.composite
def _hops(draw: st.DrawFn, hop: Hop, zones: list[str]) -> Hop:
    def opened(port: Port) -> Port:
        where = draw(st.sampled_from([port.open_from, None, *zones]))
        return replace(port, open_from=where, number=draw(st.sampled_from([port.number, 8080])))

    rules = tuple(
        replace(rule, authorizer=draw(st.sampled_from([rule.authorizer, None])))
        for rule in hop.rules
        if draw(st.integers(0, 5))
    )
    ports = tuple(opened(port) for port in hop.ports)
    if len({(port.number, port.protocol) for port in ports}) < len(ports):
        ports = hop.ports
    return replace(hop, ports=ports, rules=rules)


@given(architectures())
def test_a_value_compared_with_itself_is_empty_in_all_parts(value: Architecture) -> None:
    assert parts(compare(value, replace(value), TODAY)) == ((), (), (), (), NOTHING, (), ())


@settings(deadline=None)
@given(architectures(), architectures())
def test_any_two_values_can_be_compared_and_each_change_is_one_fact(
    before: Architecture, after: Architecture
) -> None:
    found = compare(before, after, TODAY)
    facts = [fact for group in found.facts for fact in group.facts]
    assert sorted(map(repr, (fact.change for fact in facts))) == sorted(map(repr, found.changes))
    assert sum(number for _, number in found.counts) == len(found.changes)
    for fact in facts:
        assert fact.sentence == describe(fact.change, after, found.sides.renamed)
        assert fact.old or fact.new
        assert fact.now or fact.was
    assert {each.subject for each in found.examples} >= {
        f"example:{route.slug}/{example.slug}"
        for route in after.routes
        for example in route.examples
        if not found.sides.was(f"example:{route.slug}/{example.slug}")
    }


@given(pairs())
def test_what_is_wider_one_way_is_narrower_the_other(
    pair: tuple[Architecture, Architecture],
) -> None:
    before, after = pair
    there, back = compare(before, after, TODAY), compare(after, before, TODAY)

    def both(comparison: Comparison, *, wider: bool) -> set[tuple[str, str, str]]:
        found = comparison.reach.wider if wider else comparison.reach.narrower
        return {(each.kind, each.subject, each.came) for each in found}

    assert both(there, wider=True) == both(back, wider=False)
    assert both(there, wider=False) == both(back, wider=True)


@given(pairs())
def test_a_port_that_only_opened_wider_is_not_told_to_be_less_open(
    pair: tuple[Architecture, Architecture],
) -> None:
    before, after = pair[0], replace(pair[1], zones=pair[0].zones)
    reach = compare(before, after, TODAY).reach
    wider, narrower = (
        {each.subject for each in found if each.kind in {"internet", "zone"}}
        for found in (reach.wider, reach.narrower)
    )
    old, new = index_of(before), index_of(after)
    for (hop, slug), port in new.ports.items():
        was, subject = old.ports[hop, slug], f"port:{hop}/{slug}"
        if port.number != was.number:
            continue
        wide = is_public(new, port) or _around(new.zone_path(was.open_from), port)
        if wide and not is_public(old, was):
            assert (subject in wider, subject in narrower) == (True, False)
        elif port == was:
            assert (subject in wider, subject in narrower) == (False, False)


def _around(path: tuple[str, ...], port: Port) -> bool:
    """Say whether the port is open from a zone around the first of the path."""
    return port.open_from in path[1:]


def test_counts_name_the_kinds_of_change_that_there_are() -> None:
    before = storage()
    after = without(edited(before, "port:nlb/bags", number=1, open_from=None), "page:overview")
    after = replace(after, zones=(*after.zones, Zone("new", "New", "group")))
    assert compare(before, after, TODAY).counts == (("added", 1), ("removed", 1), ("changed", 2))


def test_sides_name_what_is_on_one_side_only() -> None:
    before, after = storage(), edited(storage(), "hop:nlb", slug="front")
    after = replace(after, hops=tuple(hop for hop in after.hops if hop.slug != "client"), routes=())
    sides = compare(before, after, TODAY).sides
    assert (sides.was("hop:client"), sides.now("hop:client")) == ("hop:client", "")
    assert (sides.was("route:bags"), sides.now("route:bags")) == ("route:bags", "")
    assert sides.was("hop:nobody") == ""


def test_a_rename_is_followed_in_every_kind_of_subject() -> None:
    after = edited(storage(), "hop:client", slug="caller")
    comparison = compare(storage(), after, TODAY)
    assert comparison.changes == (Change("renamed", "hop:caller", "slug", "client", "caller"),)
    sides = comparison.sides
    assert sides.was("hop:caller") == "hop:client"
    assert sides.called_now("rule:client/x") == "rule:caller/x"
    assert sides.called_now("waiver:NAME_UNLIKE/hop:client") == "waiver:NAME_UNLIKE/hop:caller"
    assert (comparison.reach, comparison.examples, comparison.findings) == (NOTHING, (), ())


def test_a_large_pair_tells_its_one_fact() -> None:
    before = huge(1_000, 5_000)
    after = edited(before, "port:service-500/http", number=8001)
    comparison = compare(before, after, TODAY)
    assert [group.name for group in comparison.facts] == ["service-500"]
    assert comparison.reach.narrower[0].thing == "service-500:8000"
