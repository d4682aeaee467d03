"""Differences between two architectures: found, told, and carried out.

Two values, wherever they came from; nothing here knows of rows, versions or files.
"""

from docs_app.core.diff.applying import DoesNotFitError, apply
from docs_app.core.diff.change import KINDS, Change
from docs_app.core.diff.compare import diff
from docs_app.core.diff.leaving import leave_out
from docs_app.core.diff.undoing import undo
from docs_app.core.diff.wording import describe

__all__ = ["KINDS", "Change", "DoesNotFitError", "apply", "describe", "diff", "leave_out", "undo"]
