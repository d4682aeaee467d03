"""Letters by mail: one for each reader, through Django's mail settings."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.core.mail import EmailMessage

from docs_app.notices.delivery import later
from docs_app.notices.letters import Letter

logger = logging.getLogger(__name__)

HEADERS = {"Auto-Submitted": "auto-generated"}
"""RFC 3834: so that nobody's absence answers."""


def send(letter: Letter, to: Iterable[str]) -> None:
    """Send a letter to each address by itself, soon: nobody learns the others' addresses.

    One that cannot be sent is told in the log, and the others get theirs.
    """
    readers = tuple(to)
    if readers:
        later(f"mail {letter.subject!r}", lambda: _send_each(letter, readers))


def _send_each(letter: Letter, readers: tuple[str, ...]) -> None:
    for reader in readers:
        try:
            EmailMessage(letter.subject, letter.text, to=[reader], headers=HEADERS).send()
        except Exception:
            logger.exception("Could not be mailed to one of its readers: %r", letter.subject)
