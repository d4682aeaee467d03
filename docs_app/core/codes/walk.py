"""Codes of the walk itself: where the documentation ends, or goes round in a circle."""

from __future__ import annotations

from docs_app.core.codes.code import Code

ROWS = (
    Code(
        "WALK_LOOP",
        "Goes round in a circle",
        "The rules lead the request back to a port where it has been, with the same path: it"
        " would go round for ever. The message writes the circle out.",
    ),
    Code(
        "WALK_NOTHING_LISTENS",
        "Nothing listens there",
        "A rule forwards to a port that its hop does not have, so nobody answers.",
    ),
    Code(
        "WALK_NOT_OPEN",
        "Not open from there",
        "The port is not open to the zone of the sender, and no link leads there; the packets"
        " are dropped, and the sender waits until its own timeout.",
    ),
    Code(
        "WALK_NO_RULE",
        "No rule recorded",
        "No recorded rule takes the request, and nothing says what this kind of hop does then.",
    ),
    Code(
        "WALK_NOT_RECORDED",
        "A needed fact is not recorded",
        "How it ends depends on a fact that nobody recorded.",
    ),
    Code(
        "WALK_TOO_LONG",
        "Given up",
        "The rules open more ways, or make the path longer, than anything real would; the walk"
        " was given up.",
    ),
)
