"""Two architectures in one picture: what is marked, and that nothing else is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture
from docs_app.core.diagram import DETAILS, Diagram, View, diagram
from docs_app.core.diagram.compared import compared
from docs_app.core.diagram.legs import legs_of
from docs_app.core.diff import Change, diff
from docs_app.core.diff.shape import split_subject
from tests.core.builders import storage
from tests.core.compared.pairs import pairs
from tests.core.edits import edited, without
from tests.core.strategies import architectures

MANY = settings(max_examples=60, suppress_health_check=list(HealthCheck))
details = st.sampled_from(DETAILS)


def marks(shown: Diagram) -> dict[str, str]:
    """Return by id what is marked, and with what."""
    parts = [*shown.boxes, *shown.cards, *shown.edges]
    parts += [pill for card in shown.cards for pill in card.pills]
    return {part.id: part.change for part in parts if part.change}


@given(architectures(), details)
def test_an_architecture_compared_with_itself_has_no_mark(value: Architecture, detail: str) -> None:
    shown, plain = compared(value, value, View(detail=detail)), diagram(value, View(detail=detail))

    assert marks(shown) == {}
    assert {line.change for edge in shown.edges for line in edge.lines} <= {""}
    assert list(shown.ids()) == list(plain.ids())
    assert shown.way == "Nothing that is drawn differs"


@MANY
@given(pairs(), details)
def test_before_and_after_have_what_their_own_pictures_have(
    pair: tuple[Architecture, Architecture], detail: str
) -> None:
    """But for zones and labels of zones, which stand where both can show them."""
    for show, own in zip(("before", "after"), pair, strict=True):
        shown = compared(*pair, View(detail=detail), show)
        hops = [card.href for card in shown.cards]

        if detail != "zones":
            assert sorted(hops) == sorted(f"/{own.slug}/hops/{hop.slug}/" for hop in own.hops)
        assert {box.slug.removeprefix("was__") for box in shown.boxes} <= {
            name for zone in own.zones for name in (zone.slug, *renamed_of(pair, zone.slug))
        }


def renamed_of(pair: tuple[Architecture, Architecture], slug: str) -> Iterator[str]:
    for change in diff(*pair):
        if change.kind == "renamed" and change.before == slug:
            yield str(change.after)


@MANY
@given(pairs(), details)
def test_before_and_after_are_parts_of_the_picture_of_both(
    pair: tuple[Architecture, Architecture], detail: str
) -> None:
    both, before, after = (
        compared(*pair, View(detail=detail), show) for show in ("both", "before", "after")
    )

    assert set(before.ids()) | set(after.ids()) == set(both.ids())
    assert len(set(both.ids())) == len(list(both.ids()))
    for one in (before, after):
        here = set(one.ids())
        assert list(one.ids()) == [part for part in both.ids() if part in here]
        assert_whole(one)
        # No part has more lines of words than the picture of both has room for.
        assert_fits(one, both)
    assert_whole(both)


def assert_whole(shown: Diagram) -> None:
    """Whatever a part refers to is there, and zones stand before those in them."""
    ids, seen = set(shown.ids()), set[str]()
    for box in shown.boxes:
        assert box.parent is None or box.parent in seen
        seen.add(box.id)
    assert {card.zone for card in shown.cards} <= seen | {None}
    assert {end for edge in shown.edges for end in (edge.tail, edge.head)} <= ids


def assert_fits(one: Diagram, both: Diagram) -> None:
    boxes = {box.id: len(box.label) for box in both.boxes}
    cards = {card.id: len(card.name) for card in both.cards}
    lines = {edge.id: edge.lines for edge in both.edges}
    assert all(len(box.label) <= boxes[box.id] for box in one.boxes)
    assert all(len(card.name) <= cards[card.id] for card in one.cards)
    assert one.view.detail == "zones" or all(
        line in lines[edge.id] for edge in one.edges for line in edge.lines
    )


@MANY
@given(pairs())
def test_every_change_of_what_is_drawn_is_marked(pair: tuple[Architecture, Architecture]) -> None:
    for detail in ("ports", "hops"):
        shown = compared(*pair, View(detail=detail))
        found = marks(shown)

        for change in diff(*pair):
            drawn = {part for part in parts_of(change, pair, detail) if part in set(shown.ids())}
            assert not drawn or drawn & found.keys(), change


def parts_of(change: Change, pair: tuple[Architecture, Architecture], detail: str) -> Iterator[str]:
    """Yield the ids of the parts that may tell of a change."""
    word, owner, key = split_subject(change.subject)
    if word in ("zone", "hop"):
        yield f"{word}--{key}"
    elif word == "port":
        yield f"port--{owner}--{key}" if detail == "ports" else f"hop--{owner}"
    elif word in ("rule", "entry"):
        yield from ways_of((owner, key), pair, detail)
        if word == "rule":
            yield f"hop--{owner}"


def ways_of(
    cause: tuple[str, str], pair: tuple[Architecture, Architecture], detail: str
) -> Iterator[str]:
    """Yield the ids of edges of a rule or an address, where its hops stand in one place."""
    for own in pair:
        for leg in legs_of(own):
            if leg.cause == cause:
                ends = [leg.tail, leg.head] if detail == "ports" else [leg.tail[:1], leg.head[:1]]
                names = ["--".join(each for each in end if each) for end in ends]
                yield f"{'asks' if leg.kind == 'asks' else 'edge'}--{'---'.join(names)}"


@MANY
@given(pairs(), details)
def test_the_other_way_round_what_was_added_is_removed(
    pair: tuple[Architecture, Architecture], detail: str
) -> None:
    there = marks(compared(*pair, View(detail=detail)))
    back = marks(compared(pair[1], pair[0], View(detail=detail)))
    swapped = {"added": "removed", "removed": "added"}
    renamed = any(change.kind == "renamed" for change in diff(*pair))

    if not renamed and not any("was__" in part for part in (*there, *back)):
        assert {part: swapped[change] for part, change in there.items() if change in swapped} == {
            part: change for part, change in back.items() if change in swapped
        }


@pytest.mark.parametrize("detail", DETAILS)
def test_a_route_of_the_view_is_not_followed(detail: str) -> None:
    value = storage()

    assert compared(value, value, View("bags", detail=detail)) == compared(
        value, value, View(detail=detail)
    )


def test_slugs_that_are_equal_are_the_same_objects_of_two_architectures() -> None:
    production = storage()
    staging = replace(
        without(edited(production, "port:bags-app/http", number=9002), "entry:domain"),
        slug="staging",
        name="Staging",
    )

    shown = compared(production, staging)

    assert marks(shown) == {
        "port--bags-app--http": "changed",
        "edge--client---gateway--https": "changed",
    }
    assert [card.href for card in shown.cards][:2] == [
        "/staging/hops/client/",
        "/staging/hops/gateway/",
    ]
    assert compared(production, staging, show="before").cards[1].href == "/storage/hops/gateway/"
    assert [line.said for line in shown.edges[0].lines] == ["Invoke URL", "\u2212 Custom domain"]
