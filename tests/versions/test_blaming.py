"""Since which version something is as it is, and whose doing that was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from docs_app import versions
from docs_app.core.architecture import (
    Architecture,
    Destination,
    Expectation,
    Forward,
    Port,
    PortRef,
)
from docs_app.core.codec import content_hash, snapshot
from docs_app.core.diff import DoesNotFitError, apply, describe, diff
from docs_app.core.diff.fields import get_field
from docs_app.core.diff.finding import find
from docs_app.core.diff.renames import find_renames, rename, slugs_of
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Version, VersionChange
from docs_app.versions import blame, blame_fields, blames
from tests.core.builders import storage
from tests.core.edits import added, edited, without
from tests.core.strategies import architectures

pytestmark = pytest.mark.django_db


def published(*values: Architecture) -> None:
    for number, value in enumerate(values, 1):
        assert versions.create(value, None, f"Reason {number}").number == number


def since(subject: str, field: str = "", at: int = 9) -> int:
    found = blame("storage", at, subject, field)
    assert found is not None
    return found.number


def called(architecture: Architecture, old: str, new: str) -> Architecture:
    here = edited(architecture, f"hop:{old}", slug=new)
    return rename(architecture, find_renames(architecture, here))


BARE = replace(storage(), pages=())
"""Without the page that names the load balancer in its text, so that this may be renamed."""


def test_a_fact_is_blamed_on_the_version_that_last_changed_it_with_who_and_why() -> None:
    ann = User.objects.create_user("ann", first_name="Ann")
    published(storage())
    versions.create(edited(storage(), "port:nlb/bags", number=65530), ann, "The old one was taken.")

    found = blame("storage", 2, "port:nlb/bags")

    assert found is not None
    assert (found.number, found.author, found.message) == (2, "Ann", "The old one was taken.")
    assert since("port:nlb/ingests") == 1
    assert since("port:nlb/bags", at=1) == 1


def test_each_field_has_a_version_of_its_own() -> None:
    number = edited(storage(), "port:nlb/bags", number=65530)
    worded = edited(number, "port:nlb/bags", summary="For bags.")
    published(storage(), number, worded)

    assert since("port:nlb/bags") == 3
    assert since("port:nlb/bags", "summary") == 3
    assert since("port:nlb/bags", "number") == 2
    assert since("port:nlb/bags", "protocol") == 1


def test_a_fact_that_flips_is_blamed_on_the_last_flip() -> None:
    other = edited(storage(), "port:nlb/bags", number=65530)
    published(storage(), other, storage(), edited(storage(), "hop:nlb", summary="Fast."))

    assert since("port:nlb/bags", "number") == 3
    assert since("port:nlb/bags", "number", at=2) == 2


def test_what_came_with_its_hop_is_as_old_as_the_hop() -> None:
    spare = replace(storage().hops[4], slug="spare", name="Spare")
    spare = replace(spare, rules=(), ports=(Port("bags", 1, "TCP", "vpc"),), kind="service")
    with_spare = added(storage(), "hop:nlb", spare)
    published(storage(), with_spare, edited(with_spare, "port:spare/bags", summary="More."))

    assert since("port:spare/bags", "number") == 2
    assert since("port:spare/bags") == 3
    assert since("hop:spare", "summary") == 2


def test_what_was_removed_and_came_back_is_as_old_as_its_return() -> None:
    gone = without(storage(), "rule:gateway/bags-below")
    published(storage(), gone, storage())

    assert since("rule:gateway/bags-below", "action.to") == 3
    assert since("rule:gateway/bags-below", at=2) == 2


def test_history_goes_on_under_the_old_name_of_a_hop() -> None:
    changed = edited(BARE, "port:nlb/bags", number=65530)
    front = called(changed, "nlb", "front")
    edge = called(front, "front", "edge")
    published(BARE, changed, front, edge)

    assert since("port:edge/bags", "number") == 2
    assert since("port:edge/bags") == 2
    assert since("rule:edge/bags") == 1
    assert since("hop:edge") == 4
    assert since("hop:edge", "summary") == 1
    assert since("port:front/bags", at=3) == 2


def test_a_name_given_to_another_later_has_no_history_of_the_first() -> None:
    changed = edited(BARE, "port:nlb/bags", number=65530)
    front = called(changed, "nlb", "front")
    other = replace(front.hops[0], slug="nlb", name="Another", kind="service", zone="vpc")
    again = added(front, "hop:front", replace(other, ports=(Port("bags", 1, "TCP", "vpc"),)))
    published(BARE, changed, front, again)

    assert since("port:nlb/bags", "number") == 4
    assert since("port:front/bags", "number") == 2


def test_a_summary_that_reads_like_a_rename_is_none() -> None:
    before = edited(BARE, "hop:nlb", summary="old")
    after = edited(before, "hop:nlb", summary="x: slug nlb")
    published(BARE, before, after)
    assert VersionChange.objects.filter(sentence__endswith=": slug nlb, was old").exists()

    assert since("port:nlb/bags") == 1
    assert since("hop:nlb", "summary") == 3
    assert since("hop:nlb", "name") == 1


def test_a_summary_that_reads_as_if_a_hop_were_new_makes_its_ports_no_younger() -> None:
    before = edited(storage(), "hop:nlb", summary="new and added")
    published(storage(), before, edited(before, "hop:nlb", summary="x"))
    assert VersionChange.objects.filter(subject="hop:nlb", sentence__endswith=" added").exists()

    assert since("port:nlb/bags") == 1


def test_an_example_is_no_younger_because_its_request_ends_elsewhere() -> None:
    loose = edited(storage(), "example:bags/get", expect=Expectation("delivered"))
    elsewhere = edited(loose, "rule:nlb/bags", action=Forward(Destination("items")))
    published(storage(), loose, elsewhere)

    assert since("example:bags/get") == 2
    assert since("rule:nlb/bags", "action.to") == 3


def test_a_rule_that_was_moved_is_where_it_is_since_then() -> None:
    one, two, *others = storage().hops[1].rules
    published(storage(), edited(storage(), "hop:gateway", rules=(two, *others, one)))

    assert since("rule:gateway/bags") == 2
    assert since("rule:gateway/bags", "action.to") == 1


def test_nothing_is_blamed_for_what_is_not_published() -> None:
    assert blame("storage", 1, "hop:nlb") is None


def test_many_facts_cost_as_many_queries_as_one() -> None:
    published(storage(), edited(storage(), "port:nlb/bags", number=65530))
    hop = storage().hops[4]
    all_of_it = ["hop:nlb"]
    all_of_it += [f"port:nlb/{port.slug}" for port in hop.ports]
    all_of_it += [f"rule:nlb/{rule.slug}" for rule in hop.rules]

    for subjects in (all_of_it[:1], all_of_it):
        with CaptureQueriesContext(connection) as asked:
            found = blames("storage", 2, subjects)
        assert set(found) == set(subjects)
        assert len(asked) == 3


def facts(value: Any, prefix: str = "") -> Iterator[str]:
    """The paths of all fields of an object that say something by themselves."""
    for each in fields(value):
        held = getattr(value, each.name)
        if each.name == "settings":
            yield from (f"settings.{name}" for name, _ in held)
        elif is_dataclass(held) and not isinstance(held, Destination | PortRef):
            yield from facts(held, f"{prefix}{each.name}.")
        elif each.name not in {"ports", "rules", "slug", "examples"}:
            yield prefix + each.name


class TestAnyHistory(TestCase):
    """Histories that nobody thought of."""

    @settings(max_examples=30)
    @given(st.lists(architectures(), min_size=2, max_size=3), st.data())
    def test_each_fact_is_blamed_on_the_last_version_that_differs_in_it_from_the_one_before(
        self, values: list[Architecture], data: st.DataObject
    ) -> None:
        history = [replace(values[0], slug="any")]
        for _ in range(6):
            history.append(wandered(history[-1], data.draw(st.sampled_from(values)), data))
        write(history)
        last = history[-1]
        subjects = [f"hop:{hop.slug}" for hop in last.hops]
        subjects += [f"port:{hop.slug}/{port.slug}" for hop in last.hops for port in hop.ports]
        subjects += [f"rule:{hop.slug}/{rule.slug}" for hop in last.hops for rule in hop.rules]
        subjects += [f"entry:{entry.slug}" for entry in last.entry_points]

        for subject in subjects:
            paths = list(facts(find(last, subject)))
            found = blame_fields("any", len(history), subject, paths)
            assert {path: each.number for path, each in found.items()} == {
                path: last_flip(history, subject, path) for path in paths
            }


def wandered(value: Architecture, towards: Architecture, data: st.DataObject) -> Architecture:
    """The value with some of what would make it another, where that fits."""
    changes = diff(value, replace(towards, slug="any"))
    some = (
        data.draw(st.lists(st.sampled_from(changes), max_size=4, unique_by=id)) if changes else []
    )
    for change in some:
        with suppress(DoesNotFitError):
            value = apply([change], value)
    return value


def write(history: list[Architecture]) -> None:
    """Make versions of values that nobody would let pass."""
    row = ArchitectureRow.objects.create(slug="any", name="Any")
    for number, value in enumerate(history, 1):
        before = history[number - 2] if number > 1 else None
        version = Version.objects.create(
            architecture=row,
            number=number,
            at=timezone.now(),
            name="Any",
            content_hash=content_hash(value),
            snapshot=snapshot(value),
        )
        VersionChange.objects.bulk_create(
            VersionChange(version=version, subject=change.subject, sentence=describe(change, value))
            for change in (diff(before, value) if before else ())
        )


def last_flip(history: list[Architecture], subject: str, path: str) -> int:
    """The number of the version since which the fact is as it is, found by looking at them all."""
    for number in range(len(history), 1, -1):
        before, after = history[number - 2 : number]
        renames = find_renames(before, after)
        old, new = find(rename(before, renames), subject), find(after, subject)
        if old is None or get_field(old, path) != get_field(new, path):
            return number
        backwards = [replace(each, before=each.after, after=each.before) for each in renames]
        subject = slugs_of(backwards).subject(subject)
    return 1
