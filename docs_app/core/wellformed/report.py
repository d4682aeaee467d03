"""Collects problems. One method for each kind of rule, so that they read the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable

from docs_app.core.wellformed import limits
from docs_app.core.wellformed.problem import Problem, choose

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_FOREIGN = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML, and so an SVG, cannot carry (XML 1.0, section 2.2): controls and lone surrogates."""

_BREAK = re.compile(r"[\t\n\r\x85\u2028\u2029]")


def is_slug(text: str) -> bool:
    """Say whether the text is lower-case words of letters and digits joined by - or _."""
    return _SLUG.fullmatch(text) is not None


class Report:
    """The problems found so far, in the order of the value's own parts.

    The methods take the place of an object and the name of its field apart, because joining them
    for each field of a large architecture would cost more than all the checks.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, place: str, field: str, message: str, mend: str) -> None:
        at = f"{place}.{field}" if place and field else place or field
        self.problems.append(Problem(at, message, mend))

    def slug(self, place: str, field: str, slug: str) -> None:
        """A slug is short, lower-case, and safe in an address."""
        if len(slug) > limits.SLUG:
            self.add(
                place, field, "The slug is too long.", f"Use {limits.SLUG} characters at most."
            )
        elif not is_slug(slug):
            self.add(
                place,
                field,
                f"{slug!r} is not a slug.",
                "Use lower-case letters and digits, with single - or _ between them.",
            )

    def prose(self, place: str, field: str, text: str) -> None:
        """Text is not too long, and holds no character that a picture or a page cannot carry."""
        if len(text) > limits.BODY:
            self.add(
                place,
                field,
                f"The text is longer than {limits.BODY:,} characters; it has {len(text):,}.",
                "Split it over several pages.",
            )
            return
        found = None if text.isprintable() else _FOREIGN.search(text)
        if found:
            self.add(
                place,
                field,
                f"The character U+{ord(found[0]):04X} cannot be shown.",
                f"Take it away; it is character {found.start() + 1} of the text.",
            )

    def line(
        self, place: str, field: str, text: str, longest: int, *, needed: bool = False
    ) -> None:
        """A line is prose without a break, not too long, and where needed not blank."""
        if text.isprintable() and len(text) <= longest and (text.strip() or not needed):
            return  # As nearly all are: no printable character is a break or foreign.
        if text and _BREAK.search(text):
            self.add(place, field, "This must be one line.", "Take the line breaks and tabs away.")
        elif len(text) > longest:
            self.add(place, field, "The text is too long.", f"Use {longest} characters at most.")
        elif needed and not text.strip():
            self.add(place, field, "This is empty.", "Write something.")
        else:
            self.prose(place, field, text)

    def number(self, place: str, field: str, number: int | None, least: int, most: int) -> None:
        """A number, where one is recorded, lies within its bounds."""
        if number is not None and not least <= number <= most:
            self.add(
                place,
                field,
                f"{number} is out of range.",
                f"Write a whole number from {least} to {most}.",
            )

    def choice(self, place: str, field: str, word: str | None, among: Collection[str]) -> None:
        """A word, where there is one, is one of a few."""
        if word is not None and word not in among:
            self.add(place, field, f"{word!r} is not known here.", choose(word, among))

    def reference(
        self, place: str, field: str, slug: str | None, what: str, among: Container[str]
    ) -> None:
        """A slug, where there is one, names something that exists."""
        if slug is not None and slug not in among:
            known = among if isinstance(among, Iterable) else ()
            self.add(place, field, f"There is no {what} {slug!r}.", choose(slug, known))

    def unique(self, place: str, field: str, what: str, names: Iterable[str]) -> None:
        """No two objects of one list share a name. The place is that of the second."""
        seen: set[str] = set()
        for name in names:
            if name in seen:
                self.add(
                    place,
                    f"{field}[{name}]",
                    f"There are two {what} named {name!r}.",
                    "Give one of them another name.",
                )
            seen.add(name)
