"""Documentation pages: Markdown in which facts are live references to the architecture."""

from docs_app.core.pages.checking import Problem, check, references
from docs_app.core.pages.references import Reference

__all__ = ["Problem", "Reference", "check", "references"]
