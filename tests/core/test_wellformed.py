"""What keeps a value from being an architecture: each rule broken once, with place and mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from docs_app.core.architecture import (
    Architecture,
    Destination,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    Port,
    Respond,
    Rule,
    Zone,
)
from docs_app.core.wellformed import Problem, problems
from tests.core.builders import forward, storage
from tests.core.strategies import architectures

SMALL = Architecture("small", "Small")
HTTP = Port("http", 80, "HTTP")


def found(**parts: Any) -> list[tuple[str, str, str]]:
    """Return place, message and mend of each problem of a small architecture with these parts."""
    told = problems(replace(SMALL, **parts))
    return [(each.place, each.message, each.mend) for each in told]


def hop(*rules: Rule, slug: str = "h", **fields: Any) -> Hop:
    """Return a service with the port ``http`` and these rules."""
    fields = {"kind": "service", "ports": (HTTP,), **fields}
    return Hop(slug, slug.upper(), rules=rules, **fields)


def test_the_storage_service_is_well_formed() -> None:
    assert problems(storage()) == ()


@given(architectures())
def test_what_can_be_documented_is_well_formed(architecture: Architecture) -> None:
    assert problems(architecture) == ()


def test_a_problem_reads_as_a_sentence() -> None:
    problem = Problem("hops[a].name", "This is empty.", "Write something.")
    assert str(problem) == "hops[a].name: This is empty. Write something."


def test_a_page_and_prose_may_be_long_but_not_longer_than_pages_show_as_markdown() -> None:
    fits, too_long = "x" * 200_000, "é" * 200_001
    message = "The text is longer than 200,000 characters; it has 200,001."
    mend = "Split it over several pages."
    zone = Zone("z", "Z", "vpc", prose=too_long)
    page = Page("p", "P", too_long)
    assert found(pages=(Page("p", "P", fits),), zones=(Zone("z", "Z", "vpc", prose=fits),)) == []
    assert found(pages=(page,), zones=(zone,)) == [
        ("zones[z].prose", message, mend),
        ("pages[p].body", message, mend),
    ]


@pytest.mark.parametrize("slug", ["", "A", "a b", "-a", "a-", "a--b", "a/b", "ä", "a\n"])
def test_a_bad_slug_is_refused(slug: str) -> None:
    mend = "Use lower-case letters and digits, with single - or _ between them."
    assert found(slug=slug) == [("slug", f"{slug!r} is not a slug.", mend)]


def test_a_slug_as_long_as_the_column_passes_and_one_longer_does_not() -> None:
    assert found(slug="a" * 100) == []
    mend = "Use 100 characters at most."
    assert found(slug="a" * 101) == [("slug", "The slug is too long.", mend)]


def test_an_address_of_the_site_is_no_slug() -> None:
    assert found(slug="admin") == [
        (
            "slug",
            "'admin' is an address of the site itself.",
            "Choose another, such as admin-service.",
        )
    ]


@pytest.mark.parametrize("name", ["", "   "])
def test_a_blank_name_is_refused(name: str) -> None:
    assert found(name=name) == [("name", "This is empty.", "Write something.")]


def test_a_name_of_two_lines_is_refused() -> None:
    mend = "Take the line breaks and tabs away."
    assert found(name="a\nb") == [("name", "This must be one line.", mend)]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\ufffe"])
def test_a_character_that_no_picture_can_carry_is_refused(character: str) -> None:
    assert found(pages=(Page("a", "A", f"ab{character}"),)) == [
        (
            "pages[a].body",
            f"The character U+{ord(character):04X} cannot be shown.",
            "Take it away; it is character 3 of the text.",
        )
    ]


def test_two_objects_of_one_name_are_refused() -> None:
    twins = (Zone("z", "Z", "vpc"), Zone("z", "Z", "vpc"))
    mend = "Give one of them another name."
    assert found(zones=twins) == [("zones[z]", "There are two zones named 'z'.", mend)]


def test_a_kind_that_is_none_names_the_nearest() -> None:
    message = "'clowd' is not known here."
    assert found(zones=(Zone("z", "Z", "clowd"),)) == [
        ("zones[z].kind", message, "Did you mean 'cloud'?")
    ]


def test_a_zone_inside_itself_is_refused() -> None:
    mend = "Choose a zone further out, or none."
    assert found(zones=(Zone("z", "Z", "vpc", "z"),)) == [
        ("zones[z].parent", "It is inside itself.", mend)
    ]


def test_zones_in_a_ring_are_refused() -> None:
    ring = (Zone("a", "A", "vpc", "b"), Zone("b", "B", "vpc", "a"), Zone("c", "C", "vpc", "a"))
    mend = "Choose a zone further out, or none."
    assert found(zones=ring) == [
        ("zones[a].parent", "The zone is inside itself: a inside b inside a.", mend),
        ("zones[b].parent", "The zone is inside itself: b inside a inside b.", mend),
    ]


@pytest.mark.parametrize("number", [0, 65536, -1])
def test_a_port_number_out_of_range_is_refused(number: int) -> None:
    assert found(hops=(hop(ports=(Port("p", number, "TCP"),)),)) == [
        (
            "hops[h].ports[p].number",
            f"{number} is out of range.",
            "Write a whole number from 1 to 65535.",
        )
    ]


def test_two_ports_of_one_number_and_protocol_are_refused() -> None:
    ports = (Port("a", 80, "TCP"), Port("b", 80, "TCP"), Port("c", 80, "UDP"))
    assert found(hops=(hop(ports=ports),)) == [
        (
            "hops[h].ports[b].number",
            "The hop already listens on 80 TCP, as 'a'.",
            "Use another number or protocol, or only one of the two ports.",
        )
    ]


def test_a_health_check_keeps_its_bounds() -> None:
    check = HealthCheck(protocol="HTTPX", port=0, path="", interval=0)
    places = [place for place, _, _ in found(hops=(hop(health_check=check),))]
    assert places == [
        "hops[h].health_check.protocol",
        "hops[h].health_check.port",
        "hops[h].health_check.path",
        "hops[h].health_check.interval",
    ]


def test_a_rule_that_forwards_to_itself_is_refused() -> None:
    mend = "Forward to another hop, or to a port that this rule does not match."
    refused = [("hops[h].rules[r].forward.to", "The rule forwards to itself.", mend)]
    assert found(hops=(hop(forward("r", "h/http", port="http")),)) == refused
    assert found(hops=(hop(forward("r", "h/http")),)) == refused
    assert found(hops=(hop(forward("r", "h"), ports=()),)) == refused


def test_a_rule_may_forward_to_another_port_of_its_own_hop() -> None:
    ports = (HTTP, Port("https", 443, "HTTPS"))
    assert found(hops=(hop(forward("r", "h/https", port="http"), ports=ports),)) == []


def test_a_way_over_the_hop_itself_is_refused() -> None:
    hops = (hop(forward("r", "g/http", via="h")), hop(slug="g"))
    message = "The way leads over this hop itself."
    assert found(hops=hops) == [
        ("hops[h].rules[r].forward.via", message, "Name the link, or none.")
    ]


@pytest.mark.parametrize(
    ("to", "message", "mend"),
    [
        ("gg/http", "There is no hop 'gg'.", "Did you mean 'g'?"),
        ("g", "The hop 'g' has ports, and none is named.", "Name the port: g/http."),
        ("g/htp", "There is no port 'g/htp'.", "Did you mean 'g/http'?"),
        ("bare/x", "There is no port 'bare/x'.", "Write 'bare' alone: it has no ports."),
    ],
)
def test_a_rule_that_leads_nowhere_is_refused(to: str, message: str, mend: str) -> None:
    hops = (hop(forward("r", to)), hop(slug="g"), hop(slug="bare", ports=()))
    assert found(hops=hops) == [("hops[h].rules[r].forward.to", message, mend)]


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        (forward("r", "g/http", port="https"), "match.port"),
        (forward("r", "g/http", methods=("FETCH",)), "match.methods"),
        (forward("r", "g/http", methods=("GET", "GET")), "match.methods"),
        (forward("r", "g/http", host="https://a"), "match.host"),
        (forward("r", "g/http", path="bags"), "match.path"),
        (forward("r", "g/http", path="/{rest+}/more"), "match.path"),
        (forward("r", "g/http", via="nobody"), "forward.via"),
        (forward("r", "g/http", path="/{id}", rewrite="/{name}"), "forward.rewrite"),
        (forward("r", "g/http", rewrite="new"), "forward.rewrite"),
        (forward("r", "g/http", authorizer="g"), "authorizer"),
        (replace(forward("r", "g/http"), scopes=("a b",)), "scopes"),
        (Rule("r", Respond(600)), "respond.status"),
    ],
)
def test_each_part_of_a_rule_is_checked(rule: Rule, place: str) -> None:
    told = found(hops=(hop(rule), hop(slug="g")))
    assert [each[0] for each in told] == [f"hops[h].rules[r].{place}"]


def test_a_rewrite_may_use_what_the_pattern_captures() -> None:
    action = Forward(Destination("g", "http"), rewrite="/v2/{id}/{rest}")
    rule = Rule("r", action, Match(path="/{id}/{rest+}"))
    assert found(hops=(hop(rule), hop(slug="g"))) == []


@pytest.mark.parametrize(
    ("settings", "place", "message"),
    [
        ((("body_limt", 1),), ".body_limt", "A hop of kind 'gateway' has no setting 'body_limt'."),
        ((("body_limit", "1"),), ".body_limit", "Body limit: this must be a whole number."),
        ((("body_limit", True),), ".body_limit", "Body limit: this must be a whole number."),
        ((("body_limit", -1),), ".body_limit", "-1 is out of range."),
        (
            (("responses", (("DEFAULT_5XX", True),)),),
            ".responses",
            "Gateway responses: this must be a table of names and texts or numbers.",
        ),
        ((("stages", (("v1", "x"),)),), ".stages", "Stages: this must be a table of tables."),
        (
            (("responses", (("B", 1), ("A", 1))),),
            ".responses",
            "The entries are not in name order, each once.",
        ),
        (
            (("responses", ()), ("body_limit", 1)),
            "",
            "The settings are not in name order, each once.",
        ),
    ],
)
def test_settings_are_what_the_kind_says(settings: Any, place: str, message: str) -> None:
    told = found(hops=(hop(kind="gateway", settings=settings),))
    assert [each[:2] for each in told] == [(f"hops[h].settings{place}", message)]


def test_a_choice_is_one_of_its_words() -> None:
    hops = (hop(kind="container", settings=(("software", "nginxx"),)),)
    message = "'nginxx' is not known here."
    assert found(hops=hops) == [("hops[h].settings.software", message, "Did you mean 'nginx'?")]
