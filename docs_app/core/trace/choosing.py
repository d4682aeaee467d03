"""How a visit finds its rule, and where the rule sends the request on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docs_app.core.architecture import Destination, Forward, Rule
from docs_app.core.locations import captured_by
from docs_app.core.matching import asking, rule_index
from docs_app.core.nginx_uri import write_path
from docs_app.core.paths import captured, rewritten
from docs_app.core.steps import PassedOver, Rewrite
from docs_app.core.trace.decisions import Visit, Way
from docs_app.core.trace.passed_over import why_not


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rule taken (or None), what its pattern captured of the path, and what was passed over.

    ``slash``: nginx sends the caller to the same path with a slash at its end.
    """

    rule: Rule | None
    values: Mapping[str, str]
    passed_over: tuple[PassedOver, ...]
    path_fits: bool
    assumptions: tuple[str, ...] = ()
    slash: bool = False

    @property
    def slug(self) -> str | None:
        return None if self.rule is None else self.rule.slug


def choose(visit: Visit) -> Chosen:
    """Return which rule of the hop takes what arrives."""
    travel = visit.travel
    port = None if visit.port is None else visit.port.slug
    asked = asking(visit.hop, port, travel.method, travel.host, travel.path)
    rules = rule_index(visit.architecture, visit.hop.slug)
    choice = rules.choose(asked)
    over = tuple(
        PassedOver(rule.slug, why_not(visit.hop, rule, asked, choice.taken))
        for rule in choice.visited
    )
    if choice.taken is None or rules.selects == "port":
        # Who looks at ports alone takes a rule whose path does not fit, so it captures nothing.
        rule = None if choice.taken is None else choice.taken.rule
        return Chosen(rule, {}, over, choice.path_fits, slash=choice.slash)
    if rules.selects == "location":
        values = captured_by(choice.taken.pattern, asked.path)
        return Chosen(choice.taken.rule, values, over, choice.path_fits)
    slashed = choice.taken.rule.match.path and len(travel.path) > 1 and travel.path.endswith("/")
    return Chosen(
        choice.taken.rule,
        captured(choice.taken.pattern, travel.path),
        over,
        choice.path_fits,
        ("ASSUME_TRAILING_SLASH",) if slashed else (),
    )


def rewrites_by_nginx(
    forward: Forward, values: Mapping[str, str], path: str
) -> tuple[Rewrite, ...]:
    """Return the change that nginx makes to the path: only with a rewrite is it made tidy."""
    after = write_path(rewritten(forward.rewrite, values), path) if forward.rewrite else path
    return () if after == path else (Rewrite("path rewritten", path, after),)


def rewrites_of(forward: Forward, values: Mapping[str, str], path: str) -> tuple[Rewrite, ...]:
    """Return the change that a rule makes to the path, if it makes one."""
    after = rewritten(forward.rewrite, values) if forward.rewrite else path
    return () if after == path else (Rewrite("path rewritten", path, after),)


def way_on(visit: Visit, rule: Rule, forward: Forward, path: str, host: str | None = None) -> Way:
    """Return the way a rule sends the request, through its link where it has one."""
    travel = replace(
        visit.travel,
        path=path,
        host=visit.travel.host if host is None else host,
        zone=visit.hop.zone,
        onward=None,
        stage=None,
    )
    if forward.via is None:
        return Way(forward.to, travel, rule.slug)
    return Way(Destination(forward.via), replace(travel, onward=forward.to), rule.slug)
