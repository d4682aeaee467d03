"""Two architectures side by side: the facts that changed, and what that does to requests.

Everything goes by what it is called in the later value; :class:`Sides` knows what that was.
To add a kind of opening: its word in ``opening.KINDS``, and whoever yields it in ``reach``.
"""

from docs_app.core.comparison.behaviour import ExampleChange
from docs_app.core.comparison.comparison import Comparison, compare
from docs_app.core.comparison.facts import Fact, Group
from docs_app.core.comparison.findings import FindingChange
from docs_app.core.comparison.opening import Clause, Opening
from docs_app.core.comparison.prose import Rewritten
from docs_app.core.comparison.reach import Reach
from docs_app.core.comparison.sides import Sides
from docs_app.core.comparison.steps import OtherStep
from docs_app.core.comparison.text import Fold, Line, Run, text_diff

__all__ = [
    "Clause",
    "Comparison",
    "ExampleChange",
    "Fact",
    "FindingChange",
    "Fold",
    "Group",
    "Line",
    "Opening",
    "OtherStep",
    "Reach",
    "Rewritten",
    "Run",
    "Sides",
    "compare",
    "text_diff",
]
