"""The pack as one HTML file: complete in itself, inert, and the same twice."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from docs_app.packs.making import file_made
from docs_app.seals import GENUINE, judge
from tests.core.builders import storage
from tests.packs.orders import made, order_of
from tests.site.books import book_of
from tests.support.payloads import poisoned

PAGE = {"html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer"}
PARTS = {"section", "div", "dl", "dt", "dd", "ol", "ul", "li", "p", "pre", "blockquote", "hr", "br"}
TABLES = {"table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"}
WORDS = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "strong", "em", "code", "ins", "del"}
PICTURES = {"svg", "g", "path", "polygon", "rect", "text", "desc"}
TAGS = PAGE | PARTS | TABLES | WORDS | PICTURES
LOADS = {"src", "srcset", "srcdoc", "data", "poster", "background", "action", "formaction", "style"}


class Reader(HTMLParser):
    """Gathers tags, attributes and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def html_of(value: object, **more: object) -> str:
    return made(order_of(value, **more), "html").decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [storage(), poisoned()], ids=["storage", "poisoned"])
def test_nothing_in_it_runs_or_is_loaded_from_elsewhere(value: object) -> None:
    html = html_of(value)
    read = Reader(html)

    assert read.tags <= TAGS
    assert {name for name in read.attributes if name.startswith("on")} == set()
    assert read.attributes & LOADS == set()
    assert html.count("<style>") == 1
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert {href.partition(":")[0] for href in read.hrefs if href[:1] != "#"} <= {"http", "https"}


def test_every_link_into_it_finds_its_place_and_no_place_is_twice() -> None:
    for value in (storage(), book_of(3), poisoned()):
        read = Reader(html_of(value))

        assert len(read.ids) == len(set(read.ids))
        assert {href[1:] for href in read.hrefs if href.startswith("#")} - set(read.ids) == set()


def test_its_pictures_have_text_and_lead_into_it() -> None:
    html = html_of(storage())

    assert html.count("<svg ") == 19
    assert ">api-nlb</text>" in html
    assert '<a href="#hop--nlb" aria-label="Network load balancer api-nlb">' in html
    assert 'href="/' not in html


def test_what_people_type_is_shown_as_text() -> None:
    html = html_of(poisoned())

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\u202e" not in html


def test_what_was_put_in_and_taken_out_is_marked_as_such() -> None:
    before = storage()
    page = replace(before.pages[0], body="The ingests API listens nowhere.")

    html = html_of(replace(before, pages=(page,)), before=before)

    assert re.search(r"<del>[^<]*</del>", html)
    assert re.search(r"<ins>nowhere</ins>", html)


def test_equal_packs_are_equal_byte_for_byte() -> None:
    assert html_of(storage()) == html_of(storage())


def test_it_is_sealed_behind_its_end() -> None:
    order = order_of(storage())
    file = file_made(order, "html", made(order, "html"))

    assert file.filename == "storage-v3-review-pack.html"
    assert judge(file.bytes).kind == GENUINE
    assert file.bytes.rpartition(b"</html>\n")[2].startswith(b"<!-- routebook-seal:1?")
