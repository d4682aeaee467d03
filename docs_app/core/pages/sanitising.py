"""What may stand in the HTML that Markdown makes: a list of all that is allowed, nothing else."""

from __future__ import annotations

import re

import nh3

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "class", "rel", "aria-label"},
    "blockquote": set(),
    "br": set(),
    "code": {"class"},
    "dd": set(),
    "div": {"class", "tabindex", "role", "aria-label"},
    "dl": set(),
    "dt": set(),
    "em": set(),
    "hr": set(),
    "img": {"src", "alt", "title"},
    "li": set(),
    "ol": {"start"},
    "p": {"class"},
    "pre": {"class", "tabindex"},
    "span": {"class"},
    "strong": set(),
    "table": set(),
    "tbody": set(),
    "td": {"class"},
    "th": {"class", "scope"},
    "thead": set(),
    "tr": set(),
    "ul": set(),
    "x-fact": {"data-ref", "data-block", "data-plain"},
    **{heading: {"id"} for heading in _HEADINGS},
}
"""Tags, and the attributes that each may carry. No style, no event handler, no form."""

ADMONITIONS = frozenset({"note", "tip", "info", "important", "warning", "danger", "example"})

_CLASSES = ADMONITIONS | {
    "admonition",
    "admonition-title",
    "align-center",
    "align-left",
    "align-right",
    "external",
    "highlight",
    "permalink",
    "table-scroll",
}
# Pygments names each kind of token with one to three letters or digits: k, nb, s2, gp, sr1.
_TOKEN = re.compile(r"[a-z][a-z0-9]{0,2}")
_LANGUAGE = re.compile(r"language-[a-z0-9+#-]{1,30}")


def sanitised(html: str) -> str:
    """Return the HTML with everything removed that is not allowed here; its text stays."""
    return _CLEANER.clean(html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value an attribute may keep, or None to drop it."""
    if name != "class":
        return value
    return " ".join(each for each in value.split() if _allowed(tag, each)) or None


def _allowed(tag: str, name: str) -> bool:
    return (
        name in _CLASSES
        or (tag == "span" and _TOKEN.fullmatch(name) is not None)
        or (tag == "code" and _LANGUAGE.fullmatch(name) is not None)
    )


_CLEANER = nh3.Cleaner(
    tags=set(ATTRIBUTES),
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)
