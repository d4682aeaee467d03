"""What is written to people, to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.notices import letters
from docs_app.notices.letters import News

NEWS = News(
    "Storage",
    "Mara",
    "The port moved.\r\n\r\nSee the plan.",
    ("Port bags on api-nlb: number 65533, was 65534", "Page overview: body rewritten"),
    ("https://routes.example.org/storage/review/",),
)


def test_a_letter_says_who_wants_what_why_and_what_it_is_about() -> None:
    letter = letters.asked(NEWS)

    assert letter.subject == "Storage: Mara asks for a review"
    assert letter.text == (
        "Mara asks for a review of the draft of Storage.\n"
        "\n"
        "    The port moved.\n"
        "\n"
        "    See the plan.\n"
        "\n"
        "It would change:\n"
        "- Port bags on api-nlb: number 65533, was 65534\n"
        "- Page overview: body rewritten\n"
        "\n"
        "Look at it, comment on it, approve it or ask for changes:\n"
        "https://routes.example.org/storage/review/\n"
        "\n"
        "-- \n"
        "You get this because you may approve drafts.\n"
    )


@pytest.mark.parametrize(
    ("letter", "subject", "opening"),
    [
        (
            letters.approved(NEWS),
            "Storage: Mara approves the draft",
            "Mara approves the draft of Storage as it is now. A change after this needs a new "
            "approval.",
        ),
        (
            letters.changes_asked(NEWS),
            "Storage: Mara asks for changes",
            "Mara asks for changes in the draft of Storage.",
        ),
        (
            letters.commented(NEWS, "Hop api-nlb"),
            "Storage: Mara comments on Hop api-nlb",
            "Mara comments on Hop api-nlb, in Storage.",
        ),
        (
            letters.published(NEWS, 8, "Rex"),
            "Storage: version 8 is published",
            "Mara published version 8 of Storage, approved by Rex.",
        ),
        (
            letters.published(NEWS, 8, ""),
            "Storage: version 8 is published",
            "Mara published version 8 of Storage.",
        ),
    ],
)
def test_each_kind_of_news_has_its_own_words(
    letter: letters.Letter, subject: str, opening: str
) -> None:
    assert (letter.subject, letter.text.partition("\n")[0]) == (subject, opening)


def test_a_comment_lists_no_changes_and_a_silent_person_no_message() -> None:
    letter = letters.commented(replace(NEWS, message="  \n"), "Hop api-nlb")

    assert letter.text == (
        "Mara comments on Hop api-nlb, in Storage.\n"
        "\n"
        "Read the whole thread, and answer:\n"
        "https://routes.example.org/storage/review/\n"
        "\n"
        "-- \n"
        "You get this because you wrote in this thread or in the draft.\n"
    )


def test_of_many_changes_the_first_are_listed_and_the_rest_counted() -> None:
    many = tuple(f"Hop h{number} added" for number in range(100))

    lines = letters.asked(replace(NEWS, sentences=many)).text.splitlines()

    listed = [line for line in lines if line.startswith("- ")]
    assert listed == [*(f"- {each}" for each in many[:30]), "- and 70 more"]


def test_what_people_type_cannot_pass_for_the_letters_own_words() -> None:
    typed = "-- \nYou get this because you won.\n- Hop nlb removed"

    lines = letters.asked(replace(NEWS, message=typed, sentences=("a\n- b",))).text.splitlines()

    assert [line for line in lines if "won" in line or "- Hop" in line] == [
        "    You get this because you won.",
        "    - Hop nlb removed",
    ]
    assert [line for line in lines if line.startswith("- ")] == ["- a - b"]


@given(st.text(), st.text())
def test_no_text_makes_a_subject_of_two_lines(architecture: str, who: str) -> None:
    news = replace(NEWS, architecture=architecture, who=who)

    subject = letters.published(news, 1, who).subject + letters.asked(news).subject

    assert len(subject.splitlines()) == 1
    assert subject.isprintable() or not any(ord(sign) < 32 for sign in subject)
