"""Several who act at the same moment: one comes through, the others are told, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection, transaction

from docs_app import versions
from docs_app.core.architecture import Architecture, Page
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Page as PageRow
from docs_app.models import Review
from docs_app.store import load_draft, load_published
from docs_app.versions import Overtaken
from tests.core.builders import storage
from tests.core.edits import edited
from tests.versions.people import SLUG, People, approved, reviewed, saved, seen

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MOVED = edited(storage(), "port:nlb/ingests", number=65533)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Return what each returned or raised; all begin when all are ready."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            ready.wait(30)
            return act()
        except Overtaken as overtaken:
            return overtaken.sentences
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_who_publish_one_does_and_the_other_is_told_who_did() -> None:
    who = reviewed()
    hash_ = approved(MOVED, who)
    results = at_once(
        lambda: versions.publish_reviewed(SLUG, who.ann, "Mine", hash_),
        lambda: versions.publish_reviewed(SLUG, who.bob, "Mine too", hash_),
    )
    versions_made = [each for each in results if isinstance(each, versions.VersionInfo)]
    assert [each.number for each in versions_made] == [2]
    first = versions_made[0].author
    assert (f"{first} published it as version 2.",) in results
    assert len(versions.history(SLUG)) == 2


def test_of_two_who_ask_for_a_review_one_does_and_the_other_is_told() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    results = at_once(
        lambda: versions.ask_review(SLUG, who.ann, "Please"),
        lambda: versions.ask_review(SLUG, who.bob, "Please"),
    )
    [review] = [each for each in results if isinstance(each, versions.ReviewInfo)]
    assert (f"{review.opened_by} has asked for a review already.",) in results
    assert Review.objects.count() == 1


def test_a_save_at_the_moment_of_a_publish_goes_into_the_next_draft_or_stops_it() -> None:
    who = reviewed()
    hash_ = approved(MOVED, who)
    told = at_once(
        lambda: add_page(0, who),
        lambda: versions.publish_reviewed(SLUG, who.bob, "", hash_),
    )[1]
    now = load_published(SLUG)
    assert now is not None
    if isinstance(told, versions.VersionInfo):
        assert now.architecture == MOVED
    else:
        assert told == ("Ann changed the draft: Page p0 added",)
        assert now.architecture == storage()
    assert load_draft(SLUG) == with_pages(MOVED, "p0")
    assert [save.sentences[-1] for save in versions.draft_saves(SLUG)][-1] == "Page p0 added"


def test_eight_who_save_and_one_who_discards_wait_for_each_other_in_no_circle() -> None:
    who = reviewed()
    saved(MOVED, who.ann)
    key = "changed|port:nlb/ingests|number"

    def discard() -> object:
        while True:
            try:
                return versions.discard(SLUG, who.eve, [key], seen())
            except Overtaken:
                continue

    adding = [lambda number=number: add_page(number, who) for number in range(8)]
    results = at_once(*adding, discard)
    assert results[-1] == versions.Discarded(
        False, ("Port ingests on api-nlb: number 65533, was 65535",)
    )
    pages = {page.path for page in load_draft(SLUG).pages}
    assert pages == {"overview", *(f"p{number}" for number in range(8))}
    assert load_draft(SLUG).hops == storage().hops
    assert len(versions.draft_saves(SLUG)) == 10


def add_page(number: int, who: People) -> versions.Saved:
    """Add a page as a form does: one row, between holding and saving."""
    with transaction.atomic():
        before = versions.hold(SLUG)
        row = ArchitectureRow.objects.get()
        PageRow.objects.create(
            architecture=row, path=f"p{number}", title=f"P{number}", position=number + 1
        )
        return versions.save(SLUG, who.ann, "", before)


def with_pages(value: Architecture, *paths: str) -> Architecture:
    pages = (Page(path, path.title()) for path in paths)
    return replace(value, pages=(*value.pages, *pages))


def test_a_whole_value_is_written_and_a_form_saved_one_after_the_other() -> None:
    who = reviewed()
    results = at_once(
        lambda: add_page(0, who), lambda: versions.write(MOVED, who.bob, "From a file")
    )
    assert all(isinstance(each, versions.Saved) for each in results)
    assert load_draft(SLUG) in (MOVED, with_pages(MOVED, "p0"))
