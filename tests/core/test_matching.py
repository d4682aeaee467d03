"""Which rule is taken: the index against tables of cases, and against asking rule by rule."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_app.core.architecture import METHODS, Architecture, Hop, Match, Port, Respond, Rule
from docs_app.core.hosts import normal_host
from docs_app.core.matching import ANY_PATH, RANKS, Asked, fits, rule_index
from docs_app.core.paths import parse_path, split_path
from tests.core import strategies
from tests.core.strategy_values import SEGMENTS

PORTS = (Port("one", 8001, "HTTP"), Port("two", 8002, "HTTP"))


def hop(kind: str, *matches: Match) -> Architecture:
    """Return an architecture of one hop; its rules are named r0, r1... in order."""
    rules = tuple(Rule(f"r{n}", Respond(200), match) for n, match in enumerate(matches))
    return Architecture("a", "A", hops=(Hop("hop", "Hop", kind, ports=PORTS, rules=rules),))


def taken(kind: str, asked: Asked, *matches: Match) -> str | None:
    choice = rule_index(hop(kind, *matches), "hop").choose(asked)
    return None if choice.taken is None else choice.taken.rule.slug


def ask(path: str, method: str = "GET", *, port: str = "one", host: str = "x.example") -> Asked:
    return Asked(port, method, host, split_path(path))


def paths(*patterns: str) -> list[Match]:
    return [Match(path=pattern) for pattern in patterns]


TREE = paths("/{proxy+}", "/a/{x}", "/a/b", "/a/{x}/{rest+}", "/{y}/b/c", "/a/b/{z}", "")


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/", "r6"),
        ("/z", "r0"),
        ("/a", "r0"),
        ("/a/b", "r2"),
        ("/a/c", "r1"),
        ("/a/b/c", "r5"),
        ("/a/q/c", "r3"),
        ("/z/b/c", "r4"),
        ("/z/b/d", "r0"),
        ("/a/b/", "r2"),
        ("/a/b/c/d", "r3"),
    ],
)
def test_a_gateway_takes_the_most_specific_path_segment_by_segment(path: str, rule: str) -> None:
    assert taken("gateway", ask(path), *TREE) == rule


def test_a_rest_does_not_take_its_parent() -> None:
    assert taken("gateway", ask("/bags"), *paths("/bags/{proxy+}")) is None
    assert taken("gateway", ask("/bags/"), *paths("/bags/{proxy+}")) is None


def test_a_way_that_ends_nowhere_is_left_for_a_less_specific_one() -> None:
    assert taken("gateway", ask("/a/b/d"), *paths("/a/b/c", "/a/{x}/d")) == "r1"


def test_an_exact_method_goes_before_any_method_on_one_resource() -> None:
    any_method, get = Match(path="/a"), Match(path="/a", methods=("GET",))

    assert taken("gateway", ask("/a"), any_method, get) == "r1"
    assert taken("gateway", ask("/a", "POST"), any_method, get) == "r0"


def test_a_resource_without_the_method_is_not_left_for_a_less_specific_one() -> None:
    matches = (Match(path="/a", methods=("GET",)), Match(path="/{proxy+}"))
    choice = rule_index(hop("gateway", *matches), "hop").choose(ask("/a", "POST"))

    assert (choice.taken, choice.path_fits) == (None, True)
    assert [rule.slug for rule in choice.visited] == ["r0", "r1"]


def test_a_service_takes_the_first_rule_that_fits_whatever_is_more_specific() -> None:
    matches = paths("/b", "/{x}", "/a", "")

    assert taken("service", ask("/a"), *matches) == "r1"
    assert taken("service", ask("/b"), *matches) == "r0"
    assert taken("service", ask("/a/b"), *matches) == "r3"


@pytest.mark.parametrize("kind", ["gateway", "service"])
@pytest.mark.parametrize(
    ("match", "asked", "fitting"),
    [
        (Match(port="one"), ask("/"), True),
        (Match(port="two"), ask("/"), False),
        (Match(host="X.Example."), ask("/"), True),
        (Match(host="y.example"), ask("/"), False),
        (Match(host="münchen.example"), ask("/", host="xn--mnchen-3ya.example"), True),
        (Match(methods=("GET", "HEAD")), ask("/", "HEAD"), True),
        (Match(methods=("GET", "HEAD")), ask("/", "POST"), False),
        (Match(path="/"), ask("/"), True),
        (Match(path="/"), ask("/a"), False),
        (Match(path="/{x}"), ask("//"), False),
        (Match(path="/é"), ask("/%C3%A9"), True),
        (Match(path="/a/b"), ask("/a%2Fb"), False),
    ],
)
def test_a_rule_takes_only_what_all_its_fields_take(
    kind: str, match: Match, asked: Asked, *, fitting: bool
) -> None:
    assert taken(kind, asked, match) == ("r0" if fitting else None)


def test_a_load_balancer_looks_at_the_port_alone() -> None:
    matches = (Match(port="two"), Match(port="one", path="/never-seen", methods=("PUT",)))

    assert taken("load_balancer", ask("/a"), *matches) == "r1"
    assert taken("load_balancer", ask("/a", port="two"), *matches) == "r0"
    assert taken("load_balancer", ask("/a"), Match(port="two")) is None


def test_a_path_deeper_than_any_stack_is_looked_up() -> None:
    deep = "/a" * 4000

    assert taken("gateway", ask(deep), *paths("/{proxy+}", deep + "/b")) == "r0"


def test_patterns_made_to_branch_everywhere_visit_each_node_at_most_once() -> None:
    patterns = ["/" + "/".join((*way, "end")) for way in product(("a", "{x}"), repeat=10)]
    named = [
        "/" + "/".join(f"{{x{n}}}" if s == "{x}" else s for n, s in enumerate(p[1:].split("/")))
        for p in patterns
    ]

    assert taken("gateway", ask("/a" * 10 + "/nope"), *paths(*named)) is None
    assert taken("gateway", ask("/b" * 10 + "/end"), *paths(*named)) == "r1023"


def one_by_one(value: Architecture, asked: Asked) -> str | None:
    """Return what asking every rule in turn would take: the meaning that the index must keep."""
    rules = value.hops[0].rules
    able = [
        (order, rule)
        for order, rule in enumerate(rules)
        if rule.match.port in {None, asked.port}
        and normal_host(rule.match.host) in {"", asked.host}
        and fits(rule.match.path, asked.segments)
    ]
    takes = [
        each for each in able if not each[1].match.methods or asked.method in each[1].match.methods
    ]
    if value.hops[0].kind == "gateway" and able:
        best = min(rank(rule) for _, rule in able)
        takes = sorted(
            (each for each in takes if rank(each[1]) == best),
            key=lambda each: (
                not each[1].match.methods,
                not each[1].match.host,
                each[1].match.port is None,
                each[0],
            ),
        )
    return takes[0][1].slug if takes else None


def rank(rule: Rule) -> tuple[int, ...]:
    if not rule.match.path:
        return (RANKS[ANY_PATH],)
    return tuple(RANKS[each.kind] for each in parse_path(rule.match.path))


matches = st.builds(
    Match,
    port=st.sampled_from((None, "one", "two")),
    methods=st.sampled_from(((), ("GET",), ("GET", "POST"))),
    host=st.sampled_from(("", "x.example", "Y.example")),
    path=strategies.paths(),
)


@given(
    st.sampled_from(("gateway", "service")),
    st.lists(matches, max_size=8),
    st.sampled_from(METHODS),
    st.sampled_from(("x.example", "y.example", "z.example")),
    st.lists(st.sampled_from(SEGMENTS), max_size=4),
)
@settings(max_examples=400)
def test_the_index_takes_the_rule_that_asking_one_by_one_would_take(
    kind: str, those: list[Match], method: str, host: str, segments: list[str]
) -> None:
    value = hop(kind, *those)
    asked = Asked("one", method, host, tuple(segments))

    assert taken(kind, asked, *those) == one_by_one(value, asked)
