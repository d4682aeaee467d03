"""The rows: fields, constraints and help texts. No logic; ``store`` turns them into values."""

from docs_app.models.architecture import Architecture
from docs_app.models.entry_point import EntryPoint
from docs_app.models.hop import HealthCheck, Hop
from docs_app.models.page import Page
from docs_app.models.port import Port
from docs_app.models.review import DraftSave, Review, Verdict
from docs_app.models.route import Example, Route
from docs_app.models.rule import Rule
from docs_app.models.thread import Comment, Thread
from docs_app.models.version import Version, VersionChange
from docs_app.models.waiver import Waiver
from docs_app.models.watching import Looked, Webhook
from docs_app.models.zone import Zone

__all__ = [
    "Architecture",
    "Comment",
    "DraftSave",
    "EntryPoint",
    "Example",
    "HealthCheck",
    "Hop",
    "Looked",
    "Page",
    "Port",
    "Review",
    "Route",
    "Rule",
    "Thread",
    "Verdict",
    "Version",
    "VersionChange",
    "Waiver",
    "Webhook",
    "Zone",
]
