"""Where zones and hops of two architectures stand in one picture."""

from hypothesis import HealthCheck, given, settings

from docs_app.core.architecture import Architecture, Hop, Zone
from docs_app.core.diagram.compared.places import Places, places_of, was
from docs_app.core.diff import diff
from docs_app.core.diff.renames import rename
from tests.core.compared.pairs import pairs


def built(hops: str, *zones: str) -> Architecture:
    """Return an architecture: ``built("one@a two@b", "a", "b<a")``, b inside a."""
    made = [zone.partition("<") for zone in zones]
    placed = [hop.partition("@") for hop in hops.split()]
    return Architecture(
        "x",
        "X",
        zones=tuple(Zone(slug, slug, "group", parent=parent or None) for slug, _, parent in made),
        hops=tuple(Hop(slug, slug, "service", zone or None) for slug, _, zone in placed),
    )


def test_what_is_where_it_was_stands_in_one_place() -> None:
    same = built("one@b", "a", "b<a")

    assert places_of(same, same) == Places({"a": None, "b": "a"}, {"one": "b"}, frozenset())


def test_a_hop_that_went_to_another_zone_stands_in_both() -> None:
    before, after = built("one@a two@a", "a", "b"), built("one@b two@a", "a", "b")

    assert places_of(before, after) == Places(
        {"a": None, "b": None},
        {"one": "b", "two": "a", "was__one": "a"},
        frozenset({("hop", "one")}),
    )


def test_a_zone_that_went_to_another_takes_all_that_is_in_it_along() -> None:
    before = built("one@c", "a", "b", "c<a")
    after = built("one@c", "a", "b", "c<b")

    assert places_of(before, after) == Places(
        {"a": None, "b": None, "c": "b", "was__c": "a"},
        {"one": "c", "was__one": "was__c"},
        frozenset({("hop", "one"), ("zone", "c")}),
    )


def test_a_new_zone_is_drawn_around_what_it_holds() -> None:
    before = built("one@a two@a", "a")
    after = built("one@new two@a", "a", "new<a")

    assert places_of(before, after) == Places(
        {"a": None, "new": "a"}, {"one": "new", "two": "a"}, frozenset()
    )


def test_a_zone_that_is_gone_stays_around_what_it_held() -> None:
    before = built("one@gone two@a", "a", "gone<a")
    after = built("one@a two@a", "a")

    assert places_of(before, after) == Places(
        {"a": None, "gone": "a"}, {"one": "gone", "two": "a"}, frozenset()
    )


def test_of_a_zone_that_is_gone_and_a_new_one_that_holds_more_stands_around() -> None:
    before = built("one@left two@right", "left", "right")
    after = built("one@new two@new", "new")
    merged = {"new": None, "left": "new", "right": "new"}

    assert places_of(before, after).around == merged
    assert places_of(after, before).around == merged
    assert places_of(before, after).homes == {"one": "left", "two": "right"}


def test_a_hop_stands_in_both_where_neither_of_its_zones_can_hold_the_other() -> None:
    before = built("one@left two@left three@right", "left", "right")
    after = built("one@up two@down three@down", "up", "down")

    assert places_of(before, after) == Places(
        {"down": "right", "left": None, "right": None, "up": "left"},
        {"one": "up", "three": "down", "two": "down", "was__two": "left"},
        frozenset({("hop", "two")}),
    )


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_on_either_side_everything_stands_in_the_zones_that_it_is_in(
    pair: tuple[Architecture, Architecture],
) -> None:
    renames = [change for change in diff(*pair) if change.kind == "renamed"]
    before, after = rename(pair[0], renames), pair[1]
    found = places_of(before, after)
    twice = [(word, slug) for word, slug in sorted(found.twice)]
    names = {("hop", slug): was(slug) for word, slug in twice if word == "hop"}
    names |= {("zone", slug): was(slug) for word, slug in twice if word == "zone"}

    for own, name in ((before, names), (after, {})):
        alone = places_of(own, own)
        zones = {name.get(("zone", zone.slug), zone.slug) for zone in own.zones}
        for word, table, homes in (
            ("hop", alone.homes, found.homes),
            ("zone", alone.around, found.around),
        ):
            for slug, zone in table.items():
                chain = [name.get(("zone", each), each) for each in outwards(alone, zone)]
                place = homes[name.get((word, slug), slug)]
                assert [each for each in outwards(found, place) if each in zones] == chain


def outwards(places: Places, zone: str | None) -> list[str]:
    found: list[str] = []
    while zone is not None:
        assert zone not in found
        found.append(zone)
        zone = places.around[zone]
    return found
