"""One change taken back: right away, later, after renames, and where it does not fit any more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Destination, Forward, Port, Zone
from docs_app.core.diff import DoesNotFitError, apply, diff, undo
from docs_app.core.diff.renames import find_renames, rename
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without
from tests.core.strategies import architectures


def only(before: Architecture, after: Architecture) -> str:
    """The key of the one change between two architectures."""
    (change,) = diff(before, after)
    return change.key


def why(before: Architecture, after: Architecture, now: Architecture, key: str = "") -> str:
    """Why the one change between the first two cannot be taken out of the third."""
    with pytest.raises(DoesNotFitError) as caught:
        undo(before, after, key or only(before, after), now, (find_renames(after, now),))
    return caught.value.why


def called(architecture: Architecture, old: str, new: str) -> Architecture:
    """The architecture with a hop of another slug, every reference following."""
    here = edited(architecture, f"hop:{old}", slug=new)
    return replace(rename(architecture, find_renames(architecture, here)), pages=())


PORT = Port("more", 65533, "TCP", "vpc")
ONE_CHANGE = {
    "a field": edited(storage(), "port:nlb/bags", number=65530),
    "a field of the whole": replace(storage(), summary="Keeps bags."),
    "a setting": edited(storage(), "hop:bags-nginx", settings=(("software", "nginx"),)),
    "something new": added(storage(), "port:nlb/bags", PORT),
    "something new and first": replace(
        storage(), zones=(Zone("edge", "Edge", "group"), *storage().zones)
    ),
    "something gone": without(storage(), "rule:gateway/bags-below"),
    "the first gone": without(storage(), "rule:gateway/bags"),
    "an order": edited(storage(), "hop:nlb", rules=storage().hops[4].rules[::-1]),
    "a page gone": replace(storage(), pages=()),
}


@pytest.mark.parametrize("after", ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_a_change_undone_right_after_it_was_made_leaves_what_was_before(
    after: Architecture,
) -> None:
    assert undo(storage(), after, only(storage(), after), after) == storage()


@given(architectures(), architectures(), st.data())
def test_any_change_undone_right_after_it_alone_was_made_leaves_what_was_before(
    before: Architecture, other: Architecture, data: st.DataObject
) -> None:
    alone = []
    for change in diff(before, other):
        with suppress(DoesNotFitError):
            after = apply([change], before)
            alone += [after] if len(diff(before, after)) == 1 else []
    assume(alone)
    after = data.draw(st.sampled_from(alone))

    assert undo(before, after, only(before, after), after) == before


@given(architectures(), architectures())
def test_any_change_of_a_version_is_either_taken_back_or_it_is_told_why_not(
    before: Architecture, after: Architecture
) -> None:
    for change in diff(before, after):
        with suppress(DoesNotFitError):
            undone = undo(before, after, change.key, after)
            assert len(diff(undone, after)) >= 1
            assert change.kind == "moved" or change not in diff(before, undone)


@given(architectures(), architectures())
def test_whatever_else_was_changed_since_stays(before: Architecture, now: Architecture) -> None:
    after = replace(before, summary="Changed")
    assume(before.summary != after.summary)

    undone = undo(before, after, "changed|architecture|summary", replace(now, summary="Changed"))

    assert undone == replace(now, summary=before.summary)


def test_a_change_undone_later_leaves_the_changes_since() -> None:
    after = edited(storage(), "port:nlb/bags", number=65530)
    now = edited(after, "port:nlb/ingests", number=65531)

    undone = undo(storage(), after, only(storage(), after), now)

    assert undone == edited(storage(), "port:nlb/ingests", number=65531)


def test_one_of_several_changes_is_undone_and_the_others_stay() -> None:
    other = edited(storage(), "port:nlb/ingests", protocol="UDP")
    after = edited(other, "port:nlb/bags", number=65530)

    assert undo(storage(), after, "changed|port:nlb/bags|number", after) == other


def test_a_change_follows_the_renames_since() -> None:
    action = Forward(Destination("items"))
    before = replace(storage(), pages=())
    after = edited(edited(before, "port:nlb/bags", number=65530), "rule:nlb/bags", action=action)
    first = called(after, "nlb", "front")
    now = called(first, "front", "edge")
    since = (find_renames(after, first), find_renames(first, now))

    undone = undo(before, after, "changed|port:nlb/bags|number", now, since)
    other = undo(before, after, "changed|rule:nlb/bags|action.to", now, since)

    assert undone == edited(now, "port:edge/bags", number=65534)
    assert other == edited(now, "rule:edge/bags", action=Forward(Destination("bags")))


def test_what_a_change_refers_to_follows_the_renames_since() -> None:
    before = replace(storage(), pages=())
    after = without(before, "rule:gateway/bags")
    now = called(after, "nlb", "front")

    undone = undo(before, after, only(before, after), now, (find_renames(after, now),))

    assert undone == called(before, "nlb", "front")


def test_a_rename_is_undone_and_every_reference_goes_with_it() -> None:
    before = replace(storage(), pages=())
    after = called(before, "nlb", "front")

    assert undo(before, after, only(before, after), after) == before


def test_a_change_made_again_since_is_not_undone() -> None:
    after = edited(storage(), "port:nlb/bags", number=65530)

    assert why(storage(), after, edited(after, "port:nlb/bags", number=65529)) == (
        "number is 65529 by now, not 65530; it was changed again since"
    )
    assert why(storage(), after, without(after, "port:nlb/bags")) == "it is not there any more"
    assert why(storage(), after, without(after, "hop:nlb")) == "it is not there any more"


def test_a_long_text_changed_again_is_told_without_its_size() -> None:
    after = edited(storage(), "page:overview", body="One\nTwo\n")

    assert why(storage(), after, edited(after, "page:overview", body="One\nThree\n")) == (
        "body is 2 lines by now; it was changed again since"
    )


def test_what_was_changed_after_it_was_added_is_not_taken_out() -> None:
    after = added(storage(), "port:nlb/bags", PORT)

    assert why(storage(), after, edited(after, "port:nlb/more", number=65532)) == (
        "it was changed since it was added, and that would be lost with it"
    )


def test_what_cannot_be_put_back_is_told() -> None:
    after = without(storage(), "rule:nlb/bags")

    assert why(storage(), after, without(after, "hop:nlb")) == (
        "what it was a part of is not there any more"
    )
    again = edited(after, "hop:nlb", rules=(forward("bags", "items"),))
    assert why(storage(), after, again) == "there is one of this name again"


def test_what_was_removed_comes_back_behind_the_neighbour_that_is_left() -> None:
    after = without(storage(), "rule:gateway/ingests")
    now = without(after, "rule:gateway/bags-below")

    undone = undo(storage(), after, only(storage(), after), now)

    rules = undone.hops[1].rules
    assert [rule.slug for rule in rules] == ["bags", "ingests", "ingests-below"]


def test_what_was_moved_again_stays_where_it_is() -> None:
    one, two, three, four = storage().hops[1].rules
    after = edited(storage(), "hop:gateway", rules=(two, three, four, one))
    now = edited(after, "hop:gateway", rules=(two, one, three, four))

    assert why(storage(), after, now) == "it was moved again since"


def test_a_rename_does_not_take_a_slug_that_another_has_by_now() -> None:
    before = replace(storage(), pages=())
    after = called(before, "link", "vpc-link")
    now = added(after, "hop:vpc-link", replace(storage().hops[3], name="Another"))

    assert why(before, after, now, only(before, after)) == (
        "the slug link belongs to another by now"
    )
    gone = without(edited(after, "hop:vpc-link", slug="tunnel"), "hop:client")
    assert why(before, after, gone, only(before, after)) == "it is not there any more"


def test_a_change_does_not_follow_a_name_that_was_given_to_another() -> None:
    before = replace(storage(), pages=())
    after = without(before, "hop:client")
    renamed = called(after, "cognito", "client")

    assert why(before, after, renamed) == "a name of that time belongs to something else by now"


def test_a_change_that_there_never_was_is_no_key() -> None:
    with pytest.raises(KeyError):
        undo(storage(), storage(), "changed|port:nlb/bags|number", storage())
