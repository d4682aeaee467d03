"""Why something is not done: it may not be, or somebody else was first."""

from __future__ import annotations

from docs_app.core.lint import Finding
from docs_app.core.wellformed import Problem


class Refused(Exception):  # noqa: N818  # it reads as what it says
    """What was asked may not be done; nothing was.

    One of three says why. ``problems``: a draft is not well-formed. ``findings``: the errors that
    lint finds in it and did not find in the version before, and that no waiver lets through today.
    ``reasons``: sentences, where it is not about the draft's content alone.
    """

    def __init__(
        self,
        findings: tuple[Finding, ...] = (),
        problems: tuple[Problem, ...] = (),
        reasons: tuple[str, ...] = (),
    ) -> None:
        super().__init__(findings, problems, reasons)
        self.findings = findings
        self.problems = problems
        self.reasons = reasons

    def __str__(self) -> str:
        told = [f"{each.subject}: {each.message} {each.hint}" for each in self.findings]
        return "\n".join([*self.reasons, *map(str, self.problems), *told])


class Overtaken(Exception):  # noqa: N818  # it reads as what it says
    """The draft or its review is not what the user saw any more; nothing was done.

    ``sentences`` tell who did what meanwhile, the oldest first.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences

    def __str__(self) -> str:
        return "\n".join(self.sentences)
