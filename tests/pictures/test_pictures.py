"""Pictures as pages and reviewers get them."""

import datetime
import json
import re
from xml.dom import minidom

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from docs_app import pictures
from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.core.outline import outline
from docs_app.pictures import Picture, Stamp, export, inline_svg
from docs_app.pictures.recent import Recent
from tests.core.builders import storage
from tests.core.strategies import architectures
from tests.core.test_diagram_overview import crowd
from tests.support.tools import require_tool

DAY = datetime.date(2026, 11, 22)
STAMP = Stamp("storage", 3, DAY, "abc")
UNKEPT = Stamp("storage", 3, DAY)


def ids(svg: str, prefix: str = "") -> list[str]:
    """Return the ids of nodes, edges and clusters, without the prefix they must have."""
    found = re.findall(r'<g id="([^"]*)" class="(?:node|edge|cluster) ', svg)
    assert all(each.startswith(prefix) for each in found)
    return sorted(each.removeprefix(prefix) for each in found)


def told(picture: Picture) -> list[str]:
    said = outline(picture.shown)
    return sorted(row.id for row in (*said.parts, *said.edges))


def classes(svg: str, part: str) -> str:
    found = re.search(rf'<g id="{part}" class="([^"]*)"', svg)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View("bags"),
        View("bags", step=5),
        View("ingests", "anonymous"),
        View(detail="hops"),
        View("bags", detail="zones"),
        View(direction="TB", theme="dark"),
    ],
    ids=str,
)
def test_a_picture_and_the_words_beside_it_have_the_same_parts(view: View) -> None:
    picture = inline_svg(storage(), view, UNKEPT)

    assert (picture.level, picture.message) == ("full", "")
    assert ids(picture.svg) == told(picture)


def test_parts_carry_their_kind_and_their_state_as_classes() -> None:
    svg = inline_svg(storage(), View("bags", step=5), UNKEPT).svg

    assert classes(svg, "zone--vpc") == "cluster zone zone-vpc strong"
    assert classes(svg, "hop--nlb") == "cluster hop kind-load_balancer current"
    assert classes(svg, "hop--items") == "node hop kind-target_group dim"
    assert classes(svg, "port--nlb--ingests") == "node pill kind-load_balancer dim"
    assert classes(svg, "edge--link---nlb--bags") == "edge edge-forward current"
    assert svg.startswith('<svg class="rb-picture" ')


def test_parts_lead_somewhere_and_have_titles() -> None:
    svg = inline_svg(storage(), View(), UNKEPT, version=2).svg

    assert (
        '<title>api-nlb, port 65535 (TCP)</title>\n<g id="a_port--nlb--ingests">\n'
        '<a href="/storage/versions/2/hops/nlb/#port--ingests"'
        ' aria-label="api-nlb, port 65535 (TCP)">' in svg
    )


def test_steps_are_numbered_on_the_cards_and_the_current_one_has_a_ring() -> None:
    svg = inline_svg(storage(), View("bags", step=5), UNKEPT).svg

    numbers = re.findall(r'<g class="badge">\n<rect [^>]*>\n<text [^>]*>(\d)</text>', svg)
    assert sorted(numbers) == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert svg.count('class="ring"') == 1
    assert 'class="ring"' not in inline_svg(storage(), View("bags"), UNKEPT).svg


def test_two_pictures_on_a_page_share_no_id() -> None:
    one, two = (inline_svg(storage(), View(), UNKEPT, prefix=f"p{n}--").svg for n in (1, 2))
    every = re.compile(r' id="([^"]*)"')

    assert set(every.findall(one)).isdisjoint(every.findall(two))
    assert ids(one, "p1--") == ids(two, "p2--")


