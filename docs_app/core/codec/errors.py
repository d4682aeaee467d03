"""The one error of reading an architecture from a file."""

from __future__ import annotations

_NAMES = {
    dict: "a mapping",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a fraction",
    type(None): "nothing",
}


class CodecError(ValueError):
    """A file or mapping that is no architecture: where, what is wrong, and how to mend it.

    ``place`` is a path that a person can follow (``hops[nlb].ports[bags].number``), or for a file
    that does not parse its name, line and column. ``line`` is the line that the place stands on,
    where it is known.
    """

    def __init__(self, place: str, message: str, mend: str, line: int | None = None) -> None:
        super().__init__(place, message, mend)
        self.place = place
        self.message = message
        self.mend = mend
        self.line = line

    def __str__(self) -> str:
        at = f"{self.place} (line {self.line})" if self.line is not None else self.place
        return f"{at}: {self.message} {self.mend}"

    def inside(self, outer: str) -> CodecError:
        """Return the same error with its place seen from one level further out."""
        joint = "" if not self.place or self.place.startswith("[") else "."
        self.place = f"{outer}{joint}{self.place}"
        return self


def kind_of(data: object) -> str:
    """Return in words what kind of plain data this is."""
    return _NAMES.get(type(data), f"a {type(data).__name__}")


def wrong_type(data: object, wanted: str) -> CodecError:
    """Return the error for data of another kind than wanted; its place is filled in outside."""
    shown = f", not {kind_of(data)}"
    if isinstance(data, (str, int, float)) and len(repr(data)) <= 40:
        shown += f" ({data!r})"
    mend = "Put it in quotes." if wanted == "text" else f"Write {wanted}."
    if data is None:
        mend = f"Write {wanted}, or leave the key out."
        if wanted == "a mapping":
            mend = "Write {} where it is there with nothing recorded, or leave the key out."
    return CodecError("", f"This must be {wanted}{shown}.", mend)
