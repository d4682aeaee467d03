"""Going back: to a version, or on one change; at once, or in the draft."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from docs_app import versions
from docs_app.core.architecture import Architecture, Zone
from docs_app.core.diff.renames import find_renames, rename
from docs_app.models import DraftSave
from docs_app.store import NoSuchArchitecture, load_draft, load_published, save_draft
from docs_app.versions import Back, Overtaken, Refused, Reverting
from tests.core.builders import storage
from tests.core.edits import edited
from tests.support.people import member

pytestmark = pytest.mark.django_db

BARE = replace(storage(), pages=())
NUMBER = edited(BARE, "port:nlb/bags", number=65530)
BOTH = edited(NUMBER, "port:nlb/ingests", number=65531)
KEY = "changed|port:nlb/bags|number"


@pytest.fixture
def ann() -> User:
    return member("Maintainer", "Ann")


def published(*values: Architecture) -> None:
    for value in values:
        versions.create(value, None, "")


def now() -> Architecture:
    found = load_published("storage")
    assert found is not None
    return found.architecture


def seen() -> str:
    return versions.reverting("storage", Back(1)).seen


def go(who: User, number: int, key: str = "", why: str = "") -> versions.Saved:
    return versions.revert("storage", who, Back(number, key), why, seen())


def test_going_back_to_a_version_is_a_new_version_that_says_the_same(ann: User) -> None:
    published(BARE, NUMBER, BOTH)

    saved = go(ann, 1, why="The balancer refused the numbers.")

    assert now() == load_draft("storage") == BARE
    assert saved.version is not None
    assert (saved.version.number, saved.version.author) == (4, "Ann")
    assert saved.version.message == "Back to version 1. The balancer refused the numbers."
    assert versions.changes_of("storage", 4) == (
        "Port bags on api-nlb: number 65534, was 65530",
        "Port ingests on api-nlb: number 65535, was 65531",
    )


def test_one_change_is_undone_and_what_came_after_stays(ann: User) -> None:
    published(BARE, NUMBER, BOTH)

    saved = go(ann, 2, KEY)

    assert now() == edited(BARE, "port:nlb/ingests", number=65531)
    assert saved.version is not None
    assert saved.version.message == (
        "Undone, from version 2: Port bags on api-nlb: number 65530, was 65534"
    )


def test_a_change_is_undone_where_its_hop_has_another_name_by_now(ann: User) -> None:
    front = rename(NUMBER, find_renames(NUMBER, edited(NUMBER, "hop:nlb", slug="front")))
    published(BARE, NUMBER, front)

    go(ann, 2, KEY)

    assert now() == edited(front, "port:front/bags", number=65534)


PAGE = edited(storage(), "page:overview", title="All of it")


@pytest.mark.parametrize(
    ("history", "key", "why"),
    [
        (
            (BARE, NUMBER, edited(NUMBER, "port:nlb/bags", number=65529)),
            KEY,
            "Port bags on api-nlb: number is 65529 by now, not 65530; it was changed again since.",
        ),
        (
            (storage(), PAGE, replace(PAGE, pages=())),
            "changed|page:overview|title",
            "Page overview: it is not there any more.",
        ),
    ],
)
def test_what_does_not_fit_any_more_is_told_and_nothing_happens(
    ann: User, history: tuple[Architecture, ...], key: str, why: str
) -> None:
    published(*history)

    with pytest.raises(Refused) as caught:
        go(ann, 2, key)

    assert caught.value.reasons == (why,)
    assert load_draft("storage") == now() == history[-1]


def test_what_does_not_fit_the_draft_is_not_undone_in_it(ann: User) -> None:
    published(BARE, NUMBER)
    versions.set_review_required("storage", member("Reviewer", "Cid"), required=True)
    versions.write(edited(NUMBER, "port:nlb/bags", number=65529), ann, "")

    with pytest.raises(Refused):
        versions.reverting("storage", Back(2, KEY))


@pytest.mark.parametrize(
    ("back", "why"),
    [
        (Back(9), "There is no version 9 any more."),
        (Back(9, KEY), "There is no version 9 any more."),
        (Back(2, "changed|port:nlb/bags|protocol"), "Version 2 made no such change."),
        (
            Back(1, KEY),
            "The first version has no version before it, to which its changes could be undone.",
        ),
        (Back(3), "Nothing would change: it says that already."),
    ],
)
def test_what_cannot_be_gone_back_to_is_told(ann: User, back: Back, why: str) -> None:
    published(BARE, NUMBER, BOTH)

    with pytest.raises(Refused) as caught:
        versions.revert("storage", ann, back, "", seen())

    assert caught.value.reasons == (why,)
    assert now() == BOTH


def test_an_error_that_going_back_would_bring_is_refused_as_in_any_save(ann: User) -> None:
    gone = replace(storage(), pages=())
    front = rename(gone, find_renames(gone, edited(gone, "hop:nlb", slug="front")))
    published(storage(), gone, front)

    with pytest.raises(Refused) as caught:
        go(ann, 2, "removed|page:overview|")

    assert [each.code for each in caught.value.findings] == ["DEAD_REFERENCE"]
    assert load_draft("storage") == now() == front


def test_what_would_refer_to_something_gone_is_refused_as_not_well_formed(ann: User) -> None:
    edge = replace(BARE, zones=(*BARE.zones, Zone("edge", "Edge", "group")))
    inside = edited(edge, "hop:client", zone="edge")
    published(inside, edge, BARE)

    with pytest.raises(Refused) as caught:
        go(ann, 2, "changed|hop:client|zone")

    assert [str(each) for each in caught.value.problems] == [
        "hops[client].zone: There is no zone 'edge'. "
        "Choose one of: internet, aws, vpc, balancing, bags-task, ingests-task."
    ]


def test_who_saw_something_else_is_told_who_was_first_and_nothing_happens(ann: User) -> None:
    published(BARE, NUMBER)
    old = seen()
    versions.create(BOTH, member("Maintainer", "Bob"), "Ingests too")

    with pytest.raises(Overtaken) as caught:
        versions.revert("storage", ann, Back(1), "", old)

    assert caught.value.sentences == ("Bob published version 3: Ingests too",)
    assert now() == BOTH


def test_where_a_review_is_required_going_back_goes_into_the_draft(ann: User) -> None:
    published(BARE, NUMBER)
    versions.set_review_required("storage", member("Reviewer", "Cid"), required=True)
    versions.write(BOTH, member("Maintainer", "Bob"), "Ingests too")

    told = versions.reverting("storage", Back(2, KEY))
    saved = go(ann, 2, KEY, "It was wrong.")

    assert (told.gathers, told.differs, told.published.version.number) == (True, True, 2)
    assert saved.version is None
    assert now() == NUMBER
    assert load_draft("storage") == edited(BARE, "port:nlb/ingests", number=65531)
    save = versions.draft_saves("storage")[-1]
    assert (str(save.author), save.sentences) == (
        "Ann",
        ("Port bags on api-nlb: number 65534, was 65530",),
    )
    assert save.message == (
        "Undone, from version 2: Port bags on api-nlb: number 65530, was 65534. It was wrong."
    )


def test_a_draft_taken_back_to_what_is_published_is_none_any_more(ann: User) -> None:
    published(BARE, NUMBER)
    versions.set_review_required("storage", member("Reviewer", "Cid"), required=True)
    versions.write(BOTH, ann, "")

    go(ann, 2)

    assert load_draft("storage") == now() == NUMBER
    assert not DraftSave.objects.exists()


def test_who_saw_another_draft_is_told_who_saved_what(ann: User) -> None:
    published(BARE, NUMBER)
    versions.set_review_required("storage", member("Reviewer", "Cid"), required=True)
    versions.write(BOTH, ann, "")
    old = seen()
    versions.write(replace(BOTH, summary="Keeps bags."), member("Maintainer", "Bob"), "")

    with pytest.raises(Overtaken) as caught:
        versions.revert("storage", ann, Back(1), "", old)
    with pytest.raises(Overtaken) as other:
        versions.revert("storage", ann, Back(1), "", "never seen")

    bob = "Bob changed the draft: Architecture: summary Keeps bags, was none"
    assert caught.value.sentences == (bob,)
    assert other.value.sentences == (
        "Ann changed the draft: Port ingests on api-nlb: number 65531, was 65535",
        bob,
    )


def test_what_nobody_recorded_is_told_without_a_name(ann: User) -> None:
    published(BARE, NUMBER)
    old = seen()
    save_draft(BOTH)

    with pytest.raises(Overtaken) as caught:
        versions.revert("storage", ann, Back(1), "", old)

    assert caught.value.sentences == ("It is not what you saw any more.",)


def test_only_who_may_change_everything_may_go_back() -> None:
    published(BARE, NUMBER)

    for who in (member("Reviewer", "Cid"), member("Reader", "Rae")):
        with pytest.raises(PermissionDenied):
            go(who, 1)

    assert now() == NUMBER


def test_there_is_no_way_back_where_nothing_was_published(ann: User) -> None:
    with pytest.raises(NoSuchArchitecture):
        versions.reverting("nowhere", Back(1))
    with pytest.raises(NoSuchArchitecture):
        versions.revert("nowhere", ann, Back(1), "", "")
    save_draft(BARE)
    with pytest.raises(NoSuchArchitecture):
        versions.reverting("storage", Back(1))


def test_the_plan_tells_what_would_change(ann: User) -> None:
    published(BARE, NUMBER, BOTH)

    planned = versions.reverting("storage", Back(1))

    assert isinstance(planned, Reverting)
    assert (planned.before, planned.after) == (BOTH, BARE)
    assert (planned.gathers, planned.differs, planned.change) == (False, False, "")
    assert now() == BOTH
