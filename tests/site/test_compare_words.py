"""What can be written for an edition, in an address and in the form; and what is said if not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from docs_app.core.editions import BadWordError, edition_name, read_word, split_words, word_of
from docs_app.store import save_draft
from tests.core.builders import storage
from tests.site.books import book_of, publish
from tests.site.compared import opened, publish_both
from tests.site.reading import read
from tests.support.people import member

HOW = (
    "Write the number of a version, now, draft, or another architecture: "
    "staging as it is now, staging@7, staging@draft."
)


@pytest.mark.parametrize(
    ("word", "slug", "edition"),
    [
        ("7", "storage", 7),
        ("now", "storage", None),
        ("draft", "storage", "draft"),
        ("staging", "staging", None),
        ("staging@now", "staging", None),
        ("staging@7", "staging", 7),
        ("staging@draft", "staging", "draft"),
        ("storage@3", "storage", 3),
        ("2024@now", "2024", None),
        (" now ", "storage", None),
    ],
)
def test_a_word_names_an_architecture_and_an_edition(
    word: str, slug: str, edition: int | str | None
) -> None:
    assert read_word(word, "storage") == (slug, edition)


@pytest.mark.parametrize(
    ("slug", "edition", "word", "name"),
    [
        ("storage", 7, "7", "version 7"),
        ("storage", None, "now", "now (version 9)"),
        ("storage", "draft", "draft", "the draft"),
        ("staging", None, "staging", "staging, now (version 9)"),
        ("staging", 7, "staging@7", "staging, version 7"),
        ("2024", None, "2024@now", "2024, now (version 9)"),
    ],
)
def test_an_edition_has_one_word_and_a_name(
    slug: str, edition: int | str | None, word: str, name: str
) -> None:
    assert word_of("storage", slug, edition) == word
    assert edition_name("storage", slug, edition, 9) == name
    assert read_word(word, "storage") == (slug, edition)


@pytest.mark.parametrize("word", ["", "@", "@7", "staging@", "staging@x", "a@b@c", "-@1.5"])
def test_what_is_no_word_is_named(word: str) -> None:
    with pytest.raises(BadWordError, match=r"names no edition\. Write the number"):
        read_word(word, "storage")


@pytest.mark.parametrize("words", ["", "1", "1..2", "...", "1...", "...2", "1...2...3"])
def test_two_words_stand_with_three_dots_between_them(words: str) -> None:
    with pytest.raises(BadWordError, match="two editions with three dots between them"):
        split_words(words)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("9...now", f"storage has no version 9: its versions are 1 to 2. {HOW}"),
        ("1...0", f"storage has no version 0: its versions are 1 to 2. {HOW}"),
        ("1...staging@2", f"staging has no version 2: its only version is 1. {HOW}"),
        (
            "stagin...now",
            "There is no architecture 'stagin' here. Did you mean staging? "
            f"There are: staging, storage. {HOW}",
        ),
        ("1...x@y", f"'x@y' names no edition. {HOW}"),
        (
            "1..2",
            "A comparison names two editions with three dots between them, such as 3...now. " + HOW,
        ),
    ],
)
def test_words_that_name_nothing_are_told_with_what_can_be_written(
    client: Client, words: str, said: str
) -> None:
    publish_both()
    publish(replace(storage(), slug="staging", name="Staging"))

    for form in ("/", ".md", ".json"):
        sheet = read(client, f"/storage/compare/{words}{form}", 404)
        assert sheet.one("p", class_="lede").text == said


@pytest.mark.django_db
def test_an_architecture_that_is_not_there_compares_nothing(client: Client) -> None:
    publish(storage())

    read(client, "/nothing/compare/", 404)
    sheet = read(client, "/nothing/compare/1...2/", 404)

    assert sheet.one("p", class_="lede").text == "There is no 'nothing' here."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("from=1&to=2", "/storage/compare/1...2/"),
        ("from=1&to=now", "/storage/compare/1...now/"),
        ("from=+now+&to=1", "/storage/compare/now...1/"),
        ("from=storage@1&to=staging@now", "/storage/compare/1...staging/"),
        ("from=staging@1&to=now", "/storage/compare/staging@1...now/"),
    ],
)
def test_the_form_leads_to_the_one_address_of_a_comparison(
    client: Client, asked: str, address: str
) -> None:
    publish_both()
    publish(replace(storage(), slug="staging", name="Staging"))

    answer = client.get(f"/storage/compare/?{asked}")

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_what_cannot_be_compared_is_told_beside_its_field_and_stays_typed(client: Client) -> None:
    publish(storage())

    sheet = read(client, "/storage/compare/?from=4&to=draft")

    assert (sheet.one("input", name="from")["value"], sheet.one("input", name="to")["value"]) == (
        "4",
        "draft",
    )
    assert [each.text for each in sheet.all("p", class_="complaint")] == [
        f"storage has no version 4: its only version is 1. {HOW}",
        "Drafts are for those who write and review them.",
    ]
    assert sheet.one("input", name="from")["aria-describedby"] == "compare-from-complaint"


@pytest.mark.django_db
def test_a_comparison_can_be_changed_in_the_form_that_made_it(client: Client) -> None:
    publish_both()
    [again] = [
        each["href"]
        for each in read(client, "/storage/compare/1...2/").all("a")
        if "again" in each["href"]
    ]

    sheet = read(client, again)

    assert sheet.one("input", name="from")["value"] == "1"
    assert sheet.all("p", class_="complaint") == []


@pytest.mark.django_db
def test_the_form_offers_what_there_is_and_the_draft_to_those_who_may_see_it() -> None:
    publish_both()
    publish(replace(storage(), slug="staging", name="Staging"))
    anonymous, maintainer = Client(), Client()
    maintainer.force_login(member("Maintainer", "Mia"))

    def offered(client: Client) -> list[str]:
        return [each["value"] for each in read(client, "/storage/compare/").all("option")]

    assert offered(anonymous) == ["now", "2", "1", "staging"]
    assert offered(maintainer) == ["now", "draft", "2", "1", "staging"]


@pytest.mark.django_db
def test_what_was_never_published_can_be_compared_by_those_who_write_it() -> None:
    publish(storage())
    save_draft(replace(opened(), slug="new"))
    client = Client()
    client.force_login(member("Maintainer", "Mia"))

    sheet = read(client, "/new/compare/storage...draft/").main

    assert ["Port ingests: number", "65535", "65000"] in sheet.table("Facts")
    assert Client().get("/new/compare/storage...draft/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("n", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/book/compare/", 3),
        ("/book/compare/1...now/", 2),
        ("/book/compare/1...2/", 3),
        ("/book/compare/1...other/", 3),
        ("/book/compare/1...2.md", 3),
        ("/book/compare/1...2.json", 3),
    ],
)
def test_a_comparison_asks_as_many_queries_whatever_it_lists(
    client: Client, n: int, address: str, queries: int
) -> None:
    publish(replace(book_of(n), slug="other"))
    for number in range(2):
        publish(replace(book_of(n), summary=f"In version {number}.", name=f"Book {number}"))
    client.get(address)
    cache.clear()

    for _ in ("made", "from the cache"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries
