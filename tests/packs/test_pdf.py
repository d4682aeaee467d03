"""The pack as a PDF: found, embedded, bookmarked, the same twice, and inert."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from docs_app.core.architecture import Architecture
from docs_app.packs.data import SEAM, breakable
from docs_app.packs.making import file_made
from docs_app.seals import GENUINE, judge
from tests.core.builders import storage
from tests.core.test_diagram_overview import crowd
from tests.packs.orders import made, order_of, told
from tests.site.books import book_of
from tests.support.payloads import LINES, TEXTS, poisoned

IN_ANOTHER_PROCESS = """
import django, hashlib
django.setup()
from tests.core.builders import storage
from tests.packs.orders import made, order_of
print(hashlib.sha256(made(order_of(storage(), storage()), "pdf")).hexdigest())
"""

CHAPTERS = [
    "What changed",
    "The whole",
    "Routes",
    "Ports",
    "Hops and rules",
    "What can go wrong",
    "Findings",
    "Pages",
]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made(order_of(storage()), "pdf")


def test_its_text_can_be_searched(pdf: bytes, tmp_path: Path) -> None:
    text = told("pdftotext", pdf, tmp_path, after=("-",))

    for words in (
        "Step 2 of 8: Storage API",
        "GET https://api.example.org/storage/v1/bags",
        "On 65534 (TCP), any connection: forward to",
        "Who may reach what, from where.",
    ):
        assert words in " ".join(text.split()), words
    assert "NETWORK LOAD BALANCER" in text


def test_its_fonts_are_embedded_and_are_the_site_s_own(pdf: bytes, tmp_path: Path) -> None:
    lines = told("pdffonts", pdf, tmp_path).splitlines()[2:]

    assert lines
    assert all(re.search(r"\+Arimo-\S+ .* yes yes yes ", line) for line in lines)


def test_it_is_accessible_by_the_standard_and_says_what_it_is(pdf: bytes, tmp_path: Path) -> None:
    facts = told("pdfinfo", pdf, tmp_path, "-isodates")

    assert b"pdfuaid" in pdf
    assert re.search(r"^Title: +Storage, version 3: review pack$", facts, re.M)
    assert re.search(r"^Tagged: +yes$", facts, re.M)
    assert re.search(r"^CreationDate: +2026-11-22T00:00:00Z$", facts, re.M)


def test_it_has_bookmarks_and_a_table_of_contents_with_page_numbers(
    pdf: bytes, tmp_path: Path
) -> None:
    xml = told("pdftohtml", pdf, tmp_path, "-xml", "-i", "-stdout")
    marks = re.findall(r'<item page="(\d+)">([^<]*)</item>', xml)

    names = [name for _, name in marks]
    assert [name for name in names if name in CHAPTERS] == CHAPTERS
    assert "Step 3 of 8: Cognito" in names
    contents = told("pdftotext", pdf, tmp_path, "-f", "2", "-l", "2", "-layout", after=("-",))
    pages = {name: page for page, name in marks}
    for name in ("Routes", "Ports", "Findings"):
        line = next(each for each in contents.splitlines() if each.strip().startswith(name))
        assert line.split()[-1].strip("\u2060") == pages[name]


def test_every_page_says_of_what_it_is_and_which_it_is(pdf: bytes, tmp_path: Path) -> None:
    count = int(re.findall(r"^Pages: +(\d+)$", told("pdfinfo", pdf, tmp_path), re.M)[0])
    text = told("pdftotext", pdf, tmp_path, "-layout", after=("-",))

    pages = text.split("\f")[:count]
    for number, page in enumerate(pages, 1):
        assert "Storage · version 3 · 2026-11-22 · content " in page
        assert f"{number} of {count}" in page


def test_it_is_the_same_byte_for_byte_in_another_process() -> None:
    here = made(order_of(storage(), storage()), "pdf")
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS]
    there = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]

    assert there == [hashlib.sha256(here).hexdigest()] * 2


def test_it_is_sealed_and_read_as_before(pdf: bytes, tmp_path: Path) -> None:
    file = file_made(order_of(storage()), "pdf", pdf)

    assert (file.filename, file.content_type) == ("storage-v3-review-pack.pdf", "application/pdf")
    assert judge(file.bytes).kind == GENUINE
    assert judge(file.bytes.replace(b"obj", b"obk", 1)).kind == "altered"
    assert told("pdfinfo", file.bytes, tmp_path).count("Pages:") == 1


@pytest.mark.parametrize("n", [1, 3])
def test_it_tells_one_or_three_of_everything(n: int, tmp_path: Path) -> None:
    text = told("pdftotext", made(order_of(book_of(n)), "pdf"), tmp_path, after=("-",))

    assert text.count("not recorded") >= n
    for number in range(1, n + 1):
        assert f"Route {number}" in text
        assert f"Page {number}" in text


def test_a_comparison_is_told_with_its_picture(tmp_path: Path) -> None:
    before = storage()
    after = replace(before, summary="Another.", name="Renamed")
    order = order_of(after, before, compares=True)

    text = told("pdftotext", made(order, "pdf"), tmp_path, after=("-",))

    assert "Since version 2: 2 changed." in text
    assert file_made(order, "pdf", b"%PDF\nstartxref\n").filename == (
        "storage-v3-since-v2-review-pack.pdf"
    )


def test_what_people_type_is_text_and_nothing_else(tmp_path: Path) -> None:
    pdf = made(order_of(poisoned()), "pdf")
    text = told("pdftotext", pdf, tmp_path, after=("-",))

    assert "<script>alert(1)</script>" in text
    assert told("pdfinfo", pdf, tmp_path, "-js") == ""
    assert b"/JavaScript" not in pdf
    leads = {uri.partition(b":")[0] for uri in re.findall(rb"/URI\s*\((.*?)\)", pdf)}
    assert leads == {b"https"}


@pytest.mark.parametrize(
    "payload",
    [
        "#panic()",
        '#eval("1+1")',
        '#read("/etc/passwd")',
        "= heading #let x = 1",
        "$ x^2 $ @label <label> // comment /* x",
        '#image("/etc/passwd") \\u{41} ~ -- ---',
        "`raw` *bold* _em_ [content]",
        *LINES,
    ],
)
def test_typst_in_a_name_is_shown_as_it_was_typed(payload: str, tmp_path: Path) -> None:
    hop = replace(storage().hops[0], name=payload, summary=payload, prose=payload)
    value = replace(storage(), name=payload, hops=(hop, *storage().hops[1:]))

    text = told("pdftotext", made(order_of(value), "pdf"), tmp_path, after=("-",))

    flat = re.sub(r"[\s-]", "", text)
    assert re.sub(r"[\s\u202a-\u202e-]", "", payload) in flat


@pytest.mark.parametrize("payload", TEXTS)
def test_any_text_makes_a_pack(payload: str) -> None:
    pages = (replace(storage().pages[0], body=payload),)

    assert made(order_of(replace(storage(), pages=pages)), "pdf").startswith(b"%PDF-")


def test_a_large_picture_is_cut_into_parts_that_can_be_read(tmp_path: Path) -> None:
    text = told("pdftotext", made(order_of(crowd(150)), "pdf"), tmp_path, after=("-",))

    assert "Part A1" in text or "Drawn by its" in text


def test_an_empty_architecture_makes_a_pack(tmp_path: Path) -> None:
    pdf = made(order_of(Architecture("empty", "Empty")), "pdf")

    assert "No finding is waived." in told("pdftotext", pdf, tmp_path, after=("-",))


def test_long_words_may_be_broken_and_short_ones_stay_whole() -> None:
    assert breakable("a short word") == "a short word"
    assert breakable("https://a.example.org/x/y/z") == (
        f"https://{SEAM}a.{SEAM}example.{SEAM}org/{SEAM}x/{SEAM}y/{SEAM}z"
    )
    assert breakable("x" * 30) == f"{'x' * 12}{SEAM}{'x' * 12}{SEAM}{'x' * 6}"
