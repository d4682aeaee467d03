"""Versions: how a draft becomes one, who has to agree before, and what they tell of the past."""

from docs_app.store import VersionInfo
from docs_app.versions.blaming import blame, blame_fields, blames
from docs_app.versions.discarding import Discarded, discard
from docs_app.versions.drafting import Saved, hold, save, write
from docs_app.versions.history import changes_of, history, is_about, last_changes
from docs_app.versions.listing import History, Listed, history_of, why
from docs_app.versions.looking import News, Seen, look, news_for, seen_by
from docs_app.versions.past import Made, made
from docs_app.versions.people import EDIT, Person
from docs_app.versions.publishing import check, create, publish, review_required
from docs_app.versions.refusal import Overtaken, Refused
from docs_app.versions.reverting import Back, Reverting, revert, reverting
from docs_app.versions.reviewing import (
    ask_review,
    judge,
    publish_reviewed,
    set_review_required,
    withdraw,
)
from docs_app.versions.reviews import (
    ReviewInfo,
    SaveInfo,
    VerdictInfo,
    draft_saves,
    last_save,
    pending,
    reviews,
)
from docs_app.versions.state import DraftState, state
from docs_app.versions.talking import NoSuchThread, begin, reopen, reply, resolve
from docs_app.versions.threads import CommentInfo, ThreadInfo, thread, threads, threads_about

__all__ = [
    "EDIT",
    "Back",
    "CommentInfo",
    "Discarded",
    "DraftState",
    "History",
    "Listed",
    "Made",
    "News",
    "NoSuchThread",
    "Overtaken",
    "Person",
    "Refused",
    "Reverting",
    "ReviewInfo",
    "SaveInfo",
    "Saved",
    "Seen",
    "ThreadInfo",
    "VerdictInfo",
    "VersionInfo",
    "ask_review",
    "begin",
    "blame",
    "blame_fields",
    "blames",
    "changes_of",
    "check",
    "create",
    "discard",
    "draft_saves",
    "history",
    "history_of",
    "hold",
    "is_about",
    "judge",
    "last_changes",
    "last_save",
    "look",
    "made",
    "news_for",
    "pending",
    "publish",
    "publish_reviewed",
    "reopen",
    "reply",
    "resolve",
    "revert",
    "reverting",
    "review_required",
    "reviews",
    "save",
    "seen_by",
    "set_review_required",
    "state",
    "thread",
    "threads",
    "threads_about",
    "why",
    "withdraw",
    "write",
]