def test_a_picture_in_a_page_has_no_style_of_its_own() -> None:
    svg = inline_svg(storage(), View("bags"), UNKEPT).svg

    assert "<style" not in svg
    assert " style=" not in svg


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "dot", "mermaid", "json"])
def test_equal_pictures_are_equal_byte_for_byte(format: str, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    first, second = (export(storage(), View("bags"), format, STAMP) for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    ("view", "format", "name", "content_type", "begins"),
    [
        (View(), "svg", "storage-v3.svg", "image/svg+xml; charset=utf-8", b"<?xml "),
        (View("bags"), "png", "storage-v3-bags.png", "image/png", b"\x89PNG"),
        (View("bags", "get"), "pdf", "storage-v3-bags-get.pdf", "application/pdf", b"%PDF"),
        (
            View(direction="TB", detail="hops"),
            "dot",
            "storage-v3-hops-tb.dot",
            "text/vnd.graphviz; charset=utf-8",
            b"digraph",
        ),
        (
            View("bags", step=2),
            "mermaid",
            "storage-v3-bags-step-2.mmd",
            "text/plain; charset=utf-8",
            b"flowchart LR",
        ),
        (View(theme="dark"), "json", "storage-v3-dark.json", "application/json", b"{"),
    ],
)
def test_a_file_has_its_name_and_type(
    view: View, format: str, name: str, content_type: str, begins: bytes
) -> None:
    file = export(storage(), view, format, STAMP)

    assert (file.filename, file.content_type, file.level) == (name, content_type, "full")
    assert file.bytes.startswith(begins)


def test_a_file_says_what_it_is_of() -> None:
    svg = export(storage(), View("bags"), "svg", STAMP).bytes.decode()
    dot = export(storage(), View(), "dot", STAMP).bytes.decode()
    data = json.loads(export(storage(), View(), "json", STAMP).bytes)
    mermaid = export(storage(), View(), "mermaid", STAMP).bytes.decode()

    assert ">GET https://api.example.org/storage/v1/bags is delivered</text>" in svg
    assert ">Storage: Bags · version 3 · 2026-11-22</text>" in svg
    assert 'data-architecture="storage"' in svg
    assert 'data-version="3"' in svg
    assert 'data-date="2026-11-22"' in svg
    assert 'routebook_architecture=storage routebook_version=3 routebook_date="2026-11-22"' in dot
    assert data["stamp"] == {
        "architecture": "storage",
        "version": "3",
        "date": "2026-11-22",
        "content_hash": "abc",
    }
    assert "%% version: 3\n" in mermaid


def test_a_draft_says_that_it_is_one() -> None:
    file = export(storage(), View(), "svg", Stamp("storage", None, DAY))

    assert file.filename == "storage-draft.svg"
    assert b">Storage \xc2\xb7 draft \xc2\xb7 2026-11-22</text>" in file.bytes


def test_a_file_brings_its_legend_along_and_follows_the_reader_s_theme() -> None:
    svg = export(storage(), View("bags"), "svg", STAMP).bytes.decode()
    dark = export(storage(), View("bags", theme="dark"), "svg", STAMP).bytes.decode()

    assert ">a rule sends the request on</text>" in svg
    assert "@media (prefers-color-scheme: dark)" in svg
    assert "@media" not in dark
    assert '<rect class="paper" width="' in svg
    minidom.parseString(svg)  # noqa: S318 - our own


def test_a_format_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="svg, png, pdf, dot, mermaid, json"):
        export(storage(), View(), "gif", STAMP)


def test_a_finished_picture_is_kept_for_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "shelf", Recent(2))
    first = inline_svg(storage(), View(), STAMP)

    assert inline_svg(storage(), View(), STAMP) is first
    assert inline_svg(storage(), View(), STAMP, prefix="x") is not first
    assert inline_svg(storage(), View(), UNKEPT) is not first
    inline_svg(storage(), View("bags"), STAMP)
    inline_svg(storage(), View("ingests"), STAMP)
    assert inline_svg(storage(), View(), STAMP) is not first


def test_thousands_of_hops_are_drawn_as_zones_and_the_picture_says_so() -> None:
    picture = inline_svg(crowd(1_000), View(), UNKEPT)
    file = export(crowd(1_000), View(), "svg", UNKEPT)

    assert picture.level == file.level == "zones"
    assert picture.message == (
        "There is too much here for one picture, so only its zones are drawn."
    )
    assert picture.message.encode() in file.bytes
    assert ids(picture.svg) == told(picture)


def test_what_cannot_be_drawn_in_time_is_drawn_smaller(settings: Settings) -> None:
    settings.RENDER_DEADLINE_SECONDS = settings.RENDER_REDUCED_DEADLINE_SECONDS = 0.02

    picture = inline_svg(crowd(400), View(), UNKEPT)

    assert (picture.level, picture.shown.view.detail) == ("zones", "zones")


def test_without_graphviz_there_are_a_message_and_words(settings: Settings) -> None:
    settings.GRAPHVIZ_ENGINE = "none"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    picture = inline_svg(storage(), View("bags"), UNKEPT)

    assert (picture.svg, picture.level) == ("", "none")
    assert picture.message.startswith("No picture could be drawn. GRAPHVIZ_ENGINE is 'none'")
    assert len(outline(picture.shown).edges) == 11


def test_the_system_s_dot_makes_the_same_parts(settings: Settings) -> None:
    require_tool("dot")
    ours = inline_svg(storage(), View("bags", "anonymous"), UNKEPT)
    settings.GRAPHVIZ_ENGINE = "dot"

    theirs = inline_svg(storage(), View("bags", "anonymous"), UNKEPT)

    groups = re.compile(r'<g id="[^"]*" class="[^"]*"')
    assert sorted(groups.findall(theirs.svg)) == sorted(groups.findall(ours.svg))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    architectures(),
    st.sampled_from(["ports", "hops", "zones"]),
    st.sampled_from(["LR", "TB"]),
    st.data(),
)
def test_any_architecture_is_drawn_with_all_its_parts(
    architecture: Architecture, detail: str, direction: str, data: st.DataObject
) -> None:
    routes = [None, *(route.slug for route in architecture.routes)]
    view = View(data.draw(st.sampled_from(routes)), detail=detail, direction=direction)

    picture = inline_svg(architecture, view, UNKEPT, prefix="p--")

    assert picture.level == "full"
    assert ids(picture.svg, "p--") == told(picture)
    minidom.parseString(picture.svg)  # noqa: S318 - our own
