"""An example that does not end as it says it must."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.examples import run_examples
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each example that fails, with the first thing that differs. Costs a trace each."""
    routes = index_of(architecture).routes
    for result in run_examples(architecture):
        if not result.passed:
            name = routes[result.route].name
            yield Found(
                f"example:{result.route}/{result.example}",
                f"Example {result.example} of {name} does not end as it must: {_ended(result.why)}",
            )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


CHECK = Check(
    "EXAMPLE_FAILS",
    "error",
    "An example that does not end as expected",
    "An example says how its request must end, and the documented rules take it elsewhere. Either "
    "the rules or the expectation are no longer true.",
    "`GET /bags` must be delivered to `bags-app`, and no rule of the gateway takes it any more.",
    "Trace the example to see where it goes, and correct the rule, or what the example expects.",
    find,
)
