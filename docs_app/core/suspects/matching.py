"""How well an answer that somebody saw fits one that a trace tells of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docs_app.core.answers import TELLING, value_of
from docs_app.core.steps import Outcome

STRONG, WEAK = 4, 1
NEAR = 1.5
"""Seconds by which a wait may be off and still be the same."""

_TAGS = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """What somebody saw besides the status; empty and None: they did not say."""

    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for an outcome (points over 0) or against it, as a sentence."""

    points: int
    why: str


def signs(outcome: Outcome, sighting: Sighting) -> tuple[Sign, ...]:
    """Return what speaks for and against the outcome. Nothing seen: nothing speaks."""
    return (*_body(outcome, sighting), *_headers(outcome, sighting), *_wait(outcome, sighting))


def _body(outcome: Outcome, sighting: Sighting) -> Iterator[Sign]:
    if not sighting.body.strip() or not outcome.body:
        return
    if fits(outcome.body, sighting.body):
        yield Sign(STRONG, f"The body is as here: {outcome.body}")
    else:
        yield Sign(-STRONG, f"The body should be {outcome.body}")


def fits(shape: str, body: str) -> bool:
    """Say whether a body has this shape, in which ``...`` stands for anything.

    Space and case do not count, nor the order of a JSON object's names; of an HTML page its text
    is enough.
    """
    if _json(shape) is not None and _json(shape) == _json(body):
        return True
    plain = _plain(body)
    place = 0
    for piece in _plain(shape).split("..."):
        at = plain.find(piece, place)
        if at < 0:
            break
        place = at + len(piece)
    else:
        return True
    text = _plain(_TAGS.sub("", shape).replace("...", ""))
    return "<" in shape and bool(text) and text in _plain(_TAGS.sub("", body))


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _plain(text: str) -> str:
    return _SPACE.sub("", text).casefold()


def _headers(outcome: Outcome, sighting: Sighting) -> Iterator[Sign]:
    """Tell of the headers. One that was not pasted may have been left out, so it counts little."""
    if not sighting.headers:
        return
    for name in TELLING:
        mine, saw = value_of(outcome.headers, name), value_of(sighting.headers, name)
        if mine and saw:
            same = _essence(name, mine) == _essence(name, saw)
            told = f"is as here: {mine}" if same else f"should be {mine}"
            yield Sign(STRONG if same else -STRONG, f"The header {name} {told}")
        elif saw and name.startswith("x-amzn-"):
            yield Sign(-STRONG, f"There should be no header {name}")
        elif mine and name.startswith("x-amzn-"):
            yield Sign(-WEAK, f"The header {name} should be there: {mine}")


def _essence(name: str, value: str) -> str:
    """Return what of a header's value tells: no version, no parameters, no address behind it."""
    end = ";" if name == "Content-Type" else "[;:/ ]"
    return re.split(end, value.strip().lower())[0]


def _wait(outcome: Outcome, sighting: Sighting) -> Iterator[Sign]:
    if sighting.seconds is None or outcome.seconds is None:
        return
    told = f"after {outcome.seconds:g} s" if outcome.seconds else "at once"
    if abs(outcome.seconds - sighting.seconds) <= NEAR:
        yield Sign(STRONG, f"It comes {told}")
    else:
        yield Sign(-STRONG, f"It should come {told}")
