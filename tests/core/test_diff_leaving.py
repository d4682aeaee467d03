"""Some of the changes left out: the rest stays, and nothing else comes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Destination, Forward, Page
from docs_app.core.diff import Change, diff
from docs_app.core.diff.leaving import leave_out
from docs_app.core.diff.renames import rename
from tests.core.builders import storage
from tests.core.edits import added, edited, without
from tests.core.strategies import architectures


@given(architectures(), architectures())
def test_without_all_changes_it_is_what_it_was_and_without_none_what_it_is(
    before: Architecture, after: Architecture
) -> None:
    keys = {change.key for change in diff(before, after)}
    assert leave_out(before, after, keys) == before
    assert leave_out(before, after, set()) == after


@given(architectures(), architectures(), st.data())
def test_what_is_left_out_differs_no_more_and_what_stays_does_as_it_did(
    before: Architecture, after: Architecture, data: st.DataObject
) -> None:
    changes = [change for change in diff(before, after) if change.kind not in ("moved", "renamed")]
    assume(not any(change.kind == "renamed" for change in diff(before, after)))
    left = (
        data.draw(st.sets(st.sampled_from(sorted(each.key for each in changes))))
        if changes
        else set()
    )
    now = leave_out(before, after, left)
    stays = {(each.key, each.after) for each in changes if each.key not in left}
    differs = {(each.key, each.after) for each in diff(before, now) if each.kind != "moved"}
    assume(not any(each.kind == "renamed" for each in diff(before, now)))
    assert differs == stays


RENAME = Change("renamed", "hop:balancer", "slug", "nlb", "balancer")


def test_a_rename_can_be_left_out_while_what_changed_around_it_stays() -> None:
    before = storage()
    there = Forward(Destination("balancer", "ingests"), "link")
    after = edited(rename(before, [RENAME]), "rule:gateway/bags", action=there)
    assert [change.key for change in diff(before, after)] == [
        "renamed|hop:balancer|slug",
        "changed|rule:gateway/bags|action.to",
    ]
    here = Forward(Destination("nlb", "ingests"), "link")
    assert leave_out(before, after, {RENAME.key}) == edited(
        before, "rule:gateway/bags", action=here
    )
    assert leave_out(before, after, {"changed|rule:gateway/bags|action.to"}) == rename(
        before, [RENAME]
    )


def test_what_was_removed_comes_back_to_its_place() -> None:
    before = storage()
    after = edited(without(before, "hop:cognito"), "hop:nlb", name="balancer")
    assert leave_out(before, after, {"removed|hop:cognito|"}) == edited(
        before, "hop:nlb", name="balancer"
    )


def test_what_was_added_goes_and_its_follower_closes_up() -> None:
    before = storage()
    first, second = Page("one", "One"), Page("two", "Two")
    after = added(before, "page:overview", first, second)
    assert leave_out(before, after, {"added|page:one|"}) == added(before, "page:overview", second)


def test_a_change_that_there_is_not_is_told() -> None:
    with pytest.raises(KeyError, match="moved"):
        leave_out(storage(), edited(storage(), "hop:nlb", name="x"), {"moved|hop:nlb|"})
