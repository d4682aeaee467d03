"""The rows: fields, constraints and help texts. No logic; ``store`` turns them into values."""

from docs_app.models.architecture import Architecture
from docs_app.models.entry_point import EntryPoint
from docs_app.models.hop import HealthCheck, Hop
from docs_app.models.page import Page
from docs_app.models.port import Port
from docs_app.models.route import Example, Route
from docs_app.models.rule import Rule
from docs_app.models.version import Version, VersionChange
from docs_app.models.waiver import Waiver
from docs_app.models.zone import Zone

__all__ = [
    "Architecture",
    "EntryPoint",
    "Example",
    "HealthCheck",
    "Hop",
    "Page",
    "Port",
    "Route",
    "Rule",
    "Version",
    "VersionChange",
    "Waiver",
    "Zone",
]
