"""The codes of lint's checks, for whatever only has to know which there are.

Importing the checks themselves means importing traces and pages. A test holds the two equal.
"""

from __future__ import annotations

LINT_CODES = (
    "DEAD_REFERENCE",
    "EXAMPLE_FAILS",
    "EXAMPLE_NONE",
    "FORWARDING_LOOP",
    "HEALTH_CHECK_NONE",
    "HEALTH_CHECK_PATH",
    "HEALTH_CHECK_PORT",
    "HOP_UNREACHED",
    "LISTENER_WITHOUT_RULE",
    "NAME_UNLIKE",
    "NOTHING_LISTENS",
    "NOT_RECORDED",
    "NO_AUTHORIZER",
    "PAGE_UNLINKED",
    "PORT_NOT_OPEN",
    "PORT_NUMBER_TYPED",
    "PORT_TOO_OPEN",
    "RULE_NEVER_TAKEN",
    "TARGET_GROUP_EMPTY",
    "TARGET_PORT_UNLIKE",
    "TASK_PORT_CLASH",
    "WAIVER_UNNEEDED",
)
