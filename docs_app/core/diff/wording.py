"""A change in one plain sentence, with the old and the new."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Architecture
from docs_app.core.diff.change import Change
from docs_app.core.diff.naming import VERBS, field_words, setting_of, thing
from docs_app.core.diff.values import LONG, value_words


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: what it is of, what of it, and the values now and before.

    ``new`` and ``old`` are empty where an object was added or removed. ``verb`` says that ``what``
    is a verb: "Rule bags on api-nlb" "forwards to". ``rewritten``: both are told alike, by size.
    """

    thing: str
    what: str
    new: str = ""
    old: str = ""
    verb: bool = False
    rewritten: bool = False

    @property
    def sentence(self) -> str:
        """Return it as one sentence without a full stop."""
        if self.rewritten:
            return f"{self.thing}: {self.what} rewritten, {self.new}"
        if not self.new:
            return f"{self.thing} {self.what}"
        said = f"{self.what} {self.new.removesuffix('.')}".strip()
        return f"{self.thing}{' ' if self.verb else ': '}{said}, was {self.old}"


def describe(
    change: Change, architecture: Architecture | None = None, before: Architecture | None = None
) -> str:
    """Return a sentence such as ``Port ingests on api-nlb: number 65535, was 65536``.

    With an architecture (either of the two) hops, zones and routes go by their names, else by
    their slugs; with the one ``before`` as well, what is gone goes by its name too. Long and
    many-lined text is told by its size only.
    """
    return tell(change, architecture, before).sentence


def tell(
    change: Change,
    architecture: Architecture | None = None,
    before: Architecture | None = None,
    long: int = LONG,
) -> Told:
    """Return a change in words, in parts; text longer than ``long`` is told by its size."""
    gone = before if before is not None and change.kind == "removed" else architecture
    what_of = thing(change.subject, gone)
    match change.kind:
        case "added" | "removed":
            return Told(what_of, change.kind)
        case "renamed":
            return Told(what_of, "slug", str(change.after), str(change.before))
        case "moved":
            return Told(what_of, "now", _behind(change.after), _behind(change.before))
    return _changed(change, what_of, architecture, before or architecture, long)


def _changed(
    change: Change,
    what_of: str,
    after: Architecture | None,
    before: Architecture | None,
    long: int,
) -> Told:
    setting = setting_of(change.subject, change.field, after, before)
    what = field_words(change.field, setting)
    verb = change.field in VERBS
    values = (change.after, after), (change.before, before)
    new, old = (value_words(change.subject, change.field, *each, long) for each in values)
    if new == old:
        # Two hops of one name: their slugs tell them apart. Two texts of one size: nothing does.
        new, old = (
            value_words(change.subject, change.field, value, None, long) for value, _ in values
        )
    if new == old:
        return Told(what_of, what, new, old, verb, rewritten=True)
    unit = f" {setting.unit}" if setting is not None and setting.unit else ""
    new, old = (
        said + unit if isinstance(value, int) else said
        for said, (value, _) in zip((new, old), values, strict=True)
    )
    return Told(what_of, what, new, old, verb)


def _behind(key: object) -> str:
    return "first" if key is None else f"after {key}"
