"""What each kind of hop does with a request and with the answer on its way back: one table.

To add a kind of hop: its words in ``core/kinds.py``, a module here with ``decide`` (and
``answer_back`` where it changes answers), and a row below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docs_app.core.trace import (
    balancer,
    container,
    gateway,
    link,
    service,
    target_group,
    token_request,
)
from docs_app.core.trace.decisions import Back, Decision, Ending, GoOn, Visit

Decide = Callable[[Visit], Decision]
AnswerBack = Callable[[Visit, GoOn, Ending], Back]


def pass_back(visit: Visit, decided: GoOn, ending: Ending) -> Back:
    """Return the answer as it came: a hop that only carries connections changes nothing."""
    return Back(ending)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a kind decides, and what it makes of an answer; ``needs_port``: it must be met on one."""

    decide: Decide
    answer_back: AnswerBack = pass_back
    needs_port: bool = False


BEHAVIOURS: Mapping[str, Behaviour] = {
    "client": Behaviour(service.decide),
    "gateway": Behaviour(gateway.decide, gateway.answer_back, needs_port=True),
    "authorizer": Behaviour(token_request.decide),
    "vpc_link": Behaviour(link.decide),
    "load_balancer": Behaviour(balancer.decide, needs_port=True),
    "target_group": Behaviour(target_group.decide),
    "container": Behaviour(container.decide, container.answer_back, needs_port=True),
    "service": Behaviour(service.decide),
}
