"""The review of a draft as its page tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from docs_app.core.about import about_change, change_key
from docs_app.core.addresses import Addresses
from docs_app.core.comparison import Comparison, Fact, Rewritten
from docs_app.versions import DraftState, ThreadInfo
from docs_app.views.book import Book
from docs_app.views.compared import FactRow, Told
from docs_app.views.editions import Pair, Side
from docs_app.views.frame import Link
from docs_app.views.subjects import subject_link
from docs_app.views.threads_told import ThreadRow, thread_rows


@dataclass(frozen=True, slots=True)
class Typed:
    """What the user sent and what became of it: which form, the text, and why it was not done.

    ``overtaken``: others did something meanwhile, which ``sentences`` tell.
    """

    form: str = ""
    text: str = ""
    sentences: tuple[str, ...] = ()
    overtaken: bool = False

    @property
    def kept(self) -> bool:
        """Say whether there is a text to be shown again."""
        return bool(self.text.strip())


NOTHING_TYPED = Typed()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A sentence on what keeps the draft from being published, and where that is."""

    text: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, or the heading of those that follow (it has no fact then).

    ``about`` is how a comment names it, ``threads`` what was said to it, ``text`` its words before
    and after.
    """

    row: FactRow
    about: str = ""
    anchor: str = ""
    discard: str = ""
    threads: tuple[ThreadRow, ...] = ()
    text: Rewritten | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A draft between what is published and what may be."""

    state: DraftState
    now: Book
    draft: Book
    threads: tuple[ThreadInfo, ...]
    comparison: Comparison = field(init=False)
    told: Told = field(init=False)

    def __post_init__(self) -> None:
        state, now, draft = self.state, self.now, self.draft
        comparison = Comparison(now.architecture, draft.architecture, now.today, state.changes)
        sides = Side(now, "now", "what is published"), Side(draft, "draft", "the draft")
        object.__setattr__(self, "comparison", comparison)
        object.__setattr__(self, "told", Told(Pair(now, *sides), comparison))

    @property
    def headline(self) -> str:
        """Return how it stands, in one sentence."""
        state = self.state
        if not state.review_required:
            return "Every save is published at once."
        if not state.differs:
            return "Nothing waits: the draft says what is published."
        if state.approved:
            who = " and ".join(str(each.reviewer) for each in state.approvals)
            rest = "It may be published." if not state.obstacles else "It may not be published yet."
            return f"Approved by {who}. {rest}"
        waits = _count(len(state.changes))
        if state.review is None:
            return f"{waits}, and nobody has asked for a review."
        return f"{waits} for an approval."

    @property
    def mood(self) -> str:
        """Return good, plain or waiting."""
        state = self.state
        if not state.review_required:
            return "plain"
        return "waiting" if state.differs and state.obstacles else "good"

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """Return what publishing still needs, each with a link to what it is about."""
        return tuple(map(self._obstacle, self.state.obstacles))

    def _obstacle(self, sentence: str) -> Obstacle:
        for finding in self.state.findings:
            if sentence.startswith(f"{finding.subject}: "):
                where = subject_link(self.draft, finding.subject)
                rest = sentence.removeprefix(f"{finding.subject}: ")
                return Obstacle(rest if where else sentence, where)
        return Obstacle(sentence, None)

    def rows(self) -> list[ChangeRow]:
        """Return each object's heading, and behind it each of its changes with its comments."""
        said = self._said()
        texts = {(each.subject, each.what): each for each in self.comparison.prose}
        return [
            ChangeRow(row) if row.fact is None else self._row(number, row, row.fact, said, texts)
            for number, row in enumerate(self.told.facts(), 1)
        ]

    def _row(
        self,
        number: int,
        row: FactRow,
        fact: Fact,
        said: Mapping[str, list[ThreadInfo]],
        texts: Mapping[tuple[str, str], Rewritten],
    ) -> ChangeRow:
        asked = urlencode({"change": fact.change.key})
        return ChangeRow(
            row,
            about_change(fact.change),
            f"change-{number}",
            f"{Addresses(self.state.slug).reviewing('discard')}?{asked}",
            thread_rows(self.draft, said.get(fact.change.key, ())),
            texts.get((fact.change.subject, fact.what)),
        )

    def _said(self) -> Mapping[str, list[ThreadInfo]]:
        said: dict[str, list[ThreadInfo]] = defaultdict(list)
        for each in self.threads:
            said[change_key(each.about)].append(each)
        return said

    def elsewhere(self) -> tuple[ThreadRow, ...]:
        """Return the threads that stand beside no change: about an object, or a change gone."""
        keys = {change.key for change in self.state.changes}
        return self._rows(each for each in self.threads if change_key(each.about) not in keys)

    def _rows(self, infos: Iterable[ThreadInfo]) -> tuple[ThreadRow, ...]:
        return thread_rows(self.draft, infos)

    @property
    def open_threads(self) -> int:
        return sum(not each.resolved for each in self.threads)


def _count(changes: int) -> str:
    return "1 change waits" if changes == 1 else f"{changes} changes wait"
