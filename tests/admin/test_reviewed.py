"""Where a review is required, the admin saves into the draft, and says what that means."""

from __future__ import annotations

import pytest

from docs_app import versions
from docs_app.forms.architecture import FIXED
from docs_app.models import Architecture, Hop, Zone
from docs_app.store import load_draft, load_published
from tests.admin.conftest import People
from tests.admin.desk import ROWS, Desk, answer, published
from tests.admin.test_two_at_once import OVERTAKEN
from tests.core.builders import storage
from tests.core.edits import edited

LINK = '<a href="/storage/review/">see what would change</a>'
MOVED = edited(storage(), "port:nlb/ingests", number=65533)


@pytest.fixture
def writer(people: People) -> Desk:
    """Return a maintainer of an architecture that needs reviews."""
    desk = people("Maintainer")
    Architecture.objects.update(review_required=True)
    return desk


def save_port(desk: Desk, number: str = "65533", **fields: str) -> list[str]:
    """Save the load balancer with another port number, and return what is said."""
    told = desk.send(desk.open("hop", "nlb"), ports__1__number=number, **fields)
    assert told.saved, (told.errors, told.above)
    return told.messages


def test_a_save_goes_into_the_draft_and_tells_where_to_see_what_would_change(
    writer: Desk,
) -> None:
    messages = save_port(writer, why="It moved.")

    assert messages[0] == (
        f"Saved in the draft; {LINK}. Port ingests on api-nlb: number 65533, was 65535."
    )
    assert published() == [(1, "first")]
    assert load_draft("storage") == MOVED
    [save] = versions.draft_saves("storage")
    assert (save.author.id, save.message, save.sentences) == (
        writer.user.pk,
        "It moved.",
        ("Port ingests on api-nlb: number 65533, was 65535",),
    )


def test_the_link_in_the_message_is_one_and_what_was_typed_is_not(writer: Desk) -> None:
    writer.send(writer.open("hop", "nlb"), name="<b>nlb</b>")

    page = writer.client.get("/admin/docs_app/hop/").content.decode()

    assert LINK in page
    assert "name &lt;b&gt;nlb&lt;/b&gt;, was api-nlb" in page
    assert "<b>nlb</b>" not in page


def test_the_next_save_tells_only_what_it_changed_itself(writer: Desk) -> None:
    save_port(writer)

    told = writer.send(writer.open("page", "overview"), title="The whole")

    assert told.messages[0] == (
        f"Saved in the draft; {LINK}. Page overview: title The whole, was Overview."
    )


def test_a_form_that_nobody_changed_leaves_the_draft_as_it_is(writer: Desk) -> None:
    save_port(writer)
    for kind, (model, key) in ROWS.items():
        for row in model.objects.all():
            told = writer.send(writer.open(kind, getattr(row, key)))
            assert told.saved, (kind, row, told.errors, told.above)
            assert told.messages[0] == (
                "Nothing differs from what was there, so the draft stays as it is."
            )
    assert load_draft("storage") == MOVED
    assert len(versions.draft_saves("storage")) == 1


def test_a_draft_that_is_set_back_is_said_to_be_none(writer: Desk) -> None:
    save_port(writer)

    assert save_port(writer, "65535")[0] == (
        "The draft says what is published again. Port ingests on api-nlb: number 65535, was 65533."
    )
    assert versions.draft_saves("storage") == ()


def test_a_new_error_is_told_as_one_and_saved(writer: Desk) -> None:
    told = writer.send(writer.open("page", "overview"), body="See [[hop:nowhere]].")

    assert told.saved, told.above
    error = versions.state("storage").findings[0]
    assert told.messages[1] == (
        f"Not to be published with this error: page:overview: {error.sentences}"
    )
    assert len(told.messages[:-1]) == 2

    again = writer.send(writer.open("hop", "nlb"), name="balancer")

    assert again.messages[1] == (
        "There is 1 error in the draft besides. It cannot be published with it."
    )


def test_what_no_architecture_may_contain_is_refused_all_the_same(writer: Desk) -> None:
    form = writer.open("zone", "aws")
    vpc = Zone.objects.get(slug="vpc").pk

    told = writer.send(form, parent=str(vpc))

    assert not told.saved
    assert load_draft("storage") == storage()
    assert versions.draft_saves("storage") == ()


def test_a_save_that_moves_examples_is_not_asked_about_and_told_after(writer: Desk) -> None:
    rules = {"rules__0__DELETE": "on"}

    told = writer.send(writer.open("hop", "bags-nginx"), **rules)

    assert told.saved, (told.errors, told.above)
    assert "Example get of Bags ends elsewhere." in told.messages[0]
    assert any("(EXAMPLE_FAILS)" in each for each in told.messages[1:])


