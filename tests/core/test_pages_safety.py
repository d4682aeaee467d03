"""Whatever a person types, into a page or into a name, nothing of it runs and nothing breaks."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Page
from docs_app.core.pages import check, plain_text, references, render, sections, to_markdown
from docs_app.core.pages.parsing import parse
from docs_app.core.pages.sanitising import ATTRIBUTES, sanitised
from docs_app.core.wellformed import limits
from tests.core.builders import storage
from tests.core.strategies import architectures

ADDRESSES = Addresses("storage")
OURS = {*ATTRIBUTES, "caption"} - {"x-fact"}
VOID = {"br", "hr", "img"}
OURS_ALONE = {"ol": {"class"}}

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>@import 'javascript:alert(1)'</style>",
    "<!-- --><script>alert(1)</script> <!--> <img src=x onerror=alert(1)>",
    "<x-fact data-ref=0 onclick=alert(1)></x-fact>",
    '<x-fact data-ref="0"></x-fact>',
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:alert(1))",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![x](y "onerror=alert(1) z=\\"")',
    '[x](y "\\" onmouseover=\\"alert(1)")',
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "[a](<javascript:alert(1)>)",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '```" onclick=alert(1)\nx\n```',
    '``` { .x onclick="alert(1)" style="x" }\ny\n```',
    "[[hop:<script>alert(1)</script>]]",
    '[[hop:nlb|"><script>alert(1)</script>]]',
    "[[port:nlb/ingests|<img src=x onerror=alert(1)>]]",
    "[[<script>:x]]",
    "[x]([[hop:nlb]])",
    '![[[hop:nlb|" onerror="alert(1)]]](x)',
    '[a](b "[[hop:nlb|x onclick=alert(1) ]]")',
    "[[picture:bags?example=<script>]]",
    '!!! note" onclick="alert(1) "<script>alert(1)</script>"\n    x',
    '# <script>alert(1)</script> [[hop:x" onclick="alert(1)]]',
    "| <script> | [[hop:nlb|<b onclick=x>]] |\n|---|---|\n| <img onerror=x> | y |",
    "<script>alert(1)//\n\n[[picture]]",
    "\ue0000\ue001 \ue002 \ue003 \x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03",
    "{: onclick=alert(1) style=x }\n# a {: #b onclick=x }",
    "<details open ontoggle=alert(1)>",
    "[[table:ports]]<script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form><input autofocus onfocus=alert(1)></form>",
]


class Reader(HTMLParser):
    """Reads HTML strictly: allowed tags and attributes only, each closed where it must be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OURS, tag
        for name, value in attrs:
            assert name in {"title", *ATTRIBUTES.get(tag, ()), *OURS_ALONE.get(tag, ())}, (
                tag,
                name,
            )
            if name in ("href", "src"):
                assert safe(value or ""), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def safe(address: str) -> bool:
    """Say whether a browser finds an allowed scheme in an address, or none.

    It drops tabs and line ends before it looks (https://url.spec.whatwg.org/#url-parsing).
    """
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", re.sub(r"[\t\n\r]", "", address).strip().lower())
    return scheme is None or scheme[0] in {"http:", "https:", "mailto:"}


