"""Which examples end elsewhere than they did: what a change of the rules does to requests."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Example
from docs_app.core.diff.renames import find_renames, rename
from docs_app.core.examples import ExampleResult, run_examples
from docs_app.core.index import index_of
from docs_app.core.steps import Outcome
from docs_app.core.wording import outcome_sentence


@dataclass(frozen=True, slots=True)
class Moved:
    """An example, by its slugs as they are now, and how it ended and ends, in sentences.

    ``edited`` says that the example itself was changed, not only what its request meets.
    """

    route: str
    example: str
    name: str
    was: str
    ends: str
    edited: bool = False

    @property
    def subject(self) -> str:
        """Return what a change of it is about: ``example:bags/list``."""
        return f"example:{self.route}/{self.example}"

    @property
    def sentence(self) -> str:
        """Return the change in one sentence, without a full stop."""
        now, before = self.ends.rstrip("."), self.was.rstrip(".")
        return f"Example {self.example} of {self.name} ends elsewhere. Now: {now}. Before: {before}"


def moved_examples(before: Architecture, after: Architecture) -> tuple[Moved, ...]:
    """Return the examples of both that end elsewhere in ``after``, in its order.

    Elsewhere: another kind of outcome, hop, status or code, whether the rules changed or the
    example's own request. Renamed hops and routes are the same ones. Costs a trace of each
    example, which both values keep.
    """
    renamed = rename(before, find_renames(before, after))
    old = {(each.route, each.example): each for each in run_examples(renamed)}
    return tuple(
        _moved(renamed, after, old[each.route, each.example], each)
        for each in run_examples(after)
        if (each.route, each.example) in old and end(old[each.route, each.example]) != end(each)
    )


def _moved(
    before: Architecture, after: Architecture, old: ExampleResult, new: ExampleResult
) -> Moved:
    route = index_of(after).routes[new.route]
    edited = example_of(before, old) != example_of(after, new)
    was, ends = said(before, old), said(after, new)
    return Moved(new.route, new.example, route.name, was, ends, edited)


def example_of(architecture: Architecture, result: ExampleResult) -> Example:
    """Return the example that a result is of."""
    examples = index_of(architecture).routes[result.route].examples
    return next(each for each in examples if each.slug == result.example)


def said(architecture: Architecture, result: ExampleResult) -> str:
    """Return how an example ends, in a sentence."""
    if result.trace is None:
        return f"It cannot be sent: {result.why}"
    return outcome_sentence(architecture, result.trace.outcome)


def end(result: ExampleResult) -> object:
    """Return where an example ends, without the words for it; None: it cannot be sent."""
    return None if result.trace is None else _end_of(result.trace.outcome)


def _end_of(outcome: Outcome) -> object:
    each = frozenset(map(_end_of, outcome.outcomes))
    return outcome.kind, outcome.hop, outcome.code, outcome.status, each
