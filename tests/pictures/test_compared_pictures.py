"""Pictures of two architectures compared, as pages and reviewers get them."""

import datetime
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_app.core.addresses import FORMATS
from docs_app.core.architecture import Architecture
from docs_app.core.codec import content_hash
from docs_app.core.diagram import DETAILS, View
from docs_app.core.diagram.compared import SHOWS
from docs_app.core.outline import outline
from docs_app.core.sealing import Seal, Source
from docs_app.pictures import OneSide, Picture, Stamp, export_compared, inline_compared
from docs_app.seals import judge
from tests.core.builders import storage
from tests.core.compared.pairs import pairs
from tests.core.compared.test_cases import with_cache
from tests.core.edits import edited
from tests.core.test_diagram_overview import crowd
from tests.pictures.geometry import SVG
from tests.pictures.test_pictures import ids, told
from tests.pictures.test_what_people_type import PAYLOADS, typed

DAYS = (datetime.date(2026, 11, 20), datetime.date(2026, 11, 22))
GROUP = re.compile(r'<g id="([^"]*)" class="(?:node|edge|cluster) ([^"]*)"')


def sides(before: Architecture, after: Architecture) -> tuple[OneSide, OneSide]:
    """Return versions 3 and 4, of which nothing is kept."""
    old, new = (
        OneSide(each, Stamp(each.slug, number, day))
        for each, number, day in zip((before, after), (3, 4), DAYS, strict=True)
    )
    return old, new


def marked(picture: Picture) -> dict[str, str]:
    """Return by id what the SVG marks, and with what."""
    found = {
        part: re.search(r"change-(\w+)", classes) for part, classes in GROUP.findall(picture.svg)
    }
    return {part: change[1] for part, change in found.items() if change}


def drawn(svg: str, part: str) -> str:
    """Return what is drawn of a part: up to the next."""
    return re.split(r'<g id="(?:zone|hop|port|edge|asks)--', svg.partition(f'<g id="{part}"')[2])[0]


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(pairs(), st.sampled_from(DETAILS), st.sampled_from(SHOWS))
def test_a_picture_and_the_words_beside_it_have_the_same_parts_and_marks(
    pair: tuple[Architecture, Architecture], detail: str, show: str
) -> None:
    picture = inline_compared(*sides(*pair), View(detail=detail), show)
    said = outline(picture.shown)

    assert ids(picture.svg) == told(picture)
    assert marked(picture) == {
        row.id: row.change for row in (*said.parts, *said.edges) if row.change
    }


@pytest.mark.parametrize("show", SHOWS)
def test_the_words_say_every_mark(show: str) -> None:
    picture = inline_compared(*sides(storage(), with_cache()), View(), show)
    said = outline(picture.shown)
    rows = [(row.name, row.became) for row in said.parts if row.became]
    rows += [
        (f"{row.tail} -> {row.head}: {row.label}", row.became) for row in said.edges if row.became
    ]

    added = [
        ("varnish", "added"),
        (":6081 HTTP", "added"),
        ("nginx :9000 HTTP -> varnish :6081 HTTP: localhost", "added"),
        ("varnish :6081 HTTP -> bags_api :9001 HTTP: localhost", "added"),
    ]
    removed = [("nginx :9000 HTTP -> bags_api :9001 HTTP: localhost", "removed")]
    assert (
        rows
        == {
            "both": [*added[:2], *removed, *added[2:]],
            "before": removed,
            "after": added,
        }[show]
    )


def test_what_is_in_two_places_says_which_of_them_it_is() -> None:
    picture = inline_compared(*sides(storage(), edited(storage(), "hop:items", zone="vpc")), View())
    said = outline(picture.shown)

    assert [(part.name, part.became) for part in said.parts if part.became] == [
        ("items", "moved, is here"),
        ("items", "moved, was here"),
    ]


def test_marks_are_told_by_sign_and_by_line_and_not_by_colour_alone() -> None:
    svg = inline_compared(*sides(with_cache(), storage()), View()).svg
    gone = drawn(svg, "hop--cache")
    edge = drawn(svg, "edge--cache--http---bags-app--http")

    assert ">\u2212</text>" in gone
    assert "stroke-dasharray" in gone
    assert ">\u2212 localhost</text>" in edge
    assert "stroke-dasharray" in edge
    assert ">\u2212 :6081 HTTP</text>" in svg


