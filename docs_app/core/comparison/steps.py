"""The first step at which two ways part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.steps import Step, Trace
from docs_app.core.wording import step_sentence


@dataclass(frozen=True, slots=True)
class OtherStep:
    """The first step that is not as it was. ``number`` counts from 1.

    ``was`` and ``now`` are what happens there, in sentences; empty where the way ended before.
    """

    number: int
    was: str
    now: str


def other_step(
    before: Architecture, old: Trace, after: Architecture, new: Trace
) -> OtherStep | None:
    """Return the first step in which two traces of values with one set of names differ.

    Steps are alike when hop, port (its number too), path, rule and what the rule does are, and
    when they are told alike or have the same reasons. So a hop's other name makes no other step,
    and neither does a code that only says what came back.
    """
    for number, (was, now) in enumerate(zip_longest(old.steps, new.steps), 1):
        told = (
            "" if was is None else step_sentence(before, old, number),
            "" if now is None else step_sentence(after, new, number),
        )
        if was is None or now is None or _place(before, was) != _place(after, now):
            return OtherStep(number, *told)
        if was.codes != now.codes and told[0] != told[1]:
            return OtherStep(number, *told)
    return None


def _place(architecture: Architecture, step: Step) -> object:
    index = index_of(architecture)
    port = index.ports.get((step.hop, step.port or ""))
    rule = index.rules.get((step.hop, step.rule or ""))
    number = None if port is None else (port.number, port.protocol)
    does = None if rule is None else rule.action
    return step.hop, step.port, number, step.rule, does, step.role, step.method, step.path
