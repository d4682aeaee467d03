"""One thing that is wrong, and its text form: ``kind:subject`` or ``kind:subject:value``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docs_app.core.faults.kinds import FAULT_KINDS, HOW_TO_WRITE, LIMITS, FaultKind
from docs_app.core.nearest import nearest

ALL = "all"
_SLUG = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_SUBJECTS = {
    "hop": re.compile(_SLUG),
    "zone": re.compile(_SLUG),
    "entry": re.compile(_SLUG),
    "port": re.compile(f"{_SLUG}/{_SLUG}"),
}
_NAME = re.compile(r"[A-Za-z0-9_]+")
_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with one object of an architecture.

    ``kind`` is a key of :data:`docs_app.core.faults.kinds.FAULT_KINDS`; ``subject`` a slug, or
    ``hop/port``. ``value`` is what the kind asks for: how many targets or copies (empty: all of
    them), seconds, a status, or a name.
    """

    kind: str
    subject: str
    value: int | str = ""

    def __str__(self) -> str:
        """Return the text that :func:`parse_fault` reads back."""
        base = f"{self.kind}:{self.subject}"
        return base if self.value == "" else f"{base}:{self.value}"


def parse_fault(text: str) -> Fault:
    """Return the fault that a text names. Raises ValueError: what is wrong, and how to mend it.

    Whether the architecture has such an object is not looked at; see
    :func:`docs_app.core.faults.choices.misfit`.
    """
    word, _, rest = text.strip().partition(":")
    kind = FAULT_KINDS.get(word)
    if kind is None:
        raise ValueError(_unknown(text, word))
    subject, colon, value = rest.partition(":")
    if not _SUBJECTS[kind.on].fullmatch(subject):
        raise ValueError(f"'{text}' does not say what is meant; write {kind.example}.")
    if colon and not kind.value:
        raise ValueError(f"'{text}' says too much; write {word}:{subject}.")
    return Fault(word, subject, _value(text, kind, value))


def _unknown(text: str, word: str) -> str:
    close = nearest(word, FAULT_KINDS)
    if close:
        return f"There is no fault '{word}'; did you mean {FAULT_KINDS[close[0]].example}?"
    return f"'{text}' is no fault; write {HOW_TO_WRITE}."


def _value(text: str, kind: FaultKind, value: str) -> int | str:
    if not kind.value or (kind.value == "count" and value in {"", ALL}):
        return ""
    if kind.value == "name":
        if not _NAME.fullmatch(value):
            raise ValueError(f"'{text}' does not name it; write {kind.example}.")
        return value
    least, most = LIMITS[kind.value]
    if not _DIGITS.fullmatch(value) or not least <= int(value) <= most:
        wanted = {"count": "how many, or all", "seconds": "seconds", "status": "a status"}
        raise ValueError(
            f"'{text}' ends in no number that will do: {wanted[kind.value]}, from {least} to"
            f" {most:,}, as in {kind.example}."
        )
    return int(value)
