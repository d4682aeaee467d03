"""Any other hop: the first rule that fits, or its kind's way without rules."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.kinds import KINDS
from docs_app.core.steps import Missing, Step
from docs_app.core.trace import app
from docs_app.core.trace.choosing import choose
from docs_app.core.trace.decisions import Decision, End, Visit, undetermined


def decide(visit: Visit) -> Decision:
    """Return what a hop of no special kind does: like an app, but a lack of rules is no 404."""
    lone = KINDS[visit.hop.kind].lone == "answers"
    if not visit.hop.rules:
        return app.decide(visit) if lone else nothing_recorded(visit, visit.step())
    chosen = choose(visit)
    if chosen.rule is None:
        step = replace(visit.step(), passed_over=chosen.passed_over)
        return nothing_recorded(visit, step)
    return app.carry_out(visit, chosen)


def ended_by_lack(visit: Visit, step: Step) -> Decision:
    """Return what a hop does when no rule fits: answer if it has none at all, else unknown."""
    return nothing_recorded(visit, step) if visit.hop.rules else app.decide(visit)


def nothing_recorded(visit: Visit, step: Step) -> End:
    """Return the end of a walk at a hop whose recorded rules do not say what happens."""
    name = visit.hop.name
    if visit.hop.rules:
        what = f"a rule for {visit.travel.method} {visit.travel.path}"
        message = f"no recorded rule of {name} takes {visit.travel.method} {visit.travel.path}"
    else:
        what, message = "its rules", f"{name} has no rule recorded"
    ending = undetermined(
        "WALK_NO_RULE", message, Missing(visit.hop.slug, what, f"whoever maintains {name}")
    )
    return End(replace(step, codes=("WALK_NO_RULE",)), ending)
