"""A target group whose name fits neither the rules that lead to it nor the route."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from docs_app.core.architecture import Architecture, Hop, PortRef, Rule
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.walking import forwards, hops_of_kind

Words = frozenset[str]

_WORD = re.compile(r"[^\W\d_]{2,}")
_SAYING_NOTHING = frozenset(
    _WORD.findall(
        "and any api app below default for from group healthy http https listener of on port "
        "proxy rule service services target targets task tasks tcp tg the to traffic"
    )
)
_SHORTEST = 3
"""A word is like another that contains it (bag, bags) if it has at least so many letters."""
_SHOWN = 5


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each target group that shares no word with what leads to it.

    That is: the rules that forward to it with their ports and paths; the rules that forward to
    those ports; and the routes that have a word of any of these. Left alone: groups that nothing
    leads to, and names and rules of words that say nothing, such as "target group 1".
    """
    leading = _Leading(architecture)
    for group in hops_of_kind(architecture, "target_group"):
        own, said = _words((group.name,)), leading.directly(group)
        if own and said and not any(_alike(own, each) for each in leading.all(group, said)):
            shown = ", ".join(sorted(said)[:_SHOWN])
            yield Found(
                f"hop:{group.slug}",
                f"The target group {group.name} shares no word with what leads to it: {shown}.",
            )


class _Leading:
    """The words of what leads to target groups; each set of them is made once."""

    def __init__(self, architecture: Architecture) -> None:
        self.index = index_of(architecture)
        self.rules_to: dict[PortRef, list[Rule]] = {}
        for _, rule, action in forwards(architecture):
            if action.to.port is not None:
                ref = PortRef(action.to.hop, action.to.port)
                self.rules_to.setdefault(ref, []).append(rule)
        self.routes = _by_word(_words((each.slug, each.name)) for each in architecture.routes)
        self.words_to = cache(self._words_to)

    def directly(self, group: Hop) -> Words:
        """Return the words of the rules that forward to the group."""
        rules = (self.index.rules[pair] for pair in self.index.incoming.get(group.slug, ()))
        return _words(chain.from_iterable(map(_texts, rules)))

    def all(self, group: Hop, directly: Words) -> Iterator[Words]:
        """Yield sets of words that the group's name may fit, the nearest first."""
        yield directly
        yield from self._routes(directly)
        for hop, slug in self.index.incoming.get(group.slug, ()):
            port = self.index.rules[hop, slug].match.port
            before = self.words_to(PortRef(hop, port)) if port is not None else frozenset()
            yield before
            yield from self._routes(before)

    def _words_to(self, ref: PortRef) -> Words:
        return _words(chain.from_iterable(map(_texts, self.rules_to.get(ref, ()))))

    def _routes(self, words: Words) -> Iterator[Words]:
        return (self.routes[word] for word in words if word in self.routes)


def _by_word(sets: Iterable[Words]) -> Mapping[str, Words]:
    """Return, by word, all the words of the sets that have it."""
    found: dict[str, set[str]] = {}
    for words in sets:
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(words) for word, words in found.items()}


def _texts(rule: Rule) -> tuple[str, ...]:
    return rule.slug, rule.name, rule.match.port or "", rule.match.path


def _words(texts: Iterable[str]) -> Words:
    found = {word for text in texts for word in _WORD.findall(text.casefold())}
    return frozenset(found - _SAYING_NOTHING)


def _alike(some: Words, others: Words) -> bool:
    return not some.isdisjoint(others) or any(
        _is_part(one, other) or _is_part(other, one) for one in some for other in others
    )


def _is_part(short: str, long: str) -> bool:
    return len(short) >= _SHORTEST and short in long


CHECK = Check(
    "NAME_UNLIKE",
    "warning",
    "A name that fits neither rule nor route",
    "The target group goes by a name that has nothing in common with the rules and routes that "
    "lead to it. Whoever looks for it under their name will not find it.",
    "The listener rule `ingests` forwards to a target group called `items`.",
    "Name the group after what it serves. Where the odd name is the real one, keep it and say on "
    "the hop what it serves.",
    find,
)
