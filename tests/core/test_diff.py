from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Forward,
    HealthCheck,
    Hop,
    Page,
    Port,
    PortRef,
    Respond,
    Route,
    Rule,
    Zone,
)
from docs_app.core.diff import Change, DoesNotFitError, apply, diff
from docs_app.core.diff.order import movers
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.strategies import architectures


@st.composite
def shuffled_mixtures(draw: st.DrawFn) -> tuple[Architecture, Architecture]:
    """Two architectures that share most objects, in other orders, some with other contents."""
    one, other = draw(architectures()), draw(architectures())
    mixed = {}
    for name in ("zones", "hops", "entry_points", "routes", "pages"):
        pool = {_key(each): each for each in (*getattr(one, name), *getattr(other, name))}
        chosen = draw(st.permutations(sorted(pool)).flatmap(_beginnings))
        mixed[name] = tuple(pool[key] for key in chosen)
    return one, replace(one, **mixed)


def _key(value: object) -> str:
    return str(getattr(value, "slug", None) or getattr(value, "path", None))


def _beginnings(keys: list[str]) -> st.SearchStrategy[list[str]]:
    return st.integers(0, len(keys)).map(lambda count: keys[:count])


@given(architectures(), architectures())
def test_a_diff_turns_any_architecture_into_any_other(
    before: Architecture, after: Architecture
) -> None:
    assert apply(diff(before, after), before) == after


@given(shuffled_mixtures())
def test_a_diff_restores_order_and_contents_of_what_two_architectures_share(
    pair: tuple[Architecture, Architecture],
) -> None:
    before, after = pair
    assert apply(diff(before, after), before) == after
    assert apply(diff(after, before), after) == before


@given(architectures(), architectures())
def test_each_change_of_a_diff_has_a_key_of_its_own(
    before: Architecture, after: Architecture
) -> None:
    changes = diff(before, after)
    assert len({change.key for change in changes}) == len(changes)


@given(architectures())
def test_an_architecture_does_not_differ_from_itself_or_its_copy(value: Architecture) -> None:
    assert diff(value, value) == ()
    assert diff(value, replace(value, hops=tuple(replace(hop) for hop in value.hops))) == ()


@given(st.permutations(list("abcdefgh")))
def test_what_does_not_move_keeps_its_order_and_is_as_much_as_can_be(after: list[str]) -> None:
    moving = movers("abcdefgh", after)
    staying = [key for key in after if key not in moving]
    assert staying == sorted(staying)
    assert not any(
        [key for key in after if key not in moving or key == back] == sorted([*staying, back])
        for back in moving
    )


def test_a_changed_number_is_one_change_with_the_old_and_the_new() -> None:
    after = edited(storage(), "port:nlb/ingests", number=65530)
    assert diff(storage(), after) == (
        Change("changed", "port:nlb/ingests", "number", 65535, 65530),
    )
    assert diff(storage(), after)[0].key == "changed|port:nlb/ingests|number"


def test_parts_of_a_rule_are_told_apart() -> None:
    action = Forward(Destination("nlb", "ingests"), None, "/new")
    rule = edited(storage(), "rule:gateway/bags", action=action, scopes=())
    assert diff(storage(), rule) == (
        Change(
            "changed",
            "rule:gateway/bags",
            "action.to",
            Destination("nlb", "bags"),
            Destination("nlb", "ingests"),
        ),
        Change("changed", "rule:gateway/bags", "action.via", "link", None),
        Change("changed", "rule:gateway/bags", "action.rewrite", "", "/new"),
        Change("changed", "rule:gateway/bags", "scopes", None, ()),
    )


def test_an_action_of_another_kind_is_one_change() -> None:
    before = storage()
    after = edited(before, "rule:bags/targets", action=Respond(204))
    assert diff(before, after) == (
        Change(
            "changed",
            "rule:bags/targets",
            "action",
            Forward(Destination("bags-nginx", "http")),
            Respond(204),
        ),
    )


def test_settings_change_name_by_name() -> None:
    after = edited(storage(), "hop:bags-nginx", settings=(("body_limit", 9), ("software", "nginx")))
    assert diff(storage(), after) == (
        Change("changed", "hop:bags-nginx", "settings.body_limit", None, 9),
        Change("changed", "hop:bags-nginx", "settings.cors", True, None),
    )


