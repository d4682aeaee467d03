"""Plain sentences with a little code in them, as lint, wording and codes write them."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

CODE = re.compile(r"`([^`\n]+)`")


@register.filter
def coded(text: str) -> SafeString:
    """Escape a sentence, and set what stands between backticks as code."""
    return mark_safe(CODE.sub(r"<code>\1</code>", conditional_escape(text)))  # noqa: S308 - escaped before
