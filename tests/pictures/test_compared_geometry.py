"""Nothing in a picture of two architectures runs through anything else, whatever is shown of it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Destination, Forward, Zone
from docs_app.core.diagram import Diagram, View
from docs_app.core.diagram.compared import SHOWS
from docs_app.core.diff import Change
from docs_app.core.diff.renames import rename
from docs_app.pictures import OneSide, inline_compared
from tests.core.builders import storage
from tests.core.compared.pairs import pairs
from tests.core.compared.test_cases import with_cache
from tests.core.edits import added, edited, without
from tests.pictures.geometry import Box, Geometry, geometry_of
from tests.pictures.test_geometry import STAMP, crossings, overlaps, shipped

PLAIN = storage()
ANOTHER = replace(PLAIN.hops[1], slug="gateway-2", name="Other API")

CASES: dict[str, tuple[Architecture, Architecture]] = {
    "nothing": (PLAIN, PLAIN),
    "another number": (PLAIN, edited(PLAIN, "port:bags-app/http", number=9002)),
    "a hop between": (PLAIN, with_cache()),
    "a hop gone": (with_cache(), PLAIN),
    "renamed": (PLAIN, rename(PLAIN, [Change("renamed", "hop:edge", "slug", "nlb", "edge")])),
    "named": (PLAIN, edited(PLAIN, "hop:link", name="a link of quite another name")),
    "redirected": (
        PLAIN,
        edited(PLAIN, "rule:nlb/bags", action=Forward(Destination("items"))),
    ),
    "another path": (
        PLAIN,
        edited(
            PLAIN, "rule:gateway/bags", match=replace(PLAIN.hops[1].rules[0].match, path="/sacks")
        ),
    ),
    "zone moved": (PLAIN, edited(PLAIN, "zone:bags-task", parent="aws")),
    "hop moved": (PLAIN, edited(PLAIN, "hop:items", zone="vpc")),
    "zone between": (
        PLAIN,
        edited(
            added(PLAIN, "zone:vpc", Zone("subnet", "Subnet", "group", parent="vpc")),
            "zone:bags-task",
            parent="subnet",
        ),
    ),
    "another asks": (PLAIN, added(PLAIN, "hop:gateway", ANOTHER)),
    "asks no more": (
        PLAIN,
        edited(edited(PLAIN, "rule:gateway/bags", authorizer=None), "hop:link", summary="New"),
    ),
    "an API gone": (PLAIN, without(without(PLAIN, "hop:items"), "rule:nlb/ingests")),
}
VIEWS = [
    View(detail=detail, direction=direction)
    for detail in ("ports", "hops", "zones")
    for direction in ("LR", "TB")
]


def drawn(
    pair: tuple[Architecture, Architecture], view: View, show: str = "both"
) -> tuple[Geometry, Diagram]:
    before, after = (OneSide(each, replace(STAMP, architecture=each.slug)) for each in pair)
    picture = inline_compared(before, after, view, show)
    assert (picture.level, picture.message) == ("full", "")
    return geometry_of(picture.svg), picture.shown


EACH = pytest.mark.parametrize(
    ("name", "view"),
    [
        pytest.param(name, view, id=f"{name}-{view.detail}-{view.direction}")
        for name in CASES
        for view in VIEWS
    ],
)


@EACH
def test_nothing_runs_through_or_stands_on_anything(name: str, view: View) -> None:
    found, shown = drawn(CASES[name], view)

    assert crossings(found, shown) == []
    assert overlaps(found) == []
    held = {**found.cards, **found.pills, **found.zones}
    assert [
        (part, box)
        for part, outer in held.items()
        for box in found.texts[part]
        if not box.within(outer)
    ] == []
    texts = [box for boxes in (*found.texts.values(), *found.badges.values()) for box in boxes]
    assert [box for box in (*held.values(), *texts) if not box.within(found.page)] == []


@EACH
def test_nothing_moves_between_before_after_and_both(name: str, view: View) -> None:
    both, before, after = (drawn(CASES[name], view, show) for show in SHOWS)

    for found, shown in (before, after):
        assert found.page == both[0].page
        for part in shown.ids():
            assert places(found, part) == places(both[0], part)
        assert sorted(places_of_all(found)) == sorted(shown.ids())


def places(found: Geometry, part: str) -> list[Box | list[tuple[float, float]]]:
    tables = (found.zones, found.cards, found.pills, found.edges)
    return [table[part] for table in tables if part in table]


def places_of_all(found: Geometry) -> list[str]:
    return [*found.zones, *found.cards, *found.pills, *found.edges]


@pytest.mark.parametrize("name", CASES)
def test_words_of_one_side_fit_and_touch_nothing_either(name: str) -> None:
    for show in ("before", "after"):
        found, shown = drawn(CASES[name], View(), show)

        assert crossings(found, shown) == []
        assert overlaps(found) == []


def test_the_shipped_architecture_and_another_environment_of_it_are_clear_too() -> None:
    other = replace(edited(shipped(), "hop:nlb", name="staging-nlb"), slug="staging")
    for direction in ("LR", "TB"):
        found, shown = drawn((shipped(), other), View(direction=direction))

        assert crossings(found, shown) == []
        assert overlaps(found) == []


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(pairs(), st.sampled_from(VIEWS), st.sampled_from(SHOWS))
def test_any_two_architectures_are_drawn_whole(
    pair: tuple[Architecture, Architecture], view: View, show: str
) -> None:
    found, shown = drawn(pair, view, show)

    assert sorted(places_of_all(found)) == sorted(shown.ids())
