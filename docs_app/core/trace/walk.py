"""The walk: from hop to hop until one ends it, and the answer's way back.

A walk branches where one of several targets may be taken. Every place (hop, port, path...) is
walked on from once only and then known, so branches that meet again cost nothing; a place that
comes back on its own way is a loop. Both ways are loops over a stack, not recursion: no
architecture is too deep.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docs_app.core.architecture import Architecture, Destination, Hop, Port
from docs_app.core.faults.broken import NOTHING, Broken
from docs_app.core.index import index_of
from docs_app.core.steps import Missing, Step
from docs_app.core.trace.behaviours import BEHAVIOURS
from docs_app.core.trace.breaking import answering, shut, slowed
from docs_app.core.trace.decisions import (
    DROPPED,
    Ending,
    GoOn,
    Visit,
    Way,
    failed,
    undetermined,
)
from docs_app.core.wording.names import destination_label, hop_label

VISITS_LIMIT = 2000
PATH_LIMIT = 8192
RETURNS_LIMIT = 8
"""How often one port may come back on one way, with another path each time."""

Place = tuple[str, str | None, str, Destination | None]
"""Hop, port, path, and where a link leads: the same place again on one way is a loop."""


@dataclass(frozen=True, slots=True)
class Result:
    """The steps from a place on, and the different endings that the facts allow."""

    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]


@dataclass(slots=True)
class _Frame:
    """A hop that was passed and waits for the answer."""

    place: Place
    visit: Visit
    decided: GoOn
    results: list[Result] = field(default_factory=list)


class Walk:
    """One walk through an architecture; see the module."""

    def __init__(self, architecture: Architecture, broken: Broken = NOTHING) -> None:
        self.architecture = architecture
        self.broken = broken
        self.index = index_of(architecture)
        self.visits = 0
        self.waiting: list[_Frame] = []
        self.known: dict[tuple[Place, str | None, str], Result] = {}

    def run(self, way: Way) -> Result:
        """Return the steps and endings of the way. Bounded, whatever the rules say."""
        result = self._arrive(way)
        while self.waiting:
            frame = self.waiting[-1]
            if result is not None:
                frame.results.append(result)
            if len(frame.results) < len(frame.decided.ways):
                result = self._arrive(frame.decided.ways[len(frame.results)])
            else:
                self.waiting.pop()
                result = _come_back(frame)
                self.known[_key(frame.place, frame.visit)] = result
        assert result is not None  # noqa: S101 - nobody waits, so the first way has its result
        return result

    def _arrive(self, way: Way) -> Result | None:
        """Return how it ends where the way leads, or None where a hop was passed and waits."""
        self.visits += 1
        hop = self.index.hops.get(way.to.hop)
        if hop is None:
            return Result((), (self._nothing_listens(way),))
        port = self.index.port(way.to)
        visit = Visit(self.architecture, self.index, hop, port, way.travel, self.broken)
        stopped = self._stopped(way, visit)
        if stopped is not None:
            code = stopped.outcome.code
            return Result((visit.step((code,) if code else ()),), (stopped,))
        place = (hop.slug, way.to.port, way.travel.path, way.travel.onward)
        known = self.known.get(_key(place, visit))
        if known is not None:
            return known
        decided = answering(visit) or BEHAVIOURS[hop.kind].decide(visit)
        if isinstance(decided, GoOn):
            self.waiting.append(_Frame(place, visit, decided))
            return None
        return Result((decided.step, *decided.asked), (slowed(visit, decided.ending),))

    def _stopped(self, way: Way, visit: Visit) -> Ending | None:
        """Return why the request does not get into the hop, or None if it does."""
        if self._misses(visit.hop, visit.port, way.to):
            return self._nothing_listens(way)
        if visit.port is not None and not self.index.is_open(visit.port, way.travel.zone):
            return self._not_open(way, visit.port)
        return shut(visit) or self._loop(way) or self._too_long(visit)

    def _misses(self, hop: Hop, port: Port | None, to: Destination) -> bool:
        return port is None and (to.port is not None or BEHAVIOURS[hop.kind].needs_port)

    def _nothing_listens(self, way: Way) -> Ending:
        label = destination_label(self.architecture, way.to)
        known = way.to.hop in self.index.hops
        why = "a port it does not have" if known else "which is not documented"
        message = f"a rule forwards to {label}, {why}"
        if known and way.to.port is None:
            message = f"a rule forwards to {label} and names no port there"
        return failed("WALK_NOTHING_LISTENS", message)

    def _not_open(self, way: Way, port: Port) -> Ending:
        zones = self.index.zones
        sender = zones.get(way.travel.zone or "")
        label = destination_label(self.architecture, way.to)
        scope = zones.get(port.open_from or "")
        message = (
            f"{label} is open from within {scope.name if scope else port.open_from} only,"
            f" not from {sender.name if sender else 'the internet'}"
        )
        return failed("WALK_NOT_OPEN", message, DROPPED)

    def _loop(self, way: Way) -> Ending | None:
        place = (way.to.hop, way.to.port, way.travel.path, way.travel.onward)
        places = [frame.place for frame in self.waiting]
        again = sum(1 for each in places if each[:2] == place[:2] and each[3] == place[3])
        if place in places:
            circle = [*places[places.index(place) :], place]
            written = " -> ".join(self._place_label(each) for each in circle)
            return failed("WALK_LOOP", f"it goes round in a circle: {written}")
        if again >= RETURNS_LIMIT:
            label = self._place_label(place)
            message = f"it comes back to {label} for the {again + 1}th time, each time with another"
            return failed("WALK_LOOP", f"{message} path")
        return None

    def _place_label(self, place: Place) -> str:
        hop, port, path, _ = place
        if port is None:
            return hop_label(self.architecture, hop)
        return f"{destination_label(self.architecture, Destination(hop, port))} {path}"

    def _too_long(self, visit: Visit) -> Ending | None:
        if self.visits <= VISITS_LIMIT and len(visit.travel.path) <= PATH_LIMIT:
            return None
        message = f"there are more than {VISITS_LIMIT:,} ways, or the path outgrew {PATH_LIMIT:,}"
        missing = Missing(visit.hop.slug, "rules that end", f"whoever maintains {visit.hop.name}")
        return undetermined("WALK_TOO_LONG", f"{message} characters; given up", missing)


def _key(place: Place, visit: Visit) -> tuple[Place, str | None, str]:
    return place, visit.travel.zone, visit.travel.host


def _come_back(frame: _Frame) -> Result:
    """Return what the sender sees of a hop that was passed: its step, and answers through it."""
    decided = frame.decided
    back = BEHAVIOURS[frame.visit.hop.kind].answer_back
    reached = dict.fromkeys(ending for result in frame.results for ending in result.endings)
    reached.update(dict.fromkeys(decided.also))
    answers = [back(frame.visit, decided, ending) for ending in reached]
    endings = tuple(dict.fromkeys(slowed(frame.visit, each.ending) for each in answers))
    codes = [code for code in answers[0].codes if all(code in each.codes for each in answers)]
    step = replace(decided.step, codes=(*decided.step.codes, *codes))
    if len(decided.ways) == 1 and not decided.also:
        return Result((step, *decided.asked, *frame.results[0].steps), endings)
    if len(reached) == 1:
        step = replace(step, rule=decided.ways[0].rule)
        return Result((step, *decided.asked, *frame.results[0].steps), endings)
    return Result((step, *decided.asked), endings)
