"""What one check finds, without all the others."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.lint import CHECKS


def found(code: str, architecture: Architecture) -> list[tuple[str, str]]:
    """Return the subjects and messages of what one check finds."""
    return [(finding.subject, finding.message) for finding in CHECKS[code].findings(architecture)]


def subjects(code: str, architecture: Architecture) -> list[str]:
    """Return only the subjects of what one check finds."""
    return [subject for subject, _ in found(code, architecture)]
