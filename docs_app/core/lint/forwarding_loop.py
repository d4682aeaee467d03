"""Rules that send a request round in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from docs_app.core.architecture import METHODS, Architecture
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.circling import Circle, Sample, circle
from docs_app.core.lint.graph import Forwards, RuleKey


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each circle that a sample request for one of its rules goes round.

    Only what forwards in a circle at all is tried, with a request that each of its rules takes;
    the hop's own way to choose decides where it goes on. So there is a request for every circle
    found, and circles that no request goes round are left alone. One that needs what two rules
    ask for together, of two paths that overlap, may go unnoticed.
    """
    graph = Forwards.in_circles(architecture)
    order = {key: number for number, key in enumerate(graph.places)}
    firsts = (
        (min(each.rules, key=order.__getitem__), each) for each in _circles(architecture, graph)
    )
    for (hop, rule), found in sorted(firsts, key=lambda pair: order[pair[0]]):
        yield Found(f"rule:{hop}/{rule}", found.sentence())


def _circles(architecture: Architecture, graph: Forwards) -> Iterator[Circle]:
    """Yield the circles found; a rule that is in one of them is not tried again."""
    index = index_of(architecture)
    known: set[RuleKey] = set()
    done: set[Sample] = set()
    for key, places in graph.places.items():
        rule = index.rules[key]
        for place, method in product(places, rule.match.methods or METHODS):
            if key in known:
                break
            found = circle(architecture, Sample.of(rule, place, method), done)
            if found is not None and not found.rules <= known:
                known |= found.rules
                yield found


CHECK = Check(
    "FORWARDING_LOOP",
    "error",
    "A forwarding loop",
    "The rules send some request from hop to hop and back to where it was, on the same port with "
    "the same path. It would go round until somebody gives up, and no one would answer.",
    "nginx forwards to the app, and the app forwards back to nginx.",
    "Find the rule of the circle that is documented wrongly, and forward to where it really leads.",
    find,
)