def test_an_edge_without_words_carries_its_mark_on_its_line() -> None:
    after = edited(storage(), "rule:gateway/bags", scopes=("read",))
    svg = inline_compared(*sides(storage(), after), View()).svg
    edge = drawn(svg, "asks--gateway--https---cognito--https")

    assert '<g class="sign change-changed">' in edge
    assert ">~</text>" in edge


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("show", SHOWS)
def test_a_file_says_both_editions_and_is_the_same_twice(format: str, show: str) -> None:
    pair = sides(storage(), with_cache())
    first, second = (export_compared(*pair, View(), format, show=show) for _ in range(2))
    found = judge(first.bytes)

    assert first == second
    words = "comparison" if show == "both" else f"comparison, {show} only"
    assert found.seal == Seal(
        Source("storage", 4, content_hash(with_cache())),
        DAYS[1],
        words,
        format,
        Source("storage", 3, content_hash(storage())),
    )
    part = "" if show == "both" else f"-{show}"
    extension = {"mermaid": "mmd"}.get(format, format)
    assert first.filename == f"storage-v3-to-v4{part}.{extension}"


def test_another_architecture_is_named_in_the_file_and_its_name() -> None:
    staging = edited(storage(), "hop:nlb", name="staging-nlb")
    staging = replace(staging, slug="staging", name="Staging")
    pair = sides(storage(), staging)
    file = export_compared(*pair, View(direction="TB"), "svg")

    assert file.filename == "storage-v3-to-staging-v4-tb.svg"
    assert (
        ">Staging: storage version 3 and staging version 4 compared · 2026-11-20 and 2026-11-22<"
        in file.bytes.decode()
    )


def test_a_file_on_its_own_tells_its_marks_and_counts_them() -> None:
    svg = export_compared(*sides(storage(), with_cache()), View(), "svg").bytes.decode()

    for words in (
        "4 added: 1 hop, 1 port, 2 edges",
        "1 removed: 1 edge",
        "thin and pale: as it was",
        "Storage: version 3 and version 4 compared · 2026-11-20 and 2026-11-22",
    ):
        assert f">{words}</text>" in svg
    assert "a task, with how many run" not in svg
    assert "@media (prefers-color-scheme: dark)" in svg
    assert "@media print" in svg


def test_dot_mermaid_and_json_tell_the_marks_too() -> None:
    pair = sides(with_cache(), storage())
    dot, mermaid, data = (
        export_compared(*pair, View(), each).bytes.decode() for each in ("dot", "mermaid", "json")
    )

    assert 'label="\u2212 · CONTAINER\\nvarnish"' in dot
    assert 'class="edge-forward plain change-removed"' in dot
    assert "routebook_before_version=3" in dot
    assert '["\u2212 · Container<br/>varnish"]' in mermaid.replace("#8722;", "\u2212")
    assert '|"#43; localhost"|' in mermaid
    loaded = json.loads(data[: data.rindex("}") + 1])
    assert [card["change"] for card in loaded["cards"] if card["id"] == "hop--cache"] == ["removed"]
    assert loaded["stamp"]["before_version"] == "3"


def test_a_kept_picture_is_kept_for_both_and_for_what_is_shown() -> None:
    old, new = sides(storage(), with_cache())
    kept = [
        OneSide(each.architecture, each.stamp.hashed(content_hash(each.architecture)))
        for each in (old, new)
    ]
    first = inline_compared(kept[0], kept[1], View())

    assert inline_compared(kept[0], kept[1], View()) is first
    assert inline_compared(kept[1], kept[0], View()) is not first
    assert inline_compared(kept[0], kept[1], View(), "before") is not first
    assert inline_compared(kept[0], kept[1], View(), prefix="x") is not first


def test_no_such_part_can_be_shown() -> None:
    with pytest.raises(ValueError, match="show is one of both, before, after"):
        inline_compared(*sides(storage(), storage()), View(), "neither")


def test_thousands_of_hops_are_compared_zone_by_zone_and_the_picture_says_so() -> None:
    before = crowd(1_000)
    after = edited(before, f"hop:{before.hops[5].slug}", name="another")
    picture = inline_compared(*sides(before, after), View())

    assert (picture.level, picture.message) == (
        "zones",
        "There is too much here for one picture, so only its zones are drawn.",
    )
    assert [meaning.words for meaning in picture.shown.legend][:1] == ["1 changed: 1 zone"]
    assert ids(picture.svg) == told(picture)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("show", SHOWS)
def test_whatever_a_person_types_is_text_on_either_side(payload: str, show: str) -> None:
    """Before is drawn by putting its words into the places of both."""
    picture = inline_compared(*sides(typed(payload), storage()), View(), show)
    root = ElementTree.fromstring(picture.svg)  # noqa: S314 - our own

    names = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "name"]
    assert (names.count(payload) > 0) == (show == "before")
    assert (names.count(f"was {payload}") > 0) == (show == "both")
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        *("svg", "title", "desc", "g", "a", "path", "polygon", "text", "rect", "circle")
    }
    assert not any(name.startswith("on") for each in root.iter() for name in each.attrib)
