"""Parts that sentences about steps are made of."""

from __future__ import annotations

from docs_app.core.architecture import Architecture, Rule
from docs_app.core.index import index_of
from docs_app.core.steps import Rewrite, Step


def rule_of(architecture: Architecture, step: Step) -> Rule | None:
    """Return the rule that the step took, or None."""
    return index_of(architecture).rules.get((step.hop, step.rule or ""))


def change_clauses(rewrites: tuple[Rewrite, ...]) -> list[str]:
    """Return each change of the path as a verb phrase; what is stripped makes one phrase."""
    stripped = [_stripped(each) for each in rewrites if each.what.endswith(" stripped")]
    written = [f"strips {' and '.join(stripped)}"] if stripped else []
    for each in rewrites:
        if each.what == "trailing slash left out":
            written.append("leaves out the slash at the end")
        elif each.what == "path decoded":
            written.append(f"decodes the path to {each.after}")
        elif each.what == "path rewritten":
            written.append(f"rewrites the path to {each.after}")
    return written


def _stripped(rewrite: Rewrite) -> str:
    """Return ``the base path /storage`` or ``the stage v1``."""
    what = rewrite.what.removesuffix(" stripped")
    cut = rewrite.before.rstrip("/").removesuffix(rewrite.after.rstrip("/"))
    return f"the {what} {cut.removeprefix('/') if what == 'stage' else cut}"
