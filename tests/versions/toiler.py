"""A program that publishes, reverts, drafts and discards without end, until somebody kills it.

It makes a child for each line that it reads, for a child that starts at once is killed at the
beginning of its work as often as in the middle. Each says on the pipe what it begins and what is
done: what was said to be done must be there, whatever came after.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from dataclasses import replace

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import transaction  # noqa: E402

from docs_app import versions  # noqa: E402
from docs_app.core.architecture import Architecture, Page  # noqa: E402
from docs_app.store import load_draft, load_published, save_draft  # noqa: E402

OPEN, REVIEWED = "open", "reviewed"
"""Slugs of two architectures: in one, saves publish; in the other they gather in the draft."""


def other(value: Architecture) -> Architecture:
    """Return a value that differs in some places, so that many tables are written to."""
    mark = f"{random.getrandbits(64):x}"
    hops = tuple(replace(hop, summary=mark) for hop in value.hops)
    pages = (*value.pages[:3], Page(f"p-{mark}", mark, mark))
    return replace(value, summary=mark, hops=hops, pages=pages)


def publish(user: User) -> int:
    saved = versions.write(other(load_draft(OPEN)), user, "Published")
    return saved.version.number if saved.version else 0


def revert(user: User) -> int:
    published = load_published(OPEN)
    assert published is not None
    now = published.version
    back = versions.Back(max(1, now.number - 2))
    made = versions.made(OPEN, back.number)
    if made is None or made.after.version.content_hash == now.content_hash:
        return now.number  # it was reverted to already
    saved = versions.revert(OPEN, user, back, "", now.content_hash)
    return saved.version.number if saved.version else now.number


def draft(user: User) -> int:
    with transaction.atomic():
        before = versions.hold(REVIEWED)
        save_draft(other(load_draft(REVIEWED)))
        versions.save(REVIEWED, user, "Drafted", before)
    return 0


def discard(user: User) -> int:
    state = versions.state(REVIEWED)
    if state.differs:
        versions.discard(REVIEWED, user, None, state.draft_hash)
    return 0


WORK = (publish, publish, revert, draft, draft, discard)


def toil(pipe: int) -> None:
    """Work without end. ``b publish`` is said before, ``d publish 7`` after the commit."""
    user = User.objects.get(username="ann")
    random.seed()
    while True:
        work = random.choice(WORK)  # noqa: S311 - no secret
        os.write(pipe, f"b {work.__name__}\n".encode())
        number = work(user)
        os.write(pipe, f"d {work.__name__} {number}\n".encode())


def main() -> None:
    """Read lines; for each, make a child and say its number."""
    pipe = int(sys.argv[1])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            toil(pipe)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
