"""Which of nginx's rules is taken: against tables of cases, and against nginx's own way to choose.

That nginx really chooses so is held in tests/real/.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import (
    METHODS,
    Action,
    Architecture,
    Destination,
    Forward,
    Hop,
    Match,
    Port,
    Respond,
    Rule,
)
from docs_app.core.hosts import normal_host
from docs_app.core.locations import EXACT, PATTERN, PREFIX, Location, captured_by, location_of
from docs_app.core.matching import Choice, asking, rule_index
from docs_app.core.paths import parse_path
from tests.core import strategies
from tests.core.strategy_values import SEGMENTS

ON = Forward(Destination("app", "http"))
PORTS = (Port("one", 8001, "HTTP"), Port("two", 8002, "HTTP"))


def choose(path: str, *rules: Rule, method: str = "GET", host: str = "x.example") -> Choice:
    hop = Hop(
        "nginx", "nginx", "container", ports=PORTS, rules=rules, settings=(("software", "nginx"),)
    )
    value = Architecture("a", "A", hops=(hop,))
    return rule_index(value, "nginx").choose(asking(hop, "one", method, host, path))


def taken(path: str, *rules: Rule, method: str = "GET") -> str:
    """Return the slug of the rule that is taken; ``/`` where nginx wants a slash first."""
    choice = choose(path, *rules, method=method)
    if choice.slash:
        return "/"
    return "" if choice.taken is None else choice.taken.rule.slug


def rule(slug: str, path: str = "", action: Action = ON, **match: object) -> Rule:
    return Rule(slug, action, Match(path=path, **match))  # type: ignore[arg-type]


TREE = (
    rule("all"),
    rule("one", "/{x}/b"),
    rule("two", "/{y}/{z}"),
    rule("below", "/bags/{rest+}"),
    rule("deeper", "/bags/a/{rest+}"),
    rule("exact", "/bags/a"),
)


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("", PREFIX, "/"),
        ("/{rest+}", PREFIX, "/"),
        ("/", EXACT, "/"),
        ("/bags", EXACT, "/bags"),
        ("/b%20gs/a", EXACT, "/b gs/a"),
        ("/bags/{rest+}", PREFIX, "/bags/"),
        ("/bags/{id}", PATTERN, "/bags/{name}"),
        ("/{id}/{rest+}", PATTERN, "/{name}/{rest}"),
    ],
)
def test_a_path_is_written_for_nginx_as_a_location(path: str, kind: str, text: str) -> None:
    assert location_of(path, parse_path(path)) == Location(kind, text)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/", "all"),
        ("/else", "all"),
        ("/bags", "/"),
        ("/bags/", "below"),
        ("/bags/a", "exact"),
        ("/bags/a/", "deeper"),
        ("/bags/b", "one"),
        ("/bags/c", "two"),
        ("/bags/c/d", "below"),
        ("/bags/a/d", "deeper"),
        ("//bags//a", "exact"),
        ("/bags/./x/%2e%2e/a", "exact"),
        ("/b%61gs%2Fa", "exact"),
        ("/%2e%2e", ""),
    ],
)
def test_exact_goes_before_patterns_in_their_order_and_these_before_the_longest_prefix(
    path: str, slug: str
) -> None:
    assert taken(path, *TREE) == slug


def test_the_order_of_rules_counts_for_patterns_only() -> None:
    backwards = TREE[::-1]

    assert taken("/bags/b", *backwards) == "two"
    assert taken("/bags/a", *backwards) == "exact"
    assert taken("/bags/c/d", *backwards) == "below"


def test_a_slash_is_asked_for_only_where_the_prefix_is_passed_on() -> None:
    stays = rule("stays", "/bags/{rest+}", Respond(403))

    assert taken("/bags", stays, rule("all")) == "all"
    assert taken("/bags", rule("on", "/bags/{rest+}"), rule("all")) == "/"
    assert taken("/bags", rule("on", "/bags/{rest+}"), rule("pattern", "/{x}")) == "/"
    assert taken("/bags", rule("on", "/bags/{rest+}"), rule("exact", "/bags")) == "exact"
    assert taken("/bags", stays, rule("on", "/bags/{rest+}")) == ""


def test_in_one_location_an_exact_method_goes_before_any_and_a_host_before_none() -> None:
    rules = (
        rule("any"),
        rule("get", methods=("GET",)),
        rule("here", host="X.example."),
        rule("get-here", host="x.example", methods=("GET",)),
    )

    assert taken("/", *rules) == "get-here"
    assert taken("/", *rules, method="PUT") == "here"
    assert taken("/", *rules[:2]) == "get"
    assert taken("/", *rules[:2], method="PUT") == "any"


def test_a_location_without_the_method_is_not_left_for_a_wider_one() -> None:
    choice = choose("/bags", rule("get", "/bags", methods=("GET",)), rule("all"), method="PUT")

    assert (choice.taken, choice.path_fits) == (None, True)
    assert [each.slug for each in choice.visited] == ["get", "all"]


@pytest.mark.parametrize(
    ("pattern", "path", "values"),
    [
        ("/bags/{rest+}", "/bags/a/b/", {"rest": "a/b/"}),
        ("/bags/{rest+}", "/bags/", {"rest": ""}),
        ("/{rest+}", "/", {"rest": ""}),
        ("/{x}/b/{rest+}", "/a/b/c d/e", {"x": "a", "rest": "c d/e"}),
        ("/bags", "/bags", {}),
        ("", "/bags", {}),
    ],
)
def test_a_pattern_captures_of_the_path_as_nginx_reads_it(
    pattern: str, path: str, values: dict[str, str]
) -> None:
    assert captured_by(parse_path(pattern), path) == values


def as_nginx_does(path: str, method: str, host: str, rules: tuple[Rule, ...]) -> str:
    """Return what a look at every rule finds: the meaning that the index must keep."""
    here = [
        (number, each)
        for number, each in enumerate(rules)
        if each.match.port in {None, "one"} and normal_host(each.match.host) in {"", host}
    ]
    places = {
        each.slug: location_of(each.match.path, parse_path(each.match.path)) for _, each in here
    }
    best = min(
        (place for each in here for place in (rank(places[each[1].slug], each[0], path),) if place),
        default=None,
    )
    slashed = [each for _, each in here if places[each.slug] == Location(PREFIX, f"{path}/")]
    live = {
        method: each
        for each in sorted(slashed, key=in_turn, reverse=True)
        for method in each.match.methods or ("",)
    }
    if (best is None or best[0] > 0) and any(isinstance(r.action, Forward) for r in live.values()):
        return "/"
    if best is None:
        return ""
    there = [each for _, each in here if places[each.slug] == best[2]]
    able = [each for each in there if not each.match.methods or method in each.match.methods]
    return min(able, key=in_turn).slug if able else ""


def rank(location: Location, number: int, path: str) -> tuple[int, int, Location] | None:
    if location.kind == EXACT:
        return (0, 0, location) if path == location.text else None
    if location.kind == PREFIX:
        return (2, -len(location.text), location) if path.startswith(location.text) else None
    escaped = re.escape(location.text).replace(r"\{name\}", "[^/]+").replace(r"\{rest\}", ".+")
    return (1, number, location) if re.fullmatch(escaped, path) else None


def in_turn(each: Rule) -> tuple[bool, bool, bool, int]:
    match = each.match
    return not match.methods, not match.host, match.port is None, int(each.slug)


matches = st.builds(
    Match,
    port=st.sampled_from((None, "one", "two")),
    methods=st.sampled_from(((), ("GET",), ("GET", "POST"))),
    host=st.sampled_from(("", "x.example", "Y.example")),
    path=strategies.paths(),
)


@given(
    st.lists(st.tuples(matches, st.sampled_from((ON, Respond(403)))), max_size=8),
    st.sampled_from(METHODS),
    st.sampled_from(("x.example", "y.example", "z.example")),
    st.lists(st.sampled_from(SEGMENTS), max_size=4),
    st.sampled_from(("", "/")),
)
@settings(max_examples=400)
def test_the_index_takes_what_a_look_at_every_rule_finds(
    those: list[tuple[Match, Action]], method: str, host: str, segments: list[str], end: str
) -> None:
    rules = tuple(Rule(str(number), action, match) for number, (match, action) in enumerate(those))
    path = "/" + "/".join(segments) + (end if segments else "")

    choice = choose(path, *rules, method=method, host=host)

    found = "/" if choice.slash else "" if choice.taken is None else choice.taken.rule.slug
    assert found == as_nginx_does(path, method, host, rules)
