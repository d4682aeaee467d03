"""From the best picture down to one that can be drawn in time."""

import os
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from docs_app.rendering.engine import layout_svg
from docs_app.rendering.errors import (
    EngineUnavailable,
    LayoutIncomplete,
    LayoutTimeout,
    NothingRendered,
    RenderError,
)
from docs_app.rendering.limits import HEAVY_AT_ONCE, LIGHT_ELEMENTS

# Graphviz puts the class names that DOT gives behind its own. In text, `<` is escaped.
_GROUP = re.compile(r'<g id="[^"]*" class="(node|edge)[ "]')


@dataclass(frozen=True)
class Attempt:
    """A way to draw a diagram: DOT, seconds, and the nodes and edges its SVG must have."""

    label: str
    dot: str
    deadline: float
    nodes: int
    edges: int


@dataclass(frozen=True)
class Rendered:
    """Graphviz's SVG, the label of the attempt that made it, and why those before it failed."""

    svg: str
    level: str
    tried: tuple[str, ...] = ()


def render_first(attempts: Sequence[Attempt]) -> Rendered:
    """Return the first attempt that succeeds.

    Costs at most the sum of the deadlines, waiting included. Raises NothingRendered with every
    reason when all fail, and EngineUnavailable at once when there is no Graphviz.
    """
    reasons: list[str] = []
    for attempt in attempts:
        try:
            return Rendered(_render(attempt), attempt.label, tuple(reasons))
        except EngineUnavailable:
            raise
        except RenderError as error:
            reasons.append(f"{attempt.label}: {error}")
    raise NothingRendered(reasons)


def _render(attempt: Attempt) -> str:
    with _turn(attempt) as seconds_left:
        svg = layout_svg(attempt.dot, seconds_left)
    drawn = Counter(_GROUP.findall(svg))
    if (drawn["node"], drawn["edge"]) != (attempt.nodes, attempt.edges):
        raise LayoutIncomplete(
            f"The picture has {drawn['node']} nodes and {drawn['edge']} edges instead of "
            f"{attempt.nodes} and {attempt.edges}."
        )
    return svg


_heavy = threading.BoundedSemaphore(HEAVY_AT_ONCE)


def _forget_turns() -> None:
    global _heavy  # noqa: PLW0603 - the child of a fork has none of the threads that hold a turn
    _heavy = threading.BoundedSemaphore(HEAVY_AT_ONCE)


os.register_at_fork(after_in_child=_forget_turns)


@contextmanager
def _turn(attempt: Attempt) -> Iterator[float]:
    """Wait for a turn, and give the seconds left then. A light attempt never waits."""
    if attempt.nodes + attempt.edges <= LIGHT_ELEMENTS:
        yield attempt.deadline
        return
    started = time.monotonic()
    turns = _heavy
    if not turns.acquire(timeout=attempt.deadline):
        raise LayoutTimeout(f"Other large pictures were drawn for {attempt.deadline:g} s.")
    try:
        yield attempt.deadline - (time.monotonic() - started)
    finally:
        turns.release()
