"""The edges of both architectures, each with what became of it, line by line.

An edge tells of rules, addresses and questions to authorizers. A changed rule is told on the edge
that speaks of it: a changed scope on the question, all else on the way to where it forwards. What
is told on no edge, as nothing is drawn of it, is told on its hop.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docs_app.core.architecture import Forward
from docs_app.core.diagram.compared.lines import compared_lines, lines_of_one
from docs_app.core.diagram.compared.marks import Marks, Trio, titled
from docs_app.core.diagram.compared.objects import plain
from docs_app.core.diagram.compared.places import was
from docs_app.core.diagram.compared.sides import Side, Sides, in_one_order
from docs_app.core.diagram.edges import Between, edge_id, edge_of, grouped, said_by, spoken
from docs_app.core.diagram.legs import Cause, Leg, words_of
from docs_app.core.diagram.parts import Edge, Line
from docs_app.core.diff import Change
from docs_app.core.diff.shape import split_subject

ASKING = frozenset({"authorizer", "scopes"})
"""Fields of a rule that its question to an authorizer tells of."""

Told = Mapping[Cause, Sequence[Change]]
"""By what the legs of an edge come from: the changes to tell there."""


@dataclass(frozen=True)
class Ways:
    """The edges, and by hop what could be told on none of them."""

    edges: list[Trio[Edge]]
    loose: Mapping[str, Sequence[Change]]


@dataclass(frozen=True)
class Group:
    """The legs of one side that are one edge there."""

    side: Side
    between: Between
    legs: list[Leg]

    @property
    def edge(self) -> Edge:
        """Return the edge as it is on its side."""
        return edge_of(self.side.index, self.side.where, None, self.between, self.legs)

    @property
    def said(self) -> list[str]:
        """Return all that it says."""
        return said_by(self.side.index, self.legs)

    @property
    def twin(self) -> str:
        """Return the id of the same edge between its ends where they are now."""
        kind, tail, head = self.between
        return edge_id((kind, (plain(tail[0]), tail[1]), (plain(head[0]), head[1])))

    def changes(self, line: str, told: Told) -> list[Change]:
        """Return the changes of what a line speaks of."""
        texts = [words_of(self.side.index, leg) for leg in self.legs]
        causes = dict.fromkeys(leg.cause for leg in spoken(line, texts, self.legs))
        return [change for cause in causes for change in told.get(cause, ())]


Groups = Mapping[str, Group]


def compared_ways(sides: Sides, ported: bool, marks: Marks) -> Ways:
    """Return an edge for each that either side has, in one order."""
    old, new = _groups(sides.before, ported), _groups(sides.after, ported)
    told, loose = _told(sides, marks, old, new)
    former = {group.twin: name for name, group in old.items()}
    edges = []
    for name in in_one_order(old, tuple(new)):
        was_here, is_here, changes = old.get(name), new.get(name), told.get(name, {})
        if was_here is not None and is_here is not None:
            edges.append(_of_both(was_here, is_here, changes, marks))
        elif was_here is not None:
            twin = new.get(was_here.twin) if was_here.twin not in old else None
            edges.append(_of_one(was_here, twin, "before", changes, marks))
        elif is_here is not None:
            twin = old.get(former.get(name, ""))
            edges.append(_of_one(is_here, twin, "after", changes, marks))
    return Ways(edges, loose)


def _groups(side: Side, ported: bool) -> dict[str, Group]:
    groups = grouped(side.legs, ported)
    return {edge_id(key): Group(side, key, legs) for key, legs in groups.items()}


def _of_both(old: Group, new: Group, told: Told, marks: Marks) -> Trio[Edge]:
    changes = _all(told)
    kinds = {change.kind for change in changes}
    became = "" if not kinds else "moved" if kinds == {"moved"} else "changed"
    change = became or ("" if old.said == new.said else "changed")

    def became_of(line: str) -> str:
        kinds = {each.kind for each in (*old.changes(line, told), *new.changes(line, told))}
        return "" if not kinds else "moved" if kinds == {"moved"} else "changed"

    lines = compared_lines(old.said, new.said, became_of, change)
    notes = marks.sentences(changes)
    seen = {
        hidden: tuple(line for line in lines if line.only != hidden)
        for hidden in ("before", "after")
    }
    return Trio(
        _marked(new.edge, change, "", lines, notes),
        _marked(old.edge, change, "", seen["after"], notes),
        _marked(new.edge, change, "", seen["before"], notes),
    )


def _of_one(group: Group, twin: Group | None, only: str, told: Told, marks: Marks) -> Trio[Edge]:
    change = "moved" if twin else {"before": "removed", "after": "added"}[only]
    lines = lines_of_one(group.said, change, only, twin.said if twin else None)
    edge = _marked(group.edge, change, only, lines, marks.sentences(_all(told)))
    return Trio(edge, edge if only == "before" else None, edge if only == "after" else None)


def _all(told: Told) -> list[Change]:
    return [change for changes in told.values() for change in changes]


def _marked(
    edge: Edge, change: str, only: str, lines: tuple[Line, ...], notes: Sequence[str]
) -> Edge:
    return replace(
        edge,
        lines=lines,
        title=titled(edge.title, change, notes),
        state="plain" if change else "dim",
        change=change,
        only=only,
    )


def _told(
    sides: Sides, marks: Marks, old: Groups, new: Groups
) -> tuple[dict[str, dict[Cause, list[Change]]], dict[str, list[Change]]]:
    """Return the changes of rules and addresses by edge and cause, and the rest by hop."""
    told: dict[str, dict[Cause, list[Change]]] = {}
    loose: dict[str, list[Change]] = {}
    before, after = _by_cause(old), _by_cause(new)
    for subject, changes in marks.by_subject.items():
        word, owner, key = split_subject(subject)
        if word not in ("rule", "entry"):
            continue
        former = was(owner) if ("hop", owner) in sides.places.twice else owner
        places = [*before.get((former, key), ()), *after.get((owner, key), ())]
        for change in changes:
            for group, leg in [each for each in places if _tells(change, *each)] or places:
                at = told.setdefault(edge_id(group.between), {})
                at.setdefault(leg.cause, []).append(change)
        if not places and owner:
            loose.setdefault(owner, []).extend(changes)
    return told, loose


def _by_cause(groups: Groups) -> dict[Cause, list[tuple[Group, Leg]]]:
    found: dict[Cause, list[tuple[Group, Leg]]] = {}
    for group in groups.values():
        for leg in group.legs:
            found.setdefault(leg.cause, []).append((group, leg))
    return found


def _tells(change: Change, group: Group, leg: Leg) -> bool:
    """Say whether a leg of a rule is the one that speaks of a change of the rule."""
    if change.field in ASKING or leg.kind == "asks":
        return change.field in ASKING and leg.kind == "asks"
    rule = group.side.index.rules.get(leg.cause)
    action = rule.action if rule is not None else None
    return not isinstance(action, Forward) or leg.head[0] == action.to.hop
