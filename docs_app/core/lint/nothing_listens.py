"""A rule that forwards to a port that its hop has not."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.listing import listed
from docs_app.core.lint.walking import forwards


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each forward to a port that is not there, or to a hop with ports but to none of them.

    A forward to a hop without any port is left alone: a target group has none, and of a service
    nobody may have recorded them.
    """
    index = index_of(architecture)
    for hop, rule, action in forwards(architecture):
        target = index.hops.get(action.to.hop)
        if target is None or index.port(action.to) is not None:
            continue
        if action.to.port is not None:
            yield Found(
                f"rule:{hop.slug}/{rule.slug}",
                f"Rule {hop.slug}/{rule.slug} forwards to {action.to}, "
                f"and {target.name} has no such port.",
            )
        elif target.ports:
            yield Found(
                f"rule:{hop.slug}/{rule.slug}",
                f"Rule {hop.slug}/{rule.slug} forwards to {target.name} "
                "without saying to which of its ports.",
                f"Say which: {listed([f'{target.slug}/{port.slug}' for port in target.ports])}.",
            )


CHECK = Check(
    "NOTHING_LISTENS",
    "error",
    "A forward to a port nothing listens on",
    "A rule sends requests to a port on which, as documented, nothing listens. Every request that "
    "the rule takes would be refused or lost there.",
    "nginx forwards to `bags-app/http`, and `bags-app` has only the port `metrics`.",
    "Document the port on the hop that is forwarded to, or forward to a port that it has.",
    find,
)
