"""Stage variables in the path that a gateway's rule rewrites to: ``/${stageVariables.root}/x``.

https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
"""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Forward, SettingValue
from docs_app.core.kinds import recorded
from docs_app.core.paths import STAGE_VARIABLE
from docs_app.core.steps import Missing
from docs_app.core.trace.decisions import Ending, Visit, undetermined
from docs_app.core.trace.gateway_answers import refusal


def fill(visit: Visit, forward: Forward) -> Forward | Ending:
    """Return the forward with the stage's variables filled in, or how it ends without them."""
    names = tuple(dict.fromkeys(STAGE_VARIABLE.findall(forward.rewrite)))
    if not names:
        return forward
    hop, stage = visit.hop, visit.travel.stage
    variables = _variables(visit)
    if stage is None or variables is None:
        missing = Missing(hop.slug, f"the stage variable {names[0]}", f"whoever runs {hop.name}")
        message = f"nobody recorded what the stage variable {names[0]} of {hop.name} is"
        return undetermined("WALK_NOT_RECORDED", message, missing)
    lost = visit.broken.name("variable-missing", hop.slug)
    absent = next((name for name in names if name not in variables or name == lost), None)
    if absent is not None:
        message = f"stage {stage} of {hop.name} has no variable {absent}"
        return refusal(hop, "GW_STAGE_VAR_MISSING", message)
    return replace(
        forward,
        rewrite=STAGE_VARIABLE.sub(lambda found: str(variables[found[1]]), forward.rewrite),
    )


def _variables(visit: Visit) -> dict[str, SettingValue] | None:
    """Return the variables of the stage that was called; None: no stage is recorded."""
    stages = recorded(visit.hop, "stages")
    if not isinstance(stages, tuple):
        return None
    table = dict(stages).get(visit.travel.stage or "", ())
    return dict(table) if isinstance(table, tuple) else {}
