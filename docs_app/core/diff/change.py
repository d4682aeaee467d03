"""One difference between two architectures, as a value."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("renamed", "added", "removed", "changed", "moved")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``subject`` is ``architecture``, ``hop:nlb``, ``rule:nlb/ingests``, ``page:ports/who`` and so
    on, as it is called afterwards (a removed object: as it was called).

    - ``added``, ``removed``: ``after`` or ``before`` is the whole object; ``behind`` is the key of
      the sibling right before an added one, None for the first.
    - ``changed``: ``field`` (``number``, ``match.path``, ``settings.cors``, ``health_check.path``)
      and its two values; None in a setting: not recorded.
    - ``moved``: the keys of the sibling right before it, then and now; None: it is the first.
    - ``renamed``: the two slugs. Every reference to it follows, so no other change tells of them.
    """

    kind: str
    subject: str
    field: str = ""
    before: object = None
    after: object = None
    behind: str | None = None

    @property
    def key(self) -> str:
        """Return what names the change within its diff: ``changed|port:nlb/bags|number``."""
        return f"{self.kind}|{self.subject}|{self.field}"
