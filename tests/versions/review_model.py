"""What should become of a draft, by rules of its own: no hashes, rows or diffs.

An architecture is a handful of facts here: a port, a name, a title, and a zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docs_app.core.architecture import Architecture, Zone
from tests.core.builders import storage
from tests.core.edits import added, edited

Facts = tuple[int, str, str, bool]
"""A port's number, a hop's name, a page's title, and whether there is one zone more."""

FIRST: Facts = (65535, "api-nlb", "Overview", False)
KEYS = ("changed|port:nlb/ingests|number", "changed|hop:nlb|name", "changed|page:overview|title")
FIELDS = ("port", "name", "title", "zone")
CHOICES: tuple[tuple[object, ...], ...] = (
    (65535, 65533, 65532),
    ("api-nlb", "balancer"),
    ("Overview", "The whole"),
    (False, True),
)
WRITERS, REVIEWERS = ("Ann", "Bob", "Eve"), ("Cid", "Dora", "Eve")
EVERYBODY = ("Ann", "Bob", "Cid", "Dora", "Eve")


def value_of(facts: Facts) -> Architecture:
    """Return the storage service with these facts in it."""
    number, name, title, has_zone = facts
    value = edited(storage(), "port:nlb/ingests", number=number)
    value = edited(edited(value, "hop:nlb", name=name), "page:overview", title=title)
    return added(value, "zone:vpc", Zone("new", "New", "group", "vpc")) if has_zone else value


@dataclass
class Model:
    """What should be: everything that was published, the draft, and the open review."""

    published: list[Facts] = field(default_factory=lambda: [FIRST])
    draft: Facts = FIRST
    authors: set[str] = field(default_factory=set)
    is_open: bool = False
    said: dict[str, tuple[str, Facts]] = field(default_factory=dict)
    """By reviewer: the last word, and what it was about."""

    def write(self, facts: Facts, who: str) -> None:
        if facts == self.draft:
            return
        self.draft = facts
        self.authors.add(who)
        if facts == self.published[-1]:
            self.close()
            self.authors.clear()

    def other(self, at: int, which: int) -> Facts:
        """Return the draft with another fact in one place."""
        facts = list(self.draft)
        others = [each for each in CHOICES[at] if each != facts[at]]
        facts[at] = others[which % len(others)]
        return tuple(facts)  # type: ignore[return-value]

    def close(self) -> None:
        self.is_open = False
        self.said.clear()

    def approvers(self) -> set[str]:
        return {
            who
            for who, said in self.said.items()
            if said == ("approve", self.draft) and who not in self.authors
        }

    def different(self) -> list[int]:
        pairs = zip(self.draft, self.published[-1], strict=True)
        return [at for at, (now, was) in enumerate(pairs) if now != was]

    def key(self, at: int) -> str:
        if at < len(KEYS):
            return KEYS[at]
        return "removed|zone:new|" if self.published[-1][3] else "added|zone:new|"
