"""What a trace says from the balancer on, beside what Debian's nginx really does there.

An nginx that reads its configuration from the documented rules stands behind a plain balancer and
in front of two apps, in dozens of worlds at once: the storage service as it is shipped, with other
settings and rules, and with parts of it down, slow, closed or gone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from docs_app.core.answers import endings
from tests.real.placing import World
from tests.real.running import Met, ask, free_numbers
from tests.real.worlds import described, random_worlds, requests

SEED = 20
RANDOM_WORLDS = 60
REQUESTS = 20
OF_SLOW_ONES = 10


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> list[Met]:
    """Everything asked, once for all tests here."""
    numbers, random = free_numbers(), Random(SEED)  # noqa: S311 - the same on every run
    worlds = [*described(numbers), *random_worlds(numbers, random, RANDOM_WORLDS)]
    asked = [
        (replace(world, number=number), request)
        for number, world in enumerate(worlds)
        for request in requests(world, random, _many(world))
    ]
    return ask(asked, tmp_path_factory.mktemp("real"))


def _many(world: World) -> int:
    slow = any(fault.kind in {"slow", "closed", "listener-missing"} for fault in world.wrong)
    return OF_SLOW_ONES if slow else REQUESTS


def known(each: Met) -> bool:
    """Say whether the trace says how it ends, and does not say that it cannot know."""
    return all(outcome.kind != "undetermined" for outcome in endings(each.trace.outcome))


def test_what_a_trace_says_is_what_happens(met: list[Met]) -> None:
    assert [str(each) for each in met if each.differences] == []


def test_several_hundred_requests_are_compared(met: list[Met]) -> None:
    assert len(met) > 1800
    assert sum(map(known, met)) > 0.85 * len(met)


def test_every_way_to_end_from_the_balancer_on_is_among_them(met: list[Met]) -> None:
    counts = Counter(code for each in met for code in codes(each))

    assert {code for code, count in counts.items() if count >= 3} >= {
        "APP_ANSWERED",
        "APP_NO_ROUTE",
        "CT_APP_DOWN",
        "CT_NGINX_DOWN",
        "ECS_ESSENTIAL_EXIT",
        "NGX_ANSWERED",
        "NGX_BAD_REQUEST",
        "NGX_CORS",
        "NGX_METHOD",
        "NGX_PREFLIGHT",
        "NGX_SLASH",
        "NGX_TOO_LARGE",
        "NGX_UPSTREAM_DOWN",
        "NGX_UPSTREAM_TIMEOUT",
        "NLB_IDLE",
        "NLB_NO_LISTENER",
        "SG_BLOCKS",
        "TG_DRAINING",
        "TG_EMPTY",
        "TG_FAIL_OPEN",
        "TG_NOT_YET_HEALTHY",
        "TG_TARGET_RESET",
        "WALK_NOTHING_LISTENS",
        "WALK_NOT_OPEN",
    }


def codes(each: Met) -> set[str]:
    """Return the codes of a trace, those of endings that may be included."""
    steps = {code for step in each.trace.steps for code in step.codes}
    return steps | {outcome.code or "" for outcome in endings(each.trace.outcome)}


def test_paths_are_seen_by_the_app_as_they_came_and_as_they_were_changed(met: list[Met]) -> None:
    """Escapes, double slashes and dots are among both, so that the comparison is worth it."""
    arrived = [
        (each.trace.steps[-2].rewrites, each.saw[0].path)
        for each in met
        if each.saw and each.trace.outcome.kind == "delivered"
    ]
    rewritten = [path for rewrites, path in arrived if rewrites]
    untouched = [path for rewrites, path in arrived if not rewrites]

    assert len(rewritten) > 50
    for telling in ("%20", "%C3%A9", "%25", "%3F"):
        assert any(telling in path for path in rewritten), telling
    for telling in ("//", "%2F", "%2e%2e", "%41", "%FF"):
        assert any(telling in path for path in untouched), telling
