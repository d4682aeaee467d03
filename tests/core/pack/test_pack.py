"""A pack says all that a reviewer needs, and says what nobody recorded."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from docs_app.core.architecture import Architecture, Page, Waiver
from docs_app.core.diagram import View
from docs_app.core.pack.blocks import Frame, Heading, Pairs, Picture, Table, Text
from docs_app.core.pack.pack import Wanted, anchors_of
from docs_app.core.pack.words import words_of
from tests.core.builders import storage
from tests.core.pack.packs import chapter, hrefs, nodes, packed, said, tables
from tests.core.strategies import architectures
from tests.site.books import book_of
from tests.support.payloads import poisoned


def test_its_chapters_are_in_the_order_of_a_review() -> None:
    pack = packed(storage())

    assert [each.title for each in pack.chapters] == [
        "What changed",
        "The whole",
        "Routes",
        "Ports",
        "Hops and rules",
        "What can go wrong",
        "Findings",
        "Pages",
    ]


def test_equal_architectures_have_equal_packs() -> None:
    assert packed(storage()) == packed(storage())


def test_its_cover_counts_what_there_is() -> None:
    pack = packed(storage())

    assert (pack.title, pack.words) == ("Storage", "version 3")
    assert dict(pack.counts)["Examples"] == "4 of 4 end as documented"
    assert pack.stamp.startswith("Storage · version 3 · 2026-11-22 · content ")


def test_there_is_a_frame_for_each_step_of_each_route() -> None:
    pack = packed(storage())

    frames = [each for each in nodes(pack.chapters) if isinstance(each, Frame)]
    assert [words_of(each.heading.of) for each in frames[:3]] == [
        "Step 1 of 8: API user",
        "Step 2 of 8: Storage API",
        "Step 3 of 8: Cognito",
    ]
    assert [pack.pictures[each.number].view for each in frames] == [
        View(route, step=step) for route in ("bags", "ingests") for step in range(1, 9)
    ]


ASKED = """
[[picture:bags]]

[[picture:bags?step=2]]

