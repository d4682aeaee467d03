"""Icons as inline SVG: drawn by the ``lucide`` package when a template is rendered."""

from __future__ import annotations

import re
from functools import cache

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "", size: int = 18) -> SafeString:
    """Return an icon; without a label it is decoration, and hidden from screen readers.

    Raises lucide.IconDoesNotExist for a name that is none: a template's mistake, seen at once.
    """
    return _drawn(name, label, size)


@cache
def _drawn(name: str, label: str, size: int) -> SafeString:
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    svg = re.sub(r">\s+<", "><", draw(name, size=size)).strip()
    return mark_safe(svg.replace("<svg", f'<svg class="icon" focusable="false" {told}', 1))  # noqa: S308 - the package's own drawing, and a label escaped above