def test_the_slug_stays_for_addresses_wait_for_no_review(writer: Desk) -> None:
    told = writer.send(writer.open("architecture", "storage"), slug="other")

    assert told.errors == {"slug": [FIXED]}
    assert Architecture.objects.get().slug == "storage"


def test_deleting_goes_into_the_draft_too(writer: Desk) -> None:
    writer.send(writer.open("zone"), name="Spare", slug="spare", kind="group")
    url = writer.address("zone", "spare", "delete")
    revision = writer.client.get(url).context["object"].revision

    told = answer(writer.client.post(url, {"post": "yes", "revision": revision}))

    assert told.messages[0] == "The draft says what is published again. Zone Spare removed."
    assert not Zone.objects.filter(slug="spare").exists()
    assert published() == [(1, "first")]


def test_several_are_deleted_by_one_save(writer: Desk) -> None:
    for slug in ("one", "two"):
        writer.send(writer.open("zone"), name=slug, slug=slug, kind="group")
    rows = Zone.objects.filter(slug__in=("one", "two"))
    action = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    chosen = {f"revision-{row.pk}": row.revision for row in rows}
    save_port(writer)

    writer.client.post("/admin/docs_app/zone/", {**action, **chosen, "post": "yes"})

    assert versions.draft_saves("storage")[-1].sentences == (
        "Zone one removed",
        "Zone two removed",
    )
    assert load_draft("storage") == MOVED


def test_a_preview_is_against_the_draft_and_saves_nothing(writer: Desk) -> None:
    save_port(writer)

    told = writer.send(
        writer.open("page", "overview"), button="_preview", body="See [[hop:nowhere]]."
    )

    assert told.status == 200
    assert "Port ingests" not in told.html
    assert "Errors, with which the draft cannot be published" in told.html
    assert "This would be refused" not in told.html
    unchanged = writer.send(writer.open("page", "overview"), button="_preview")
    assert "Nothing differs from the draft." in unchanged.html
    assert load_draft("storage") == MOVED


def test_a_form_says_that_saves_wait_for_a_review_to_those_who_may_save(
    writer: Desk, people: People
) -> None:
    note = "Review is required here"
    assert note in writer.client.get(writer.address("hop", "nlb")).content.decode()
    Architecture.objects.update(review_required=False)
    assert note not in writer.client.get(writer.address("hop", "nlb")).content.decode()


def test_the_second_of_two_is_told_what_the_first_saved_in_the_draft(writer: Desk) -> None:
    form = writer.open("hop", "nlb")
    save_port(writer, why="It moved.")

    told = writer.send(form, ports__1__number="65532", prose="Long thought about.")

    assert told.above == [OVERTAKEN]
    assert "(in the draft): It moved." in told.html
    assert "Port ingests on api-nlb: number 65533, was 65535" in told.html
    assert "Port ingests on api-nlb: number 65532, was 65533" in told.html
    assert told.data["prose"] == "Long thought about."
    assert writer.send({**told.data, "url": form["url"]}).saved
    assert Hop.objects.get(slug="nlb").prose == "Long thought about."


def test_the_second_of_two_is_told_what_was_published_meanwhile(
    writer: Desk, people: People
) -> None:
    reviewer = people("Reviewer")
    form = writer.open("hop", "nlb")
    save_port(writer)
    versions.ask_review("storage", writer.user, "Please.")
    seen = versions.state("storage").draft_hash
    versions.judge("storage", reviewer.user, "approve", "", seen)
    versions.publish_reviewed("storage", writer.user, "It moved.", seen)

    told = writer.send(form, ports__1__number="65532")

    assert told.above == [OVERTAKEN]
    assert "(version 2): It moved." in told.html


def test_a_discarded_draft_overtakes_a_form_and_leads_to_the_review(writer: Desk) -> None:
    save_port(writer)
    form = writer.open("hop", "nlb")
    versions.discard("storage", writer.user, None, versions.state("storage").draft_hash)

    told = writer.send(form, prose="Mine")

    assert told.above == [OVERTAKEN]
    assert '<a href="/storage/review/">the draft</a>' in told.html


def test_the_list_of_architectures_shows_which_need_reviews(writer: Desk) -> None:
    page = writer.client.get("/admin/docs_app/architecture/").content.decode()

    assert '<td class="field-review_required"><img src="/static/admin/img/icon-yes.svg"' in page


def test_readers_see_what_was_published(writer: Desk) -> None:
    save_port(writer)

    now = load_published("storage")
    assert now is not None
    assert now.architecture == storage()
    assert "65533" not in writer.client.get("/storage/hops/nlb/").content.decode()
    assert "65533" in writer.client.get("/storage/draft/hops/nlb/").content.decode()
