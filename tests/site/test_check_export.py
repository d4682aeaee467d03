"""An exported file is sent back, and the site says whether it still tells the truth."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from docs_app.core.architecture import Architecture
from docs_app.core.codec import content_hash
from docs_app.core.diagram import View
from docs_app.models import Architecture as ArchitectureRow
from docs_app.pictures import Stamp, export
from docs_app.store import save_draft
from docs_app.versions.exports import check_export
from docs_app.views import check_export as page
from tests.core.builders import storage
from tests.site.books import publish

pytestmark = pytest.mark.django_db

PAGE = "/check-export/"


def exported(client: Client, address: str = "/storage/diagram.svg") -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return bytes(response.content)


def send(client: Client, data: bytes, name: str = "picture.svg") -> list[str]:
    """Send a file, and return what the page says of it: the heading, sentences, list, links."""
    response = client.post(PAGE, {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 200
    found = re.search(r'<section class="verdict.*?</section>', response.content.decode(), re.S)
    assert found is not None
    parts = re.findall(r"<(?:h2|h3|p|li)\b.*?</(?:h2|h3|p|li)>", found[0], re.S)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", part)).split()) for part in parts]


def changed(architecture: Architecture) -> Architecture:
    return replace(architecture, summary="Now with another summary.", name="Storage, renamed")


def dated(architecture: Architecture) -> str:
    return publish(architecture).at.date().isoformat()


def test_a_picture_of_what_readers_see_is_current(client: Client) -> None:
    day = dated(storage())

    assert send(client, exported(client)) == [
        "picture.svg is current",
        f"It shows the whole of storage, version 1 of {day}, and not a byte of it was changed.",
        "It is what readers see now.",
        "As it is now, version 1",
    ]


def test_an_older_picture_is_told_with_the_changes_since(client: Client) -> None:
    day = dated(storage())
    data = exported(client, "/storage/routes/bags/diagram.png?step=2")
    publish(changed(storage()))

    assert send(client, data, "bags.png") == [
        "bags.png is true at version 1",
        f"It shows route Bags, step 2 of storage, version 1 of {day}, "
        "and not a byte of it was changed.",
        "Readers see version 2 now: 2 changes since.",
        "Changes since",
        "Architecture: name Storage, renamed, was Storage",
        "Architecture: summary Now with another summary, was none",
        "Version 1 compared with now",
        "As it is now, version 2",
        "As it was in version 1",
    ]


def test_what_was_changed_and_changed_back_is_current_again(client: Client) -> None:
    publish(storage())
    data = exported(client)
    publish(changed(storage()))
    publish(storage())

    told = send(client, data)

    assert told[0] == "picture.svg is current"
    assert told[2] == "Version 3 is what readers see now, and says the same."


def test_a_changed_byte_makes_a_file_altered(client: Client) -> None:
    day = dated(storage())
    data = exported(client).replace(b"api-nlb", b"api-nlc", 1)

    assert send(client, data) == [
        "picture.svg is altered",
        "Its bytes are not those that were exported.",
        "An editor or a mail program may have changed them. Export it again from the site.",
        f"What it claims to be cannot be relied on: the whole of storage, version 1 of {day}.",
    ]


def test_a_file_from_elsewhere_is_not_ours(client: Client) -> None:
    assert send(client, b"<svg></svg>") == [
        "picture.svg is not ours",
        "There is no seal in it: it was not exported from a site like this one.",
        "Or a program that converts or shrinks pictures has left the seal out.",
    ]


def test_a_file_of_another_site_is_not_ours_though_it_is_whole(
    client: Client, settings: Settings
) -> None:
    day = dated(storage())
    settings.SECRET_KEY = "another site's"
    data = exported(client)
    settings.SECRET_KEY = "this site's"

    assert send(client, data) == [
        "picture.svg is not ours",
        "It is whole, and sealed with a key that this site has not: another's, or one given up.",
        f"What it claims to be cannot be relied on: the whole of storage, version 1 of {day}.",
    ]


def test_a_version_that_is_in_no_history_is_told(client: Client) -> None:
    day = publish(storage()).at.date()
    data = export(storage(), View(), "svg", Stamp("storage", 7, day, "f" * 64)).bytes

    assert send(client, data)[0] == (
        "picture.svg is ours, and of a version that is not in the history"
    )


def drafted(client: Client, draft: Architecture) -> bytes:
    """Return a picture of a draft."""
    save_draft(draft)
    day = publish(storage()).at.date()
    stamp = Stamp("storage", None, day, content_hash(draft))
    save_draft(draft)
    return export(draft, View(), "svg", stamp).bytes


def test_a_draft_that_became_a_version_says_which(client: Client) -> None:
    data = drafted(client, changed(storage()))
    publish(changed(storage()))

    told = send(client, data)

    assert told[0] == "picture.svg is current"
    assert told[1].startswith("It shows the whole of storage, draft of ")
    assert told[2].startswith("That draft became version 2, published on ")


def test_a_draft_that_became_a_version_and_was_changed_since_says_both(client: Client) -> None:
    data = drafted(client, changed(storage()))
    publish(changed(storage()))
    publish(replace(storage(), environment="test"))

    told = send(client, data)

    assert told[0] == "picture.svg is true at version 2"
    assert told[2].startswith("That draft became version 2, published on ")


def test_a_draft_that_was_never_published_says_so(client: Client) -> None:
    data = drafted(client, changed(storage()))

    told = send(client, data)

    assert told[0] == "picture.svg is a draft that was never published as it was"
    assert told[2:] == [
        "No version says the same: the draft was changed before it was published, or dropped.",
        "As it is now, version 1",
    ]


def test_who_may_see_drafts_hears_whether_it_is_still_the_draft(client: Client) -> None:
    data = drafted(client, changed(storage()))
    user = User.objects.create_user("writer")
    user.user_permissions.add(Permission.objects.get(codename="view_draft"))
    client.force_login(user)

    assert "It is the draft as it is now." in send(client, data)
    save_draft(replace(storage(), environment="test"))
    assert "The draft has changed since." in send(client, data)


def test_a_file_of_an_architecture_renamed_since_is_found_by_its_content(client: Client) -> None:
    publish(storage())
    data = exported(client)
    ArchitectureRow.objects.filter(slug="storage").update(slug="renamed")

    found = check_export(data)

    assert (found.state, found.slug) == ("current", "renamed")


def test_no_file_an_empty_one_and_one_too_large_are_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def complaint(sent: dict[str, object]) -> str:
        response = client.post(PAGE, sent)
        assert response.status_code == 400
        found = re.search(r'id="complaint".*?<span>(.*?)</span>', response.content.decode(), re.S)
        return unescape(found[1]) if found else ""

    assert complaint({}) == "No file was chosen. Choose one, then check it."
    assert complaint({"file": "text"}) == "No file was chosen. Choose one, then check it."
    assert complaint({"file": SimpleUploadedFile("a.svg", b"")}) == (
        "The file is empty. Choose the file as it was exported."
    )
    large = SimpleUploadedFile("a.svg", b"x" * (page.MOST + 1))
    assert complaint({"file": large}) == (
        "The file is larger than 48 MB. No export is as large as that; choose the file as it was "
        "exported."
    )


def test_a_file_as_large_as_it_may_be_is_looked_at(client: Client) -> None:
    told = send(client, b"x" * page.MOST)

    assert told[0] == "picture.svg is not ours"


def test_a_form_of_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post(PAGE, {"file": SimpleUploadedFile("a.svg", b"x")}).status_code == 403
    token = client.get(PAGE).cookies["csrftoken"].value
    sent = {"csrfmiddlewaretoken": token, "file": SimpleUploadedFile("a.svg", b"x")}
    assert client.post(PAGE, sent).status_code == 200


def test_what_stands_in_a_file_and_its_name_is_only_text(client: Client) -> None:
    response = client.post(
        PAGE, {"file": SimpleUploadedFile('"><img src=x onerror=alert(1)>.svg', b"x")}
    )

    assert b"<img" not in response.content


def test_every_page_leads_here(client: Client) -> None:
    publish(storage())

    assert '<a href="/check-export/">Check an exported file</a>' in (
        client.get("/storage/").content.decode()
    )
