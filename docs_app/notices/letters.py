"""What is written to people, as plain text. Pure: news in, a letter out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

TOLD = 30
"""Changes that a letter lists; of more, the number."""

SUBJECT_LENGTH = 150


@dataclass(frozen=True, slots=True)
class News:
    """What happened.

    ``architecture`` and ``who`` are names; ``message`` is what they typed, ``sentences`` are the
    changes. ``addresses`` are whole addresses, the one to open first.
    """

    architecture: str
    who: str
    message: str
    sentences: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject without line breaks, and a text."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the news: over the changes, over the addresses, and why one gets it.

    Without words over them the changes are left out.
    """

    changes: str
    invitation: str
    reason: str


_TO_REVIEWERS = _Frame(
    "It would change:",
    "Look at it, comment on it, approve it or ask for changes",
    "you may approve drafts",
)
_TO_AUTHORS = _Frame(
    "As it is, it would change:",
    "See what publishing still needs",
    "you wrote in this draft or asked for its review",
)
_TO_THE_THREAD = _Frame(
    "", "Read the whole thread, and answer", "you wrote in this thread or in the draft"
)
_TO_ALL = _Frame(
    "It changes:",
    "Read it as it is now",
    "you wrote in this version, asked for its review or approved it",
)


def asked(news: News) -> Letter:
    """Return what reviewers are told when somebody asks for a review."""
    opening = f"{news.who} asks for a review of the draft of {news.architecture}."
    return _letter(news, f"{news.who} asks for a review", opening, _TO_REVIEWERS)


def approved(news: News) -> Letter:
    """Return what authors are told when a reviewer approves."""
    opening = (
        f"{news.who} approves the draft of {news.architecture} as it is now. A change after this "
        "needs a new approval."
    )
    return _letter(news, f"{news.who} approves the draft", opening, _TO_AUTHORS)


def changes_asked(news: News) -> Letter:
    """Return what authors are told when a reviewer wants something else."""
    opening = f"{news.who} asks for changes in the draft of {news.architecture}."
    return _letter(news, f"{news.who} asks for changes", opening, _TO_AUTHORS)


def commented(news: News, about: str) -> Letter:
    """Return what those in a thread, and the authors, are told of a comment."""
    opening = f"{news.who} comments on {about}, in {news.architecture}."
    return _letter(news, f"{news.who} comments on {about}", opening, _TO_THE_THREAD)


def published(news: News, number: int, approved_by: str) -> Letter:
    """Return what authors and approvers are told of a new version."""
    approval = f", approved by {approved_by}" if approved_by else ""
    opening = f"{news.who} published version {number} of {news.architecture}{approval}."
    return _letter(news, f"version {number} is published", opening, _TO_ALL)


def one_line(text: str) -> str:
    """Return text that fits into a header of a mail: no line break, no control character."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def _letter(news: News, subject: str, opening: str, frame: _Frame) -> Letter:
    paragraphs = [
        one_line(opening),
        "\n".join(f"    {line}".rstrip() for line in news.message.strip().splitlines()),
        _listed(frame.changes, news.sentences) if news.sentences and frame.changes else "",
        "\n".join([f"{frame.invitation}:", *news.addresses]),
        f"-- \nYou get this because {frame.reason}.",
    ]
    text = "\n\n".join(each for each in paragraphs if each.strip()) + "\n"
    return Letter(one_line(f"{news.architecture}: {subject}")[:SUBJECT_LENGTH], text)


def _listed(heading: str, sentences: Iterable[str]) -> str:
    every = [f"- {one_line(each)}" for each in sentences]
    more = len(every) - TOLD
    return "\n".join([heading, *every[:TOLD], *([f"- and {more} more"] if more > 0 else [])])
