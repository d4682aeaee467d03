"""A fact as a reader meets it, whatever it is shown in: HTML, Markdown or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

NOT_RECORDED = "not recorded"


class FactError(LookupError):
    """A reference names nothing; the message is a sentence, with the nearest name if one is."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value to show: its text, where it is explained, and what kind of thing it is.

    ``href`` is empty where nothing explains it. ``recorded`` is False where nobody recorded the
    value; ``note`` says more in a word or two ("default"), beside the text.
    """

    kind: str
    text: str
    href: str = ""
    title: str = ""
    note: str = ""
    code: bool = False
    recorded: bool = True


def as_html(fact: Fact, shown: str = "", *, link: bool = True) -> str:
    """Return the fact as HTML; ``shown`` replaces its text. ``link=False``: inside a link."""
    text = escape(shown or fact.text)
    if fact.code and not shown:
        text = f"<code>{text}</code>"
    if not fact.recorded and not shown:
        text = f'<span class="not-recorded">{text}</span>'
    title = f' title="{escape(fact.title)}"' if fact.title else ""
    name = f'class="fact fact-{fact.kind}"'
    if fact.href and link:
        text = f'<a {name} href="{escape(fact.href)}"{title}>{text}</a>'
    else:
        text = f"<span {name}{title}>{text}</span>"
    return text + (f' <span class="fact-note">({escape(fact.note)})</span>' if fact.note else "")


def as_text(fact: Fact, shown: str = "") -> str:
    """Return the fact as plain text."""
    return (shown or fact.text) + (f" ({fact.note})" if fact.note else "")


def as_markdown(fact: Fact, shown: str = "") -> str:
    """Return the fact as Markdown that any parser reads the same way, on one line."""
    text = shown or fact.text
    text = f"`{text}`" if fact.code and not shown and "`" not in text else escaped(text)
    linked = f"[{text}]({fact.href})" if fact.href else text
    return linked + (f" ({escaped(fact.note)})" if fact.note else "")


def escaped(text: str) -> str:
    """Return text so that Markdown shows it as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{each}" if each in _SIGNS else each for each in flat)


_SIGNS = frozenset("\\`*_[]<>|#&~")