def read(html: str) -> None:
    """Assert that HTML holds nothing but what we allow."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []


def rendered(text: str, architecture: Architecture | None = None) -> str:
    return render(architecture or storage(), text, ADDRESSES, lambda embed: "<hr>").html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_runs_comes_out_of_a_page(payload: str) -> None:
    for text in (payload, f"* {payload}", f"> {payload}", f"## {payload}", f"a **{payload}** b"):
        read(rendered(text))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_runs_comes_out_of_a_name(payload: str) -> None:
    value = storage()
    named = replace(
        value,
        name=payload,
        zones=tuple(replace(zone, name=payload) for zone in value.zones),
        hops=tuple(replace(hop, name=payload, summary=payload) for hop in value.hops),
        entry_points=tuple(
            replace(entry, name=payload, host=payload, summary=payload)
            for entry in value.entry_points
        ),
        routes=tuple(replace(route, name=payload) for route in value.routes),
        pages=(Page("overview", payload),),
    )
    text = (
        "# [[hop:nlb]] [[zone:vpc]] [[page:overview]]\n\n[[entry:domain]] [[rule:nlb/bags]] "
        "[[route:bags]] [[port:nlb/bags]] [[hop:zzz]]\n\n[[table:ports]]\n\n[[table:hops]]\n\n"
        "[[table:rules]]\n\n[[table:entry-points]]\n\n[[table:health]]\n\n[[steps:bags]]\n"
    )
    read(rendered(text, named))
    read(rendered(to_markdown(named, text, ADDRESSES)))


def test_what_the_parser_lets_through_is_cleaned_once_more() -> None:
    dirty = (
        '<p onclick="x" style="y" class="note evil">a</p><script>b</script><a href="javascript:x">'
        'c</a><svg><g onload="x"></g></svg><x-fact data-ref="1" onclick="x"></x-fact><!-- d -->'
    )
    assert sanitised(dirty) == ('<p class="note">a</p><a>c</a><x-fact data-ref="1"></x-fact>')


MARKUP = st.text(
    st.sampled_from("[]()`*_<>|#:!-=~\\&\"'{}?/ \n\tab1x\x00\x02\x03\ue000\ue001é\ud800"),
    max_size=80,
)
TYPED = st.lists(
    MARKUP
    | st.sampled_from(
        [*PAYLOADS, "[[hop:nlb]]", "[[picture]]", "[[steps:bags]]", "[[table:hops]]"]
    ),
    max_size=6,
).map("\n".join)


@given(st.text(max_size=200) | MARKUP | TYPED)
def test_any_text_at_all_becomes_html_of_ours(text: str) -> None:
    read(rendered(text))
    check(storage(), text)
    plain_text(storage(), text)
    to_markdown(storage(), text, ADDRESSES)
    assert len(sections(storage(), text)) == 1 + len(render(storage(), text, ADDRESSES, str).toc)


@settings(max_examples=20)
@given(architectures())
def test_any_architecture_fills_a_page_of_all_its_facts(architecture: Architecture) -> None:
    lines = [f"[[hop:{hop.slug}]]" for hop in architecture.hops]
    lines += [
        f"[[{kind}:{hop.slug}/{port.slug}]]"
        for hop in architecture.hops
        for port in hop.ports
        for kind in ("port", "protocol", "open")
    ]
    lines += [f"[[rule:{hop.slug}/{rule.slug}]]" for hop in architecture.hops for rule in hop.rules]
    lines += [f"[[entry:{entry.slug}]]" for entry in architecture.entry_points]
    lines += [
        f"[[{kind}:{zone.slug}]]" for zone in architecture.zones for kind in ("zone", "replicas")
    ]
    lines += [f"\n[[steps:{route.slug}]]\n" for route in architecture.routes]
    text = "\n".join([*lines, "\n[[table:rules]]\n\n[[table:health]]"])
    assert check(architecture, text) == ()
    read(rendered(text, architecture))


QUADRATIC = [
    "[",
    "![",
    "[](",
    "[a](",
    "[a][",
    "[a](([b](",
    "\\[",
    "[`]`",
    "`a``b",
    " ",
    " \n",
    "[[",
]
COSTLY = [
    "> ",
    "\n#",
    "\n: a",
    "a\n: b\n",
    "a\n===\n",
    "***a**b*",
    "```\n",
    "* a\n",
    "\n\n- a\n\n    - b",
]


@pytest.mark.parametrize(
    ("piece", "length"),
    [*((piece, 100_000) for piece in QUADRATIC), *((piece, 20_000) for piece in COSTLY)],
)
def test_a_text_made_to_be_slow_ends_all_the_same(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    html = rendered(text)
    assert html == "" or len(html) > 100


def test_a_text_nested_too_deeply_is_shown_as_typed_and_says_why() -> None:
    text = "1. " * 3_000
    found = render(storage(), text, ADDRESSES, str)
    assert [problem.message for problem in found.problems] == ["The text is nested too deeply."]
    assert found.html == (
        '<p><span class="fact-missing">The text is nested too deeply.</span></p>\n'
        f'<pre tabindex="0"><code>{text}</code></pre>'
    )
    assert rendered("[[hop:nlb]]").count("api-nlb") == 1, "the next text is read as ever"


def test_a_text_that_is_too_long_is_shown_as_typed_and_says_why() -> None:
    text = "x" * (limits.BODY + 1)
    message = "The text is longer than 200,000 characters."
    assert [problem.message for problem in check(storage(), text)] == [message]
    assert references(f"[[hop:nlb]]{text}") == ()


def test_threads_that_render_at_once_do_not_mix_their_texts() -> None:
    texts = [
        f"## Heading {number}\n\n[[hop:nlb|text {number}]] `[[hop:nlb]]`\n" for number in range(64)
    ]
    one_by_one = [rendered(text) for text in texts]
    parse.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(rendered, texts)) == one_by_one
