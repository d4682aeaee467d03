"""Timing by turns: what is compared runs alternately, so that a slow moment hits both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. ``goal`` and ``note`` may be empty."""

    name: str
    value: str
    goal: str = ""
    met: bool | None = None
    note: str = ""


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def by_turns(
    first: Callable[[], object], second: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """Return median seconds of both, and the median of ``first / second`` pair by pair.

    One pair runs before, uncounted. The garbage collector waits meanwhile.
    """
    first(), second()
    gc.collect()
    gc.disable()
    try:
        pairs = [(seconds(first), seconds(second)) for _ in range(rounds)]
    finally:
        gc.enable()
    ratio = statistics.median(one / other for one, other in pairs)
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
        ratio,
    )


def times(ratio: float) -> str:
    """Return a ratio as it is printed."""
    return f"{ratio:.2f} x"


def ms(value: float) -> str:
    """Return seconds as milliseconds, as they are printed."""
    return f"{value * 1000:.1f} ms"
