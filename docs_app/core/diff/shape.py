"""How an architecture is put together: which tuples hold what, and how each object is named.

The differ, the applier and the wording all walk this one description. To add a kind of object:
a :class:`Shape` here. Whatever is not a tuple of named objects is a field and needs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object: its word in subjects, the tuple that holds it, and what it holds.

    ``key`` names the field by which an object is told from its siblings.
    """

    word: str
    attribute: str = ""
    key: str = "slug"
    parts: tuple[Shape, ...] = ()
    held: frozenset[str] = field(init=False)
    """Names of the fields that are tuples of named objects."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "held", frozenset(part.attribute for part in self.parts))

    def key_of(self, value: object) -> str:
        """Return what names the value among its siblings."""
        return str(getattr(value, self.key))

    def subject(self, owner: str, key: str) -> str:
        """Return ``port:nlb/bags``, or ``hop:nlb`` where the architecture itself is the owner."""
        return f"{self.word}:{owner}/{key}" if owner else f"{self.word}:{key}"


ROOT = Shape(
    "architecture",
    parts=(
        Shape("zone", "zones"),
        Shape("hop", "hops", parts=(Shape("port", "ports"), Shape("rule", "rules"))),
        Shape("entry", "entry_points"),
        Shape("route", "routes", parts=(Shape("example", "examples"),)),
        Shape("page", "pages", key="path"),
        Shape("waiver", "waivers", key="finding"),
    ),
)

NESTED = frozenset(inner.word for part in ROOT.parts for inner in part.parts)
"""Words of the objects that another object holds; their subjects name it before the slash."""


def split_subject(subject: str) -> tuple[str, str, str]:
    """Return (word, owner, key): ``port:nlb/bags`` is ``("port", "nlb", "bags")``.

    The owner is empty for what the architecture holds itself; a page's path keeps its slashes.
    """
    word, _, rest = subject.partition(":")
    if word not in NESTED:
        return word, "", rest
    owner, _, key = rest.partition("/")
    return word, owner, key
