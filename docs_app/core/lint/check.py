"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docs_app.core.architecture import Architecture

LEVELS = ("error", "warning", "note")
"""From the worst on. An error says that the documentation contradicts itself: no save may add one.
A warning says that it is probably wrong; a note, that something could be said and is not.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something lint says about ``subject`` (``hop:nlb``, ``rule:nlb/ingests``, ``page:ports``).

    ``message`` and ``hint`` are sentences; the hint says what to do about it.
    """

    code: str
    level: str
    subject: str
    message: str
    hint: str

    @property
    def sentences(self) -> str:
        """Return what it says and what to do, with its code; the subject is not in it."""
        message = self.message[:1].upper() + self.message[1:]
        stop = "" if message.endswith((".", "?", "!")) else "."
        return f"{message}{stop} {self.hint} ({self.code})"


@dataclass(frozen=True, slots=True)
class Found:
    """What a check yields: a finding short of the code and level, which the check itself has.

    An empty hint: the check's ``mend`` is the hint.
    """

    subject: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing lint looks for; all but ``find`` is what its page says, as Markdown.

    ``title`` is a phrase; ``meaning`` says why it is wrong, ``example`` shows it in a sentence,
    ``mend`` is what to do about it.

    ``find`` yields what it finds in document order, and gets any architecture, also one with
    references to what does not exist: that is another's to report, and must not stop it.
    """

    code: str
    level: str
    title: str
    meaning: str
    example: str
    mend: str
    find: Callable[[Architecture], Iterator[Found]]

    def findings(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield this check's findings, in document order."""
        for found in self.find(architecture):
            hint = found.hint or self.mend
            yield Finding(self.code, self.level, found.subject, found.message, hint)
