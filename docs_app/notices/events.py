"""What happened, and who is told. Each waits for the transaction to end, and fails by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial

from django.conf import settings
from django.db import transaction

from docs_app.core.about import words_of
from docs_app.core.addresses import Addresses
from docs_app.core.diff import describe, diff
from docs_app.models import Architecture, Comment, Review, Verdict, Version, Webhook
from docs_app.models.review import APPROVE
from docs_app.notices import letters, mail, people
from docs_app.notices.delivery import later
from docs_app.notices.letters import News
from docs_app.notices.messages import version_published
from docs_app.notices.webhook import Hook, body_of, deliver
from docs_app.store import load_draft, load_published

logger = logging.getLogger(__name__)

SOMEBODY = "Somebody"


def asked(review: int) -> None:
    """Tell all who may approve that a review was asked for, but not who asked or wrote in it."""
    _once_it_stands("a review", partial(_tell_asked, review))


def judged(verdict: int) -> None:
    """Tell the draft's authors, and who asked, what a reviewer said."""
    _once_it_stands("a verdict", partial(_tell_judged, verdict))


def commented(comment: int) -> None:
    """Tell the others in the thread, and the draft's authors, of a comment."""
    _once_it_stands("a comment", partial(_tell_commented, comment))


def published(version: int, concerned: Iterable[int | None]) -> None:
    """Tell ``concerned`` (ids of authors, who asked, approvers) and the webhooks of a version."""
    _once_it_stands("a version", partial(_tell_published, version, frozenset(concerned)))


def _once_it_stands(what: str, tell: Callable[[], None]) -> None:
    def carefully() -> None:
        try:
            tell()
        except Exception:
            logger.exception("Nobody could be told of %s", what)

    transaction.on_commit(carefully, robust=True)


def _tell_asked(pk: int) -> None:
    review = Review.objects.select_related("architecture").get(pk=pk)
    wrote = people.authors(review.architecture_id)
    to = people.addresses(people.reviewers() - wrote, but=review.opened_by_id)
    if to:
        who = review.opened_by_name
        mail.send(letters.asked(_of_draft(review.architecture, who, review.message)), to)


def _tell_judged(pk: int) -> None:
    verdict = Verdict.objects.select_related("review__architecture").get(pk=pk)
    row = verdict.review.architecture
    to = people.addresses(
        {*people.authors(row.pk), verdict.review.opened_by_id}, but=verdict.reviewer_id
    )
    if to:
        write = letters.approved if verdict.kind == APPROVE else letters.changes_asked
        mail.send(write(_of_draft(row, verdict.reviewer_name, verdict.message)), to)


def _tell_commented(pk: int) -> None:
    comment = Comment.objects.select_related("thread__architecture").get(pk=pk)
    thread = comment.thread
    row = thread.architecture
    concerned = people.participants(thread.pk) | people.authors(row.pk)
    to = people.addresses(concerned, but=comment.author_id)
    if to:
        address = f"{settings.ROUTEBOOK_ORIGIN}{Addresses(row.slug).review}#thread-{thread.pk}"
        news = News(row.name, comment.author_name or SOMEBODY, comment.body, (), (address,))
        mail.send(letters.commented(news, words_of(thread.about, load_draft(row.slug))), to)


def _tell_published(pk: int, concerned: frozenset[int | None]) -> None:
    version = Version.objects.select_related("architecture").defer("snapshot").get(pk=pk)
    row = version.architecture
    changes = list(version.changes.values_list("subject", "sentence"))
    hooks = [Hook(*each) for each in _hooks(row)]
    if hooks:
        body = body_of(version_published(version, row.slug, changes, settings.ROUTEBOOK_ORIGIN))
        for hook in hooks:
            later(f"webhook {hook.host}", partial(deliver, hook, "version.published", body))
    to = people.addresses(concerned, but=version.author_id)
    if to:
        at = Addresses(row.slug)
        paths = [at.home]
        if version.number > 1:
            paths.append(at.compare(version.number - 1, version.number))
        news = News(
            version.name,
            version.author_name or SOMEBODY,
            version.message,
            tuple(sentence for _, sentence in changes),
            tuple(settings.ROUTEBOOK_ORIGIN + path for path in paths),
        )
        mail.send(letters.published(news, version.number, version.approved_by), to)


def _hooks(row: Architecture) -> Iterable[tuple[str, str]]:
    return Webhook.objects.filter(architecture=row, active=True).values_list("url", "secret")


def _of_draft(row: Architecture, who: str, message: str) -> News:
    """Return news of a draft, with what it would change against what is published."""
    draft, base = load_draft(row.slug), load_published(row.slug)
    sentences = (
        tuple(describe(each, draft, base.architecture) for each in diff(base.architecture, draft))
        if base
        else ()
    )
    address = settings.ROUTEBOOK_ORIGIN + Addresses(row.slug).review
    return News(draft.name, who or SOMEBODY, message, sentences, (address,))
