"""Markdown becomes blocks: data without markup, whatever was typed."""

import pytest

from docs_app.core.pack.blocks import (
    Admonition,
    Break,
    Code,
    Column,
    Heading,
    Items,
    Link,
    Pairs,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    Text,
)
from tests.core.builders import storage
from tests.core.pack.packs import ORIGIN, blocks_of, nodes
from tests.support.payloads import LINES, TEXTS

HELLO = (Text("Hello"),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ()),
        ("  \n ", ()),
        ("Hello\nthere", (Paragraph((Text("Hello there"),)),)),
        (
            "a **b** *c* `d`",
            (
                Paragraph(
                    (
                        Text("a "),
                        Span("strong", (Text("b"),)),
                        Text(" "),
                        Span("em", (Text("c"),)),
                        Text(" "),
                        Span("code", (Text("d"),)),
                    )
                ),
            ),
        ),
        ("a  \nb", (Paragraph((Text("a"), Break(), Text("b"))),)),
        ("# Hello", (Heading(2, HELLO, "page--hello"),)),
        ("- Hello\n- Hello", (Items(((Paragraph(HELLO),),) * 2),)),
        ("4. Hello", (Items(((Paragraph(HELLO),),), 4),)),
        (
            "- Hello\n\n    - Hello",
            (Items(((Paragraph(HELLO), Items(((Paragraph(HELLO),),))),)),),
        ),
        ("> Hello", (Quote((Paragraph(HELLO),)),)),
        ("---", (Rule(),)),
        ("```\na <b>\n  c\n```", (Code("a <b>\n  c"),)),
        (
            '!!! warning "Hello"\n    Hello',
            (Admonition("warning", HELLO, (Paragraph(HELLO),)),),
        ),
        ("Term\n:   Hello", (Pairs((((Text("Term"),), HELLO),)),)),
        (
            "| a | b |\n|---|---|\n| Hello | *c* |",
            (
                Table(
                    "",
                    (Column("a", 2.63), Column("b", 1.93)),
                    ((HELLO, (Span("em", (Text("c"),)),)),),
                ),
            ),
        ),
        (
            "[Hello](https://example.org/x)",
            (Paragraph((Link("https://example.org/x", HELLO),)),),
        ),
        ("[Hello](//evil.example)", (Paragraph(HELLO),)),
        ("[Hello](other)", (Paragraph(HELLO),)),
        ("[Hello](/elsewhere/)", (Paragraph((Link(f"{ORIGIN}/elsewhere/", HELLO),)),)),
        (
            "![Hello](https://evil.example/x.png)",
            (Paragraph((Link("https://evil.example/x.png", HELLO),)),),
        ),
        ("![Hello](/x.png)", (Paragraph((Span("soft", (Text("[picture: Hello]"),)),)),)),
    ],
)
def test_markdown_becomes_blocks(written: str, expected: object) -> None:
    assert blocks_of(storage(), written) == expected


def test_live_facts_stand_in_it_and_lead_into_the_pack() -> None:
    assert blocks_of(storage(), "On [[hop:nlb]] port [[port:nlb/bags]].") == (
        Paragraph(
            (
                Text("On "),
                Link("#hop--nlb", (Text("api-nlb"),)),
                Text(" port "),
                Link("#port--nlb--bags", (Text("65534"),)),
                Text("."),
            )
        ),
    )


def test_a_fact_that_names_nothing_is_marked() -> None:
    (block,) = blocks_of(storage(), "On [[hop:none]].")

    assert isinstance(block, Paragraph)
    assert [each for each in block.of if isinstance(each, Span)] == [
        Span("wrong", (Text("[[hop:none]] There is no hop called none."),))
    ]


def test_a_picture_is_told_by_where_it_is() -> None:
    blocks = blocks_of(storage(), "[[picture:bags?step=2]]")

    assert blocks == (
        Paragraph(
            (Text("[Embed(kind='picture', name='bags', options=(('step', '2'),))]"),), "note"
        ),
    )


def test_an_element_that_was_typed_is_no_picture() -> None:
    typed = '<x-picture data-number="0"></x-picture>'

    assert blocks_of(storage(), typed) == (Paragraph((Text(typed),)),)


@pytest.mark.parametrize("payload", [*LINES, *TEXTS])
def test_whatever_is_typed_leads_only_to_ordinary_addresses(payload: str) -> None:
    found = [each.href for each in nodes(blocks_of(storage(), payload)) if isinstance(each, Link)]

    assert [
        href for href in found if not href.startswith(("#", "https://", "http://", "mailto:"))
    ] == []