def test_a_value_of_a_health_check_is_told_apart_from_there_being_one() -> None:
    before = storage()
    with_path = edited(before, "hop:bags", health_check=HealthCheck(path="/health"))
    without = edited(before, "hop:bags", health_check=None)
    assert diff(before, with_path) == (
        Change("changed", "hop:bags", "health_check.path", None, "/health"),
    )
    assert diff(without, with_path) == (
        Change("changed", "hop:bags", "health_check", None, HealthCheck(path="/health")),
    )


def test_what_is_new_and_what_is_gone_is_carried_whole_with_its_place() -> None:
    before = storage()
    page = Page("ports", "Ports", "Text.")
    gone, *rest = before.zones
    after = replace(before, zones=tuple(rest), pages=(*before.pages, page))
    assert diff(before, after) == (
        Change("removed", "zone:internet", before=gone),
        Change("added", "page:ports", after=page, behind="overview"),
    )


def test_only_what_must_move_moves() -> None:
    before = storage()
    first, *rest = before.hops
    assert diff(before, replace(before, hops=(*rest, first))) == (
        Change("moved", "hop:client", before=None, after="ingests-app"),
    )


def test_one_change_of_many_can_be_applied_alone() -> None:
    before = storage()
    pages = (Page("a", "A"), Page("b", "B"))
    first, second = diff(before, replace(before, pages=(*before.pages, *pages)))
    assert apply([second], before).pages == (*before.pages, pages[1])
    assert apply([first], before).pages == (*before.pages, pages[0])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            Change("changed", "port:nlb/bags", "number", 1, 2),
            "port:nlb/bags: number is not what the change says it was",
        ),
        (Change("changed", "hop:x", "name", "A", "B"), "hop:x: there is no such object"),
        (Change("changed", "port:x/y", "number", 1, 2), "port:x/y: there is no such object"),
        (
            Change("removed", "zone:x", before=Zone("x", "X", "vpc")),
            "zone:x: there is no such object",
        ),
        (
            Change("removed", "zone:vpc", before=Zone("vpc", "X", "vpc")),
            "zone:vpc: it is not what it was when it was to be removed",
        ),
        (
            Change("added", "route:bags", after=Route("bags", "X")),
            "route:bags: there is one already",
        ),
        (Change("moved", "rule:nlb/x"), "rule:nlb/x: there is no such object"),
        (Change("renamed", "hop:y", "slug", "x", "y"), "hop:y: there is no x to rename"),
        (Change("renamed", "hop:nlb", "slug", "link", "nlb"), "hop:nlb: the new slug is taken"),
    ],
)
def test_a_change_that_is_not_about_this_architecture_is_refused(change: Change, says: str) -> None:
    with pytest.raises(DoesNotFitError) as caught:
        apply([change], storage())
    assert str(caught.value) == says
    assert caught.value.change == change


def test_a_port_an_entry_point_and_a_rule_of_one_hop_change_together() -> None:
    before = storage()
    after = edited(before, "hop:nlb", ports=(Port("all", 80, "TCP", "vpc"),), rules=())
    after = edited(after, "entry:domain", to=PortRef("nlb", "all"))
    assert [(change.kind, change.subject) for change in diff(before, after)] == [
        ("removed", "port:nlb/bags"),
        ("removed", "port:nlb/ingests"),
        ("added", "port:nlb/all"),
        ("removed", "rule:nlb/bags"),
        ("removed", "rule:nlb/ingests"),
        ("changed", "entry:domain"),
    ]
    assert apply(diff(before, after), before) == after


def test_rules_of_one_slug_on_two_hops_are_two_rules() -> None:
    rule = Rule("all", Respond(200))
    hops = tuple(Hop(slug, slug, "service", rules=(rule,)) for slug in ("a", "b"))
    before = Architecture("x", "X", hops=hops)
    after = edited(before, "rule:b/all", action=Respond(404))
    assert diff(before, after) == (Change("changed", "rule:b/all", "action.status", 200, 404),)
