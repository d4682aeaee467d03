import pytest

from docs_app.core.architecture import Architecture, Hop, Port, Rule
from tests.core.builders import forward, storage
from tests.core.edits import added, edited
from tests.core.lint.found import found, subjects

CODE = "FORWARDING_LOOP"


def ring(**rules: tuple[Rule, ...]) -> Architecture:
    """Return services a, b... that listen on the ports one and two, with these rules."""
    ports = (Port("one", 1, "HTTP"), Port("two", 2, "HTTP"))
    return Architecture(
        "x",
        "X",
        hops=tuple(
            Hop(slug, slug, "service", ports=ports, rules=made) for slug, made in rules.items()
        ),
    )


def test_an_app_that_forwards_back_to_its_proxy_is_found_with_the_circle_written_out() -> None:
    value = edited(storage(), "hop:bags-app", rules=(forward("back", "bags-nginx/http"),))
    assert found(CODE, value) == [
        (
            "rule:bags-nginx/app",
            "A request for / goes round in a circle: "
            "bags-nginx/http → bags-app/http → bags-nginx/http.",
        )
    ]


def test_a_circle_over_very_many_hops_is_told_by_its_beginning_and_its_end() -> None:
    count = 3000
    rules = {f"h{n}": (forward("on", f"h{(n + 1) % count}/one"),) for n in range(count)}
    assert found(CODE, ring(**rules)) == [
        (
            "rule:h0/on",
            "A request for / goes round in a circle: h0/one → h1/one → h2/one → h3/one → h4/one → "
            "h5/one → h6/one → 2,993 more → h0/one.",
        )
    ]


def test_a_circle_for_a_very_long_path_tells_its_beginning() -> None:
    value = ring(a=(forward("on", "b/one", path=f"/{'x' * 400}"),), b=(forward("on", "a/one"),))
    [(_, message)] = found(CODE, value)
    assert message.startswith(f"A request for /{'x' * 79}… goes round")


def test_a_circle_through_a_target_group_that_has_another_target_too_is_found() -> None:
    back = Hop(
        "back", "Back", "target_group", "balancing", rules=(forward("t", "bags-nginx/http"),)
    )
    value = added(storage(), "hop:bags", back)
    value = edited(value, "hop:bags-app", rules=(forward("on", "bags"),))
    assert subjects(CODE, value) == ["rule:bags/targets"]


def test_two_circles_are_two_findings_in_document_order() -> None:
    value = ring(
        a=(forward("on", "b/one"),),
        b=(forward("on", "a/one"),),
        c=(forward("on", "d/one"),),
        d=(forward("on", "c/one"),),
    )
    assert subjects(CODE, value) == ["rule:a/on", "rule:c/on"]


def test_a_way_into_a_circle_is_not_part_of_it() -> None:
    value = ring(
        a=(forward("in", "b/one"),), b=(forward("on", "c/one"),), c=(forward("on", "b/one"),)
    )
    assert subjects(CODE, value) == ["rule:b/on"]


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ({"path": "/x"}, {}),
        ({}, {"path": "/x/{rest+}"}),
        ({"methods": ("PUT",)}, {}),
        ({"path": "/x", "rewrite": "/x"}, {"path": "/{one}"}),
        ({"path": "/x", "rewrite": "/y"}, {"path": "/y", "rewrite": "/x"}),
    ],
)
def test_a_circle_that_some_request_goes_round_is_found(
    there: dict[str, object], back: dict[str, object]
) -> None:
    value = ring(a=(forward("on", "b/one", **there),), b=(forward("on", "a/one", **back),))
    assert subjects(CODE, value) == ["rule:a/on"]


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ({"path": "/x"}, {"path": "/y"}),
        ({"methods": ("GET",)}, {"methods": ("PUT",)}),
        ({"host": "h"}, {"host": "i"}),
        ({"port": "one"}, {"port": "two"}),
        ({"path": "/x", "rewrite": "/y"}, {"path": "/x"}),
        ({"path": "/x/{rest+}", "rewrite": "/{rest}"}, {}),
    ],
)
def test_a_circle_that_no_request_goes_round_is_left_alone(
    there: dict[str, object], back: dict[str, object]
) -> None:
    value = ring(a=(forward("on", "b/one", **there),), b=(forward("on", "a/one", **back),))
    assert found(CODE, value) == []


def test_coming_back_on_another_port_is_no_circle() -> None:
    value = ring(
        a=(forward("out", "b/one", port="one"), forward("end", "c/one", port="two")),
        b=(forward("on", "a/two"),),
        c=(),
    )
    assert found(CODE, value) == []


def test_a_path_that_grows_for_ever_ends_the_search() -> None:
    growing = forward("on", "b/one", path="/{rest+}", rewrite="/more/{rest}")
    assert found(CODE, ring(a=(growing,), b=(forward("on", "a/one"),))) == []


def test_no_rule_is_a_circle_and_one_that_leads_nowhere_is_another_check_s() -> None:
    assert found(CODE, storage()) == []
    assert found(CODE, ring(a=(forward("on", "gone/one"),))) == []


def test_the_more_specific_rule_of_a_gateway_breaks_a_circle() -> None:
    value = ring(b=(forward("on", "gate/one"),), c=())
    gate = Hop(
        "gate",
        "Gate",
        "gateway",
        ports=(Port("one", 1, "HTTPS"),),
        rules=(
            forward("all", "b/one", path="/{all+}", methods=("GET",)),
            forward("x", "c/one", path="/x"),
        ),
    )
    looping = added(value, "hop:c", gate)
    assert subjects(CODE, looping) == ["rule:b/on"]
    narrowed = edited(looping, "hop:b", rules=(forward("on", "gate/one", path="/x"),))
    assert found(CODE, narrowed) == []
