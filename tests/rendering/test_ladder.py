"""From the best picture down to one that can be drawn in time."""

import pickle
import threading
import time

import pytest
from pytest_django import Settings

from docs_app.rendering import (
    Attempt,
    EngineUnavailable,
    NothingRendered,
    Rendered,
    render_first,
)
from docs_app.rendering.limits import HEAVY_AT_ONCE
from tests.rendering.pictures import SERVICE, SERVICE_EDGES, SERVICE_NODES, tangle

GOOD = Attempt("zones", "digraph { a -> b }", 2, nodes=2, edges=1)
RUNAWAY = Attempt("full", tangle(300, 600), 0.2, nodes=300, edges=600)
BROKEN = Attempt("reduced", "digraph {", 2, nodes=2, edges=1)


def test_the_first_picture_that_can_be_drawn_is_taken_and_nothing_else_tried() -> None:
    full = Attempt("full", SERVICE, 2, SERVICE_NODES, SERVICE_EDGES)
    rendered = render_first([full, BROKEN])
    assert (rendered.level, rendered.tried) == ("full", ())
    assert ">:65535 ingests</text>" in rendered.svg


def test_a_lesser_picture_says_why_the_better_ones_failed() -> None:
    rendered = render_first([RUNAWAY, BROKEN, GOOD])
    assert rendered.level == "zones"
    assert rendered.tried == (
        f"full: The layout took longer than {seconds(rendered)} s.",
        "reduced: Graphviz refused the DOT: Failed to parse DOT source.",
    )


def seconds(rendered: Rendered) -> str:
    """The seconds that the first reason names: the deadline less the wait for a turn."""
    named = rendered.tried[0].split()[-2]
    assert 0.1 < float(named) <= 0.2
    return named


@pytest.mark.parametrize(("nodes", "edges"), [(3, 1), (2, 2), (1, 1), (2, 0)])
def test_a_picture_that_lost_or_gained_an_element_counts_as_failed(nodes: int, edges: int) -> None:
    wrong = Attempt("full", GOOD.dot, 2, nodes, edges)
    assert render_first([wrong, GOOD]).tried == (
        f"full: The picture has 2 nodes and 1 edges instead of {nodes} and {edges}.",
    )


def test_class_names_given_in_dot_do_not_hide_an_element() -> None:
    dot = 'digraph { a [class="edge \\"x"] b [id="node\\"1" class=hop] a -> b [class="node"] }'
    assert render_first([Attempt("full", dot, 2, 2, 1)]).level == "full"


def test_when_all_fail_every_reason_is_told() -> None:
    with pytest.raises(NothingRendered) as caught:
        render_first([BROKEN, Attempt("zones", "", 2, 0, 0)])
    assert [reason.split(":")[0] for reason in caught.value.reasons] == ["reduced", "zones"]
    assert pickle.loads(pickle.dumps(caught.value)).reasons == caught.value.reasons  # noqa: S301


def test_a_missing_engine_is_told_at_once(settings: Settings) -> None:
    settings.GRAPHVIZ_ENGINE = "none"
    with pytest.raises(EngineUnavailable):
        render_first([GOOD, GOOD])


def test_large_pictures_wait_for_their_turn_within_their_deadline_and_small_ones_do_not() -> None:
    slow = Attempt("full", RUNAWAY.dot, 1.0, RUNAWAY.nodes, RUNAWAY.edges)
    threads = [
        threading.Thread(target=render_first, args=[[slow, GOOD]]) for _ in range(HEAVY_AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    started = time.monotonic()
    assert render_first([GOOD]).tried == ()
    assert time.monotonic() - started < 0.4
    assert render_first([RUNAWAY, GOOD]).tried == (
        "full: Other large pictures were drawn for 0.2 s.",
    )
    for thread in threads:
        thread.join()
    assert "took longer" in render_first([RUNAWAY, GOOD]).tried[0]
