"""The app in a container: it answers, by its recorded rules where it has any."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Forward
from docs_app.core.codes import CODES
from docs_app.core.trace.choosing import Chosen, choose, rewrites_of, way_on
from docs_app.core.trace.decisions import Decision, End, GoOn, Visit, answered


def decide(visit: Visit) -> Decision:
    """Return the app's answer; how long it takes is not known."""
    if not visit.hop.rules:
        ending = answered(visit.hop.slug, None, "APP_ANSWERED", None)
        return End(visit.step(("APP_ANSWERED",)), ending)
    return carry_out(visit, choose(visit))


def carry_out(visit: Visit, chosen: Chosen) -> Decision:
    """Return what the chosen rule says, or a 404 or 405 of the app's own where none was."""
    rule = chosen.rule
    step = replace(
        visit.step(rule=chosen.slug),
        passed_over=chosen.passed_over,
        assumptions=chosen.assumptions,
    )
    if rule is None:
        code = "APP_METHOD" if chosen.path_fits else "APP_NO_ROUTE"
        ending = answered(visit.hop.slug, CODES[code].status, code, None)
        return End(replace(step, codes=(code,)), ending)
    if isinstance(rule.action, Forward):
        changes = rewrites_of(rule.action, chosen.values, visit.travel.path)
        path = changes[-1].after if changes else visit.travel.path
        way = way_on(visit, rule, rule.action, path)
        return GoOn(replace(step, rewrites=changes), (way,))
    ending = answered(visit.hop.slug, rule.action.status, "APP_ANSWERED", None)
    return End(replace(step, codes=("APP_ANSWERED",)), ending)