[[picture:ingests?example=anonymous]]
"""


def test_every_picture_is_drawn_once_and_has_one_place() -> None:
    asks = Page(
        "more",
        "More",
        "[[picture:bags]]\n\n[[picture:bags?step=2]]\n\n[[picture:ingests?example=anonymous]]",
    )
    pack = packed(replace(storage(), pages=(asks,)))

    placed = [each.number for each in nodes(pack.chapters) if isinstance(each, Picture | Frame)]
    assert sorted(placed) == list(range(len(pack.pictures)))
    _, heading, picture = chapter(pack, "More pictures").blocks
    assert heading == Heading(2, (Text("Ingests, No token"),), fresh=True)
    assert picture == Picture(len(pack.pictures) - 1)
    assert pack.pictures[-1] == Wanted(View("ingests", "anonymous"), "Ingests, No token")


@pytest.mark.parametrize("n", [1, 3])
def test_it_has_one_or_three_of_everything(n: int) -> None:
    pack = packed(book_of(n))

    ports, matrix = tables(pack, "Ports")
    assert len(ports) == len(matrix) == 2 * n
    hops = [each for each in chapter(pack, "Hops and rules").blocks if isinstance(each, Heading)]
    assert len([each for each in hops if each.level == 2]) == len(book_of(n).hops)
    routes = [each for each in chapter(pack, "Routes").blocks if isinstance(each, Heading)]
    assert len(routes) == n
    assert len(tables(pack, "What can go wrong")) == n
    pages = [each for each in chapter(pack, "Pages").blocks if isinstance(each, Heading)]
    assert len([each for each in pages if each.level == 2]) == n


def test_the_matrix_says_who_may_reach_what_from_where() -> None:
    _, matrix = tables(packed(storage()), "Ports")

    assert matrix == [
        ["443", "Storage API", "yes", "yes", "yes", "yes", "yes", "yes"],
        ["443", "Cognito", "yes", "yes", "yes", "yes", "yes", "yes"],
        ["65534", "api-nlb", "no", "no", "yes", "yes", "yes", "yes"],
        ["65535", "api-nlb", "no", "no", "yes", "yes", "yes", "yes"],
        ["9000", "nginx of ECS task, bags API", "no", "no", "yes", "yes", "yes", "yes"],
        ["9001", "bags_api", "no", "no", "no", "no", "yes", "no"],
        ["9000", "nginx of ECS task, ingests API", "no", "no", "yes", "yes", "yes", "yes"],
        ["9001", "ingests_api", "no", "no", "no", "no", "no", "yes"],
    ]


def test_values_that_nobody_recorded_are_told_as_such() -> None:
    pack = packed(book_of(1))

    hop = chapter(pack, "Hops and rules").blocks
    settings = [each for block in hop if isinstance(block, Pairs) for each in block.rows]
    told = {words_of(name): words_of(value) for name, value in settings}
    assert told["Health check: path"] == "/up"
    assert told["Health check: matcher"] == "not recorded"
    assert told["Deregistration delay"] == "300 s by default, not recorded"


def test_an_architecture_with_nothing_in_it_has_a_pack() -> None:
    pack = packed(Architecture("empty", "Empty"))

    assert [each.title for each in pack.chapters] == ["What changed", "Findings"]


def test_what_changed_is_told_with_what_is_more_open_first() -> None:
    before = storage()
    hops = tuple(
        replace(hop, ports=tuple(replace(port, open_from=None) for port in hop.ports))
        if hop.slug == "nlb"
        else hop
        for hop in before.hops
    )

    pack = packed(replace(before, hops=hops), before)

    told = chapter(pack, "What changed")
    assert said(told).splitlines()[:2] == [
        "Since version 2: 2 changed.",
        "More open than before",
    ]
    assert pack.pictures[0] == Wanted(View(), "What changed since version 2", compared=True)


def test_steps_beyond_the_pictures_that_a_pack_has_are_told_in_words() -> None:
    book = book_of(100)
    short = tuple(replace(route, examples=route.examples[:1]) for route in book.routes)
    pack = packed(replace(book, routes=short))

    assert len(pack.pictures) == 40_000 // len(book.hops)
    told = [words_of(each.of) for each in nodes(pack.chapters) if isinstance(each, Heading)]
    assert sum(each.startswith("Step 1 of 4") for each in told) == 100


def test_failure_tables_that_would_take_too_long_are_left_to_the_site() -> None:
    route = storage().routes[0]
    many = tuple(replace(route.examples[0], slug=f"e{number}") for number in range(200))
    routes = tuple(replace(route, slug=f"r{number}", examples=many) for number in range(3))

    told = chapter(packed(replace(storage(), routes=routes, pages=())), "What can go wrong")

    assert len([each for each in told.blocks if isinstance(each, Table)]) == 1
    assert words_of(told.blocks[-1].of) == "and 2 more routes, whose tables the site has"  # type: ignore[union-attr]


def test_waivers_are_told_with_what_has_become_of_them() -> None:
    waivers = (
        Waiver("NAME_UNLIKE", "hop:items", "Ada", "It is called so.", date(2027, 1, 1)),
        Waiver("NAME_UNLIKE", "hop:nlb", "Ada", "It is not needed.", date(2026, 11, 22)),
        Waiver("NAME_UNLIKE", "hop:gateway", "Ada", "It is over.", date(2026, 11, 21)),
    )

    rows = tables(packed(replace(storage(), waivers=waivers)), "Findings")[-1]

    assert [row[1:] for row in rows] == [
        ["Ada: It is called so.", "2027-01-01"],
        ["Ada: It is not needed.", "2026-11-22 silences nothing"],
        ["Ada: It is over.", "2026-11-21 its day is over: the finding counts"],
    ]


def test_every_link_into_the_pack_finds_its_place() -> None:
    for architecture in (storage(), book_of(3), poisoned()):
        pack = packed(architecture)
        inside = {href[1:] for href in hrefs(pack) if href.startswith("#")}

        assert inside - anchors_of(pack) == set()


def test_no_link_of_a_pack_is_a_program() -> None:
    schemes = {href.partition(":")[0] for href in hrefs(packed(poisoned())) if href[0] != "#"}

    assert schemes <= {"http", "https", "mailto"}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(architectures())
def test_any_architecture_has_a_pack(architecture: Architecture) -> None:
    pack = packed(architecture, storage())

    assert packed(architecture, storage()) == pack
    placed = [each.number for each in nodes(pack.chapters) if isinstance(each, Picture | Frame)]
    assert sorted(placed) == list(range(len(pack.pictures)))
