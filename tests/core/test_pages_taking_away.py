"""Pages as Markdown to take away, and as plain words."""

from __future__ import annotations

from docs_app.core.addresses import Addresses
from docs_app.core.pages import Heading, Section, plain_text, sections, to_markdown
from tests.core.builders import storage

ADDRESSES = Addresses("storage")

TEXT = """\
The [[hop:nlb]] listens on [[port:nlb/ingests]]; `[[port:nlb/ingests]]` is how it is written.

## Settings of [[hop:gateway|the gateway]]

* waits [[setting:gateway/integration_timeout]]

    [[picture:bags?example=anonymous]]

[[hop:nbl]] is nothing.

[[table:health]]
"""


def test_markdown_to_take_away_has_values_and_links_and_keeps_code() -> None:
    unknown = " | ".join(["not recorded"] * 8)
    assert (
        to_markdown(storage(), TEXT, ADDRESSES)
        == f"""\
The [api-nlb](/storage/hops/nlb/) listens on [65535](/storage/hops/nlb/#port--ingests); \
`[[port:nlb/ingests]]` is how it is written.

## Settings of [the gateway](/storage/hops/gateway/)

* waits [29 s](/storage/hops/gateway/) (default)

    ![Bags](/storage/routes/bags/diagram.svg?example=anonymous)

[[hop:nbl]] is nothing.

| Target group | Protocol | Port | Path | Matcher | Interval | Timeout | Healthy | Unhealthy |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| [bags](/storage/hops/bags/) | {unknown} |
| [items](/storage/hops/items/) | {unknown} |
"""
    )


def test_steps_to_take_away_are_a_numbered_list_as_deep_as_they_stand() -> None:
    text = to_markdown(storage(), "* Look:\n\n    [[steps:bags?example=anonymous]]\n", ADDRESSES)
    first, second, blank, outcome = text.splitlines()[2:]
    assert first.startswith("    1. [API user sends GET")
    assert second.startswith("    2. [")
    assert blank.strip() == ""
    assert outcome.startswith("    Rejected")


def test_plain_words_have_facts_in_place_and_no_signs_of_markup() -> None:
    text = "## On *[[port:nlb/ingests]]*\n\nSee [[hop:nlb]] and [this](x).\n\n[[picture]]\n"
    assert plain_text(storage(), text) == "On 65535\nSee api-nlb and this."


def test_sections_are_what_stands_under_each_heading() -> None:
    text = "Before.\n\n## One [[port:nlb/bags]]\n\nIn `one`.\n\n### Two\n\n| a |\n|---|\n| b |\n"
    assert sections(storage(), text) == (
        Section(None, "Before."),
        Section(Heading(2, "section--one-nlb-bags", "One 65534"), "In one."),
        Section(Heading(3, "section--two", "Two"), "a\nb"),
    )


def test_a_text_in_html_signs_is_plain_words_again() -> None:
    assert plain_text(storage(), "a < b & <b>c</b> &copy;") == "a < b & <b>c</b> ©"
