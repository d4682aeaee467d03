"""Reviews as a machine: five people do anything in any order, and what is promised holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from docs_app import versions
from docs_app.core.codec import content_hash
from docs_app.models import DraftSave, Review, Verdict, Version
from docs_app.store import load_draft, load_published, load_version
from docs_app.versions import Overtaken, Refused
from tests.versions.people import SLUG, reviewed, saved
from tests.versions.review_model import (
    EVERYBODY,
    FIRST,
    REVIEWERS,
    WRITERS,
    Facts,
    Model,
    value_of,
)

people = st.sampled_from(EVERYBODY)
judges = st.sampled_from((*REVIEWERS, *EVERYBODY))
rarely = st.integers(0, 9).map(lambda die: die == 9)
pages = st.integers(0, 14)
"""Which page somebody acts on: the last three are old, all others show the draft as it is."""


def differs(machine: Machine) -> bool:
    return bool(machine.model.different())


def is_asked(machine: Machine) -> bool:
    return machine.model.is_open


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.model = Model()
        who = reviewed()
        users = (who.ann, who.bob, who.cid, who.dora, who.eve)
        self.users: dict[str, User] = dict(zip(EVERYBODY, users, strict=True))
        self.pages = [FIRST]
        """What the draft was each time it changed: what an old page may show."""
        self.tries = 2

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def seen(self, page: int) -> tuple[str, bool]:
        """Return the hash that a page sends, and whether the page is of the draft as it is."""
        old = (self.pages[0], self.pages[len(self.pages) // 2], self.pages[-2:][0])
        facts = old[page - 12] if page >= 12 else self.model.draft
        is_of_draft = facts == self.model.draft and bool(self.model.different())
        return content_hash(value_of(facts)), is_of_draft

    def expect(self, what: str, wrong: type[Exception] | None, act: Callable[[], object]) -> bool:
        """Do it, and say whether it was done; what should stop it must."""
        event(f"{what}: {wrong.__name__ if wrong else 'done'}")
        if wrong is None:
            act()
            self.pages.append(self.model.draft)
            return True
        with pytest.raises(wrong):
            act()
        return False

    @rule(who=st.sampled_from(WRITERS), at=st.integers(0, 3), which=st.integers(0, 2))
    def save(self, who: str, at: int, which: int) -> None:
        self.write(self.model.other(at, which), who)

    @precondition(is_asked)
    @rule(who=st.sampled_from(WRITERS), at=st.integers(0, 3))
    def change_there_and_back(self, who: str, at: int) -> None:
        """Let Eve approve it if she may, then change something, and somebody change it back."""
        self.judged("Eve", "approve", 0)
        before = self.model.draft
        self.write(self.model.other(at, 0), "Eve")
        self.write(before, who)

    def write(self, facts: Facts, who: str) -> None:
        saved(value_of(facts), self.users[who])
        event("save: done")
        self.model.write(facts, who)
        self.pages.append(facts)

    @precondition(lambda self: self.tries)
    @rule(who=st.sampled_from(("Eve", "Cid")))
    def act_out_of_turn(self, who: str) -> None:
        """Do all that cannot be done now."""
        self.tries -= 1
        user, model = self.users[who], self.model
        hash_ = content_hash(value_of(model.draft))
        assert saved(value_of(model.draft), user).sentences == ()
        if model.is_open:
            self.expect("ask twice", Overtaken, lambda: versions.ask_review(SLUG, user, ""))
            return
        judging = partial(versions.judge, SLUG, user, "approve", "", hash_)
        publishing = partial(versions.publish_reviewed, SLUG, user, "", hash_)
        nothing = not differs(self)
        self.expect("withdraw nothing", Overtaken, lambda: versions.withdraw(SLUG, user))
        self.expect("judge unasked", Overtaken, judging)
        self.expect("publish unasked", Overtaken if nothing else Refused, publishing)
        if nothing:
            self.expect("ask for nothing", Refused, lambda: versions.ask_review(SLUG, user, ""))
            discarding = partial(versions.discard, SLUG, user, None, hash_)
            self.expect("discard nothing", Overtaken, discarding)

    @precondition(lambda self: differs(self) and not is_asked(self))
    @rule(who=people)
    def ask(self, who: str) -> None:
        self.expect("ask", None, lambda: versions.ask_review(SLUG, self.users[who], ""))
        self.model.is_open = True

    @precondition(is_asked)
    @rule(who=people, is_meant=rarely)
    def withdraw(self, who: str, is_meant: bool) -> None:
        if is_meant:
            self.expect("withdraw", None, lambda: versions.withdraw(SLUG, self.users[who]))
            self.model.close()

    @precondition(is_asked)
    @rule(who=judges, kind=st.sampled_from(("approve", "approve", "changes")), page=pages)
    def judge(self, who: str, kind: str, page: int) -> None:
        self.judged(who, kind, page)

    def judged(self, who: str, kind: str, page: int) -> None:
        model = self.model
        hash_, is_of_draft = self.seen(page)
        wrong: type[Exception] | None = None
        if who not in REVIEWERS:
            wrong = PermissionDenied
        elif not is_of_draft:
            wrong = Overtaken
        elif kind == "approve" and who in model.authors:
            wrong = Refused
        judging = partial(versions.judge, SLUG, self.users[who], kind, "So.", hash_)
        if self.expect(kind, wrong, judging):
            model.said[who] = (kind, model.draft)

    @precondition(is_asked)
    @rule(who=people, page=pages, reviewer=st.none() | st.sampled_from(REVIEWERS))
    def publish(self, who: str, page: int, reviewer: str | None) -> None:
        """Publish; often right after a reviewer has agreed."""
        if reviewer is not None:
            self.judged(reviewer, "approve", 0)
        model = self.model
        hash_, is_of_draft = self.seen(page)
        approvers, authors = model.approvers(), set(model.authors)
        wrong = Overtaken if not is_of_draft else None if approvers else Refused
        publishing = partial(versions.publish_reviewed, SLUG, self.users[who], "Why", hash_)
        if not self.expect("publish", wrong, publishing):
            return
        version = versions.history(SLUG)[0]
        assert version.author == who
        assert set(version.approved_by.split(", ")) == approvers
        assert set(version.written_by.split(", ")) == authors
        assert not approvers & authors
        model.published.append(model.draft)
        model.authors.clear()
        model.close()

    @precondition(differs)
    @rule(who=people, some=st.sets(st.integers(0, 3)), whole=rarely, page=pages)
    def discard(self, who: str, some: set[int], whole: bool, page: int) -> None:
        model = self.model
        hash_, is_of_draft = self.seen(page)
        gone = set(model.different()) if whole else some & set(model.different())
        keys = None if whole else [model.key(at) for at in gone]
        wrong = Overtaken if not is_of_draft else None if gone else Refused
        base = model.published[-1]
        pairs = zip(model.draft, base, strict=True)
        left = tuple(was if at in gone else now for at, (now, was) in enumerate(pairs))
        discarding = partial(versions.discard, SLUG, self.users[who], keys, hash_)
        if self.expect("discard", wrong, discarding):
            model.write(left, who)  # type: ignore[arg-type]
            self.pages[-1] = model.draft

    @invariant()
    def draft_and_versions_are_what_was_written_and_nothing_else(self) -> None:
        model = self.model
        assert load_draft(SLUG) == value_of(model.draft)
        now = load_published(SLUG)
        assert now is not None
        assert (now.architecture, now.version.number) == (
            value_of(model.published[-1]),
            len(model.published),
        )

    @invariant()
    def the_state_is_told_as_it_is(self) -> None:
        model, now = self.model, versions.state(SLUG)
        assert {change.key for change in now.changes} == {model.key(at) for at in model.different()}
        assert {each.name for each in now.authors} == model.authors
        assert {each.reviewer.name for each in now.approvals} == model.approvers()
        assert (now.review is not None) == model.is_open
        assert (not now.obstacles) == bool(model.approvers())

    @invariant()
    def at_most_one_review_is_open_and_only_of_something(self) -> None:
        assert Review.objects.filter(closed_at=None).count() == int(self.model.is_open)
        if not self.model.different():
            assert not self.model.is_open
            assert not DraftSave.objects.exists()

    @invariant()
    def every_version_after_the_first_was_approved_in_just_its_content(self) -> None:
        for version in Version.objects.filter(number__gt=1):
            approvals = Verdict.objects.filter(
                review__version=version, kind="approve", content_hash=version.content_hash
            )
            names = set(approvals.values_list("reviewer_name", flat=True))
            assert set(version.approved_by.split(", ")) <= names
            assert not set(version.approved_by.split(", ")) & set(version.written_by.split(", "))
            whole = load_version(SLUG, version.number)
            assert whole is not None
            assert whole.architecture == value_of(self.model.published[version.number - 1])


@pytest.mark.django_db
def test_whatever_five_people_do_what_is_published_was_approved_by_who_wrote_none_of_it() -> None:
    # Another database keeps the same rows: a few examples find what it would do otherwise.
    examples = 15 if connection.vendor == "sqlite" else 4
    run_state_machine_as_test(
        Machine, settings=settings(max_examples=examples, stateful_step_count=30, deadline=None)
    )
