"""What a page may say besides facts, and where in it facts are facts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Route
from docs_app.core.pages import Embed, Heading, Place, references, render
from tests.core.builders import storage

ADDRESSES = Addresses("storage")
PORT = (
    '<a class="fact fact-port" href="/storage/hops/nlb/#port--ingests"'
    ' title="port ingests of api-nlb, TCP">65535</a>'
)


def shown(text: str, place: Place = Place()) -> str:  # noqa: B008 - a frozen value
    return render(storage(), text, ADDRESSES, lambda embed: f"<figure>{embed}</figure>", place).html


def test_references_are_found_with_their_lines_and_those_in_code_are_left_alone() -> None:
    text = (
        "One [[hop:nlb]]\r\nand [[port:nlb/bags|the other]].\n\n"
        "`[[hop:code]]` and \\[[hop:escaped]]\n\n"
        "```\n[[hop:fence]]\n```\n\n    [[hop:indented]]\n\n"
        "* item\n\n    ```yaml\n    a: [[hop:deep]]\n    ```\n\n"
        "    [[picture]]\n"
    )
    assert [(each.kind, each.ref, each.text, each.line) for each in references(text)] == [
        ("hop", "nlb", "", 1),
        ("port", "nlb/bags", "the other", 2),
        ("picture", "", "", 18),
    ]


def test_code_shows_references_as_they_are_typed() -> None:
    assert shown("`[[port:nlb/ingests]]`") == "<p><code>[[port:nlb/ingests]]</code></p>"
    assert shown("```\n[[hop:nlb|<b>]]\n```") == (
        '<pre class="highlight" tabindex="0"><code>[[hop:nlb|&lt;b&gt;]]\n</code></pre>'
    )
    assert shown("    [[hop:nlb]]") == "<pre><code>[[hop:nlb]]\n</code></pre>"


def test_code_is_coloured_by_classes_and_never_by_styles() -> None:
    assert shown('```python\nx = "[[hop:nlb]]"\n```') == (
        '<pre class="highlight" tabindex="0"><code class="language-python">'
        '<span class="n">x</span> <span class="o">=</span> '
        '<span class="s2">"[[hop:nlb]]"</span>\n</code></pre>'
    )


@pytest.mark.parametrize(
    "text",
    ["[[1]](https://example.org/)", "[[some words]]", "[[]]", "[[ : ]]", "[[note]](other.html)"],
)
def test_brackets_that_are_no_reference_are_plain_markdown(text: str) -> None:
    assert references(text) == ()
    assert "fact" not in shown(text)


def test_a_text_without_double_brackets_has_no_references() -> None:
    assert references("Nothing [here](x) but *words*.") == ()


def test_facts_may_stand_in_emphasis_lists_cells_terms_and_quotes() -> None:
    fact = "[[port:nlb/ingests]]"
    assert f"<em>{PORT}</em>" in shown(f"*{fact}*")
    assert f"<strong>{PORT}</strong>" in shown(f"__{fact}__")
    assert f"<li>{PORT}</li>" in shown(f"* {fact}")
    assert f"<dd>{PORT}</dd>" in shown(f"Port\n:   {fact}")
    assert f"<p>{PORT}</p>\n</blockquote>" in shown(f"> {fact}")


def test_a_text_to_show_may_stand_in_a_table_although_a_bar_parts_cells() -> None:
    assert shown("| a | b |\n|---|--:|\n| [[port:nlb/ingests|this]] | 2 |") == (
        '<div aria-label="Table" class="table-scroll" role="region" tabindex="0"><table>\n'
        '<thead>\n<tr>\n<th scope="col">a</th>\n<th class="align-right" scope="col">b</th>\n'
        f"</tr>\n</thead>\n<tbody>\n<tr>\n<td>{PORT.replace('65535', 'this')}</td>\n"
        '<td class="align-right">2</td>\n</tr>\n</tbody>\n</table></div>'
    )


def test_admonitions_of_known_kinds_keep_their_class_and_others_are_plain() -> None:
    assert shown("!!! warning\n    Careful with [[port:nlb/ingests]].") == (
        '<div class="admonition warning">\n<p class="admonition-title">Warning</p>\n'
        f"<p>Careful with {PORT}.</p>\n</div>"
    )
    assert shown('!!! hidden "Title"\n    x').startswith('<div class="admonition">')


def test_headings_have_anchors_made_of_what_is_typed_and_contents_of_what_is_shown() -> None:
    text = "## Port [[port:nlb/ingests]] & *more*\n\n### Été `x`\n\n## Été\n\n## [[hop:nbl]]\n"
    rendered = render(storage(), text, ADDRESSES, str)
    assert rendered.toc == (
        Heading(2, "section--port-nlb-ingests-more", "Port 65535 & more"),
        Heading(3, "section--ete-x", "Été x"),
        Heading(2, "section--ete", "Été"),
        Heading(2, "section--nbl", "[[hop:nbl]]"),
    )
    assert rendered.html.startswith(
        f'<h2 id="section--port-nlb-ingests-more">Port {PORT} &amp; <em>more</em>'
        '<a aria-label="Link to this section" class="permalink"'
        ' href="#section--port-nlb-ingests-more">#</a></h2>'
    )


def test_equal_headings_get_ids_of_their_own() -> None:
    ids = [each.id for each in render(storage(), "## A\n\n## A\n\n## A 2\n", ADDRESSES, str).toc]
    assert ids == ["section--a", "section--a-2", "section--a-2-2"]


def test_headings_move_below_the_place_they_get() -> None:
    toc = render(storage(), "# One\n\n### Two\n\n# Three", ADDRESSES, str, Place("rule-x", 4)).toc
    assert toc == (
        Heading(4, "rule-x--one", "One"),
        Heading(6, "rule-x--two", "Two"),
        Heading(4, "rule-x--three", "Three"),
    )


def test_html_in_a_page_is_shown_as_it_is_typed() -> None:
    assert shown("Write <b>x</b> or <!-- this -->.") == (
        "<p>Write &lt;b&gt;x&lt;/b&gt; or &lt;!-- this --&gt;.</p>"
    )


def test_links_out_of_the_site_cannot_reach_back_and_links_within_are_plain() -> None:
    assert shown("[a](https://example.org/) [b](/storage/) <https://example.org/>") == (
        '<p><a class="external" href="https://example.org/" rel="noopener">a</a> '
        '<a href="/storage/">b</a> '
        '<a class="external" href="https://example.org/" rel="noopener">https://example.org/</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["https://a.example/x.png", "//a.example/x", "/\\a.example/x", "HTTPS:a.example/x"]
)
def test_a_picture_of_another_host_is_a_link_as_no_page_may_load_it(address: str) -> None:
    linked = re.sub(' class="external"| rel="noopener"', "", shown(f"![A map](<{address}> 'T')"))
    assert linked == f'<p><a href="{address}">A map</a></p>'
    assert shown(f"[![A map](<{address}>)](/y)") == '<p><a href="/y"><span>A map</span></a></p>'


def test_a_picture_of_this_site_is_shown() -> None:
    assert shown("![A map](/a/diagram.svg)") == '<p><img alt="A map" src="/a/diagram.svg"></p>'


@pytest.mark.parametrize(
    ("text", "embed"),
    [
        ("[[picture]]", Embed("picture", None)),
        ("[[picture:bags]]", Embed("picture", "bags")),
        (
            "[[picture:bags?example=anonymous&step=2]]",
            Embed("picture", "bags", (("example", "anonymous"), ("step", "2"))),
        ),
        ("[[picture:?detail=zones]]", Embed("picture", None, (("detail", "zones"),))),
    ],
)
def test_a_picture_is_drawn_by_the_caller_and_put_in_as_it_is(text: str, embed: Embed) -> None:
    assert shown(f"Before.\n{text}\nAfter.") == (
        f"<p>Before.</p>\n<figure>{embed}</figure>\n<p>After.</p>"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[picture:bag]]", "There is no route called bag. Did you mean bags?"),
        ("[[picture:bags?exemple=get]]", "A picture has no option exemple. Did you mean example?"),
        (
            "[[picture:bags?example=gett]]",
            "There is no example of bags called gett. Did you mean get?",
        ),
        ("[[picture:bags?step=0]]", "The option step is a number from 1."),
        ("[[picture:?step=1]]", "The option step needs a route: write [[picture:ROUTE?...]]."),
        ("[[picture:bags?detail=all]]", "The option detail may be zones or hops or ports."),
        ("[[steps]]", "It does not say which: write [[steps:ROUTE]]."),
        ("[[table]]", "It does not say which: write [[table:NAME]]."),
        ("[[table:port]]", "There is no table called port. Did you mean ports?"),
    ],
)
def test_a_block_that_asks_for_nothing_says_so_in_its_place(text: str, message: str) -> None:
    rendered = render(storage(), text, ADDRESSES, str)
    assert [problem.message for problem in rendered.problems] == [message]
    escaped = text.replace("&", "&amp;")
    assert rendered.html == f'<p><span class="fact-missing">{escaped} {message}</span></p>'


def test_steps_are_an_ordered_list_of_links_to_each_step() -> None:
    html = shown("[[steps:bags?example=anonymous]]")
    assert html.startswith(
        '<ol class="steps">\n<li><a class="fact fact-step" href="/storage/routes'
    )
    assert 'href="/storage/routes/bags/steps/2/?example=anonymous"' in html
    assert html.endswith("</p>\n")
    assert html.count("<li>") == 2


def test_steps_of_a_route_without_examples_say_that_there_is_none() -> None:
    bare = replace(storage(), routes=(Route("bare", "Bare"),))
    html = render(bare, "[[steps:bare]]", ADDRESSES, str).html
    assert html == "<p>No example is documented.</p>\n"


def test_a_table_has_a_caption_headers_and_a_box_that_scrolls() -> None:
    html = shown("[[table:ports]]")
    assert html.startswith(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="Ports">'
        '<table><caption>Ports</caption>\n<thead><tr><th scope="col">Port</th>'
        '<th scope="col">Protocol</th><th scope="col">On</th><th scope="col">Open from</th>'
        '<th scope="col">What for</th></tr></thead>\n<tbody>\n<tr><th scope="row">'
    )
    assert html.count("<tr>") == 1 + 8


def test_every_table_has_a_row_for_each_thing_it_is_of() -> None:
    counts = {
        name: shown(f"[[table:{name}]]").count('<th scope="row">')
        for name in ("ports", "entry-points", "rules", "hops", "health")
    }
    assert counts == {"ports": 8, "entry-points": 2, "rules": 10, "hops": 11, "health": 2}


def test_an_empty_table_says_that_nothing_is_documented() -> None:
    empty = replace(storage(), hops=())
    html = render(empty, "[[table:ports]]", ADDRESSES, str).html
    assert html == "<p>Ports: none documented.</p>\n"


def test_a_table_longer_than_a_page_leads_to_the_rest() -> None:
    many = replace(storage(), hops=storage().hops[:1] * 501)
    html = render(many, "[[table:hops]]", ADDRESSES, str).html
    assert html.count('<th scope="row">') == 500
    assert html.endswith('<p><a href="/storage/hops/">1 more</a></p>\n')


def test_definitions_stand_apart_by_empty_lines() -> None:
    assert shown("One\n:   first\n\nTwo\n:   second") == (
        "<dl>\n<dt>One</dt>\n<dd>first</dd>\n<dt>Two</dt>\n<dd>second</dd>\n</dl>"
    )
