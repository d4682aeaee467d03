"""The one error of reading what was published."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818  # it reads as what it says
    """A version whose text cannot be read: a newer Routebook wrote it, or it was damaged.

    ``why`` is a sentence or two, the last of which says how to mend it.
    """

    def __init__(self, slug: str, number: int, why: str) -> None:
        super().__init__(slug, number, why)
        self.slug = slug
        self.number = number
        self.why = why

    def __str__(self) -> str:
        return f"Version {self.number} of {self.slug} cannot be read here. {self.why}"
