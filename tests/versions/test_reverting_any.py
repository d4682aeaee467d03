"""Going back in histories that nobody thought of."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from docs_app import versions
from docs_app.core.architecture import Architecture
from docs_app.core.diff import diff
from docs_app.core.diff.renames import find_renames, rename
from docs_app.store import load_draft
from docs_app.versions import Refused
from tests.core.edits import edited, without
from tests.support.people import member
from tests.versions.test_reverting import BARE, go, now, published

NUMBERS = st.integers(60000, 65000)


@st.composite
def histories(draw: st.DrawFn) -> list[Architecture]:
    """A history in which ports, texts, an order and a name change, and nothing is ever wrong."""
    value, made = BARE, [BARE]
    for _ in range(draw(st.integers(1, 5))):
        for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
            with suppress(AssertionError):
                value = edit(value, draw(NUMBERS))
        made.append(value)
    return made


def _renamed(value: Architecture, number: int) -> Architecture:
    return rename(value, find_renames(value, edited(value, "hop:nlb", slug=f"nlb-{number}")))


EDITS = (
    lambda value, number: edited(value, "port:nlb/bags", number=number),
    lambda value, number: edited(value, "port:bags-app/http", number=number),
    lambda value, number: replace(value, summary=f"{number}"),
    lambda value, number: edited(value, "hop:gateway", rules=value.hops[1].rules[::-1]),
    lambda value, number: without(value, "example:bags/anonymous"),
    lambda value, number: edited(value, "zone:vpc", prose=f"{number}"),
    _renamed,
)


class TestAnyHistory(TestCase):
    """Histories that nobody thought of."""

    @settings(max_examples=15)
    @given(histories(), st.data())
    def test_going_back_to_any_version_gives_what_it_said(
        self, history: list[Architecture], data: st.DataObject
    ) -> None:
        ann = member("Maintainer", "Ann")
        published(*history)
        last = versions.history("storage")[0].number
        number = data.draw(st.integers(1, last))
        then = versions.made("storage", number)
        assert then is not None

        with suppress(Refused):
            go(ann, number)

        assert now() == then.after.architecture

    @settings(max_examples=15)
    @given(histories(), st.data())
    def test_a_change_undone_right_after_it_was_made_gives_what_was_before(
        self, history: list[Architecture], data: st.DataObject
    ) -> None:
        ann = member("Maintainer", "Ann")
        published(*history)
        before = now()
        edit = data.draw(st.sampled_from(EDITS))
        with suppress(AssertionError):
            published(edit(before, data.draw(NUMBERS)))
        changes = diff(before, now())
        if len(changes) != 1:
            return

        go(ann, versions.history("storage")[0].number, changes[0].key)

        assert now() == load_draft("storage") == before
