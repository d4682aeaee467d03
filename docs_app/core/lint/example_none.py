"""A hop that no example reaches."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.examples import run_examples
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.reached import reached_from
from docs_app.core.steps import Trace


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each hop that requests can come to and that no example's trace passes.

    Where nothing has an example, that is said once. Left alone: clients; hops that nothing
    reaches (another check's); and all that lies behind the place where an example's ways part,
    of which any may be taken.
    """
    entered = [entry.to.hop for entry in architecture.entry_points]
    within = reached_from(architecture, entered)
    if not within:
        return
    if not any(route.examples for route in architecture.routes):
        yield Found("architecture", f"No route of {architecture.name} has an example.")
        return
    passed: set[str] = set()
    parting: list[str] = []
    for result in run_examples(architecture):
        if result.trace is not None:
            passed.update(step.hop for step in result.trace.steps)
            parting += _parting(result.trace)
    passed |= reached_from(architecture, parting)
    for hop in architecture.hops:
        if hop.slug in within and hop.slug not in passed and hop.kind != "client":
            yield Found(f"hop:{hop.slug}", f"No example of any route passes {hop.name}.")


def _parting(trace: Trace) -> list[str]:
    """Return the hop at which the ways of a request part; nothing where there is one way."""
    return [trace.steps[-1].hop] if trace.outcome.kind == "ambiguous" and trace.steps else []


CHECK = Check(
    "EXAMPLE_NONE",
    "note",
    "A hop no example reaches",
    "Requests can come to this hop, and no example of any route does. Nothing would notice if a "
    "change to its rules sent them elsewhere.",
    "The gateway has a rule for `/bags/{proxy+}`, and the container behind it is in no example.",
    "Add an example to a route, with a request that passes the hop and the outcome it must have.",
    find,
)
