"""The words in a picture: short, and each as a reader would say it."""

from __future__ import annotations

from docs_app.core.architecture import Match, Port, Zone

TIMES = "\u00d7"
LINES_MAX = 3
"""An edge says at most so many lines; the rest is counted, and told in the outline."""


def wrap(text: str, width: int, lines: int = 3) -> tuple[str, ...]:
    """Break text into lines of about ``width`` characters; what does not fit ends in an ellipsis.

    Always returns at least one line. Words longer than a line are broken.
    """
    rest = " ".join(text.split())
    result: list[str] = []
    while len(rest) > width and len(result) < lines - 1:
        cut = rest.rfind(" ", 0, width + 1)
        cut = cut if cut > 0 else width
        result.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return (*result, rest if len(rest) <= width else rest[: width - 1].rstrip() + "…")


def path_words(pattern: str, host: str = "") -> str:
    """Say which paths a pattern takes, after a host if there is one; empty: any.

    >>> path_words("/bags/{id}"), path_words("/bags/{proxy+}"), path_words("/{proxy+}")
    ('/bags/{id}', 'below /bags', 'any path')
    """
    head, _, last = pattern.rpartition("/")
    if last.startswith("{") and last.endswith("+}"):
        return f"below {host}{head}" if host or head else "any path"
    return host + pattern


def match_words(match: Match) -> str:
    """Say what a rule takes apart from its port, which the edge's own end shows; empty: all."""
    words = (", ".join(match.methods), path_words(match.path, match.host))
    return " ".join(word for word in words if word)


def merge_paths(texts: list[str]) -> list[str]:
    """Return the lines with a path and what is below it in one.

    >>> merge_paths(["/bags", "below /bags", "/items"])
    ['/bags and below', '/items']
    """
    merged = list(dict.fromkeys(texts))
    for text in [each for each in merged if "below " in each]:
        plain = text.replace("below ", "", 1)
        if plain in merged:
            merged[merged.index(plain)] = f"{plain} and below"
            merged.remove(text)
    return merged


def shorten(lines: list[str]) -> tuple[str, ...]:
    """Return the lines as an edge can carry them: at most ``LINES_MAX``, none of them long."""
    if len(lines) > LINES_MAX:
        over = len(lines) - LINES_MAX + 1
        lines = [*lines[: LINES_MAX - 1], f"and {over} more"]
    return tuple(wrap(line, 40, 1)[0] for line in lines)


def port_words(port: Port, alone: bool) -> str:
    """Return a pill's text: ``:9000 HTTP``; beside others of the hop also what it is for."""
    text = f":{port.number} {port.protocol}"
    return text if alone else f"{text} · {wrap(port.slug, 24, 1)[0]}"


def zone_words(zone: Zone) -> str:
    """Return a zone's label; a task says how many copies of it run, ``n`` if nobody recorded."""
    if zone.kind != "task":
        return zone.name
    return f"{zone.name}  {TIMES} {'n' if zone.replicas is None else zone.replicas}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``1 hop``, ``2 hops``.

    >>> plural(2, "hop")
    '2 hops'
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
