"""One thing that is open on one side of a comparison and closed on the other, in words."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("internet", "authorizer", "unasked", "listens", "scopes", "zone", "address")
"""From the loudest on.

- ``internet``: a port is open from the internet, and was from a zone only;
- ``authorizer``: a rule on a public path asks nobody any more who calls;
- ``unasked``: a rule takes requests on a public path, and asks nobody;
- ``listens``: a hop listens on a number that the internet did not reach;
- ``scopes``: a rule on a public path takes a token that it did not take;
- ``zone``: a port is open from a wider zone, or another;
- ``address``: there is a public address more.
"""


@dataclass(frozen=True, slots=True)
class Clause:
    """What holds of something, in the present and in the past: "asks nobody", "asked nobody"."""

    now: str
    was: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Something more open on one side than on the other; ``subject`` is there on the open one.

    ``opened`` and ``closed`` say how it is on either side; ``thing`` and ``otherwise`` are what it
    is called there.
    """

    kind: str
    subject: str
    thing: str
    opened: Clause
    closed: Clause
    otherwise: str

    @property
    def came(self) -> str:
        """Return the sentence where the open side is the later one."""
        return " ".join(self.told(came=True))

    @property
    def went(self) -> str:
        """Return the sentence where the closed side is the later one."""
        return " ".join(self.told(came=False))

    def told(self, *, came: bool) -> tuple[str, str]:
        """Return a sentence in two parts: what it is about, and what holds of that."""
        if came:
            return self.thing, f"{self.opened.now}; it {self.closed.was}."
        return self.otherwise, f"{self.closed.now}; it {self.opened.was}."


def by_loudness(opening: Opening) -> int:
    """Return where an opening comes in a list, the loudest first."""
    return KINDS.index(opening.kind)
