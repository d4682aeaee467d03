"""Draft -> version: what is published, what is refused, and what never changes after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from docs_app.core.architecture import Architecture, Hop, Page, Port, Zone
from docs_app.core.codec import content_hash
from docs_app.core.wellformed import Problem
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Hop as HopRow
from docs_app.models import Version, VersionChange
from docs_app.store import NoSuchArchitecture, load_draft, load_published, save_draft
from docs_app.versions import Refused, changes_of, check, create, history, last_changes, publish
from tests.core.builders import forward, storage

pytestmark = pytest.mark.django_db

LATER = replace(storage(), summary="Later")


def broken() -> Architecture:
    """Return the storage service with a load balancer that listens on 80 without a rule for it.

    A rule leads there, so that lint calls it an error.
    """

    def with_more(hop: Hop) -> Hop:
        if hop.slug == "nlb":
            return replace(hop, ports=(*hop.ports, Port("web", 80, "TCP", "bags-task")))
        if hop.slug == "gateway":
            return replace(hop, rules=(*hop.rules, forward("web", "nlb/web", path="/web")))
        return hop

    return replace(storage(), hops=tuple(map(with_more, storage().hops)))


def test_a_draft_becomes_version_one_and_the_next_becomes_two() -> None:
    save_draft(storage())
    first = publish("storage", None, "Begin")
    save_draft(LATER)
    second = publish("storage", None, "Go on")
    assert (first.number, first.author, first.message, first.latest) == (1, "", "Begin", True)
    assert first.content_hash == content_hash(storage())
    assert second.number == 2
    assert history("storage") == (second, replace(first, latest=False))


def test_a_draft_that_says_nothing_new_makes_no_version() -> None:
    first = create(storage(), None, "Begin")
    assert publish("storage", None, "Again") == first
    assert create(storage(), None, "And again") == first
    assert Version.objects.count() == 1


def test_a_draft_that_is_set_back_is_no_new_version_either() -> None:
    first = create(storage(), None, "Begin")
    save_draft(LATER)
    assert create(storage(), None, "Back") == first
    assert load_draft("storage") == storage()


def test_what_was_before_can_become_a_version_again() -> None:
    create(storage(), None, "One")
    create(LATER, None, "Two")
    assert create(storage(), None, "Three").number == 3


def test_an_author_is_named_even_when_the_account_is_gone() -> None:
    ann = User.objects.create_user("ann", first_name="Ann", last_name="Lee")
    create(storage(), ann, "Begin")
    ann.delete()
    version = Version.objects.get()
    assert (version.author, history("storage")[0].author) == (None, "Ann Lee")


def test_a_value_that_is_not_well_formed_is_refused_and_nothing_is_written() -> None:
    orphan = Architecture("a", "A", zones=(Zone("z", "Z", "vpc", "gone"),))
    with pytest.raises(Refused) as caught:
        create(orphan, None, "")
    assert caught.value.problems == (
        Problem("zones[z].parent", "There is no zone 'gone'.", "Choose one of: z."),
    )
    assert not ArchitectureRow.objects.exists()


def test_a_draft_that_is_not_well_formed_is_refused() -> None:
    create(Architecture("a", "A", hops=(Hop("h", "H", "service"),)), None, "")
    HopRow.objects.update(kind="serviec")
    with pytest.raises(Refused) as caught:
        publish("a", None, "")
    assert str(caught.value) == "hops[h].kind: 'serviec' is not known here. Did you mean 'service'?"
    assert Version.objects.count() == 1


def test_an_error_that_lint_finds_anew_is_refused_and_the_draft_stays_as_it_was() -> None:
    create(storage(), None, "")
    with pytest.raises(Refused) as caught:
        create(broken(), None, "")
    found = [(each.code, each.level, each.subject) for each in caught.value.findings]
    assert found[0] == ("LISTENER_WITHOUT_RULE", "error", "port:nlb/web")
    with pytest.raises(Refused):
        check(broken())
    assert load_draft("storage") == storage()
    assert Version.objects.count() == 1


def test_a_draft_of_an_architecture_that_is_not_there_is_told() -> None:
    with pytest.raises(NoSuchArchitecture):
        publish("nowhere", None, "")


@pytest.mark.parametrize(
    "change",
    [
        {"snapshot": "{}"},
        {"message": "x"},
        {"number": 9},
        {"content_hash": "x"},
        {"name": "x"},
        {"approved_by": "x"},
        {"written_by": "x"},
    ],
)
def test_the_database_refuses_to_change_a_version(change: dict[str, object]) -> None:
    create(storage(), None, "")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Version.objects.update(**change)


def test_a_version_tells_what_it_changed() -> None:
    create(storage(), None, "")
    nlb = storage().hops[4]
    ports = (replace(nlb.ports[0], number=65530), nlb.ports[1])
    hops = tuple(replace(h, ports=ports) if h.slug == "nlb" else h for h in storage().hops)
    create(replace(storage(), hops=hops), None, "")
    assert changes_of("storage", 1) == (
        "First version: 6 zones, 11 hops, 2 entry points, 2 routes, 1 page",
    )
    assert changes_of("storage", 2) == ("Port bags on api-nlb: number 65530, was 65534",)
    assert list(VersionChange.objects.values_list("subject", flat=True)) == [
        "architecture",
        "port:nlb/bags",
    ]


def test_who_last_changed_what_is_known_as_of_each_version() -> None:
    create(storage(), None, "")
    page = replace(storage().pages[0], body="Changed")
    create(replace(storage(), pages=(page,)), None, "")
    whole = replace(storage(), pages=(page, Page("more", "More")))
    create(whole, None, "")
    now, then = last_changes("storage", 3), last_changes("storage", 1)
    subjects = ("page:overview", "page:more", "hop:nlb")
    assert [now[subject].number for subject in subjects] == [2, 3, 1]
    assert [then[subject].number for subject in subjects] == [1, 1, 1]
    assert sorted(now) == ["architecture", "page:more", "page:overview"]


def test_a_change_of_a_rule_is_one_of_its_hop_and_that_of_an_example_one_of_its_route() -> None:
    create(storage(), None, "")
    route = storage().routes[0]
    example = replace(route.examples[0], prose="Changed")
    routes = (replace(route, examples=(example, *route.examples[1:])), storage().routes[1])
    create(replace(storage(), routes=routes), None, "")
    hops = tuple(
        replace(hop, rules=(replace(hop.rules[0], prose="Changed"), *hop.rules[1:]))
        if hop.slug == "nlb"
        else hop
        for hop in storage().hops
    )
    create(replace(storage(), routes=routes, hops=hops), None, "")
    now = last_changes("storage", 3)
    subjects = ("route:bags", "route:ingests", "hop:nlb", "hop:gateway")
    assert [now[subject].number for subject in subjects] == [2, 1, 3, 1]


def test_nothing_is_known_of_what_was_never_published() -> None:
    assert last_changes("storage", 1) == {}
    assert history("storage") == ()
    assert changes_of("storage", 1) == ()
    assert load_published("storage") is None
